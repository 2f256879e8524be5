extension OrderingState {
  /// Swaps neighbours while that removes crossings.
  ///
  /// Swaps that change nothing are made as well when `shaking`: they open the way to others.
  /// Returns how many crossings went.
  ///
  /// - Parameter maySwap: whether a vertex may change sides with its right neighbour.
  @discardableResult
  mutating func transpose(
    shaking: Bool, where maySwap: (Int, Int) -> Bool = { _, _ in true }
  ) -> Int {
    var total = 0
    var dirty = [Bool](repeating: true, count: rankCount)
    var rounds = 0
    var gained = true
    while gained && rounds < 50 {
      gained = false
      rounds += 1
      for rank in 0..<rankCount where dirty[rank] {
        dirty[rank] = false
        let gain = transpose(rank, shaking: shaking && rounds == 1, where: maySwap)
        if gain > 0 {
          total += gain
          gained = true
          dirty[rank] = true
          if rank > 0 { dirty[rank - 1] = true }
          if rank + 1 < rankCount { dirty[rank + 1] = true }
        }
      }
    }
    return total
  }

  /// One pass over a rank; returns how many crossings went.
  mutating func transpose(
    _ rank: Int, shaking: Bool, where maySwap: (Int, Int) -> Bool = { _, _ in true }
  ) -> Int {
    let slots = self.rank(rank)
    guard slots.count > 1 else { return 0 }
    refreshUp(rank)
    refreshDown(rank)
    var total = 0
    var slot = slots.lowerBound
    while slot + 1 < slots.upperBound {
      let (left, right) = (vertices[slot], vertices[slot + 1])
      let gain = swapGain(left, right)
      if (gain > 0 || shaking && gain == 0) && maySwap(left, right) {
        vertices[slot] = right
        vertices[slot + 1] = left
        total += gain
      }
      slot += 1
    }
    number(rank)
    return total
  }

  /// How many crossings go when two neighbours of a refreshed rank are swapped; a great many when
  /// lanes that must keep their sides come to stand right.
  func swapGain(_ left: Int, _ right: Int) -> Int {
    var gain =
      balance(above, layered.up(left), layered.up(right))
      + balance(below, layered.down(left), layered.down(right))
    if inner.areKept { gain += inner.swapGain(left, right, position) }
    return gain
  }

  /// Crossings of two neighbours' segments as they stand, less those after a swap.
  private func balance(_ ends: [Int32], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.isEmpty || right.isEmpty { return 0 }
    // Every pair of unequal ends crosses either now or after the swap.
    var sum = 0
    var (less, equal) = (right.lowerBound, right.lowerBound)
    for slot in left {
      let end = ends[slot]
      while less < right.upperBound && ends[less] < end { less += 1 }
      equal = max(equal, less)
      while equal < right.upperBound && ends[equal] == end { equal += 1 }
      sum += (less - right.lowerBound) - (right.upperBound - equal)
    }
    return sum
  }
}
