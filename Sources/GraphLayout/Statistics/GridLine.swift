/// A straight stretch of a source's net.
struct GridLine {
  var isVertical: Bool
  /// The column of a vertical line, the row of a horizontal one.
  var at: Int
  /// Its first row or column.
  var low: Int
  /// Its last row or column.
  var high: Int
  var source: Int

  init(from a: Point, to b: Point, source: Int) {
    isVertical = a.x == b.x
    at = isVertical ? a.x : a.y
    low = isVertical ? min(a.y, b.y) : min(a.x, b.x)
    high = isVertical ? max(a.y, b.y) : max(a.x, b.x)
    self.source = source
  }

  /// Points strictly inside a horizontal and a vertical line of different sources.
  static func crossings(of lines: [GridLine]) -> Int {
    let merged = merge(lines)
    var own = 0
    let (start, bySource) = Adjacency.group(
      merged.map(\.source), into: (merged.map(\.source).max() ?? -1) + 1)
    for source in start.indices.dropLast() {
      let net = bySource[start[source]..<start[source + 1]].map { merged[$0] }
      if net.count > 2 { own += meetings(net) }
    }
    return meetings(merged) - own
  }

  /// Unites overlapping lines: edges that share a trunk share its line.
  private static func merge(_ lines: [GridLine]) -> [GridLine] {
    let sorted = lines.sorted { a, b in
      (a.source, a.isVertical ? 1 : 0, a.at, a.low) < (b.source, b.isVertical ? 1 : 0, b.at, b.low)
    }
    var merged: [GridLine] = []
    for line in sorted {
      if let last = merged.last, last.source == line.source, last.isVertical == line.isVertical,
        last.at == line.at, line.low <= last.high
      {
        merged[merged.count - 1].high = max(last.high, line.high)
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  /// Points strictly inside two lines, by a sweep over the rows with a Fenwick tree of columns.
  private static func meetings(_ lines: [GridLine]) -> Int {
    let columns = lines.filter(\.isVertical).map(\.at).sorted()
    guard !columns.isEmpty else { return 0 }
    // In one row lines end before horizontals are counted, and others begin after.
    var events: [(row: Int, kind: Int, line: Int)] = []
    for (index, line) in lines.enumerated() {
      if line.isVertical {
        events.append((line.high, 0, index))
        events.append((line.low, 2, index))
      } else {
        events.append((line.at, 1, index))
      }
    }
    events.sort { ($0.row, $0.kind, $0.line) < ($1.row, $1.kind, $1.line) }
    var tree = FenwickTree(count: columns.count)
    func rank(_ column: Int) -> Int {
      var (low, high) = (0, columns.count)
      while low < high {
        let middle = (low + high) / 2
        if columns[middle] < column { low = middle + 1 } else { high = middle }
      }
      return low
    }
    var sum = 0
    for event in events {
      let line = lines[event.line]
      switch event.kind {
      case 0: tree.add(-1, at: rank(line.at))
      case 1: sum += tree.sum(below: rank(line.high)) - tree.sum(below: rank(line.low + 1))
      default: tree.add(1, at: rank(line.at))
      }
    }
    return sum
  }
}
