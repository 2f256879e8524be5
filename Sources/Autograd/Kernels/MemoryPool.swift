import Glibc

/// Large pieces of memory that a thread has let go of and may want again.
///
/// A fresh piece of megabytes costs a page fault for every four kilobytes when it is first written,
/// which is more than most operators take to fill it. Programs ask for the same few sizes again and
/// again, so the pieces of the last operators are kept, up to a bound.
final class MemoryPool {
  /// From this size on pieces are pooled; below, `malloc` is quick.
  static let threshold = 1 << 16
  private static let capacity = 256 << 20
  private static let maximumCount = 128

  private var pieces: [(byteCount: Int, address: UnsafeMutableRawPointer)] = []
  private var total = 0

  /// A piece of exactly the size, whose contents are whatever was there before.
  func take(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    guard let index = pieces.lastIndex(where: { $0.byteCount == byteCount }) else { return nil }
    total -= byteCount
    return pieces.remove(at: index).address
  }

  /// Keeps a piece; the oldest ones make room for it.
  func give(_ address: UnsafeMutableRawPointer, _ byteCount: Int) {
    guard byteCount <= Self.capacity / 2 else { return free(address) }
    pieces.append((byteCount, address))
    total += byteCount
    while total > Self.capacity || pieces.count > Self.maximumCount {
      let oldest = pieces.removeFirst()
      total -= oldest.byteCount
      free(oldest.address)
    }
  }

  deinit { for piece in pieces { free(piece.address) } }
}
