import Drawing

/// What the terminal can show, and which of its looks the user wants.
public struct Appearance: Sendable, Hashable {
  /// How many colours there are.
  public var colorDepth: ColorDepth
  /// Unicode signs, or ASCII only.
  public var glyphs: Glyphs
  /// For a dark or a light background.
  public var theme: Theme

  /// The looks that the user can choose from.
  public enum Theme: String, Sendable, Hashable, CaseIterable {
    /// Bright signs on a dark background.
    case dark
    /// Dark signs on a light background.
    case light
  }

  /// Makes an appearance; the defaults are those of a modern terminal.
  public init(
    colorDepth: ColorDepth = .indexed256, glyphs: Glyphs = .unicode, theme: Theme = .dark
  ) {
    self.colorDepth = colorDepth
    self.glyphs = glyphs
    self.theme = theme
  }
}
