/// Gives each trunk of a channel a track.
///
/// Pairs that overlap are ordered so that they cross least, as far as that makes no cycle; then
/// every trunk takes the first track below those it must lie below, on which it has room (the
/// left-edge algorithm with vertical constraints).
enum TrackAssignment {
  /// For each trunk the one that must lie below it: the one that leaves where it enters.
  static func successors(_ trunks: [Channel.Trunk]) -> [Int?] {
    if trunks.count <= 8 { return fewSuccessors(trunks) }
    var leaving: [Int: Int] = [:]
    for (index, trunk) in trunks.enumerated() {
      for column in trunk.bottoms { leaving[column] = index }
    }
    return trunks.enumerated().map { index, trunk in
      guard let other = leaving[trunk.top], trunks[other].net != trunk.net else { return nil }
      return other
    }
  }

  /// The same without a table, which is faster when there are few.
  private static func fewSuccessors(_ trunks: [Channel.Trunk]) -> [Int?] {
    trunks.map { trunk in
      let other = trunks.lastIndex { $0.bottoms.contains(trunk.top) }
      return other.flatMap { trunks[$0].net == trunk.net ? nil : $0 }
    }
  }

  /// How many trunks lie above one another in a crowded channel.
  private static let fewestCrowded = 10

  /// Sets the tracks and returns how many there are.
  static func assign(_ trunks: inout [Channel.Trunk]) -> Int {
    let count = trunks.count
    guard count > 0 else { return 0 }
    // mustPrecede[a] holds the trunks below a; weight is how many crossings that saves.
    var hard = [[Int]](repeating: [], count: count)
    for (index, below) in successors(trunks).enumerated() {
      if let below { hard[index].append(below) }
    }
    for index in trunks.indices.dropLast() where trunks[index].net == trunks[index + 1].net {
      hard[index].append(index + 1)
    }
    var soft = [[(other: Int, weight: Int)]](repeating: [], count: count)
    let byLow = trunks.indices.sorted { (trunks[$0].low, $0) < (trunks[$1].low, $1) }
    var active: [Int] = []
    for index in byLow {
      active.removeAll { trunks[$0].high < trunks[index].low }
      for other in active where trunks[other].net != trunks[index].net {
        let saved =
          crossings(trunks[other], above: trunks[index])
          - crossings(trunks[index], above: trunks[other])
        if saved > 0 { soft[index].append((other, saved)) }
        if saved < 0 { soft[other].append((index, -saved)) }
      }
      active.append(index)
    }
    let fewest = density(trunks)
    let tracks = place(&trunks, in: order(hard: hard, soft: soft), below: soft, hard: hard)
    // Where trunks are crowded, the better order of every pair would take far more tracks.
    if fewest < fewestCrowded || tracks <= fewest * 5 / 4 { return tracks }
    let crowded = CrowdedTracks.assign(trunks, fewest: fewest, hard: hard, soft: soft)
    if crowded.count >= tracks { return tracks }
    for (index, track) in crowded.tracks.enumerated() { trunks[index].track = track }
    return crowded.count
  }

  /// How many trunks at most lie above one another in any column.
  private static func density(_ trunks: [Channel.Trunk]) -> Int {
    let starts = trunks.map(\.low).sorted()
    let ends = trunks.map(\.high).sorted()
    var (ended, most) = (0, 0)
    for (begun, start) in starts.enumerated() {
      while ends[ended] < start { ended += 1 }
      most = max(most, begun + 1 - ended)
    }
    return most
  }

  /// Crossings of two overlapping trunks when `a` lies above `b`.
  private static func crossings(_ a: Channel.Trunk, above b: Channel.Trunk) -> Int {
    var sum = a.low < b.top && b.top < a.high ? 1 : 0
    for column in a.bottoms where b.low < column && column < b.high { sum += 1 }
    return sum
  }

  /// A topological order of the hard constraints that breaks few soft ones: always the trunk next
  /// that the fewest want above themselves.
  private static func order(hard: [[Int]], soft: [[(other: Int, weight: Int)]]) -> [Int] {
    var blocked = [Int](repeating: 0, count: hard.count)
    var pressure = [Int](repeating: 0, count: hard.count)
    for index in hard.indices {
      for other in hard[index] { blocked[other] += 1 }
      for link in soft[index] {
        pressure[link.other] += link.weight
      }
    }
    var rest = Array(hard.indices)
    var order: [Int] = []
    while !rest.isEmpty {
      var best: Int?
      for (slot, index) in rest.enumerated() where blocked[index] == 0 {
        if best == nil || pressure[index] < pressure[rest[best!]] { best = slot }
      }
      let index = rest.remove(at: best!)
      order.append(index)
      for other in hard[index] { blocked[other] -= 1 }
      for link in soft[index] { pressure[link.other] -= link.weight }
    }
    return order
  }

  private static func place(
    _ trunks: inout [Channel.Trunk], in order: [Int], below soft: [[(other: Int, weight: Int)]],
    hard: [[Int]]
  ) -> Int {
    var earliest = [Int](repeating: 0, count: trunks.count)
    var done = [Bool](repeating: false, count: trunks.count)
    var tracks: [[(low: Int, high: Int)]] = []
    for index in order {
      let (low, high) = (trunks[index].low, trunks[index].high)
      var track = earliest[index]
      while track < tracks.count,
        tracks[track].contains(where: { $0.low <= high && low <= $0.high })
      {
        track += 1
      }
      if track == tracks.count { tracks.append([]) }
      while tracks.count <= track { tracks.append([]) }
      tracks[track].append((low, high))
      trunks[index].track = track
      done[index] = true
      for other in hard[index] { earliest[other] = max(earliest[other], track + 1) }
      for link in soft[index] where !done[link.other] {
        earliest[link.other] = max(earliest[link.other], track + 1)
      }
    }
    return tracks.count
  }
}
