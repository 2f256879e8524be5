/// Lines that run through cells, turn, meet and cross: the edges of a graph before they become signs.
///
/// Each cell remembers which of its sides a line leaves by, so the sign for it can be chosen once all
/// lines are known: two edges that pass each other make a `┼`, one that branches makes a `├`.
///
///     var edges = LineArt(area: viewport)
///     edges.addPath([(x: 4, y: 0), (x: 4, y: 3), (x: 9, y: 3)], style: dim)
///     edges.addArrowhead(x: 9, y: 3, .east, style: dim)
///     canvas.draw(edges, glyphs: .unicode)
public struct LineArt: Sendable {
  /// The cells that are remembered; lines elsewhere have no effect.
  public let area: Rect
  private var arms: [LineArms]
  private var styles: [Style]
  private var arrowheads: [Direction?]

  /// Makes a sheet without lines.
  public init(area: Rect) {
    let count = max(0, area.width) * max(0, area.height)
    self.area = area
    arms = Array(repeating: LineArms(), count: count)
    styles = Array(repeating: .plain, count: count)
    arrowheads = Array(repeating: nil, count: count)
  }

  /// The lines in a cell.
  public subscript(x: Int, y: Int) -> LineArms {
    index(x, y).map { arms[$0] } ?? LineArms()
  }

  /// Adds lines to a cell.
  ///
  /// Where several share a cell, the style of the heaviest is shown, of equals the last one's.
  public mutating func add(_ lines: LineArms, x: Int, y: Int, style: Style = .plain) {
    guard let index = index(x, y) else { return }
    let isHeavier = arms[index].heaviest > lines.heaviest
    arms[index] = arms[index].union(lines)
    if !isHeavier { styles[index] = style }
  }

  /// Adds an axis-parallel polyline; the first and the last cell get only their half of the line.
  ///
  /// - Precondition: Neighbouring points have a coordinate in common.
  public mutating func addPath(
    _ points: [(x: Int, y: Int)], weight: LineWeight = .light, style: Style = .plain
  ) {
    for (start, end) in zip(points, points.dropFirst()) {
      precondition(start.x == end.x || start.y == end.y, "lines run along rows and columns")
      if start.y == end.y {
        let (low, high) = (min(start.x, end.x), max(start.x, end.x))
        for x in stride(from: max(low, area.x), through: min(high, area.maxX - 1), by: 1) {
          let lines = LineArms(
            east: x < high ? weight : .none, west: x > low ? weight : .none)
          add(lines, x: x, y: start.y, style: style)
        }
      } else {
        let (low, high) = (min(start.y, end.y), max(start.y, end.y))
        for y in stride(from: max(low, area.y), through: min(high, area.maxY - 1), by: 1) {
          let lines = LineArms(
            north: y > low ? weight : .none, south: y < high ? weight : .none)
          add(lines, x: start.x, y: y, style: style)
        }
      }
    }
  }

  /// Puts an arrowhead into a cell, over its lines.
  public mutating func addArrowhead(
    x: Int, y: Int, _ direction: Direction, style: Style = .plain
  ) {
    guard let index = index(x, y) else { return }
    arrowheads[index] = direction
    styles[index] = style
  }

  /// Calls back for every cell with something in it, row by row.
  fileprivate func forEach(
    _ body: (_ x: Int, _ y: Int, _ lines: LineArms, _ arrowhead: Direction?, _ style: Style) -> Void
  ) {
    var index = 0
    for y in area.y..<max(area.y, area.maxY) {
      for x in area.x..<max(area.x, area.maxX) {
        if !arms[index].isEmpty || arrowheads[index] != nil {
          body(x, y, arms[index], arrowheads[index], styles[index])
        }
        index += 1
      }
    }
  }

  private func index(_ x: Int, _ y: Int) -> Int? {
    area.contains(x: x, y: y) ? (y - area.y) * area.width + x - area.x : nil
  }
}

extension LineArms {
  /// The sign for these lines where another already stands, or `nil` if that one is no line.
  fileprivate func joined(to glyph: Character, rounded: Bool) -> Character? {
    if let below = LineArms(glyph: glyph) { return below.union(self).glyph(rounded: rounded) }
    switch glyph {
    case "═":
      let (up, down) = (self[.north] != .none, self[.south] != .none)
      return up && down ? "╪" : up ? "╧" : down ? "╤" : glyph
    case "║":
      let (left, right) = (self[.west] != .none, self[.east] != .none)
      return left && right ? "╫" : left ? "╢" : right ? "╟" : glyph
    case "╔", "╗", "╚", "╝": return glyph
    case "+", "-", "|", "=", ":": return "+"
    default: return nil
    }
  }

  /// The weight of the heaviest line.
  fileprivate var heaviest: LineWeight {
    Direction.allCases.reduce(.none) { max($0, self[$1]) }
  }
}

extension Canvas {
  /// Draws lines over what is there.
  ///
  /// - Parameters:
  ///   - joining: Whether lines that end on a line already drawn, such as the border of a box, join
  ///     it (`─` becomes `┬`) rather than cover it.
  ///   - offset: Added to the places of all lines.
  public mutating func draw(
    _ lines: LineArt, glyphs: Glyphs = .unicode, rounded: Bool = true, joining: Bool = false,
    offset: (x: Int, y: Int) = (0, 0)
  ) {
    lines.forEach { x, y, arms, arrowhead, style in
      let (x, y) = (x + offset.x, y + offset.y)
      guard clip.contains(x: x, y: y) else { return }
      if let arrowhead {
        put(glyphs.arrowhead(arrowhead), x: x, y: y, style: style)
        return
      }
      if joining, let glyph = self[x, y].glyph, let join = arms.joined(to: glyph, rounded: rounded)
      {
        put(glyphs.isASCII ? "+" : join, x: x, y: y, style: self[x, y].style)
        return
      }
      put(glyphs.isASCII ? arms.asciiGlyph : arms.glyph(rounded: rounded), x: x, y: y, style: style)
    }
  }
}
