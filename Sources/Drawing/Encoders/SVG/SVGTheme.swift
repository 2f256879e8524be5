/// The colours of a drawn terminal: what the terminal's own and the first sixteen colours look like.
public struct SVGTheme: Sendable, Hashable {
  /// The page behind the cells.
  public var background: RGB
  /// Text without a colour of its own.
  public var foreground: RGB
  /// The line around the window.
  public var frame: RGB
  /// The window's title.
  public var title: RGB
  /// The first sixteen colours; the other 240 are the same everywhere.
  public var palette: [RGB]

  /// Makes a theme.
  ///
  /// - Precondition: The palette has sixteen colours.
  public init(background: RGB, foreground: RGB, frame: RGB, title: RGB, palette: [RGB]) {
    precondition(palette.count == 16, "a palette has sixteen colours")
    self.background = background
    self.foreground = foreground
    self.frame = frame
    self.title = title
    self.palette = palette
  }

  /// Bright on dark.
  public static let dark = SVGTheme(
    background: RGB(hex: 0x14171D), foreground: RGB(hex: 0xD8DCE4), frame: RGB(hex: 0x363C48),
    title: RGB(hex: 0x8A93A3),
    palette: [
      0x1D2129, 0xE5646A, 0x7FBF6A, 0xDDB65C, 0x5C9CE6, 0xB98AE0, 0x4FBDBA, 0xC9CFD9,
      0x6B7484, 0xF58A8E, 0x9CD989, 0xF0D080, 0x84B8F5, 0xD2ABF2, 0x76D8D4, 0xF4F6FA,
    ].map(RGB.init(hex:)))

  /// Dark on bright.
  public static let light = SVGTheme(
    background: RGB(hex: 0xFCFCFA), foreground: RGB(hex: 0x23272F), frame: RGB(hex: 0xD3D6DB),
    title: RGB(hex: 0x6B7280),
    palette: [
      0x23272F, 0xB4232C, 0x2F7D32, 0x8F6400, 0x1F5FBF, 0x7E3FA8, 0x0B7A78, 0xDADDE2,
      0x6B7280, 0xD13A43, 0x3E9442, 0xA97800, 0x3377DD, 0x9A5BC7, 0x16918E, 0xFFFFFF,
    ].map(RGB.init(hex:)))

  /// The colours of a cell's glyph and of what is behind it, `nil` for the page itself.
  func colors(of style: Style) -> (ink: RGB, paper: RGB?) {
    var ink = color(style.foreground) ?? foreground
    var paper = color(style.background)
    if style.attributes.contains(.reverse) { (ink, paper) = (paper ?? background, ink) }
    if style.attributes.contains(.dim) { ink = ink.mixed(with: paper ?? background, 0.42) }
    return (ink, paper)
  }

  private func color(_ color: Color) -> RGB? {
    switch color {
    case .standard: nil
    case .indexed(let index): index < 16 ? palette[Int(index)] : RGB(index: index)
    }
  }
}
