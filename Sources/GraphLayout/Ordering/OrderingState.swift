/// The order that an ordering strategy works on, with what it needs to judge a change.
///
/// What runs millions of times reads its arrays without checking indices: those are slots, vertices
/// and positions that `init` has made and that every change only moves about.
struct OrderingState {
  let layered: Layered
  var vertices: [Int]
  let rankStart: [Int]
  var position: [Int]
  /// Positions of each vertex's upper neighbours, sorted; valid after ``refreshUp(_:)``.
  private(set) var above: [Int32]
  /// Positions of each vertex's lower neighbours, sorted; valid after ``refreshDown(_:)``.
  private(set) var below: [Int32]
  /// The upper vertices of the segments that reach a vertex, as ``Layered/up(_:)`` numbers them.
  private let upper: [Int32]
  /// The lower vertices of the segments that leave a vertex, as ``Layered/down(_:)`` numbers them.
  private let lower: [Int32]
  /// Where the next neighbour's position goes while lists are filled.
  private var fill: [Int32]
  private var tree: [Int32] = []
  /// Which lanes keep their sides.
  let inner: InnerSegments

  var rankCount: Int { rankStart.count - 1 }
  func rank(_ index: Int) -> Range<Int> { rankStart[index]..<rankStart[index + 1] }
  /// The order, of the same vertices.
  func ordered(_ layered: Layered) -> Ordered {
    Ordered(layered: layered, vertices: vertices, rankStart: rankStart, position: position)
  }

  /// Begins with a depth-first search from the sinks.
  init(_ layered: Layered) {
    self.layered = layered
    var start = [Int](repeating: 0, count: layered.ranked.rankCount + 1)
    for rank in layered.rank { start[rank + 1] += 1 }
    for rank in 0..<layered.ranked.rankCount { start[rank + 1] += start[rank] }
    rankStart = start
    vertices = [Int](repeating: 0, count: layered.vertexCount)
    position = [Int](repeating: -1, count: layered.vertexCount)
    above = [Int32](repeating: 0, count: layered.segmentCount)
    below = above
    upper = layered.upSegments.map { Int32(truncatingIfNeeded: layered.upper[$0]) }
    lower = layered.lower.map { Int32(truncatingIfNeeded: $0) }
    fill = [Int32](repeating: 0, count: layered.vertexCount)
    inner = InnerSegments(layered)
    search(fromSinks: true)
  }

  /// Orders ranks by a depth-first search: from the sinks up, inputs in argument order; or from the
  /// sources down.
  mutating func search(fromSinks: Bool) {
    var next = rankStart
    var stack: [Int] = []
    for vertex in position.indices { position[vertex] = -1 }
    for root in position.indices
    where (fromSinks ? layered.down(root) : layered.up(root)).isEmpty {
      stack.append(root)
      while let vertex = stack.popLast() {
        if position[vertex] >= 0 { continue }
        let rank = layered.rank[vertex]
        position[vertex] = next[rank] - rankStart[rank]
        vertices[next[rank]] = vertex
        next[rank] += 1
        if fromSinks {
          for slot in layered.up(vertex).reversed() { stack.append(Int(upper[slot])) }
        } else {
          for slot in layered.down(vertex).reversed() { stack.append(Int(lower[slot])) }
        }
      }
    }
  }

  /// The upper vertex of a segment that reaches a vertex, as ``Layered/up(_:)`` numbers them.
  func upperVertex(_ slot: Int) -> Int { Int(upper[slot]) }

  /// Sets every vertex's position anew from the order of its rank.
  mutating func number(_ rank: Int) {
    let start = rankStart[rank]
    for slot in self.rank(rank) { position[vertices[slot]] = slot - start }
  }

  /// Replaces the whole order.
  mutating func restore(_ order: [Int]) {
    vertices = order
    for rank in 0..<rankCount { number(rank) }
  }

  // What follows runs millions of times. Its indices come from arrays that `init` has filled and
  // that hold nothing but slots, vertices and positions, so they are not checked again.

