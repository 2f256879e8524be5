/// Which part of something long is visible.
public struct ScrollPosition: Sendable, Hashable {
  /// The first visible row (or column).
  public var offset: Int
  /// How many are visible.
  public var visible: Int
  /// How many there are.
  public var total: Int

  /// Makes a position.
  public init(offset: Int, visible: Int, total: Int) {
    self.offset = offset
    self.visible = visible
    self.total = total
  }

  /// Whether something is out of sight.
  public var isNeeded: Bool { total > visible }

  /// Where the thumb stands on a track of so many cells: at an end only if the view is at that end,
  /// and never without a cell. `nil` where all is visible.
  public func thumb(track: Int) -> Range<Int>? {
    guard isNeeded, track > 0, visible >= 0 else { return nil }
    let hidden = total - visible
    let length = min(max(1, track * visible / total), max(1, track - 1))
    let places = track - length
    let place = min(max(0, offset), hidden)
    var start = places * place / hidden
    if place > 0, start == 0, places > 1 { start = 1 }
    if place < hidden, start == places, places > 1 { start = places - 1 }
    return start..<(start + length)
  }
}

extension Canvas {
  /// Draws a vertical scroll bar, or nothing where all is visible.
  public mutating func scrollBar(
    x: Int, y: Int, height: Int, position: ScrollPosition, style: Style = .plain,
    track: Style = .plain, glyphs: Glyphs = .unicode
  ) {
    guard let thumb = position.thumb(track: height) else { return }
    verticalRule(x: x, y: y, height: height, glyph: glyphs.isASCII ? "|" : "│", style: track)
    verticalRule(
      x: x, y: y + thumb.lowerBound, height: thumb.count, glyph: glyphs.isASCII ? "#" : "┃",
      style: style)
  }

  /// Draws a horizontal scroll bar, or nothing where all is visible.
  public mutating func horizontalScrollBar(
    x: Int, y: Int, width: Int, position: ScrollPosition, style: Style = .plain,
    track: Style = .plain, glyphs: Glyphs = .unicode
  ) {
    guard let thumb = position.thumb(track: width) else { return }
    horizontalRule(x: x, y: y, width: width, glyph: glyphs.isASCII ? "-" : "─", style: track)
    horizontalRule(
      x: x + thumb.lowerBound, y: y, width: thumb.count, glyph: glyphs.isASCII ? "#" : "━",
      style: style)
  }
}
