/// The column in which each segment arrives at its lower vertex.
///
/// A lane is entered on its axis. Segments that enter a node arrive in the order in which they
/// come from above, those of one net in argument order, in distinct columns, inside the corners
/// where the width permits: straight down where they can, otherwise spread evenly.
enum Ports {
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
        wanted, from: left + inset, to: left + width - 1 - inset, axis: positioned.axis[node])
      for (segment, column) in zip(sorted, chosen) { columns[segment] = column }
    }
    return columns
  }

  /// Increasing columns within bounds: even ones, moved under the wanted ones where order permits.
  private static func spread(_ wanted: [Int], from low: Int, to high: Int, axis: Int) -> [Int] {
    let count = wanted.count
    let step = max(1, min((high - low + 1) / count, 8))
    var columns = (0..<count).map { axis + ((2 * $0 - count + 1) * step) / 2 }
    let slack = max(0, low - columns[0]) - max(0, columns[count - 1] - high)
    for index in 0..<count { columns[index] += slack }
    for index in 0..<count {
      let floor = low + index
      let ceiling = high - (count - 1 - index)
      let target = wanted[index]
      if target >= floor && target <= ceiling && (index == 0 || wanted[index - 1] != target) {
        columns[index] = target
      }
    }
    // Restore the order after snapping, first from the left, then from the right.
    for index in 1..<count { columns[index] = max(columns[index], columns[index - 1] + 1) }
    columns[count - 1] = min(columns[count - 1], high)
    for index in (0..<count - 1).reversed() {
      columns[index] = min(columns[index], columns[index + 1] - 1)
    }
    return columns
  }
}
