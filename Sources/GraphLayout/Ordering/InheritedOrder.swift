/// An order that follows an earlier one: nodes stand as they stood, a net's lanes by its source, and
/// neighbours that had no sides, or nearly the same, are swapped where that removes crossings.
enum InheritedOrder {
  /// Complexity: O(vertices * log(width) + segments) a round of swaps.
  static func order(_ layered: Layered, near places: [Int]) -> Ordered {
    var state = OrderingState(layered)
    let place = (0..<layered.vertexCount).map { places[layered.source(of: $0)] }
    for rank in 0..<state.rankCount {
      let slots = state.rank(rank)
      let sorted = state.vertices[slots].enumerated().sorted { a, b in
        (place[a.element], a.offset) < (place[b.element], b.offset)
      }
      for (slot, vertex) in zip(slots, sorted) { state.vertices[slot] = vertex.element }
      state.number(rank)
    }
    state.transpose(shaking: false) { left, right in
      layered.isLane(left) || layered.isLane(right) || place[left] == place[right]
    }
    return state.ordered(layered)
  }
}
