extension OrderingState {
  /// Lets the inputs of a node come in argument order where that costs no crossing: the whole order
  /// is mirrored if that suits more nodes, then neighbours are swapped.
  mutating func followArguments() {
    let (right, wrong) = argumentPairs()
    if wrong > right {
      for rank in 0..<rankCount {
        vertices[self.rank(rank)].reverse()
        number(rank)
      }
    }
    if min(right, wrong) == 0 { return }
    for rank in stride(from: rankCount - 1, to: 0, by: -1) {
      var areFresh = false
      for slot in self.rank(rank) {
        let inputs = layered.up(vertices[slot])
        for (first, second) in zip(inputs, inputs.dropFirst()) {
          let (a, b) = (upperVertex(first), upperVertex(second))
          guard position[a] == position[b] + 1 else { continue }
          if !areFresh {
            refreshUp(rank - 1)
            refreshDown(rank - 1)
            areFresh = true
          }
          if swapGain(b, a) >= 0 {
            let left = rankStart[rank - 1] + position[b]
            vertices.swapAt(left, left + 1)
            position[a] -= 1
            position[b] += 1
          }
        }
      }
    }
  }

  /// How many neighbouring arguments stand in order, and how many in reverse.
  private func argumentPairs() -> (right: Int, wrong: Int) {
    var (right, wrong) = (0, 0)
    for node in 0..<layered.nodeCount {
      let inputs = layered.up(node)
      for (first, second) in zip(inputs, inputs.dropFirst()) {
        let (a, b) = (position[upperVertex(first)], position[upperVertex(second)])
        if a < b { right += 1 }
        if a > b { wrong += 1 }
      }
    }
    return (right, wrong)
  }
}
