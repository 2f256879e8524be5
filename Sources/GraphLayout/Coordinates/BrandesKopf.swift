/// Columns by four extreme alignments and their average median.
///
/// U. Brandes, B. Köpf: Fast and Simple Horizontal Coordinate Assignment, GD 2001. Blocks are
/// compacted over the block graph in topological order, which needs none of the class shifts that
/// the erratum (arXiv 2008.01252) repairs.
struct BrandesKopf {
  private let ordered: Ordered
  private let width: [Int]
  private let spacing: Int
  /// Segments that cross an inner segment, one between two lanes, and therefore must not align.
  private let conflicts: [Bool]

  /// Complexity: O(segments + vertices), and sorting of each vertex's neighbours.
  static func position(_ ordered: Ordered, spacing: Int) -> Positioned {
    let width = Positioned.widths(ordered.layered)
    let method = BrandesKopf(ordered, width: width, spacing: spacing)
    var layouts: [[Int]] = []
    for fromAbove in [true, false] {
      for fromLeft in [true, false] {
        layouts.append(method.layout(fromAbove: fromAbove, fromLeft: fromLeft))
      }
    }
    return Positioned(
      ordered: ordered, width: width, axis: method.balance(layouts))
  }

  private init(_ ordered: Ordered, width: [Int], spacing: Int) {
    self.ordered = ordered
    self.width = width
    self.spacing = spacing
    conflicts = Self.conflicts(ordered)
  }

  /// Marks the segments that cross an inner segment.
  private static func conflicts(_ ordered: Ordered) -> [Bool] {
    let layered = ordered.layered
    var marked = [Bool](repeating: false, count: layered.segmentCount)
    for rank in stride(from: 1, to: ordered.rankCount, by: 1) {
      let lower = Array(ordered.rank(rank))
      var (firstOpen, leftEnd) = (0, 0)
      for (index, vertex) in lower.enumerated() {
        var inner: Int?
        if layered.isLane(vertex) {
          let above = layered.upper[layered.into(lane: vertex)]
          if layered.isLane(above) { inner = ordered.position[above] }
        }
        guard inner != nil || index == lower.count - 1 else { continue }
        let rightEnd = inner ?? ordered.rank(rank - 1).count - 1
        for open in firstOpen...index {
          for slot in layered.up(lower[open]) {
            let segment = layered.upSegments[slot]
            let end = ordered.position[layered.upper[segment]]
            if end < leftEnd || end > rightEnd { marked[segment] = true }
          }
        }
        firstOpen = index + 1
        leftEnd = rightEnd
      }
    }
    return marked
  }

  /// One of the four: blocks aligned with the upper or lower median, packed to one side.
  private func layout(fromAbove: Bool, fromLeft: Bool) -> [Int] {
    let layered = ordered.layered
    func place(_ vertex: Int) -> Int {
      fromLeft
        ? ordered.position[vertex]
        : ordered.rank(layered.rank[vertex]).count - 1 - ordered.position[vertex]
    }
    var root = Array(0..<layered.vertexCount)
    var taken = [Bool](repeating: false, count: layered.vertexCount)
    var ends: [(place: Int, vertex: Int, free: Bool)] = []
    for step in 0..<ordered.rankCount {
      let rank = ordered.rank(fromAbove ? step : ordered.rankCount - 1 - step)
      var last = -1
      for index in rank.indices {
        let vertex = rank[fromLeft ? index : rank.startIndex + rank.endIndex - 1 - index]
        ends.removeAll(keepingCapacity: true)
        if fromAbove {
          for slot in layered.up(vertex) {
            let segment = layered.upSegments[slot]
            let end = layered.upper[segment]
            ends.append((place(end), end, !conflicts[segment]))
          }
        } else {
          for segment in layered.down(vertex) {
            let end = layered.lower[segment]
            ends.append((place(end), end, !conflicts[segment]))
          }
        }
        ends.sort { $0.place < $1.place }
        guard !ends.isEmpty else { continue }
        for median in [(ends.count - 1) / 2, ends.count / 2] {
          let end = ends[median]
          if end.free && last < end.place && !taken[end.vertex] {
            root[vertex] = root[end.vertex]
            taken[end.vertex] = true
            last = end.place
            break
          }
        }
      }
    }
    return compact(root, fromLeft: fromLeft)
  }

  /// Places blocks as far to one side as they go, then pulls each towards its other neighbours.
  private func compact(_ root: [Int], fromLeft: Bool) -> [Int] {
    var (from, to, apart): ([Int], [Int], [Int]) = ([], [], [])
    for index in 0..<ordered.rankCount {
      let rank = ordered.rank(index)
      for (left, right) in zip(rank, rank.dropFirst()) {
        let (first, second) = fromLeft ? (left, right) : (right, left)
        from.append(root[first])
        to.append(root[second])
        apart.append(
          Positioned.separation(
            left, right, in: ordered.layered, width: width, spacing: spacing))
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
      for (vertex, axis) in x.enumerated() {
        low = min(low, axis - Positioned.leftExtent(width[vertex]))
        high = max(high, axis + Positioned.rightExtent(width[vertex]))
      }
      return (low, high)
    }
    guard !width.isEmpty else { return [] }
    let narrowest = bounds.min { $0.high - $0.low < $1.high - $1.low }!
    let shifts = layouts.indices.map { index in
      index % 2 == 0
        ? narrowest.low - bounds[index].low : narrowest.high - bounds[index].high
    }
    var columns = width.indices.map { vertex -> Int in
      let sorted = layouts.indices.map { layouts[$0][vertex] + shifts[$0] }.sorted()
      return (sorted[1] + sorted[2]) >> 1
    }
    let low = width.indices.map { columns[$0] - Positioned.leftExtent(width[$0]) }.min()!
    for vertex in columns.indices { columns[vertex] -= low }
    return columns
  }
}
