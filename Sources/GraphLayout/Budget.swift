/// How long a layout may take, and whether it is still wanted.
///
/// A layout that has run out of its budget comes back as good as it has become: every phase has a
/// result early and improves it for as long as it may. One that is cancelled does not come back.
///
///     let layout = try Layout(graph, within: .time(.milliseconds(20)))
public struct Budget: Sendable {
  private let isOverNow: @Sendable () -> Bool
  private let isCancelledNow: @Sendable () -> Bool

  /// As long as it takes.
  public static let unlimited = Budget(isOver: { false }, isCancelled: { false })

  /// Until some time from now.
  public static func time(_ duration: Duration) -> Budget {
    let end = ContinuousClock.now + duration
    return Budget(isOver: { ContinuousClock.now >= end })
  }

  /// A budget that asks.
  ///
  /// - Parameters:
  ///   - isOver: whether to come back with what there is. Once it is, it must stay so.
  ///   - isCancelled: whether to give up, by default whether the current task is cancelled.
  public init(
    isOver: @escaping @Sendable () -> Bool,
    isCancelled: @escaping @Sendable () -> Bool = { Task.isCancelled }
  ) {
    isOverNow = isOver
    isCancelledNow = isCancelled
  }

  var isOver: Bool { isOverNow() }

  func check() throws(CancellationError) {
    if isCancelledNow() { throw CancellationError() }
  }
}
