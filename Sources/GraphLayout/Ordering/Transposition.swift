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
    refreshUp(rank)
    refreshDown(rank)
    let gain = transposeRefreshed(rank, shaking: shaking, where: maySwap)
    number(rank)
    return gain.total
  }

  /// What a swap of neighbours does to the crossings above and below their rank.
  struct Gain {
    /// Crossings with the rank above that go.
    var above = 0
    /// Crossings with the rank below that go.
    var below = 0
    var total: Int { above + below }

    static func += (sum: inout Gain, other: Gain) {
      sum.above += other.above
      sum.below += other.below
    }
  }

  /// One pass over a rank whose lists are fresh; it must be numbered afterwards.
  mutating func transposeRefreshed(
    _ rank: Int, shaking: Bool, where maySwap: (Int, Int) -> Bool = { _, _ in true }
  ) -> Gain {
    var sum = Gain()
    var slot = rankStart[rank]
    while slot + 1 < rankStart[rank + 1] {
      let (left, right) = (vertices[slot], vertices[slot + 1])
      let gain = gain(left, right)
      let total = gain.total + sides(left, right)
      if (total > 0 || shaking && total == 0) && maySwap(left, right) {
        vertices.swapAt(slot, slot + 1)
        sum += gain
      }
      slot += 1
    }
    return sum
  }

  /// How many crossings go when two neighbours of a refreshed rank are swapped; a great many when
  /// lanes that must keep their sides come to stand right.
  func swapGain(_ left: Int, _ right: Int) -> Int {
    gain(left, right).total + sides(left, right)
  }

  /// The crossings alone, without regard to sides that lanes must keep.
  func gain(_ left: Int, _ right: Int) -> Gain {
    Gain(
      above: Self.balance(above, layered.up(left), layered.up(right)),
      below: Self.balance(below, layered.down(left), layered.down(right)))
  }

  private func sides(_ left: Int, _ right: Int) -> Int {
    inner.areKept ? inner.swapGain(left, right, position) : 0
  }

  /// Crossings of two neighbours' segments as they stand, less those after a swap.
  private static func balance(_ ends: [Int32], _ left: Range<Int>, _ right: Range<Int>) -> Int {
    if left.isEmpty || right.isEmpty { return 0 }
    let ends = ends.span
    if left.count == 1 && right.count == 1 {
      let (a, b) = (ends[unchecked: left.lowerBound], ends[unchecked: right.lowerBound])
      return (a > b ? 1 : 0) - (a < b ? 1 : 0)
    }
    // Every pair of unequal ends crosses either now or after the swap.
    var sum = 0
    var (less, equal) = (right.lowerBound, right.lowerBound)
    for slot in left {
      let end = ends[unchecked: slot]
      while less < right.upperBound && ends[unchecked: less] < end { less += 1 }
      equal = max(equal, less)
      while equal < right.upperBound && ends[unchecked: equal] == end { equal += 1 }
      sum += (less - right.lowerBound) - (right.upperBound - equal)
    }
    return sum
  }
}
