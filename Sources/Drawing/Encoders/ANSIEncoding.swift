extension Canvas {
  /// The picture as lines of text with escape sequences for the styles, to be printed on a terminal or
  /// kept in a file that `cat` and `less -R` show.
  ///
  /// Every line starts and ends in the terminal's own style, so lines can be cut out; blanks at the
  /// end of a line are left out unless their style shows.
  ///
  /// - Parameter depth: The colours that may be used; without any, attributes remain.
  public func ansi(depth: ColorDepth = .indexed256) -> String {
    var text = ""
    var rendition = GraphicRendition(depth: depth)
    for y in 0..<size.height {
      let row = row(y)
      let end = row.lastIndex { !$0.isInvisible(at: depth) }.map { $0 + 1 } ?? row.startIndex
      for cell in row[..<end] {
        guard let glyph = cell.glyph else { continue }
        rendition.change(to: cell.style, in: &text)
        text += glyph.terminalText
      }
      rendition.reset(in: &text)
      text += "\n"
    }
    return text
  }
}

extension Cell {
  /// Whether nothing of the cell is seen: a space without background, reversal or line below.
  func isInvisible(at depth: ColorDepth) -> Bool {
    glyph == " " && style.background.quantised(to: depth) == .standard
      && style.attributes.isDisjoint(with: [.reverse, .underline])
  }
}
