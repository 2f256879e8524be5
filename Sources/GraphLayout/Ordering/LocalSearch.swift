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
  /// The ranks changed in this step, and the orders they had, one after another.
  private var touched: [Int] = []
  /// What this step did to the crossings below ranks.
  private var changes: [(rank: Int, change: Int)] = []
  private var saved: [Int] = []
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
    if crossings[rank] + (rank > 0 ? crossings[rank - 1] : 0) == 0 { return }
    guard let move = disturbance(of: rank) else { return }
    touch(rank)
    state.refreshUp(rank)
    state.refreshDown(rank)
    note(disturb(move), on: rank)
    // The rank itself comes first, and its lists are still fresh.
    enqueue(around: rank)
    var next = 0
    while next < queue.count && next < 24 {
      let rank = queue[next]
      next += 1
      isQueued[rank] = false
      touch(rank)
      if next > 1 {
        state.refreshUp(rank)
        state.refreshDown(rank)
      }
      let gain = state.transposeRefreshed(rank, shaking: false)
      state.number(rank)
      note(gain, on: rank)
      if gain.total > 0 { enqueue(around: rank) }
    }
    for rank in queue { isQueued[rank] = false }
    queue.removeAll(keepingCapacity: true)
    let change = changes.reduce(0) { $0 + $1.change }
    if change <= 0 { keep(change) } else { undo() }
    changes.removeAll(keepingCapacity: true)
    for rank in touched { isTouched[rank] = false }
    touched.removeAll(keepingCapacity: true)
    saved.removeAll(keepingCapacity: true)
  }

  /// A vertex to move a little way, or two to exchange.
  private struct Move {
    var from: Int
    var to: Int
    var isExchange: Bool
  }

  /// A move on a rank, unless the one drawn would make lanes cross that must not.
  private mutating func disturbance(of rank: Int) -> Move? {
    let slots = state.rank(rank)
    let from = slots.lowerBound + random.next(below: slots.count)
    let reach = min(slots.count - 1, 6)
    let offset = 1 + random.next(below: reach)
    let to = from + offset < slots.upperBound ? from + offset : max(slots.lowerBound, from - offset)
    let move = Move(from: from, to: to, isExchange: random.next(below: 2) == 0)
    for end in move.isExchange ? [from, to] : [from] {
      for slot in min(from, to)...max(from, to)
      where slot != end && state.inner.keepSides(state.vertices[slot], state.vertices[end]) {
        return nil
      }
    }
    return move
  }

  /// Moves by swaps of neighbours, each of which says what it gains.
  private mutating func disturb(_ move: Move) -> OrderingState.Gain {
    var gain = carry(from: move.from, to: move.to)
    if move.isExchange && abs(move.from - move.to) > 1 {
      gain += carry(from: move.to + (move.from - move.to).signum(), to: move.from)
    }
    return gain
  }

  private mutating func carry(from: Int, to: Int) -> OrderingState.Gain {
    var gain = OrderingState.Gain()
    let step = (to - from).signum()
    for slot in stride(from: from, to: to, by: step) {
      let left = min(slot, slot + step)
      gain += state.gain(state.vertices[left], state.vertices[left + 1])
      state.vertices.swapAt(left, left + 1)
    }
    return gain
  }

  private mutating func note(_ gain: OrderingState.Gain, on rank: Int) {
    if gain.below != 0 { changes.append((rank, -gain.below)) }
    if gain.above != 0 { changes.append((rank - 1, -gain.above)) }
  }

  private mutating func touch(_ rank: Int) {
    guard !isTouched[rank] else { return }
    isTouched[rank] = true
    touched.append(rank)
    saved.append(contentsOf: state.vertices[state.rank(rank)])
  }

  private mutating func enqueue(around rank: Int) {
    for next in [rank, rank + 1, rank - 1]
    where next >= 0 && next < state.rankCount && !isQueued[next] {
      isQueued[next] = true
      queue.append(next)
    }
  }

  private mutating func keep(_ change: Int) {
    for (rank, change) in changes { crossings[rank] += change }
    total += change
    if change < 0 { best = state.vertices }
  }

  private mutating func undo() {
    var start = 0
    for rank in touched {
      for slot in state.rank(rank) {
        state.vertices[slot] = saved[start]
        start += 1
      }
      state.number(rank)
    }
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
