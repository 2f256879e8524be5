/// A terminal colour: the terminal's own, or one of the 256 indexed ones.
public enum Color: Sendable, Hashable {
  /// Whatever the terminal shows by default.
  case standard
  /// Entry 0…255 of the palette; 0…15 are the sixteen that every colour terminal has.
  case indexed(UInt8)
}

/// How a cell looks.
public struct Style: Sendable, Hashable {
  /// The colour of the glyph.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// Everything but the colours.
  public var attributes: Attributes

  /// What a terminal can do to a glyph besides colouring it.
  public struct Attributes: OptionSet, Sendable, Hashable {
    /// One bit for each attribute.
    public let rawValue: UInt8
    /// Makes a set from its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier strokes.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter than usual.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted; some terminals show it reversed or not at all.
    public static let italic = Attributes(rawValue: 4)
    /// A line below.
    public static let underline = Attributes(rawValue: 8)
    /// Foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
  }

  /// Makes a style; what is left out is as the terminal has it.
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
