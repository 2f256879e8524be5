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
    let room = bounds.count
    var step = min(max(1, room / count), widestStep)
    if count == 2 && step % 2 == 1 && step > 1 { step -= 1 }
    let first = min(
      max(axis - (count - 1) * step / 2, bounds.lowerBound),
      bounds.upperBound - (count - 1) * step)
    var columns = (0..<count).map { first + $0 * step }
    for (index, column) in wanted.enumerated() {
      let isAlone =
        (index == 0 || wanted[index - 1] != column)
        && (index + 1 == count || wanted[index + 1] != column)
      let free = bounds.lowerBound + index...bounds.upperBound - (count - 1 - index)
      if isAlone && free.contains(column) { columns[index] = column }
    }
    let loose = apart(columns, by: 2, within: bounds)
    let isKept = zip(loose, zip(columns, wanted)).allSatisfy { $0 == $1.0 || $1.0 != $1.1 }
    return isKept && loose[0] >= bounds.lowerBound ? loose : apart(columns, by: 1, within: bounds)
  }

  /// Moves columns to the right, then to the left, until they are a distance apart.
  private static func apart(
    _ columns: [Int], by gap: Int, within bounds: ClosedRange<Int>
  ) -> [Int] {
    var columns = columns
    let last = columns.count - 1
    for index in 1...last { columns[index] = max(columns[index], columns[index - 1] + gap) }
    columns[last] = min(columns[last], bounds.upperBound)
    for index in (0..<last).reversed() {
      columns[index] = min(columns[index], columns[index + 1] - gap)
    }
    return columns
  }
}
