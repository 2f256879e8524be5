/// First columns, by four extreme alignments and their average median.
///
/// U. Brandes, B. Köpf: Fast and Simple Horizontal Coordinate Assignment, GD 2001. Blocks are
/// compacted over the block graph in topological order, which needs none of the class shifts that
/// the erratum (arXiv 2008.01252) repairs.
///
/// Works on some ranks as if there were no others. Their vertices are numbered from 0, rank after
/// rank and each from left to right, which is the order they have in ``Ordered/vertices``.
struct BrandesKopf {
  private let columns: ColumnSprings
  private let vertices: ArraySlice<Int>
  /// Where each rank's numbers begin, and where the last one's end.
  private let rankStart: [Int]
  /// The segments that reach each vertex from above, and those that leave it downwards.
  private var above = Ends()
  private var below = Ends()
  /// The least distance of each vertex from its right neighbour, or -1 when it has none.
  private var apart: [Int]

  /// The segments of every vertex on one side, those of each vertex from left to right.
  private struct Ends {
    var start: [Int] = []
    /// Their other ends.
    var vertex: [Int] = []
    /// Whether they may align: not those that cross an inner segment, one between two lanes.
    var mayAlign: [Bool] = []
  }

  /// Vertices in line: the first of each vertex's block, and after each vertex the next, or -1.
  private struct Blocks {
    var root: [Int]
    var next: [Int]
  }

  /// The column of every vertex on some ranks, in their order.
  ///
  /// Complexity: O(segments + vertices).
  static func columns(on ranks: Range<Int>, in columns: ColumnSprings) -> [Int] {
    var method = BrandesKopf(ranks, columns)
    method.collectEnds()
    method.collectDistances()
    var layouts: [[Int]] = []
    for fromAbove in [true, false] {
      for fromLeft in [true, false] {
        let blocks = method.align(fromAbove: fromAbove, fromLeft: fromLeft)
        layouts.append(method.compact(blocks, fromLeft: fromLeft))
      }
    }
    return method.balance(layouts)
  }

  private init(_ ranks: Range<Int>, _ columns: ColumnSprings) {
    self.columns = columns
    let all = columns.ordered.rankStart[ranks.lowerBound...ranks.upperBound]
    rankStart = all.map { $0 - all.first! }
    vertices = columns.ordered.vertices[all.first!..<all.last!]
    apart = [Int](repeating: -1, count: vertices.count)
  }

  private var rankCount: Int { rankStart.count - 1 }
  private func rank(_ index: Int) -> Range<Int> { rankStart[index]..<rankStart[index + 1] }
  private func vertex(_ number: Int) -> Int { vertices[vertices.startIndex + number] }

  private mutating func collectEnds() {
    let ordered = columns.ordered
    let layered = ordered.layered
    var (upper, lower): ([Int], [Int]) = ([], [])
    for index in 0..<max(0, rankCount - 1) {
      for number in rank(index) {
        for segment in layered.down(vertex(number)) {
          upper.append(number)
          lower.append(rankStart[index + 1] + ordered.position[layered.lower[segment]])
        }
      }
    }
    let (aboveStart, byLower) = Adjacency.group(lower, into: vertices.count)
    above = Ends(start: aboveStart, vertex: byLower.map { upper[$0] })
    let mayAlign = segmentsThatMayAlign()
    let (belowStart, byUpper) = Adjacency.group(above.vertex, into: vertices.count)
    below = Ends(
      start: belowStart, vertex: byUpper.map { lower[byLower[$0]] },
      mayAlign: byUpper.map { mayAlign[$0] })
    above.mayAlign = mayAlign
  }

  private mutating func collectDistances() {
    for index in 0..<rankCount {
      for number in rank(index).dropLast() {
        apart[number] = columns.separation(vertex(number), vertex(number + 1))
      }
    }
  }

  /// For each segment, as ``above`` numbers them, whether it crosses no inner one.
  private func segmentsThatMayAlign() -> [Bool] {
    var mayAlign = [Bool](repeating: true, count: above.vertex.count)
    let layered = columns.ordered.layered
    for index in stride(from: 1, to: rankCount, by: 1) {
      let lower = rank(index)
      var (firstOpen, leftEnd) = (lower.lowerBound, 0)
      for number in lower {
        var inner: Int?
        if layered.isLane(vertex(number)), above.start[number] < above.start[number + 1] {
          let upper = above.vertex[above.start[number]]
          if layered.isLane(vertex(upper)) { inner = upper }
        }
        guard inner != nil || number == lower.upperBound - 1 else { continue }
        let rightEnd = inner ?? lower.lowerBound - 1
        for end in above.start[firstOpen]..<above.start[number + 1]
        where above.vertex[end] < leftEnd || above.vertex[end] > rightEnd {
          mayAlign[end] = false
        }
        firstOpen = number + 1
        leftEnd = rightEnd
      }
    }
    return mayAlign
  }

