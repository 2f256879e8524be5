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
  private var links = Links()

  /// The segments between the ranks.
  private struct Links {
    var upper: [Int] = []
    var lower: [Int] = []
    /// Those that cross an inner segment, one between two lanes, and therefore must not align.
    var crossesInner: [Bool] = []
    /// Those of each lower end together, from left to right.
    var byLower: (start: [Int], items: [Int]) = ([], [])
    /// Those of each upper end together, from left to right.
    var byUpper: (start: [Int], items: [Int]) = ([], [])
  }

  /// The column of every vertex on some ranks, in their order.
  ///
  /// Complexity: O(segments + vertices).
  static func columns(on ranks: Range<Int>, in columns: ColumnSprings) -> [Int] {
    var method = BrandesKopf(ranks, columns)
    method.collectLinks()
    method.markCrossings()
    var layouts: [[Int]] = []
    for fromAbove in [true, false] {
      for fromLeft in [true, false] {
        let root = method.align(fromAbove: fromAbove, fromLeft: fromLeft)
        layouts.append(method.compact(root, fromLeft: fromLeft))
      }
    }
    return method.balance(layouts)
  }

  private init(_ ranks: Range<Int>, _ columns: ColumnSprings) {
    self.columns = columns
    let all = columns.ordered.rankStart[ranks.lowerBound...ranks.upperBound]
    rankStart = all.map { $0 - all.first! }
    vertices = columns.ordered.vertices[all.first!..<all.last!]
  }

  private var rankCount: Int { rankStart.count - 1 }
  private func rank(_ index: Int) -> Range<Int> { rankStart[index]..<rankStart[index + 1] }
  private func vertex(_ number: Int) -> Int { vertices[vertices.startIndex + number] }

  private mutating func collectLinks() {
    let ordered = columns.ordered
    for index in 0..<max(0, rankCount - 1) {
      for number in rank(index) {
        for segment in ordered.layered.down(vertex(number)) {
          links.upper.append(number)
          let lower = ordered.layered.lower[segment]
          links.lower.append(rankStart[index + 1] + ordered.position[lower])
        }
      }
    }
    links.crossesInner = [Bool](repeating: false, count: links.upper.count)
    links.byLower = Adjacency.group(links.lower, into: vertices.count)
    let sorted = links.byLower.items
    let (start, items) = Adjacency.group(sorted.map { links.upper[$0] }, into: vertices.count)
    links.byUpper = (start, items.map { sorted[$0] })
  }

  private func above(_ number: Int) -> ArraySlice<Int> {
    links.byLower.items[links.byLower.start[number]..<links.byLower.start[number + 1]]
  }

  private func below(_ number: Int) -> ArraySlice<Int> {
    links.byUpper.items[links.byUpper.start[number]..<links.byUpper.start[number + 1]]
  }

  private mutating func markCrossings() {
    let layered = columns.ordered.layered
    for index in stride(from: 1, to: rankCount, by: 1) {
      let lower = rank(index)
      var (firstOpen, leftEnd) = (lower.lowerBound, 0)
      for number in lower {
        var inner: Int?
        if layered.isLane(vertex(number)), let link = above(number).first {
          if layered.isLane(vertex(links.upper[link])) { inner = links.upper[link] }
        }
        guard inner != nil || number == lower.upperBound - 1 else { continue }
        let rightEnd = inner ?? rank(index).lowerBound - 1
        for open in firstOpen...number {
          for link in above(open)
          where links.upper[link] < leftEnd || links.upper[link] > rightEnd {
            links.crossesInner[link] = true
          }
        }
        firstOpen = number + 1
        leftEnd = rightEnd
      }
    }
  }

  /// Aligns each vertex with its upper or lower median, blocks of them named by their first.
  private func align(fromAbove: Bool, fromLeft: Bool) -> [Int] {
    var root = Array(0..<vertices.count)
    var taken = [Bool](repeating: false, count: vertices.count)
    for step in 0..<rankCount {
      let numbers = rank(fromAbove ? step : rankCount - 1 - step)
      var last = fromLeft ? -1 : Int.max
      for offset in 0..<numbers.count {
        let number = fromLeft ? numbers.lowerBound + offset : numbers.upperBound - 1 - offset
        let ends = fromAbove ? above(number) : below(number)
        guard !ends.isEmpty else { continue }
        let (left, right) = (
          ends.startIndex + (ends.count - 1) / 2, ends.startIndex + ends.count / 2
        )
        for median in left == right ? [left] : fromLeft ? [left, right] : [right, left] {
          let end = fromAbove ? links.upper[ends[median]] : links.lower[ends[median]]
          let isFree = fromLeft ? last < end : end < last
          if isFree && !taken[end] && !links.crossesInner[ends[median]] {
            root[number] = root[end]
            taken[end] = true
            last = end
            break
          }
        }
      }
    }
    return root
  }

  /// Places blocks as far to one side as they go, then pulls each towards its other neighbours.
  private func compact(_ root: [Int], fromLeft: Bool) -> [Int] {
    var (from, to, apart): ([Int], [Int], [Int]) = ([], [], [])
    for index in 0..<rankCount {
      for right in rank(index).dropFirst() {
        let left = right - 1
        from.append(root[fromLeft ? left : right])
        to.append(root[fromLeft ? right : left])
        apart.append(columns.separation(vertex(left), vertex(right)))
      }
    }
    let (outStart, out) = Adjacency.group(from, into: root.count)
    var missing = [Int](repeating: 0, count: root.count)
    for block in to { missing[block] += 1 }
    var order = root.indices.filter { root[$0] == $0 && missing[$0] == 0 }
    var x = [Int](repeating: 0, count: root.count)
    var next = 0
    while next < order.count {
      let block = order[next]
      next += 1
      for link in out[outStart[block]..<outStart[block + 1]] {
        let target = to[link]
        x[target] = max(x[target], x[block] + apart[link])
        missing[target] -= 1
        if missing[target] == 0 { order.append(target) }
      }
    }
    for block in order.reversed() {
      var room: Int?
      for link in out[outStart[block]..<outStart[block + 1]] {
        room = min(room ?? .max, x[to[link]] - apart[link])
      }
      if let room { x[block] = max(x[block], room) }
    }
    return root.map { fromLeft ? x[$0] : -x[$0] }
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
