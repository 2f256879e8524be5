/// Which cells routes pass through, and how: all that is needed to draw them.
///
/// ```swift
/// for cell in LineMap(layout, of: graph).cells where !cell.isPort {
///   put(cell.glyph, at: cell.point)
/// }
/// ```
public struct LineMap: Sendable, Equatable {
  /// The sides on which a line leaves a cell.
  public struct Arms: OptionSet, Sendable, Hashable {
    /// The bits, from the lowest: north, east, south, west.
    public let rawValue: UInt8
    /// Makes arms of bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Up.
    public static let north = Arms(rawValue: 1)
    /// Right.
    public static let east = Arms(rawValue: 2)
    /// Down.
    public static let south = Arms(rawValue: 4)
    /// Left.
    public static let west = Arms(rawValue: 8)
  }

  /// A cell that at least one route touches.
  public struct Cell: Sendable, Equatable {
    /// Where it is.
    public var point: Point
    /// The sides on which lines leave it.
    public var arms: Arms
    /// Where the line that runs up or down here begins, if one does: a node, or a stub after those.
    public var vertical: Int?
    /// Where the line that runs sideways here begins, if one does.
    public var horizontal: Int?
    /// Whether it lies on the border of a node's frame, where routes begin and end.
    public var isPort: Bool

    /// Whether lines of two sources pass over each other here without meeting.
    public var isCrossing: Bool {
      guard let vertical, let horizontal else { return false }
      return vertical != horizontal
    }

    /// Whether lines of one source meet here.
    public var isJoin: Bool { !isCrossing && arms.rawValue.nonzeroBitCount > 2 }

    /// A rounded line-drawing character: `┼` for a crossing, `╋` for the rare join of four lines.
    public var glyph: Character {
      let lines: [Character] = [
        " ", "╵", "╶", "╰", "╷", "│", "╭", "├", "╴", "╯", "─", "┴", "╮", "┤", "┬", "╋",
      ]
      return isCrossing ? "┼" : lines[Int(arms.rawValue)]
    }

    /// The same in ASCII: `+` for a crossing, `*` for a join, `.` and `'` for corners.
    public var asciiGlyph: Character {
      if isCrossing { return "+" }
      if isJoin { return "*" }
      if arms.contains(.north) && arms.contains(.south) { return "|" }
      if !arms.contains(.north) && !arms.contains(.south) { return "-" }
      if !arms.contains(.east) && !arms.contains(.west) { return "|" }
      return arms.contains(.north) ? "'" : "."
    }
  }

  /// The cells, row by row.
  public let cells: [Cell]

  /// Collects the cells of a layout's routes.
  ///
  /// Complexity: O(cells * log(cells)).
  public init(_ layout: Layout, of graph: Graph) {
    var found: [Point: Cell] = [:]
    let origins = layout.origins(of: graph)
    for (edge, route) in layout.routes.enumerated() {
      let source = origins[edge]
      let path = route.cells
      for (index, point) in path.enumerated() {
        var cell =
          found[point]
          ?? Cell(point: point, arms: [], vertical: nil, horizontal: nil, isPort: false)
        cell.isPort = cell.isPort || index == 0 || index == path.count - 1
        for neighbour in [index - 1, index + 1] where path.indices.contains(neighbour) {
          let other = path[neighbour]
          if other.x == point.x {
            cell.arms.insert(other.y < point.y ? .north : .south)
            cell.vertical = source
          } else {
            cell.arms.insert(other.x < point.x ? .west : .east)
            cell.horizontal = source
          }
        }
        found[point] = cell
      }
    }
    cells = found.values.sorted { ($0.point.y, $0.point.x) < ($1.point.y, $1.point.x) }
  }
}

extension Route {
  /// Every cell from the source's border to the target's, in order, corners once.
  public var cells: [Point] {
    guard var last = points.first else { return [] }
    var path = [last]
    for corner in points.dropFirst() {
      let step = Point(x: (corner.x - last.x).signum(), y: (corner.y - last.y).signum())
      while last != corner {
        last = Point(x: last.x + step.x, y: last.y + step.y)
        path.append(last)
      }
    }
    return path
  }
}