  /// Collects, for the vertices of a rank, the sorted positions of their upper neighbours.
  mutating func refreshUp(_ rank: Int) {
    guard rank > 0 else { return }
    Self.collect(
      for: self.rank(rank), startingAt: layered.upStart, from: self.rank(rank - 1), of: vertices,
      along: layered.downStart, to: lower, fill: &fill, into: &above)
  }

  /// Collects, for the vertices of a rank, the sorted positions of their lower neighbours.
  mutating func refreshDown(_ rank: Int) {
    guard rank + 1 < rankCount else { return }
    Self.collect(
      for: self.rank(rank), startingAt: layered.downStart, from: self.rank(rank + 1), of: vertices,
      along: layered.upStart, to: upper, fill: &fill, into: &below)
  }

  /// Appends each neighbour's position to the lists of the vertices it is joined to.
  private static func collect(
    for rank: Range<Int>, startingAt start: [Int], from neighbours: Range<Int>, of vertices: [Int],
    along segmentStart: [Int], to ends: [Int32], fill: inout [Int32], into lists: inout [Int32]
  ) {
    let (vertices, start) = (vertices.span, start.span)
    let (segmentStart, ends) = (segmentStart.span, ends.span)
    var fill = fill.mutableSpan
    var lists = lists.mutableSpan
    for slot in rank {
      let vertex = vertices[unchecked: slot]
      fill[unchecked: vertex] = Int32(truncatingIfNeeded: start[unchecked: vertex])
    }
    var position: Int32 = 0
    for slot in neighbours {
      let vertex = vertices[unchecked: slot]
      for segment in segmentStart[unchecked: vertex]..<segmentStart[unchecked: vertex + 1] {
        let target = Int(ends[unchecked: segment])
        lists[unchecked: Int(fill[unchecked: target])] = position
        fill[unchecked: target] &+= 1
      }
      position &+= 1
    }
  }

  /// Pairs of segments that cross between a rank and the next, with an accumulator tree.
  ///
  /// W. Barth, P. Mutzel, M. Jünger: Simple and Efficient Bilayer Cross Counting, JGAA 8(2), 2004.
  /// Complexity: O(segments * log(width)).
  mutating func crossings(below rank: Int) -> Int {
    guard rank + 1 < rankCount else { return 0 }
    let width = self.rank(rank + 1).count
    guard width > 1, self.rank(rank).count > 1 else { return 0 }
    refreshDown(rank)
    var leaves = 1
    while leaves < width { leaves *= 2 }
    if tree.count < 2 * leaves { tree = [Int32](repeating: 0, count: 2 * leaves) }
    return Self.crossings(
      self.rank(rank), of: vertices, startingAt: layered.downStart, below, leaves: leaves, &tree)
  }

  private static func crossings(
    _ rank: Range<Int>, of vertices: [Int], startingAt start: [Int], _ ends: [Int32], leaves: Int,
    _ tree: inout [Int32]
  ) -> Int {
    let (vertices, start, ends) = (vertices.span, start.span, ends.span)
    var tree = tree.mutableSpan
    for node in 0..<2 * leaves { tree[unchecked: node] = 0 }
    var sum = 0
    for slot in rank {
      let vertex = vertices[unchecked: slot]
      let own = start[unchecked: vertex]..<start[unchecked: vertex + 1]
      for end in own {
        var node = Int(ends[unchecked: end]) &+ leaves
        while node > 1 {
          if node & 1 == 0 { sum &+= Int(tree[unchecked: node &+ 1]) }
          node >>= 1
        }
      }
      for end in own {
        var node = Int(ends[unchecked: end]) &+ leaves
        while node >= 1 {
          tree[unchecked: node] &+= 1
          node >>= 1
        }
      }
    }
    return sum
  }

  /// All crossings.
  mutating func crossings() -> Int {
    var sum = 0
    for rank in 0..<max(0, rankCount - 1) { sum += crossings(below: rank) }
    return sum
  }
}
