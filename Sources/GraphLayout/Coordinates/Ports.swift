/// The column in which each segment arrives at its lower vertex.
///
/// A lane is entered on its axis. Segments that enter a node arrive in the order in which they
/// come from above, those of one net in argument order, in distinct columns, inside the corners
/// where the width permits: straight down where they can, otherwise spread evenly.
enum Ports {
  /// The farthest that ports are spread when nothing pulls them.
  private static let widestStep = 8

  /// One column a segment.
  static func columns(_ positioned: Positioned) -> [Int] {
    let layered = positioned.ordered.layered
    var columns = layered.lower.map { positioned.axis[$0] }
    for node in 0..<layered.nodeCount where layered.up(node).count > 1 {
      let sorted = layered.upSegments[layered.up(node)].enumerated().sorted {
        let a = positioned.axis[layered.upper[$0.element]]
        let b = positioned.axis[layered.upper[$1.element]]
        return (a, $0.offset) < (b, $1.offset)
      }.map(\.element)
      let wanted = sorted.map { positioned.axis[layered.upper[$0]] }
      let left = positioned.left(node)
      let width = positioned.width[node]
      let inset = width >= sorted.count + 2 ? 1 : 0
      let chosen = spread(
        wanted, over: left + inset...left + width - 1 - inset, around: positioned.axis[node])
      for (segment, column) in zip(sorted, chosen) { columns[segment] = column }
    }
    return columns
  }

  /// Increasing columns within bounds: the wanted one where it lies within, else an even share.
  private static func spread(
    _ wanted: [Int], over bounds: ClosedRange<Int>, around axis: Int
  ) -> [Int] {
    let count = wanted.count
    var step = min(max(1, bounds.count / count), widestStep)
    if count == 2 && step % 2 == 1 && step > 1 { step -= 1 }
    let first = min(
      max(axis - (count - 1) * step / 2, bounds.lowerBound),
      bounds.upperBound - (count - 1) * step)
    let even = (0..<count).map { first + $0 * step }
    let straight = wanted.indices.filter { index in
      (index == 0 || wanted[index - 1] != wanted[index])
        && (index + 1 == count || wanted[index + 1] != wanted[index])
    }
    let tight = place(even, straight: straight, at: wanted, gap: 1, within: bounds)
    let loose = place(even, straight: straight, at: wanted, gap: 2, within: bounds)
    let fits = bounds.count >= 2 * count - 1
    return fits && loose.straight == tight.straight ? loose.columns : tight.columns
  }

  /// Fixes as many straight ones as fit with a gap between all, and moves the others out of the
  /// way; says how many are straight.
  private static func place(
    _ even: [Int], straight: [Int], at wanted: [Int], gap: Int, within bounds: ClosedRange<Int>
  ) -> (columns: [Int], straight: Int) {
    let count = even.count
    var columns = even
    // The last fixed port and where it is; a port before the first leaves room for all on its left.
    var (fixed, column) = (-1, bounds.lowerBound - gap)
    var straightOnes = 0
    func fill(upTo index: Int, _ limit: Int) {
      for open in stride(from: index - 1, to: fixed, by: -1) {
        let highest = (open + 1 == index ? limit : columns[open + 1]) - gap
        columns[open] = min(columns[open], highest)
      }
      for open in stride(from: fixed + 1, to: index, by: 1) {
        columns[open] = max(columns[open], column + (open - fixed) * gap)
      }
    }
    for index in straight {
      let target = wanted[index]
      let least = column + (index - fixed) * gap
      let most = bounds.upperBound - (count - 1 - index) * gap
      if target < least || target > most { continue }
      fill(upTo: index, target)
      columns[index] = target
      (fixed, column) = (index, target)
      straightOnes += 1
    }
    fill(upTo: count, bounds.upperBound + gap)
    return (columns, straightOnes)
  }
}
