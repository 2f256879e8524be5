/// The column in which each segment arrives at its lower vertex.
///
/// A lane is entered on its axis. Segments that enter a node arrive in the order in which they
/// come from above, those of one net in argument order, in distinct columns, inside the corners
/// where the width permits: straight down where they can, otherwise spread evenly.
struct Ports {
  /// The farthest that ports are spread when nothing pulls them.
  private static let widestStep = 8

  /// One column a segment.
  ///
  /// Complexity: O(segments), and sorting of the inputs of each node.
  static func columns(_ positioned: Positioned) -> [Int] {
    let layered = positioned.ordered.layered
    let axis = positioned.axis
    var columns = layered.lower.map { axis[$0] }
    var ports = Ports()
    for node in 0..<layered.nodeCount where layered.up(node).count > 1 {
      ports.collect(
        layered.up(node).lazy.map { slot in
          let segment = layered.upSegments[slot]
          return (segment, axis[layered.upper[segment]])
        })
      ports.arrange(around: axis[node], width: positioned.width[node])
      for (segment, column) in zip(ports.segments, ports.columns) { columns[segment] = column }
    }
    return columns
  }

  /// The columns in which lines arrive at a box, given those they come from in argument order.
  static func columns(from columns: [Int], around axis: Int, width: Int) -> [Int] {
    if columns.count < 2 { return columns.map { _ in axis } }
    var ports = Ports()
    ports.collect(columns.enumerated().lazy.map { ($0.offset, $0.element) })
    ports.arrange(around: axis, width: width)
    var arranged = columns
    for (line, column) in zip(ports.segments, ports.columns) { arranged[line] = column }
    return arranged
  }

  /// The segments that enter a node, from left to right.
  private var segments: [Int] = []
  /// The column each comes from.
  private var wanted: [Int] = []
  /// Whether no other comes from the same column.
  private var isAlone: [Bool] = []
  /// Where they would arrive if nothing pulled them.
  private var even: [Int] = []
  /// Where they arrive.
  private var columns: [Int] = []

  private mutating func collect(_ lines: some Sequence<(Int, Int)>) {
    segments.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
    // They come nearly sorted, so each is moved to its place among those before.
    for (segment, column) in lines {
      var place = wanted.count
      segments.append(segment)
      wanted.append(column)
      while place > 0 && wanted[place - 1] > column {
        wanted.swapAt(place, place - 1)
        segments.swapAt(place, place - 1)
        place -= 1
      }
    }
    isAlone.removeAll(keepingCapacity: true)
    for (index, column) in wanted.enumerated() {
      isAlone.append(
        (index == 0 || wanted[index - 1] != column)
          && (index + 1 == wanted.count || wanted[index + 1] != column))
    }
  }

  private mutating func arrange(around axis: Int, width: Int) {
    let left = axis - Positioned.leftExtent(width)
    let inset = width >= segments.count + 2 ? 1 : 0
    spread(over: left + inset...left + width - 1 - inset, around: axis)
  }

  /// Increasing columns within bounds: the wanted one where it lies within, else an even share.
  private mutating func spread(over bounds: ClosedRange<Int>, around axis: Int) {
    let count = wanted.count
    var step = min(max(1, bounds.count / count), Self.widestStep)
    if count == 2 && step % 2 == 1 && step > 1 { step -= 1 }
    let first = min(
      max(axis - (count - 1) * step / 2, bounds.lowerBound),
      bounds.upperBound - (count - 1) * step)
    even.removeAll(keepingCapacity: true)
    for index in 0..<count { even.append(first + index * step) }
    let tight = place(gap: 1, within: bounds)
    if bounds.count >= 2 * count - 1 {
      let loose = place(gap: 2, within: bounds)
      if loose < tight { _ = place(gap: 1, within: bounds) }
    }
  }

  /// Fixes as many straight ones as fit with a gap between all, and moves the others out of the
  /// way; says how many are straight.
  private mutating func place(gap: Int, within bounds: ClosedRange<Int>) -> Int {
    let count = even.count
    columns.removeAll(keepingCapacity: true)
    columns.append(contentsOf: even)
    // The last fixed port and where it is; a port before the first leaves room for all on its left.
    var (fixed, column) = (-1, bounds.lowerBound - gap)
    var straightOnes = 0
    for index in wanted.indices where isAlone[index] {
      let target = wanted[index]
      let least = column + (index - fixed) * gap
      let most = bounds.upperBound - (count - 1 - index) * gap
      if target < least || target > most { continue }
      fill(after: fixed, at: column, upTo: index, target, gap: gap)
      columns[index] = target
      (fixed, column) = (index, target)
      straightOnes += 1
    }
    fill(after: fixed, at: column, upTo: count, bounds.upperBound + gap, gap: gap)
    return straightOnes
  }

  /// Moves the ports between two fixed ones so far that all have their gap.
  private mutating func fill(
    after fixed: Int, at column: Int, upTo index: Int, _ limit: Int, gap: Int
  ) {
    for open in stride(from: index - 1, to: fixed, by: -1) {
      let highest = (open + 1 == index ? limit : columns[open + 1]) - gap
      columns[open] = min(columns[open], highest)
    }
    for open in stride(from: fixed + 1, to: index, by: 1) {
      columns[open] = max(columns[open], column + (open - fixed) * gap)
    }
  }
}
