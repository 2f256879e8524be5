/// The columns right of everything else, in which nets run that are too long for lanes.
///
/// Each far net has a column from the channel below its source to the channel above its last
/// landing; nets that do not meet in any channel may share one (the left-edge algorithm).
struct Margin {
  /// Where a net comes back from the margin.
  struct Arrival {
    var column: Int
    var landing: Int
    /// Whether the net goes no further down.
    var isLast: Bool
  }

  /// The columns in use.
  private(set) var columns: [Int] = []
  private var columnOf: [Int: Int] = [:]
  private var arrivalsByRank: [Int: [Arrival]] = [:]

  /// Complexity: O(landings * columns).
  init(_ positioned: Positioned) {
    let layered = positioned.ordered.layered
    if layered.landings.isEmpty { return }
    var edge = 0
    for vertex in positioned.axis.indices {
      edge = max(edge, positioned.axis[vertex] + Positioned.rightExtent(positioned.width[vertex]))
    }
    var last: [Int: Int] = [:]
    for landing in layered.landings {
      let source = layered.source(of: landing)
      last[source] = max(last[source] ?? 0, layered.rank[landing])
    }
    // The last channel that each column is taken in.
    var taken: [Int] = []
    for source in last.keys.sorted(by: { (layered.rank[$0], $0) < (layered.rank[$1], $1) }) {
      let first = layered.rank[source]
      let slot = taken.firstIndex { $0 < first } ?? taken.count
      if slot == taken.count { taken.append(0) }
      taken[slot] = last[source]! - 1
      columnOf[source] = edge + 2 * (slot + 1)
    }
    columns = taken.indices.map { edge + 2 * ($0 + 1) }
    for landing in layered.landings {
      let source = layered.source(of: landing)
      let rank = layered.rank[landing]
      arrivalsByRank[rank, default: []].append(
        Arrival(column: columnOf[source]!, landing: landing, isLast: rank == last[source]))
    }
  }

  /// The column of a node's net, if it runs along the margin.
  func column(of source: Int) -> Int? { columnOf[source] }

  /// The nets that come back to landings on a rank.
  func arrivals(on rank: Int) -> [Arrival] { arrivalsByRank[rank] ?? [] }
}
