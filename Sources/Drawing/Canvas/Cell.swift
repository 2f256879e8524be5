/// One character cell.
public struct Cell: Sendable, Hashable {
  /// What stands in the cell; `nil` in the second cell of a wide glyph.
  public var glyph: Character?
  /// How it looks.
  public var style: Style

  /// Makes a cell.
  public init(_ glyph: Character?, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell(" ")
}
