/// A layout drawn as lines of text, nodes as boxes (or bare rows, when one row high) with labels.
public enum TextPicture {
  /// Draws a layout.
  ///
  /// - Parameters:
  ///   - labels: a text a node, of one or more lines, cut to fit.
  ///   - arrowheads: the mark at the end of an edge, on the border of the box that it enters; nil for
  ///     none, where edges run the same way anyhow.
  /// - Returns: rows joined by newlines, without blanks at their ends.
  public static func draw(
    _ layout: Layout, of graph: Graph, labels: [String], arrowheads: Character? = nil
  ) -> String {
    var rows = [[Character]](
      repeating: [Character](repeating: " ", count: layout.width), count: layout.height)
    for (frame, label) in zip(layout.frames, labels) {
      drawNode(frame, label: label, into: &rows)
    }
    for stub in layout.stubs { drawNode(stub.frame, label: labels[stub.node], into: &rows) }
    for cell in LineMap(layout, of: graph).cells {
      let (x, y) = (cell.point.x, cell.point.y)
      switch (cell.isPort, rows[y][x]) {
      case (false, _): rows[y][x] = cell.glyph
      case (true, "─"): rows[y][x] = cell.arms == .north ? "┴" : "┬"
      case (true, "│"): rows[y][x] = cell.arms == .west ? "┤" : "├"
      default: break
      }
    }
    if let arrowheads {
      for (edge, route) in zip(graph.edges, layout.routes) {
        // A node without a border has no room for a mark.
        let frame = layout.frames[edge.to]
        guard frame.height >= 3, frame.width >= 3, let end = route.points.last else { continue }
        rows[end.y][end.x] = arrowheads
      }
    }
    return rows.map { row in
      var end = row.count
      while end > 0 && row[end - 1] == " " { end -= 1 }
      return String(row[..<end])
    }.joined(separator: "\n")
  }

  private static func drawNode(
    _ frame: Frame, label: String, into rows: inout [[Character]]
  ) {
    let (right, bottom) = (frame.x + frame.width - 1, frame.y + frame.height - 1)
    let isBoxed = frame.height >= 3 && frame.width >= 3
    if isBoxed {
      for x in frame.x...right {
        rows[frame.y][x] = "─"
        rows[bottom][x] = "─"
      }
      for y in frame.y...bottom {
        rows[y][frame.x] = "│"
        rows[y][right] = "│"
      }
      rows[frame.y][frame.x] = "╭"
      rows[frame.y][right] = "╮"
      rows[bottom][frame.x] = "╰"
      rows[bottom][right] = "╯"
    }
    let border = isBoxed ? 1 : 0
    let lines = label.split(separator: "\n", omittingEmptySubsequences: false).prefix(
      frame.height - 2 * border)
    let firstRow = frame.y + (frame.height - lines.count) / 2
    for (row, line) in lines.enumerated() {
      let text = Array(line.prefix(frame.width - 2 * border))
      let start = frame.x + (frame.width - text.count) / 2
      for (offset, character) in text.enumerated() {
        rows[firstRow + row][start + offset] = character
      }
    }
  }
}
