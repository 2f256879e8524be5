import Glibc

/// The memory that a tensor and its views share, with the counter of its modifications.
final class Storage {
  let bytes: UnsafeMutableRawPointer
  let byteCount: Int
  /// How often anything was written into it in place.
  @exclusivity(unchecked) var version: UInt32 = 0

  /// Memory that is not set to anything.
  init(byteCount: Int) {
    self.byteCount = byteCount
    if byteCount >= MemoryPool.threshold,
      let pooled = ThreadObjects.existing?.pool.take(byteCount)
    {
      bytes = pooled
    } else {
      bytes = malloc(max(byteCount, 1))!
    }
  }

  deinit {
    if byteCount >= MemoryPool.threshold {
      ThreadObjects.current.pool.give(bytes, byteCount)
    } else {
      free(bytes)
    }
  }
}
