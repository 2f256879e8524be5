/// Columns of a small graph that prefer neither side.
///
/// Many columns are often equally good: a row between two equal pulls may stand anywhere. Which of
/// them the simplex finds depends on the side it starts from, so it works twice, the second time on
/// the graph seen in a mirror. Half way between two optima lies another one, since the tension is
/// convex, and rounding down keeps every distance; where the order of the graph is its own mirror
/// image, half way is symmetric.
enum MirroredColumns {
  /// How large a graph may be that is worth twice the time: what can be seen as a whole.
  static let mostVertices = 300
  private static let work = 1_000_000

  /// The columns half way, unless another choice bends fewer segments and no symmetry is lost.
  static func position(
    _ columns: ColumnSprings, within budget: Budget
  ) throws(CancellationError) -> Positioned {
    var (one, other) = (columns, columns.mirrored)
    one.solve(work: work, within: budget)
    if budget.isOver { return one.positioned.shiftedToOrigin() }
    try budget.check()
    other.solve(work: work, within: budget)
    let (first, second) = (one.positioned.shiftedToOrigin(), other.positioned.shiftedToOrigin())
    let middle = Positioned(
      ordered: first.ordered, width: first.width,
      axis: zip(first.axis, second.axis).map { ($0 + $1) >> 1 }
    ).shiftedToOrigin()
    if columns.ordered.isItsMirrorImage { return middle }
    return [first, second].reduce((middle, bends(middle))) { best, next in
      let count = bends(next)
      return count < best.1 ? (next, count) : best
    }.0
  }

  /// How many segments do not run straight down.
  private static func bends(_ positioned: Positioned) -> Int {
    let upper = positioned.ordered.layered.upper
    return zip(upper, Ports.columns(positioned)).count { positioned.axis[$0] != $1 }
  }
}
