import Glibc

/// Notices when a file has changed, also when an editor has put a new one in its place.
struct FileWatch {
  private let path: String
  private var known: Stamp?

  /// What changes with a file's contents.
  private struct Stamp: Equatable {
    var inode: UInt
    var size: Int
    var seconds, nanoseconds: Int
  }

  init(_ path: String) {
    self.path = path
    known = Self.stamp(path)
  }

  /// Whether the file has changed since this was last asked. While it is gone, as for an instant
  /// when an editor saves, nothing has.
  mutating func hasChanged() -> Bool {
    guard let stamp = Self.stamp(path), stamp != known else { return false }
    known = stamp
    return true
  }

  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}
