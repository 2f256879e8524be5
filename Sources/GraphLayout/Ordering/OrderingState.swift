/// The order that an ordering strategy works on, with what it needs to judge a change.
struct OrderingState {
  let layered: Layered
  var vertices: [Int]
  let rankStart: [Int]
  var position: [Int]
  /// Positions of each vertex's upper neighbours, sorted; valid after ``refreshUp(_:)``.
  private(set) var above: [Int]
  /// Positions of each vertex's lower neighbours, sorted; valid after ``refreshDown(_:)``.
  private(set) var below: [Int]
  /// Where the next neighbour's position goes while lists are filled.
  private var fill: [Int]
  private var tree: [Int] = []

  var rankCount: Int { rankStart.count - 1 }
  func rank(_ index: Int) -> Range<Int> { rankStart[index]..<rankStart[index + 1] }
  var ordered: Ordered {
    Ordered(layered: layered, vertices: vertices, rankStart: rankStart, position: position)
  }

  /// The first order: depth first from the sinks, inputs in argument order.
  init(_ layered: Layered) {
    self.layered = layered
    var start = [Int](repeating: 0, count: layered.ranked.rankCount + 1)
    for rank in layered.rank { start[rank + 1] += 1 }
    for rank in 0..<layered.ranked.rankCount { start[rank + 1] += start[rank] }
    rankStart = start
    vertices = [Int](repeating: 0, count: layered.vertexCount)
    position = [Int](repeating: -1, count: layered.vertexCount)
    above = [Int](repeating: 0, count: layered.segmentCount)
    below = above
    fill = [Int](repeating: 0, count: layered.vertexCount)
    var next = start
    var stack: [Int] = []
    for sink in 0..<layered.vertexCount where layered.down(sink).isEmpty {
      stack.append(sink)
      while let vertex = stack.popLast() {
        if position[vertex] >= 0 { continue }
        let rank = layered.rank[vertex]
        position[vertex] = next[rank] - rankStart[rank]
        vertices[next[rank]] = vertex
        next[rank] += 1
        for slot in layered.up(vertex).reversed() {
          stack.append(layered.upper[layered.upSegments[slot]])
        }
      }
    }
  }

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

  /// Collects, for the vertices of a rank, the sorted positions of their upper neighbours.
  mutating func refreshUp(_ rank: Int) {
    guard rank > 0 else { return }
    for slot in self.rank(rank) {
      let vertex = vertices[slot]
      fill[vertex] = layered.up(vertex).lowerBound
    }
    for slot in self.rank(rank - 1) {
      let vertex = vertices[slot]
      for segment in layered.down(vertex) {
        let target = layered.lower[segment]
        above[fill[target]] = slot - rankStart[rank - 1]
        fill[target] += 1
      }
    }
  }

  /// Collects, for the vertices of a rank, the sorted positions of their lower neighbours.
  mutating func refreshDown(_ rank: Int) {
    guard rank + 1 < rankCount else { return }
    for slot in self.rank(rank) {
      let vertex = vertices[slot]
      fill[vertex] = layered.down(vertex).lowerBound
    }
    for slot in self.rank(rank + 1) {
      for up in layered.up(vertices[slot]) {
        let source = layered.upper[layered.upSegments[up]]
        below[fill[source]] = slot - rankStart[rank + 1]
        fill[source] += 1
      }
    }
  }

  /// Pairs of segments that cross between a rank and the next, with an accumulator tree.
  ///
  /// W. Barth, P. Mutzel, M. Jünger: Simple and Efficient Bilayer Cross Counting, JGAA 8(2), 2004.
  /// Complexity: O(segments * log(width)).
  mutating func crossings(below rank: Int) -> Int {
    guard rank + 1 < rankCount else { return 0 }
    refreshDown(rank)
    let width = self.rank(rank + 1).count
    guard width > 1, self.rank(rank).count > 1 else { return 0 }
    var leaves = 1
    while leaves < width { leaves *= 2 }
    if tree.count < 2 * leaves { tree = [Int](repeating: 0, count: 2 * leaves) }
    for node in 0..<2 * leaves { tree[node] = 0 }
    var sum = 0
    for slot in self.rank(rank) {
      let ends = layered.down(vertices[slot])
      for end in ends {
        var node = below[end] + leaves
        while node > 1 {
          if node & 1 == 0 { sum += tree[node + 1] }
          node >>= 1
        }
      }
      for end in ends {
        var node = below[end] + leaves
        while node >= 1 {
          tree[node] += 1
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
