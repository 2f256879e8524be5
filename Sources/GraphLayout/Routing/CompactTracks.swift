/// Tracks for a channel so crowded that keeping every pair in its better order would take far too
/// many.
///
/// Trunks are placed from left to right as in the left-edge algorithm, so that hardly more tracks
/// are used than trunks lie above one another in any column; each takes the free track on which it
/// crosses those placed before it least.
struct CompactTracks {
  private let trunks: [Channel.Trunk]
  private let hard: [[Int]]
  /// For each trunk those that it should lie above, and what that saves.
  private let below: [[(other: Int, weight: Int)]]
  /// For each trunk those that it should lie below, and what that saves.
  private var above: [[(other: Int, weight: Int)]]
  /// Where each trunk would lie among the tracks if there were as many as it takes.
  private let wish: [Int]
  /// How many trunks must lie one above the other below each.
  private var depth: [Int]
  /// The first track on which each trunk may lie, for those that must lie above it.
  private var earliest: [Int]
  private var track: [Int]
  /// What lies on each track.
  private var taken: [[(low: Int, high: Int)]]

  /// The track of every trunk, and how many there are.
  ///
  /// - Parameters:
  ///   - trunks: as they are placed when all pairs lie in their better order.
  ///   - tracks: how many tracks that took.
  ///   - limit: how many tracks to do with, if possible.
  ///   - hard: for each trunk those that must lie below it.
  ///   - soft: for each trunk those that should lie below it, and how many crossings that saves.
  ///
  /// Complexity: O(pairs that overlap + trunks * tracks).
  static func assign(
    _ trunks: [Channel.Trunk], tracks: Int, limit: Int, hard: [[Int]],
    soft: [[(other: Int, weight: Int)]]
  ) -> (tracks: [Int], count: Int) {
    var compact = CompactTracks(trunks, tracks: tracks, limit: limit, hard: hard, soft: soft)
    compact.placeAll()
    return (compact.track, compact.taken.count)
  }

  private init(
    _ trunks: [Channel.Trunk], tracks: Int, limit: Int, hard: [[Int]],
    soft: [[(other: Int, weight: Int)]]
  ) {
    self.trunks = trunks
    self.hard = hard
    below = soft
    above = [[(other: Int, weight: Int)]](repeating: [], count: trunks.count)
    for (index, links) in soft.enumerated() {
      for link in links { above[link.other].append((index, link.weight)) }
    }
    wish = trunks.map { $0.track * limit / tracks }
    depth = [Int](repeating: 0, count: trunks.count)
    earliest = depth
    track = [Int](repeating: -1, count: trunks.count)
    taken = [[(low: Int, high: Int)]](repeating: [], count: limit)
  }

  private mutating func placeAll() {
    var blocked = [Int](repeating: 0, count: trunks.count)
    for others in hard { for other in others { blocked[other] += 1 } }
    measureDepth(blocked)
    let byLow = trunks.indices.sorted { (trunks[$0].low, $0) < (trunks[$1].low, $1) }
    var ready: [Int] = []
    for first in byLow {
      ready.append(first)
      while let index = ready.popLast() {
        if blocked[index] > 0 || track[index] >= 0 { continue }
        place(index)
        for other in hard[index] {
          blocked[other] -= 1
          earliest[other] = max(earliest[other], track[index] + 1)
          if blocked[other] == 0 && trunks[other].low <= trunks[first].low { ready.append(other) }
        }
      }
    }
  }

  private mutating func measureDepth(_ blocked: [Int]) {
    var missing = blocked
    var order = trunks.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for other in hard[order[next]] {
        missing[other] -= 1
        if missing[other] == 0 { order.append(other) }
      }
      next += 1
    }
    for index in order.reversed() {
      for other in hard[index] { depth[index] = max(depth[index], depth[other] + 1) }
    }
  }

  private mutating func place(_ index: Int) {
    // What each track costs more than the one above it.
    var steps = [Int](repeating: 0, count: taken.count + 1)
    var cost = 0
    for link in above[index] where track[link.other] >= 0 {
      cost += link.weight
      steps[track[link.other]] -= link.weight
    }
    for link in below[index] where track[link.other] >= 0 {
      steps[track[link.other] + 1] += link.weight
    }
    let (low, high) = (trunks[index].low, trunks[index].high)
    // What must lie below needs tracks of its own.
    let last = taken.count - 1 - depth[index]
    var (best, least) = (taken.count, (cost: Int.max, distance: 0))
    for candidate in taken.indices {
      cost += steps[candidate]
      if candidate < earliest[index] { continue }
      if candidate > last && best < taken.count { break }
      let price = (cost: cost, distance: abs(candidate - wish[index]))
      guard price < least, !taken[candidate].contains(where: { $0.low <= high && low <= $0.high })
      else { continue }
      (best, least) = (candidate, price)
    }
    if best == taken.count { taken.append([]) }
    taken[best].append((low, high))
    track[index] = best
  }
}
