/// Columns as a system of springs: neighbours of one rank are kept apart, segments pull upright.
///
/// A large graph is done in windows of ranks from the top down, each held by what stands above it,
/// since the cost of a window grows faster than its size; a second pass smooths what lies between.
/// A graph so wide that a window would hold but a few ranks is done in one piece all the same: long
/// edges could not become straight else.
enum Columns {
  /// How many vertices a window holds, unless a single rank has more.
  private static let window = 600
  /// How many ranks a window must hold for windows to be of use.
  private static let fewestRanks = 6

  static func position(
    _ ordered: Ordered, spacing: Int, within budget: Budget
  ) throws(CancellationError) -> Positioned {
    let count = ordered.layered.vertexCount
    let isWide = count > (count <= 2 * window ? 4 : window / fewestRanks) * ordered.rankCount
    let isWhole = count <= window || isWide
    let isSmall = count <= MirroredColumns.mostVertices
    var columns = ColumnSprings(ordered, spacing: spacing, isSparing: isWhole && !isSmall)
    if isSmall {
      return try MirroredColumns.position(columns, within: budget)
    }
    if isWhole {
      columns.solve(work: max(1_000_000, min(10_000_000, 2000 * count)), within: budget)
    } else {
      let windows = windows(of: ordered)
      for ranks in windows {
        try budget.check()
        columns.place(ranks)
        if budget.isOver { continue }
        columns.refine(ranks, keepingChains: true, work: 60_000)
      }
      for ranks in windows.dropLast() where !budget.isOver {
        try budget.check()
        let seam = seam(below: ranks, of: ordered)
        columns.refine(seam, keepingChains: true, work: 30_000)
      }
    }
    return columns.positioned.shiftedToOrigin()
  }

  /// Cuts the ranks into windows.
  private static func windows(of ordered: Ordered) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var start = 0
    for rank in 0..<ordered.rankCount {
      let size = ordered.rankStart[rank + 1] - ordered.rankStart[start]
      if size >= window || rank == ordered.rankCount - 1 {
        windows.append(start..<rank + 1)
        start = rank + 1
      }
    }
    return windows
  }

  /// A few ranks on either side of where a window ends.
  private static func seam(below ranks: Range<Int>, of ordered: Ordered) -> Range<Int> {
    var (first, last) = (ranks.upperBound - 1, ranks.upperBound)
    while first > ranks.lowerBound,
      ordered.rankStart[ranks.upperBound] - ordered.rankStart[first] < window / 6
    {
      first -= 1
    }
    while last + 1 < ordered.rankCount,
      ordered.rankStart[last + 1] - ordered.rankStart[ranks.upperBound] < window / 6
    {
      last += 1
    }
    return first..<last + 1
  }
}
