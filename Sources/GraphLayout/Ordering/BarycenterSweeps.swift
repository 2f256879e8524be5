/// Orders ranks by sweeping down and up, each vertex to the barycenter of its neighbours, with
/// swaps of adjacent vertices in between; the best order seen is kept.
struct BarycenterSweeps {
  private let layered: Layered
  private var ranks: [[Int]]
  private var position: [Int]

  /// Complexity: O(rounds * segments * log(width)).
  static func order(_ layered: Layered, rounds: Int = 12) -> Ordered {
    var sweeps = BarycenterSweeps(layered)
    sweeps.transpose()
    var best = sweeps.ranks
    var fewest = sweeps.crossings()
    for round in 0..<rounds where fewest > 0 {
      sweeps.sweep(down: round % 2 == 0)
      sweeps.transpose()
      let crossings = sweeps.crossings()
      if crossings < fewest {
        fewest = crossings
        best = sweeps.ranks
      }
    }
    return Ordered(layered, ranks: best)
  }

  /// The first order: depth first from the sinks, inputs in argument order.
  private init(_ layered: Layered) {
    self.layered = layered
    ranks = [[Int]](repeating: [], count: layered.ranked.rankCount)
    position = [Int](repeating: 0, count: layered.vertexCount)
    var seen = [Bool](repeating: false, count: layered.vertexCount)
    var stack: [Int] = []
    for sink in 0..<layered.vertexCount where layered.down(sink).isEmpty {
      stack.append(sink)
      while let vertex = stack.popLast() {
        if seen[vertex] { continue }
        seen[vertex] = true
        position[vertex] = ranks[layered.rank[vertex]].count
        ranks[layered.rank[vertex]].append(vertex)
        for segment in layered.up(vertex).reversed() {
          stack.append(layered.segments[segment].upper)
        }
      }
    }
  }

  private func crossings() -> Int {
    var sum = 0
    for rank in 0..<max(0, ranks.count - 1) {
      sum += Crossings.count(
        below: ranks[rank], lowerWidth: ranks[rank + 1].count, position: position, in: layered)
    }
    return sum
  }

  private func neighbours(_ vertex: Int, above: Bool) -> [Int] {
    let ends =
      above
      ? layered.up(vertex).map { position[layered.segments[$0].upper] }
      : layered.down(vertex).map { position[layered.segments[$0].lower] }
    return ends.sorted()
  }

  private mutating func sweep(down: Bool) {
    let count = ranks.count
    for rank in down ? Array(1..<max(1, count)) : Array((0..<max(0, count - 1)).reversed()) {
      // A vertex without neighbours on that side keeps its place among the others.
      var keyed: [(key: Double, vertex: Int)] = []
      var before = -1.0
      for vertex in ranks[rank] {
        let ends = neighbours(vertex, above: down)
        if !ends.isEmpty { before = Double(ends.reduce(0, +)) / Double(ends.count) }
        keyed.append((before, vertex))
      }
      let sorted = keyed.enumerated().sorted {
        ($0.element.key, $0.offset) < ($1.element.key, $1.offset)
      }
      ranks[rank] = sorted.map(\.element.vertex)
      for (index, vertex) in ranks[rank].enumerated() { position[vertex] = index }
    }
  }

  /// Swaps adjacent vertices while that removes crossings.
  private mutating func transpose() {
    var improved = true
    var rounds = 0
    while improved && rounds < 10 {
      improved = false
      rounds += 1
      for rank in ranks.indices where ranks[rank].count > 1 {
        for index in 0..<ranks[rank].count - 1 {
          let (left, right) = (ranks[rank][index], ranks[rank][index + 1])
          var gain = 0
          for above in [true, false] {
            let a = neighbours(left, above: above)
            let b = neighbours(right, above: above)
            gain += Self.inversions(a, b) - Self.inversions(b, a)
          }
          if gain > 0 {
            ranks[rank].swapAt(index, index + 1)
            position[left] = index + 1
            position[right] = index
            improved = true
          }
        }
      }
    }
  }

  /// Pairs of a left end greater than a right end; both sorted.
  private static func inversions(_ left: [Int], _ right: [Int]) -> Int {
    var (sum, smaller) = (0, 0)
    for end in left {
      while smaller < right.count && right[smaller] < end { smaller += 1 }
      sum += smaller
    }
    return sum
  }
}
