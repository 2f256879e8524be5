/// Tracks for a channel so crowded that keeping every pair in its better order would take far too
/// many.
///
/// Tracks are filled one by one from the top, each with trunks that do not touch and that nothing
/// must lie above any more, chosen for what they are worth: those that lie where the most trunks
/// are left count most, those that long successions must lie below count more, and so do those that
/// cross little when they are the upper ones. Choosing is weighted interval scheduling, so no better
/// choice exists for a track. In practice that takes as many tracks as trunks lie above one another
/// in the most crowded column, and no channel can do with fewer.
///
/// After T. Yoshimura, E. Kuh: Efficient Algorithms for Channel Routing, 1982, whose constraints
/// these are.
struct CrowdedTracks {
  /// For each trunk those that must lie below it, and how many must lie above.
  private let hard: [[Int]]
  private var blocked: [Int]
  /// For each trunk those that should lie below it and those that should lie above, and how many
  /// crossings that saves.
  private let below: [[(other: Int, weight: Int)]]
  private let above: [[(other: Int, weight: Int)]]
  /// How many crossings it costs to place each trunk before all others that are left.
  private var price: [Int]
  /// How many trunks must lie one above the other, from each one down.
  private let succession: [Int]
  /// The first and last column of each trunk, columns numbered as they are in use.
  private let low: [Int]
  private let high: [Int]
  private let columnCount: Int
  /// Trunks that have no track yet, by their last column.
  private var rest: [Int]
  /// How many trunks of the rest begin in a column, less those that ended in the one before.
  private var begun: [Int]
  /// What lies left of each column is worth.
  private var worthBefore: [Int]

  /// The track of every trunk, and how many there are.
  ///
  /// - Parameters:
  ///   - fewest: how many trunks at most lie above one another in any column.
  ///   - hard: for each trunk those that must lie below it.
  ///   - soft: for each trunk those that should lie below it, and how many crossings that saves.
  ///
  /// Complexity: O(pairs that overlap + tracks * trunks * log(trunks)).
  static func assign(
    _ trunks: [Channel.Trunk], fewest: Int, hard: [[Int]], soft: [[(other: Int, weight: Int)]]
  ) -> (tracks: [Int], count: Int) {
    var filling = CrowdedTracks(trunks, hard: hard, soft: soft)
    var tracks = [Int](repeating: 0, count: trunks.count)
    var count = 0
    while !filling.rest.isEmpty {
      for trunk in filling.fill(left: max(1, fewest - count)) { tracks[trunk] = count }
      count += 1
    }
    return (tracks, count)
  }

  private init(_ trunks: [Channel.Trunk], hard: [[Int]], soft: [[(other: Int, weight: Int)]]) {
    self.hard = hard
    below = soft
    blocked = [Int](repeating: 0, count: trunks.count)
    price = blocked
    var above = [[(other: Int, weight: Int)]](repeating: [], count: trunks.count)
    for index in trunks.indices {
      for other in hard[index] { blocked[other] += 1 }
      for link in soft[index] {
        price[link.other] += link.weight
        price[index] -= link.weight
        above[link.other].append((index, link.weight))
      }
    }
    self.above = above
    succession = Self.successions(hard, blocked)
    let columns = Set(trunks.flatMap { [$0.low, $0.high] }).sorted()
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    let (low, high) = (trunks.map { place[$0.low]! }, trunks.map { place[$0.high]! })
    (self.low, self.high, columnCount) = (low, high, columns.count)
    rest = trunks.indices.sorted { (high[$0], low[$0], $0) < (high[$1], low[$1], $1) }
    begun = [Int](repeating: 0, count: columns.count + 1)
    for index in trunks.indices {
      begun[low[index]] += 1
      begun[high[index] + 1] -= 1
    }
    worthBefore = [Int](repeating: 0, count: columns.count + 1)
  }

  private static func successions(_ hard: [[Int]], _ blocked: [Int]) -> [Int] {
    var missing = blocked
    var order = hard.indices.filter { missing[$0] == 0 }
    var next = 0
    while next < order.count {
      for other in hard[order[next]] {
        missing[other] -= 1
        if missing[other] == 0 { order.append(other) }
      }
      next += 1
    }
    var length = [Int](repeating: 1, count: hard.count)
    for index in order.reversed() {
      for other in hard[index] { length[index] = max(length[index], length[other] + 1) }
    }
    return length
  }

  /// Takes trunks for the next track out of the rest, given how many tracks should be left.
  private mutating func fill(left: Int) -> [Int] {
    appraise(left: left)
    let chosen = worthiest(of: rest.filter { blocked[$0] == 0 }, left: left)
    var isChosen = Set<Int>()
    for index in chosen {
      isChosen.insert(index)
      begun[low[index]] -= 1
      begun[high[index] + 1] += 1
      for link in below[index] { price[link.other] -= link.weight }
      for link in above[index] { price[link.other] += link.weight }
      for other in hard[index] { blocked[other] -= 1 }
    }
    rest.removeAll { isChosen.contains($0) }
    return chosen
  }

  /// Values each column: the fuller it is beside the tracks that are left, the more.
  private mutating func appraise(left: Int) {
    var trunks = 0
    for column in 0..<columnCount {
      trunks += begun[column]
      let share = min(100 * trunks / left, 10_000)
      let worth = share * share * share / 1000
      worthBefore[column + 1] = worthBefore[column] + 1 + (trunks < left ? worth : 10 * worth)
    }
  }

  /// Those of some trunks, sorted by their last column, that do not touch and are worth most.
  private func worthiest(of candidates: [Int], left: Int) -> [Int] {
    let all = worthBefore[columnCount]
    // The most that the first candidates are worth, and how many come before each with room for it.
    var most = [0]
    var before: [Int] = []
    for (count, index) in candidates.enumerated() {
      var (fits, fails) = (0, count)
      while fits < fails {
        let middle = (fits + fails) / 2
        if high[candidates[middle]] < low[index] { fits = middle + 1 } else { fails = middle }
      }
      before.append(fits)
      var worth = worthBefore[high[index] + 1] - worthBefore[low[index]]
      // One that too many must still follow cannot wait.
      let share = min(100 * succession[index] / left, 100)
      worth += all / 40_000 * share * share + (share == 100 ? all : 0)
      worth -= Self.crossing * price[index]
      most.append(max(most[count], most[fits] + max(1, worth)))
    }
    var chosen: [Int] = []
    var count = candidates.count
    while count > 0 {
      if most[count] == most[count - 1] {
        count -= 1
      } else {
        chosen.append(candidates[count - 1])
        count = before[count - 1]
      }
    }
    return chosen
  }

  /// What a crossing weighs beside the worth of columns.
  private static let crossing = 10_000
}
