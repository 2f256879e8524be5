/// Orders ranks by sweeping down and up, each vertex to the middle of its neighbours, with swaps of
/// adjacent vertices in between; the best order seen is kept, and then improved by local search.
///
/// After E. Gansner, E. Koutsofios, S. North, K.-P. Vo: A Technique for Drawing Directed Graphs, 1993.
struct MedianSweeps {
  private var state: OrderingState
  private var best: [Int]
  private var fewest: Int
  private let budget: Budget
  private var keys: [(key: Double, slot: Int, vertex: Int)] = []
  private var slots: [Int] = []

  /// Complexity: O(segments * log(width)) a round.
  static func order(
    _ layered: Layered, within budget: Budget
  ) throws(CancellationError) -> Ordered {
    let size = max(1, layered.segmentCount)
    var sweeps = MedianSweeps(OrderingState(layered), budget)
    // Where many lines cross, those that carry many edges should cross others least.
    if sweeps.fewest > 200 && size < 20_000 && layered.hasBranchingLanes {
      sweeps = MedianSweeps(OrderingState(Layered(layered.ranked, copies: 4)), budget)
    }
    // Small graphs get more rounds for the same time.
    try sweeps.run(
      patience: max(3, min(8, 100_000 / size)), rounds: max(4, min(40, 1_000_000 / size)))
    if size < 30_000 {
      sweeps.state.search(fromSinks: false)
      try sweeps.run(patience: 6, rounds: 24)
    }
    sweeps.state.restore(sweeps.best)
    // Where much crosses there is much to gain, and others take long, too.
    let effort = sweeps.fewest > size / 2 ? 2 : 1
    try LocalSearch.improve(
      &sweeps.state, steps: effort * min(max(150, size), 400_000 / size), within: budget)
    sweeps.state.followArguments()
    return sweeps.state.ordered(layered)
  }

  private init(_ state: OrderingState, _ budget: Budget) {
    self.state = state
    self.budget = budget
    best = state.vertices
    fewest = self.state.crossings()
    // In a first order lanes may not stand on their sides yet.
    if fewest > 0 && state.inner.areKept { fewest = .max }
  }

  private mutating func run(patience: Int, rounds: Int) throws(CancellationError) {
    var idle = 0
    var round = 0
    var lowest = Int.max
    while fewest > 0 && idle < patience && round < rounds && !budget.isOver {
      try budget.check()
      sweep(down: round % 2 == 0, byMedian: round % 4 < 2, reversingTies: round % 8 >= 4)
      state.transpose(shaking: round % 4 >= 2)
      let crossings = state.crossings()
      idle += 1
      if crossings < lowest {
        if Double(crossings) < 0.995 * Double(lowest) { idle = 0 }
        lowest = crossings
      }
      if crossings < fewest {
        fewest = crossings
        best = state.vertices
      }
      round += 1
    }
  }

  private mutating func sweep(down: Bool, byMedian: Bool, reversingTies: Bool) {
    let count = state.rankCount
    for step in 1..<max(1, count) {
      let rank = down ? step : count - 1 - step
      if down { state.refreshUp(rank) } else { state.refreshDown(rank) }
      keys.removeAll(keepingCapacity: true)
      slots.removeAll(keepingCapacity: true)
      for slot in state.rank(rank) {
        let vertex = state.vertices[slot]
        let ends = down ? state.layered.up(vertex) : state.layered.down(vertex)
        // A vertex without neighbours on that side keeps its place.
        if ends.isEmpty { continue }
        slots.append(slot)
        let key: Double
        if let lane = lane(next: vertex, above: down) {
          key = Double(state.position[lane])
        } else {
          key = Self.middle(of: down ? state.above : state.below, ends, byMedian: byMedian)
        }
        keys.append((key, reversingTies ? -slot : slot, vertex))
      }
      keys.sort { ($0.key, $0.slot) < ($1.key, $1.slot) }
      for (slot, key) in zip(slots, keys) { state.vertices[slot] = key.vertex }
      state.number(rank)
    }
  }

  /// The lane that a vertex must follow.
  private func lane(next vertex: Int, above: Bool) -> Int? {
    guard state.inner.areKept else { return nil }
    let lane = above ? state.inner.above[vertex] : state.inner.below[vertex]
    return lane >= 0 ? Int(lane) : nil
  }

  /// The barycenter of sorted positions, or their median, which between two middle ones leans to
  /// the side where the others lie closer.
  private static func middle(of ends: [Int32], _ range: Range<Int>, byMedian: Bool) -> Double {
    let (first, count) = (range.lowerBound, range.count)
    if !byMedian || count == 2 {
      var sum = 0
      for slot in range { sum += Int(ends[slot]) }
      return Double(sum) / Double(count)
    }
    let middle = first + count / 2
    if count % 2 == 1 { return Double(ends[middle]) }
    let left = Double(ends[middle - 1] - ends[first])
    let right = Double(ends[range.upperBound - 1] - ends[middle])
    if left + right == 0 { return Double(ends[middle - 1] + ends[middle]) / 2 }
    return (Double(ends[middle - 1]) * right + Double(ends[middle]) * left) / (left + right)
  }
}