  /// Aligns each vertex with its upper or lower median.
  private func align(fromAbove: Bool, fromLeft: Bool) -> Blocks {
    let ends = fromAbove ? above : below
    var root = Array(0..<vertices.count)
    var next = [Int](repeating: -1, count: vertices.count)
    for step in 0..<rankCount {
      let numbers = rank(fromAbove ? step : rankCount - 1 - step)
      var last = fromLeft ? -1 : Int.max
      for offset in 0..<numbers.count {
        let number = fromLeft ? numbers.lowerBound + offset : numbers.upperBound - 1 - offset
        let (first, count) = (ends.start[number], ends.start[number + 1] - ends.start[number])
        if count == 0 { continue }
        let (left, right) = (first + (count - 1) / 2, first + count / 2)
        var median = fromLeft ? left : right
        while true {
          let end = ends.vertex[median]
          if (fromLeft ? last < end : end < last) && next[end] < 0 && ends.mayAlign[median] {
            root[number] = root[end]
            next[end] = number
            last = end
            break
          }
          // There may be another one in the middle.
          let other = left + right - median
          if other == median || median == (fromLeft ? right : left) { break }
          median = other
        }
      }
    }
    return Blocks(root: root, next: next)
  }

  /// Places blocks as far to one side as they go, then pulls each towards its other neighbours.
  private func compact(_ blocks: Blocks, fromLeft: Bool) -> [Int] {
    let root = blocks.root
    // How many neighbours a block still waits for.
    var missing = [Int](repeating: 0, count: root.count)
    for number in root.indices where apart[number] >= 0 {
      missing[root[fromLeft ? number + 1 : number]] += 1
    }
    var order: [Int] = []
    order.reserveCapacity(root.count)
    for block in root.indices where root[block] == block && missing[block] == 0 {
      order.append(block)
    }
    var x = [Int](repeating: 0, count: root.count)
    var placed = 0
    while placed < order.count {
      let block = order[placed]
      placed += 1
      var number = block
      while number >= 0 {
        if let (neighbour, distance) = neighbour(of: number, onTheRight: fromLeft) {
          let target = root[neighbour]
          x[target] = max(x[target], x[block] + distance)
          missing[target] -= 1
          if missing[target] == 0 { order.append(target) }
        }
        number = blocks.next[number]
      }
    }
    for block in order.reversed() {
      var room: Int?
      var number = block
      while number >= 0 {
        if let (neighbour, distance) = neighbour(of: number, onTheRight: fromLeft) {
          room = min(room ?? .max, x[root[neighbour]] - distance)
        }
        number = blocks.next[number]
      }
      if let room { x[block] = max(x[block], room) }
    }
    return root.map { fromLeft ? x[$0] : -x[$0] }
  }

  private func neighbour(of number: Int, onTheRight: Bool) -> (number: Int, distance: Int)? {
    if onTheRight { return apart[number] < 0 ? nil : (number + 1, apart[number]) }
    return number == 0 || apart[number - 1] < 0 ? nil : (number - 1, apart[number - 1])
  }

  /// Moves the four layouts onto the narrowest and takes the mean of the two middle columns.
  private func balance(_ layouts: [[Int]]) -> [Int] {
    let bounds = layouts.map { x -> (low: Int, high: Int) in
      var (low, high) = (Int.max, Int.min)
      for (number, axis) in x.enumerated() {
        let width = columns.width[vertex(number)]
        low = min(low, axis - Positioned.leftExtent(width))
        high = max(high, axis + Positioned.rightExtent(width))
      }
      return (low, high)
    }
    guard let narrowest = bounds.min(by: { $0.high - $0.low < $1.high - $1.low }) else { return [] }
    let shifts = layouts.indices.map { index in
      index % 2 == 0
        ? narrowest.low - bounds[index].low : narrowest.high - bounds[index].high
    }
    return vertices.indices.map { index in
      let number = index - vertices.startIndex
      var x = (
        layouts[0][number] + shifts[0], layouts[1][number] + shifts[1],
        layouts[2][number] + shifts[2], layouts[3][number] + shifts[3]
      )
      if x.0 > x.1 { swap(&x.0, &x.1) }
      if x.2 > x.3 { swap(&x.2, &x.3) }
      return (max(x.0, x.2) + min(x.1, x.3)) >> 1
    }
  }
}
