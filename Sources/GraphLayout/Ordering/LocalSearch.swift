/// Improves an order by many small disturbances, each undone when it comes to nothing.
///
/// A vertex or two of one rank change places; then neighbours are swapped on that rank and on those
/// next to it while that removes crossings. What costs no more than before is kept, so that the
/// search also drifts among orders that are equally good (iterated local search); in the end it
/// goes back to where crossings last went, so that nothing changes for no reason.
struct LocalSearch {
  private var state: OrderingState
  /// Crossings between each rank and the next.
  private var crossings: [Int]
  /// Ranks on which there is a choice, each as often as it has vertices.
  private var disturbable: [Int] = []
  private var random = SplitMix64(seed: 0x9E37_79B9_7F4A_7C15)
  /// The ranks changed in this step, with the order they had.
  private var touched: [(rank: Int, order: [Int])] = []
  private var isTouched: [Bool]
  private var queue: [Int] = []
  private var isQueued: [Bool]

  /// Complexity: O(segments of a few ranks) a step.
  static func improve(
    _ state: inout OrderingState, steps: Int, within budget: Budget
  ) throws(CancellationError) {
    var search = LocalSearch(state)
    var left = steps
    while left > 0 && search.total > 0 && !search.disturbable.isEmpty {
      search.step()
      left -= 1
      if left % 16 == 0 {
        try budget.check()
        if budget.isOver { break }
      }
    }
    state.restore(search.best)
  }

  private var total = 0
  /// The order that first had the fewest crossings.
  private var best: [Int]

  private init(_ state: OrderingState) {
    self.state = state
    crossings = []
    best = state.vertices
    isTouched = [Bool](repeating: false, count: state.rankCount)
    isQueued = isTouched
    for rank in 0..<state.rankCount {
      crossings.append(self.state.crossings(below: rank))
      if state.rank(rank).count > 1 {
        disturbable += repeatElement(rank, count: state.rank(rank).count)
      }
    }
    total = crossings.reduce(0, +)
  }

  private mutating func step() {
    let rank = disturbable[random.next(below: disturbable.count)]
    // Where nothing crosses nothing can be gained.
    let cost = crossings[rank] + (rank > 0 ? crossings[rank - 1] : 0)
    if cost == 0 { return }
    touch(rank)
    disturb(rank)
    enqueue(around: rank)
    var next = 0
    while next < queue.count && next < 24 {
      let rank = queue[next]
      next += 1
      isQueued[rank] = false
      touch(rank)
      if state.transpose(rank, shaking: false) > 0 { enqueue(around: rank) }
    }
    for rank in queue { isQueued[rank] = false }
    queue.removeAll(keepingCapacity: true)
    settle()
  }

  /// Moves a vertex a little way, or exchanges two.
  private mutating func disturb(_ rank: Int) {
    let slots = state.rank(rank)
    let first = slots.lowerBound + random.next(below: slots.count)
    let reach = min(slots.count - 1, 6)
    let offset = 1 + random.next(below: reach)
    let second =
      first + offset < slots.upperBound ? first + offset : max(slots.lowerBound, first - offset)
    if random.next(below: 2) == 0 {
      state.vertices.swapAt(first, second)
    } else {
      let vertex = state.vertices.remove(at: first)
      state.vertices.insert(vertex, at: second)
    }
    state.number(rank)
  }

  private mutating func touch(_ rank: Int) {
    guard !isTouched[rank] else { return }
    isTouched[rank] = true
    touched.append((rank, Array(state.vertices[state.rank(rank)])))
  }

  private mutating func enqueue(around rank: Int) {
    for next in [rank, rank + 1, rank - 1]
    where next >= 0 && next < state.rankCount && !isQueued[next] {
      isQueued[next] = true
      queue.append(next)
    }
  }

  /// Keeps the step or undoes it.
  private mutating func settle() {
    var change = 0
    var counts: [(channel: Int, count: Int)] = []
    for (rank, _) in touched {
      for channel in [rank - 1, rank]
      where channel >= 0 && channel + 1 < state.rankCount
        && (channel == rank || !isTouched[channel])
      {
        let count = state.crossings(below: channel)
        counts.append((channel, count))
        change += count - crossings[channel]
      }
    }
    if change <= 0 {
      total += change
      if change < 0 { best = state.vertices }
      for (channel, count) in counts { crossings[channel] = count }
    } else {
      for (rank, order) in touched {
        state.vertices.replaceSubrange(state.rank(rank), with: order)
        state.number(rank)
      }
    }
    for (rank, _) in touched { isTouched[rank] = false }
    touched.removeAll(keepingCapacity: true)
  }
}

/// A small generator, so that every run makes the same choices.
struct SplitMix64 {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 below a bound.
  mutating func next(below bound: Int) -> Int { Int(next() >> 33) % bound }
}
