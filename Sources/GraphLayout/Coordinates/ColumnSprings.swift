/// The columns of an ordered graph and the springs between them.
struct ColumnSprings {
  let ordered: Ordered
  /// The width of every vertex.
  let width: [Int]
  /// The pull of every segment.
  let weights: [Int]
  /// The pull between the sides of the picture, for which a wide one gives up straight edges.
  private let narrowing: Int
  private let spacing: Int
  /// Whether the ranks are seen in a mirror, from right to left.
  private let isMirrored: Bool
  /// The column of every vertex on the placed ranks.
  private(set) var axis: [Int]
  /// How many ranks have columns, from the top.
  private var placed = 0
  /// Which member of the current system a vertex belongs to, or -1 when it does not move.
  private var member: [Int]

  /// - Parameter isSparing: whether the picture should have few bends for its many edges, and
  ///   rather be narrow than have them all straight.
  init(_ ordered: Ordered, spacing: Int, isSparing: Bool) {
    let uprightness = Uprightness(ordered)
    let weights = isSparing ? uprightness.weightsByEdges : uprightness.weights
    self.init(
      ordered, width: Positioned.widths(ordered.layered), weights: weights,
      narrowing: isSparing ? weights.reduce(0, +) / 250 : 0, spacing: spacing, isMirrored: false)
  }

  private init(
    _ ordered: Ordered, width: [Int], weights: [Int], narrowing: Int, spacing: Int,
    isMirrored: Bool
  ) {
    self.ordered = ordered
    self.width = width
    self.weights = weights
    self.narrowing = narrowing
    self.spacing = spacing
    self.isMirrored = isMirrored
    member = [Int](repeating: -1, count: ordered.layered.vertexCount)
    axis = [Int](repeating: 0, count: ordered.layered.vertexCount)
  }

  /// The same springs, not placed yet, seen in a mirror.
  var mirrored: ColumnSprings {
    ColumnSprings(
      ordered.mirrored, width: width, weights: weights, narrowing: narrowing, spacing: spacing,
      isMirrored: !isMirrored)
  }

  /// What stands where, seen without a mirror.
  var positioned: Positioned {
    Positioned(
      ordered: isMirrored ? ordered.mirrored : ordered, width: width,
      axis: isMirrored ? axis.map { -$0 } : axis)
  }

  /// The least distance of a vertex from its right neighbour.
  func separation(_ left: Int, _ right: Int) -> Int {
    isMirrored
      ? Positioned.separation(right, left, in: ordered.layered, width: width, spacing: spacing)
      : Positioned.separation(left, right, in: ordered.layered, width: width, spacing: spacing)
  }

  /// Places all ranks and lets them move: chains first, then each vertex for itself.
  mutating func solve(work: Int, within budget: Budget) {
    let ranks = 0..<ordered.rankCount
    place(ranks)
    if !budget.isOver, refine(ranks, keepingChains: true, work: work), !budget.isOver {
      refine(ranks, keepingChains: false, work: work)
    }
  }

  /// Places further ranks, as near to what stands above as a common shift brings them.
  mutating func place(_ ranks: Range<Int>) {
    let vertices = ordered.vertices[
      ordered.rankStart[ranks.lowerBound]..<ordered.rankStart[ranks.upperBound]]
    for (vertex, column) in zip(vertices, BrandesKopf.columns(on: ranks, in: self)) {
      axis[vertex] = column
    }
    placed = ranks.upperBound
    guard let first = ranks.first, first > 0 else { return }
    var shifts: [Int] = []
    for vertex in ordered.rank(first) {
      for slot in ordered.layered.up(vertex) {
        let upper = ordered.layered.upper[ordered.layered.upSegments[slot]]
        shifts.append(axis[upper] - axis[vertex])
      }
    }
    if shifts.isEmpty { return }
    shifts.sort()
    for vertex in vertices { axis[vertex] += shifts[shifts.count / 2] }
  }

