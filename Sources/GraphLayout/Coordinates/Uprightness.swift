/// How strongly each segment wants to be upright.
///
/// Most between lanes, so that long edges are straight. An edge that skips ranks to join others goes
/// before the chain it joins: a residual stream runs straight and its blocks stand beside it, else
/// every block would push the next one further aside. Of the inputs of an operator one that comes
/// from far goes before others that have only just begun, and a chain bends at its ends. The edges
/// of a leaf come last: leaves stand aside from the operator's own chain. Equal inputs pull equally,
/// which makes diamonds symmetric.
struct Uprightness {
  private let layered: Layered
  /// The longest way from a leaf to each vertex, in nodes.
  private let depth: [Int]

  /// Complexity: O(segments).
  init(_ ordered: Ordered) {
    layered = ordered.layered
    var depth = [Int](repeating: 0, count: layered.vertexCount)
    for vertex in ordered.vertices {
      for slot in layered.up(vertex) {
        let above = depth[layered.upper[layered.upSegments[slot]]]
        depth[vertex] = max(depth[vertex], layered.isLane(vertex) ? above : above + 1)
      }
    }
    self.depth = depth
  }

  /// The pull of every segment.
  var weights: [Int] { (0..<layered.segmentCount).map(weight) }

  /// The same, times the number of edges that a segment carries, up to ``mostEdges``: where a trunk
  /// bends, each of its edges does.
  var weightsByEdges: [Int] {
    var edges = [Int](repeating: 1, count: layered.segmentCount)
    // Lanes of one source are numbered downwards.
    for lane in layered.chainedLanes.reversed() {
      edges[layered.into(lane: lane)] = layered.down(lane).reduce(0) { $0 + edges[$1] }
    }
    return zip(weights, edges).map { $0 * min($1, Self.mostEdges) }
  }

  private static let mostEdges = 8

  private func weight(of segment: Int) -> Int {
    let (upper, lower) = (layered.upper[segment], layered.lower[segment])
    let fromLeaf = layered.up(layered.source(of: upper)).isEmpty
    switch (layered.isLane(upper), layered.isLane(lower)) {
    case (true, true): return 250
    case (false, false):
      if fromLeaf { return 12 }
      if comesFromFar(segment) { return 40 }
      let isChain = layered.down(upper).count == 1 && layered.up(lower).count == 1
      return isChain ? 21 : 20
    case (true, false): return layered.up(lower).count == 1 ? 20 : fromLeaf ? 16 : 44
    case (false, true): return fromLeaf ? 8 : startsBranch(lower) ? 20 : 44
    }
  }

  /// Whether a segment's way from the leaves is more than twice as long as that of all others that
  /// enter the same node, of which none but those of leaves has skipped ranks.
  private func comesFromFar(_ segment: Int) -> Bool {
    let (upper, lower) = (layered.upper[segment], layered.lower[segment])
    if layered.up(lower).count == 1 { return false }
    for slot in layered.up(lower) {
      let other = layered.upper[layered.upSegments[slot]]
      if other == upper { continue }
      let isSkip = layered.isLane(other) && depth[other] > 0
      if isSkip || 2 * depth[other] >= depth[upper] { return false }
    }
    return true
  }

  /// Whether a chain of lanes leads to a node that nothing else enters.
  private func startsBranch(_ lane: Int) -> Bool {
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
