extension Canvas {
  /// Draws a horizontal bar that is filled from the left, in steps of an eighth of a cell.
  ///
  /// - Parameters:
  ///   - fraction: How much is filled, 0…1; anything else is taken as the nearer end, NaN as 0.
  ///   - track: How the rest looks.
  public mutating func gauge(
    x: Int, y: Int, width: Int, fraction: Double, style: Style = .plain, track: Style = .plain,
    glyphs: Glyphs = .unicode
  ) {
    guard width > 0 else { return }
    let steps = glyphs.isASCII ? 1 : 8
    let filled = Int((fraction.clampedToUnit * Double(width * steps)).rounded())
    for column in 0..<width {
      let eighths = min(steps, max(0, filled - column * steps))
      let glyph: Character =
        if glyphs.isASCII {
          eighths == 0 ? "." : "#"
        } else {
          Self.leftEighths[eighths]
        }
      var look = eighths == 0 ? track : style
      // The empty part of a cell that is partly filled belongs to the track.
      if eighths < steps { look.background = track.background }
      put(glyph, x: x + column, y: y, style: look)
    }
  }

  /// Draws a vertical bar that is filled from below, in steps of an eighth of a cell.
  public mutating func column(
    x: Int, y: Int, height: Int, fraction: Double, style: Style = .plain, glyphs: Glyphs = .unicode
  ) {
    guard height > 0 else { return }
    let steps = glyphs.isASCII ? 1 : 8
    let filled = Int((fraction.clampedToUnit * Double(height * steps)).rounded())
    for row in 0..<height {
      let eighths = min(steps, max(0, filled - row * steps))
      guard eighths > 0 else { continue }
      put(
        glyphs.isASCII ? "#" : Self.lowerEighths[eighths], x: x, y: y + height - 1 - row,
        style: style)
    }
  }

  /// Draws one value a column as a row of small bars, scaled so that the largest fills its cell;
  /// values that are not finite leave a gap.
  public mutating func sparkline(
    x: Int, y: Int, values: [Double], style: Style = .plain, glyphs: Glyphs = .unicode
  ) {
    let finite = values.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return }
    let signs = glyphs.isASCII ? Array("_.-=*#") : Array("▁▂▃▄▅▆▇█")
    for (offset, value) in values.enumerated() where value.isFinite {
      // Halved, so that the range between huge values of either sign stays finite.
      let height = high > low ? (value / 2 - low / 2) / (high / 2 - low / 2) : 0
      let step = Int((height * Double(signs.count - 1)).rounded())
      put(signs[min(max(0, step), signs.count - 1)], x: x + offset, y: y, style: style)
    }
  }

  private static let leftEighths: [Character] = Array(" ▏▎▍▌▋▊▉█")
  private static let lowerEighths: [Character] = Array(" ▁▂▃▄▅▆▇█")
}

extension Double {
  fileprivate var clampedToUnit: Double { self >= 1 ? 1 : self > 0 ? self : 0 }
}
