/// Columns as a system of springs: neighbours of one rank are kept apart, segments pull upright.
///
/// A large graph is done in windows of ranks from the top down, each held by what stands above it,
/// since the cost of a window grows faster than its size; a second pass smooths what lies between.
enum Columns {
  /// How many vertices a window holds, unless a single rank has more.
  private static let window = 600

  static func position(_ ordered: Ordered, spacing: Int) -> Positioned {
    let weights = Uprightness(ordered).weights
    var columns = ColumnSprings(
      ordered: ordered, width: Positioned.widths(ordered.layered), weights: weights,
      spacing: spacing)
    if ordered.layered.vertexCount <= 2 * window {
      let ranks = 0..<ordered.rankCount
      columns.place(ranks)
      if columns.refine(ranks, keepingLanes: true, work: 1_000_000) {
        columns.refine(ranks, keepingLanes: false, work: 1_000_000)
      }
    } else {
      for ranks in windows(of: ordered, first: window) {
        columns.place(ranks)
        columns.refine(ranks, keepingLanes: true, work: 60_000)
      }
      for ranks in windows(of: ordered, first: window / 2) {
        columns.refine(ranks, keepingLanes: true, work: 60_000)
      }
    }
    return Positioned(ordered: ordered, width: columns.width, axis: columns.axis).shiftedToOrigin()
  }

  /// Cuts the ranks into windows, the first with about as many vertices as told.
  private static func windows(of ordered: Ordered, first: Int) -> [Range<Int>] {
    var windows: [Range<Int>] = []
    var start = 0
    for rank in 0..<ordered.rankCount {
      let size = ordered.rankStart[rank + 1] - ordered.rankStart[start]
      if size >= (start == 0 ? first : window) || rank == ordered.rankCount - 1 {
        windows.append(start..<rank + 1)
        start = rank + 1
      }
    }
    return windows
  }
}
