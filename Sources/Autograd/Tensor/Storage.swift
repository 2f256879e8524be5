import Glibc

/// The memory that a tensor and its views share, with the counter of its modifications.
final class Storage {
  let bytes: UnsafeMutableRawPointer
  let byteCount: Int
  /// How often anything was written into it in place.
  @exclusivity(unchecked) var version: UInt32 = 0
  /// Whose memory it is, if it is not its own.
  private let owner: Storage?

  /// Whether it is the memory of another.
  var isBorrowed: Bool { owner != nil }

  /// Memory that is not set to anything.
  ///
  /// - Throws: PyTorch's error, if the system has none left.
  init(byteCount: Int) throws {
    if byteCount >= MemoryPool.threshold,
      let pooled = ThreadObjects.existing?.pool.take(byteCount)
    {
      bytes = pooled
    } else if let fresh = malloc(max(byteCount, 1)) {
      bytes = fresh
    } else {
      throw AutogradError.outOfMemory(byteCount)
    }
    self.byteCount = byteCount
    owner = nil
  }

  /// Memory for one element, as a tensor keeps it inline, and its version so far.
  init(element: UInt64, version: UInt32) {
    byteCount = MemoryLayout<UInt64>.size
    bytes = .allocate(byteCount: byteCount, alignment: byteCount)
    bytes.storeBytes(of: element, as: UInt64.self)
    self.version = version
    owner = nil
  }

  /// The memory of another, with a counter of its own: what `x.data` looks into.
  init(sharing other: Storage) {
    owner = other.owner ?? other
    bytes = other.bytes
    byteCount = other.byteCount
  }

  deinit {
    guard owner == nil else { return }
    if byteCount >= MemoryPool.threshold {
      ThreadObjects.current.pool.give(bytes, byteCount)
    } else {
      free(bytes)
    }
  }
}
