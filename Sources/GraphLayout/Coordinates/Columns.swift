/// Columns as a system of springs: neighbours of one rank are kept apart, segments pull upright.
///
/// Lanes that follow each other in one column at the start stay together and move as one.
enum Columns {
  /// Improves columns that keep neighbours apart.
  static func straighten(_ start: Positioned, spacing: Int, pivots: Int) -> Positioned {
    let ordered = start.ordered
    let layered = ordered.layered
    // Which column a vertex is in: runs of lanes share one.
    var column = [Int](repeating: 0, count: layered.vertexCount)
    var first: [Int] = []
    for index in 0..<ordered.rankCount {
      for vertex in ordered.rank(index) {
        if layered.isLane(vertex) {
          let above = layered.upper[layered.into(lane: vertex)]
          if layered.isLane(above) && start.axis[above] == start.axis[vertex] {
            column[vertex] = column[above]
            continue
          }
        }
        column[vertex] = first.count
        first.append(vertex)
      }
    }
    var springs: [TensionSimplex.Spring] = []
    for segment in 0..<layered.segmentCount {
      let (upper, lower) = (layered.upper[segment], layered.lower[segment])
      if column[upper] == column[lower] { continue }
      let weight = weight(of: segment, in: layered)
      springs.append(
        TensionSimplex.Spring(
          tail: column[upper], head: column[lower], length: 0, pull: weight, push: weight))
    }
    for index in 0..<ordered.rankCount {
      let rank = ordered.rank(index)
      for (left, right) in zip(rank, rank.dropFirst()) {
        springs.append(
          TensionSimplex.Spring(
            tail: column[left], head: column[right],
            length: start.separation(left, right, spacing: spacing), pull: 0, push: nil))
      }
    }
    let positions = TensionSimplex.solve(
      springs, from: first.map { start.axis[$0] }, pivots: pivots)
    return Positioned(
      ordered: ordered, width: start.width, axis: column.map { positions[$0] })
      .shiftedToOrigin()
  }

  /// Segments between lanes pull most, so that long edges are straight; the edge of a leaf least,
  /// so that chains of operators are, and leaves stand aside.
  private static func weight(of segment: Int, in layered: Layered) -> Int {
    let (upper, lower) = (layered.upper[segment], layered.lower[segment])
    switch (layered.isLane(upper), layered.isLane(lower)) {
    case (true, true): return 16
    case (false, false): return layered.up(upper).isEmpty ? 3 : 4
    default: return 4
    }
  }
}
