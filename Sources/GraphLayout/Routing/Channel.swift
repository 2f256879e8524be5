/// The rows between two ranks, in which nets travel sideways.
///
/// A net enters a channel in one column from above and leaves it in one or more below. One that
/// leaves where it entered runs straight through; every other gets a track, a row on which its
/// trunk lies. Where one net comes from above in the column in which another leaves below, the
/// first one's track must be the upper one; since a net enters in one column only, each net has at
/// most one such successor, and a cycle of them is broken by a dogleg in a free column.
struct Channel {
  /// A trunk, or one of the two that a dogleg makes of it.
  struct Trunk {
    var net: Int
    var top: Int
    var bottoms: [Int]
    var track = 0

    var low: Int { min(top, bottoms.min() ?? top) }
    var high: Int { max(top, bottoms.max() ?? top) }
  }

  /// How a net gets through: the row of its trunk, and perhaps a column in which it changes to
  /// another one.
  struct Way: Equatable {
    var row: Int
    var dogleg: (column: Int, row: Int)?

    static func == (a: Way, b: Way) -> Bool {
      a.row == b.row && a.dogleg?.column == b.dogleg?.column && a.dogleg?.row == b.dogleg?.row
    }
  }

  /// A net that does not run straight: the column it enters in and those it leaves in.
  struct Net {
    var top: Int
    var bottoms: [Int]

    var low: Int { min(top, bottoms.min() ?? top) }
    var high: Int { max(top, bottoms.max() ?? top) }
  }

  /// The way of each net, in the order in which they were given.
  private(set) var ways: [Way]
  /// How many rows the tracks need.
  private(set) var trackCount: Int

  /// Routes nets past others that run straight down in some columns.
  init(_ nets: [Net], straight: @autoclosure () -> [Int]) {
    ways = nets.map { _ in Way(row: 0) }
    trackCount = nets.count
    if nets.count < 2 { return }
    if Self.areApart(nets) {
      trackCount = 1
      return
    }
    var trunks: [Trunk] = []
    trunks.reserveCapacity(nets.count)
    for (index, net) in nets.enumerated() {
      trunks.append(Trunk(net: index, top: net.top, bottoms: net.bottoms))
    }
    Self.breakCycles(&trunks, straight: straight)
    trackCount = TrackAssignment.assign(&trunks)
    var placed = [Bool](repeating: false, count: nets.count)
    for trunk in trunks {
      if placed[trunk.net] {
        ways[trunk.net].dogleg = (trunk.top, trunk.track)
      } else {
        ways[trunk.net].row = trunk.track
        placed[trunk.net] = true
      }
    }
  }

  /// Whether a few nets share no column, as the leaves left and right of an operator do.
  private static func areApart(_ nets: [Net]) -> Bool {
    if nets.count > 6 { return false }
    for (index, net) in nets.enumerated() {
      for other in nets[..<index] where net.low <= other.high && other.low <= net.high {
        return false
      }
    }
    return true
  }

  /// Splits one net of every cycle of nets that each must lie above the next.
  private static func breakCycles(_ trunks: inout [Trunk], straight: () -> [Int]) {
    let successor = TrackAssignment.successors(trunks)
    var state = [Int](repeating: -1, count: trunks.count)
    var used: Set<Int>?
    var added: [(after: Int, trunk: Trunk)] = []
    for start in trunks.indices where state[start] < 0 {
      var index = start
      while state[index] < 0 {
        state[index] = start
        guard let next = successor[index] else { break }
        index = next
      }
      guard state[index] == start, successor[index] != nil else { continue }
      // Walk once more: only a true return to `index` is a cycle.
      var probe = successor[index]!
      var steps = 0
      while probe != index, let next = successor[probe], steps <= trunks.count {
        probe = next
        steps += 1
      }
      guard probe == index else { continue }
      var columns = used ?? Set(straight() + trunks.flatMap { [$0.top] + $0.bottoms })
      let trunk = trunks[index]
      let column = freeColumn(near: trunk, avoiding: columns)
      columns.insert(column)
      used = columns
      trunks[index].bottoms = [column]
      added.append((index, Trunk(net: trunk.net, top: column, bottoms: trunk.bottoms)))
    }
    for addition in added.sorted(by: { $0.after > $1.after }) {
      trunks.insert(addition.trunk, at: addition.after + 1)
    }
  }

  /// The free column nearest to the middle of a trunk's first stretch.
  private static func freeColumn(near trunk: Trunk, avoiding used: Set<Int>) -> Int {
    let nearest = trunk.bottoms.min { abs($0 - trunk.top) < abs($1 - trunk.top) } ?? trunk.top
    let middle = (trunk.top + nearest) / 2
    var distance = 0
    while true {
      if !used.contains(middle + distance) { return middle + distance }
      if middle >= distance && !used.contains(middle - distance) { return middle - distance }
      distance += 1
    }
  }
}
