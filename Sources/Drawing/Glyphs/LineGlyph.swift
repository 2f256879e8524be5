/// How heavy a line is drawn.
public enum LineWeight: UInt8, Sendable, Hashable, Comparable {
  /// No line.
  case none
  /// Broken into dashes; corners and joins are drawn light.
  case dashed
  /// One thin stroke.
  case light
  /// One thick stroke.
  case heavy

  /// The heavier line is the greater.
  public static func < (left: LineWeight, right: LineWeight) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// The lines that meet in one cell: from its centre to the middle of each side.
public struct LineArms: Sendable, Hashable {
  /// The weights towards north, east, south and west.
  private var weights: SIMD4<UInt8> = .zero

  /// A cell without lines.
  public init() {}

  /// A cell with such lines.
  public init(
    north: LineWeight = .none, east: LineWeight = .none, south: LineWeight = .none,
    west: LineWeight = .none
  ) {
    weights = SIMD4(north.rawValue, east.rawValue, south.rawValue, west.rawValue)
  }

  /// The weight towards one side.
  public subscript(direction: Direction) -> LineWeight {
    get { LineWeight(rawValue: weights[direction.rawValue]) ?? .none }
    set { weights[direction.rawValue] = newValue.rawValue }
  }

  /// Whether no line is in the cell.
  public var isEmpty: Bool { weights == .zero }

  /// Both, the heavier one where both have a line.
  public func union(_ other: LineArms) -> LineArms {
    var sum = self
    sum.weights.replace(with: other.weights, where: other.weights .> weights)
    return sum
  }

  /// The sign for these lines.
  ///
  /// - Parameter rounded: Whether a light corner is a bow (`╭`) rather than an angle (`┌`).
  public func glyph(rounded: Bool = true) -> Character {
    if isDashed(.north, .south, free: .east, .west) { return "┆" }
    if isDashed(.east, .west, free: .north, .south) { return "┄" }
    var index = 0
    for direction in [Direction.north, .east, .south, .west] {
      index = index * 3 + (self[direction] == .heavy ? 2 : self[direction] == .none ? 0 : 1)
    }
    let glyph = Self.glyphs[index]
    guard rounded else { return glyph }
    switch glyph {
    case "┌": return "╭"
    case "┐": return "╮"
    case "└": return "╰"
    case "┘": return "╯"
    default: return glyph
    }
  }

  /// The sign for these lines in ASCII: `|`, `-`, `=` for heavy ones, `:` for dashed ones, and `+`
  /// wherever lines turn or meet.
  public var asciiGlyph: Character {
    if isEmpty { return " " }
    if isDashed(.north, .south, free: .east, .west) { return ":" }
    if self[.north] == .none && self[.south] == .none {
      return max(self[.east], self[.west]) == .heavy ? "=" : "-"
    }
    if self[.east] == .none && self[.west] == .none { return "|" }
    return "+"
  }

  private func isDashed(
    _ first: Direction, _ second: Direction, free third: Direction, _ fourth: Direction
  ) -> Bool {
    self[first] == .dashed && self[second] == .dashed && self[third] == .none
      && self[fourth] == .none
  }

  /// For every weight (none, light, heavy) towards north, east, south, west, the last one changing
  /// fastest.
  static let glyphs: [Character] = Array(
    " ╴╸╷┐┑╻┒┓"  // nothing to the north or east
      + "╶─╾┌┬┭┎┰┱"  // a light line to the east
      + "╺╼━┍┮┯┏┲┳"  // a heavy line to the east
      + "╵┘┙│┤┥╽┧┪"  // a light line to the north
      + "└┴┵├┼┽┟╁╅"
      + "┕┶┷┝┾┿┢╆╈"
      + "╹┚┛╿┦┩┃┨┫"  // a heavy line to the north
      + "┖┸┹┞╀╃┠╂╉"
      + "┗┺┻┡╄╇┣╊╋")

  /// The lines of a box-drawing sign, or `nil` for any other sign and for double lines.
  public init?(glyph: Character) {
    guard let arms = Self.byGlyph[glyph] else { return nil }
    self = arms
  }

  private static let byGlyph: [Character: LineArms] = {
    var table: [Character: LineArms] = [:]
    let weights: [LineWeight] = [.none, .light, .heavy]
    for (index, glyph) in glyphs.enumerated() where glyph != " " {
      table[glyph] = LineArms(
        north: weights[index / 27], east: weights[index / 9 % 3], south: weights[index / 3 % 3],
        west: weights[index % 3])
    }
    for (bow, angle) in zip("╭╮╰╯", "┌┐└┘") { table[bow] = table[angle] }
    for glyph in "┄┈╌" { table[glyph] = LineArms(east: .dashed, west: .dashed) }
    for glyph in "┆┊╎" { table[glyph] = LineArms(north: .dashed, south: .dashed) }
    for glyph in "┅┉╍" { table[glyph] = LineArms(east: .heavy, west: .heavy) }
    for glyph in "┇┋╏" { table[glyph] = LineArms(north: .heavy, south: .heavy) }
    return table
  }()
}
