/// Columns as a system of springs: neighbours of one rank are kept apart, segments pull upright.
///
/// Lanes that follow each other in one column at the start stay together and move as one.
enum Columns {
  /// Improves columns that keep neighbours apart.
  static func straighten(_ start: Positioned, spacing: Int) -> Positioned {
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
    let uprightness = Uprightness(ordered)
    var springs: [TensionSimplex.Spring] = []
    for segment in 0..<layered.segmentCount {
      let (upper, lower) = (layered.upper[segment], layered.lower[segment])
      if column[upper] == column[lower] { continue }
      let weight = uprightness.weight(of: segment)
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
            length: Positioned.separation(
              left, right, in: layered, width: start.width, spacing: spacing), pull: 0, push: nil))
      }
    }
    let positions = TensionSimplex.solve(
      springs, from: first.map { start.axis[$0] },
      work: min(2_000_000 + 1_000 * first.count, 40_000_000))
    return Positioned(
      ordered: ordered, width: start.width, axis: column.map { positions[$0] }
    )
    .shiftedToOrigin()
  }
}
