import Synchronization

/// A wish to see what is recorded so far of a program that still runs. It may come from any thread
/// and is granted on the session's.
final class Glimpse: Sendable {
  private let isWanted = Atomic<Bool>(false)

  /// Wishes for a look.
  func request() { isWanted.store(true, ordering: .relaxed) }

  /// Whether there is a wish; each is granted once.
  func take() -> Bool {
    isWanted.load(ordering: .relaxed) && isWanted.exchange(false, ordering: .relaxed)
  }
}
