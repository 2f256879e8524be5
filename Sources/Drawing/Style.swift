/// A terminal colour: the terminal's own, or one of the 256 indexed ones.
public enum Color: Sendable, Hashable {
  /// Whatever the terminal shows by default.
  case standard
  /// Entry 0…255 of the palette; 0…15 are the sixteen that every colour terminal has.
  case indexed(UInt8)
}

/// How a cell looks.
public struct Style: Sendable, Hashable {
  public var foreground: Color
  public var background: Color
  public var attributes: Attributes

  /// What a terminal can do to a glyph besides colouring it.
  public struct Attributes: OptionSet, Sendable, Hashable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    public static let bold = Attributes(rawValue: 1)
    public static let dim = Attributes(rawValue: 2)
    public static let italic = Attributes(rawValue: 4)
    public static let underline = Attributes(rawValue: 8)
    public static let reverse = Attributes(rawValue: 16)
  }

  public init(
    foreground: Color = .standard, background: Color = .standard, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours and nothing else.
  public static let plain = Style()
}
