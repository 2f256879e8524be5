extension Canvas {
  /// What to write to a terminal that shows `previous` so that it shows this canvas: nothing when they
  /// are equal.
  ///
  /// Without a previous picture, or with one of another size, the screen is cleared first. Between
  /// pictures the terminal is in its own style; places are absolute, so it does not matter where the
  /// cursor was.
  public func diff(from previous: Canvas?, depth: ColorDepth = .indexed256) -> String {
    var text = ""
    var rendition = GraphicRendition(depth: depth)
    var base = previous
    if previous?.size != size {
      text = "\u{1B}[0m\u{1B}[H\u{1B}[2J"
      base = Canvas(size: size)
    }
    guard let base else { return text }
    for y in 0..<size.height {
      writeChanges(y: y, from: base, rendition: &rendition, text: &text)
    }
    rendition.reset(in: &text)
    if let cursor {
      if !text.isEmpty || cursor != previous?.cursor ?? (-1, -1) {
        text += "\u{1B}[\(cursor.y + 1);\(cursor.x + 1)H"
      }
      if previous?.cursor == nil { text += "\u{1B}[?25h" }
    } else if previous == nil || previous?.cursor != nil {
      text += "\u{1B}[?25l"
    }
    return text
  }

  /// Cells that are equal cost less to write again than to jump over, up to so many.
  private static let shortGap = 4

  private func writeChanges(
    y: Int, from base: Canvas, rendition: inout GraphicRendition, text: inout String
  ) {
    let start = y * size.width
    var x = 0
    /// Where the terminal's cursor is in this row; `nil` when it is elsewhere.
    var position: Int?
    // The blanks at the end of a row are erased at once where that is shorter.
    var end = size.width
    while end > 0, cells[start + end - 1] == .blank { end -= 1 }
    let changedBlanks = (end..<size.width).count { base.cells[start + $0] != .blank }
    let erases = changedBlanks > 3
    let limit = erases ? end : size.width

    while x < limit {
      let (from, to) = changedSpan(x: x, limit: limit, start: start, base: base)
      guard from < to else { break }
      if let current = position, from - current <= Self.shortGap {
        for column in current..<from {
          write(cells[start + column], rendition: &rendition, text: &text)
        }
      } else {
        text += "\u{1B}[\(y + 1);\(from + 1)H"
      }
      for column in from..<to { write(cells[start + column], rendition: &rendition, text: &text) }
      position = to
      x = to
    }
    if erases {
      if position != end { text += "\u{1B}[\(y + 1);\(end + 1)H" }
      rendition.reset(in: &text)
      text += "\u{1B}[K"
    }
  }

  /// The next cells from `x` on that differ, without cutting wide glyphs of either picture.
  private func changedSpan(x: Int, limit: Int, start: Int, base: Canvas) -> (Int, Int) {
    var from = x
    while from < limit, cells[start + from] == base.cells[start + from] { from += 1 }
    guard from < limit else { return (limit, limit) }
    var to = from
    while to < limit, cells[start + to] != base.cells[start + to] { to += 1 }
    while from > x, cells[start + from].glyph == nil || base.cells[start + from].glyph == nil {
      from -= 1
    }
    while to < limit, cells[start + to].glyph == nil || base.cells[start + to].glyph == nil {
      to += 1
    }
    return (from, to)
  }

  private func write(_ cell: Cell, rendition: inout GraphicRendition, text: inout String) {
    guard let glyph = cell.glyph else { return }
    rendition.change(to: cell.style, in: &text)
    text += glyph.terminalText
  }
}
