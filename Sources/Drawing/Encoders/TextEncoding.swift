extension Canvas: CustomStringConvertible {
  /// The picture as plain text, so that a failing test shows it.
  public var description: String { text() }

  /// The picture as plain text: one line a row, without the spaces at its end, each line ended by a
  /// newline.
  public func text() -> String {
    var text = ""
    text.reserveCapacity(cells.count + size.height)
    for y in 0..<size.height {
      var blanks = 0
      for cell in row(y) {
        switch cell.glyph {
        case nil: break
        case " ": blanks += 1
        case let glyph?:
          if blanks > 0 {
            text.append(String(repeating: " ", count: blanks))
            blanks = 0
          }
          text.append(glyph)
        }
      }
      text.append("\n")
    }
    return text
  }
}
