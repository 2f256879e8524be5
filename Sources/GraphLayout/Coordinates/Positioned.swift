/// An ordered graph with a column for every vertex.
struct Positioned {
  let ordered: Ordered
  /// The width of every vertex in cells: 1 for a lane, and for a node what it asked for, or more
  /// when more edges enter than it has columns.
  let width: [Int]
  /// The column of a vertex's axis, where its net leaves it: for a box its middle, the left one of
  /// two.
  let axis: [Int]

  /// Columns of a box left of its axis.
  static func leftExtent(_ width: Int) -> Int { (width - 1) / 2 }
  /// Columns of a box right of its axis.
  static func rightExtent(_ width: Int) -> Int { width / 2 }

  /// The leftmost column of a vertex.
  func left(_ vertex: Int) -> Int { axis[vertex] - Self.leftExtent(width[vertex]) }

  /// The least distance of the axes of two neighbours; even between nodes, so that a third can
  /// stand in the middle.
  static func separation(
    _ left: Int, _ right: Int, in layered: Layered, width: [Int], spacing: Int
  ) -> Int {
    let lanes = (layered.isLane(left) ? 1 : 0) + (layered.isLane(right) ? 1 : 0)
    return separation(
      width[left], width[right], lanes: lanes, areCrowded: layered.lanesAreCrowded,
      spacing: spacing)
  }

  /// The same for neighbours of some widths, of which so many are lanes.
  static func separation(
    _ left: Int, _ right: Int, lanes: Int, areCrowded: Bool, spacing: Int
  ) -> Int {
    let touching = rightExtent(left) + 1 + leftExtent(right)
    switch lanes {
    case 0: return touching + spacing + (touching + spacing) % 2
    case 2 where areCrowded: return touching
    default: return touching + min(spacing, 1)
    }
  }

  /// Moved sideways so that the leftmost column is 0.
  func shiftedToOrigin() -> Positioned {
    var low = Int.max
    for vertex in axis.indices { low = min(low, left(vertex)) }
    return Positioned(ordered: ordered, width: width, axis: axis.map { $0 - low })
  }

  /// How wide each vertex must be. A box has corners, in which no edge should end.
  static func widths(_ layered: Layered) -> [Int] {
    (0..<layered.vertexCount).map { vertex in
      if layered.isLane(vertex) { return 1 }
      return width(layered.ranked.graph.nodes[vertex], entering: layered.up(vertex).count)
    }
  }

  /// How wide a node must be when that many edges enter it.
  static func width(_ node: Graph.Node, entering: Int) -> Int {
    max(node.width, node.width < 3 || entering == 0 ? entering : entering + 2)
  }
}
