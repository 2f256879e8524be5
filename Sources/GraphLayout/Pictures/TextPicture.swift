/// A layout drawn as lines of text, nodes as boxes (or bare rows, when one row high) with labels.
public enum TextPicture {
  /// Draws a layout.
  ///
  /// - Parameter labels: a text a node, cut to fit.
  /// - Returns: rows joined by newlines, without blanks at their ends.
  public static func draw(_ layout: Layout, of graph: Graph, labels: [String]) -> String {
    var rows = [[Character]](
      repeating: [Character](repeating: " ", count: layout.width), count: layout.height)
    for (frame, label) in zip(layout.frames, labels) {
      drawNode(frame, label: label, into: &rows)
    }
    for cell in LineMap(layout, of: graph).cells {
      let here = rows[cell.point.y][cell.point.x]
      if cell.isPort {
        if here == "─" { rows[cell.point.y][cell.point.x] = cell.arms == .north ? "┴" : "┬" }
      } else {
        rows[cell.point.y][cell.point.x] = cell.glyph
      }
    }
    return rows.map { row in
      var text = String(row)
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  private static func drawNode(
    _ frame: Frame, label: String, into rows: inout [[Character]]
  ) {
    let (right, bottom) = (frame.x + frame.width - 1, frame.y + frame.height - 1)
    let boxed = frame.height >= 3 && frame.width >= 2
    if boxed {
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
    let room = boxed ? frame.width - 2 : frame.width
    let text = Array(label.prefix(room))
    let start = frame.x + (frame.width - text.count) / 2
    let y = frame.y + (frame.height - 1) / 2
    for (offset, character) in text.enumerated() { rows[y][start + offset] = character }
  }
}