  /// Moves vertices, and when told so, those of a chain or of a trunk that stand in one column
  /// together; trunks that lead out of the ranks then stay. Returns whether any were kept together.
  @discardableResult
  mutating func refine(_ ranks: Range<Int>, keepingChains: Bool, work: Int) -> Bool {
    let layered = ordered.layered
    var count = 0
    for rank in ranks {
      for vertex in ordered.rank(rank) {
        let slots = layered.up(vertex)
        if keepingChains, slots.count == 1 {
          let above = layered.upper[layered.upSegments[slots.lowerBound]]
          let isTrunk = layered.isLane(vertex) && layered.isLane(above)
          let isChain = rank > ranks.lowerBound && layered.down(above).count == 1
          if (isTrunk || isChain) && axis[above] == axis[vertex] {
            member[vertex] = member[above]
            continue
          }
        }
        member[vertex] = count
        count += 1
      }
    }
    if keepingChains, ranks.upperBound < placed {
      var fixed = [Bool](repeating: false, count: count)
      for vertex in ordered.rank(ranks.upperBound) where layered.chainedLanes.contains(vertex) {
        let above = layered.upper[layered.into(lane: vertex)]
        if layered.isLane(above) && axis[above] == axis[vertex] && member[above] >= 0 {
          fixed[member[above]] = true
        }
      }
      for rank in ranks {
        for vertex in ordered.rank(rank) where member[vertex] >= 0 && fixed[member[vertex]] {
          member[vertex] = -1
        }
      }
    }
    relax(count: count, ranks: ranks, work: work)
    release(ranks)
    return count < ordered.rankStart[ranks.upperBound] - ordered.rankStart[ranks.lowerBound]
  }

  private mutating func release(_ ranks: Range<Int>) {
    for rank in ranks { for vertex in ordered.rank(rank) { member[vertex] = -1 } }
  }

  /// Moves the members until the springs between them, and those to vertices that stay, balance.
  private mutating func relax(count: Int, ranks: Range<Int>, work: Int) {
    var system = ColumnSystem(axis: axis, member: member, count: count)
    let layered = ordered.layered
    for rank in ranks {
      let vertices = ordered.rank(rank)
      for vertex in vertices {
        if rank == ranks.lowerBound {
          for slot in layered.up(vertex) { pull(layered.upSegments[slot], in: &system) }
        }
        if rank + 1 < placed { for segment in layered.down(vertex) { pull(segment, in: &system) } }
      }
      for (left, right) in zip(vertices, vertices.dropFirst())
      where member[left] >= 0 || member[right] >= 0 {
        system.keepApart(left, right, by: separation(left, right))
      }
    }
    if !layered.landings.isEmpty {
      // Edges along the margin hold nothing together, so ranks might be without a connection.
      for rank in ranks.dropLast() {
        system.hold(ordered.rank(rank).first!, ordered.rank(rank + 1).first!)
      }
    }
    if narrowing > 0 && ranks.count == ordered.rankCount && isWiderThanNeeded {
      system.pullSidesTogether(
        narrowing,
        rows: ranks.map { rank in
          let (first, last) = (ordered.rank(rank).first!, ordered.rank(rank).last!)
          return (
            first, Positioned.leftExtent(width[first]), last, Positioned.rightExtent(width[last])
          )
        })
    }
    let vertices = ordered.vertices[
      ordered.rankStart[ranks.lowerBound]..<ordered.rankStart[ranks.upperBound]]
    for (vertex, column) in zip(vertices, system.solve(for: vertices, work: work)) {
      axis[vertex] = column
    }
  }

  private func pull(_ segment: Int, in system: inout ColumnSystem) {
    system.pull(ordered.layered.upper[segment], ordered.layered.lower[segment], weights[segment])
  }

  /// Whether the picture is much wider than its widest rank must be.
  private var isWiderThanNeeded: Bool {
    var (low, high, needed) = (Int.max, Int.min, 0)
    for rank in 0..<ordered.rankCount {
      let vertices = ordered.rank(rank)
      low = min(low, axis[vertices.first!])
      high = max(high, axis[vertices.last!])
      var length = 0
      for (left, right) in zip(vertices, vertices.dropFirst()) {
        length += separation(left, right)
      }
      needed = max(needed, length)
    }
    return high - low > needed * 9 / 8
  }
}
