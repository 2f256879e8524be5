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
            length: Positioned.separation(
              left, right, in: layered, width: start.width, spacing: spacing), pull: 0, push: nil))
      }
    }
    let positions = TensionSimplex.solve(
      springs, from: first.map { start.axis[$0] }, pivots: pivots)
    return Positioned(
      ordered: ordered, width: start.width, axis: column.map { positions[$0] }
    )
    .shiftedToOrigin()
  }

  /// How strongly a segment wants to be upright: most between lanes, so that long edges are
  /// straight; less for an edge that skips ranks to join others, which stands aside from the chain
  /// it joins; least for the edge of a leaf, which stands aside from the operator's own chain.
  private static func weight(of segment: Int, in layered: Layered) -> Int {
    let (upper, lower) = (layered.upper[segment], layered.lower[segment])
    let fromLeaf = !layered.isLane(upper) && layered.up(upper).isEmpty
    switch (layered.isLane(upper), layered.isLane(lower)) {
    case (true, true): return 16
    case (false, false): return fromLeaf ? 3 : 5
    case (true, false): return layered.up(lower).count > 1 ? 6 : 5
    case (false, true): return fromLeaf ? 2 : startsBranch(lower, in: layered) ? 5 : 6
    }
  }

  /// Whether a chain of lanes leads to a node that nothing else enters.
  private static func startsBranch(_ lane: Int, in layered: Layered) -> Bool {
    var lane = lane
    while true {
      var next: Int?
      for segment in layered.down(lane) {
        let lower = layered.lower[segment]
        if layered.isLane(lower) {
          next = lower
        } else if layered.up(lower).count == 1 {
          return true
        }
      }
      guard let next else { return false }
      lane = next
    }
  }
}
