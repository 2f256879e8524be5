import Glibc

/// Notices when a file has changed, also when an editor has put a new one in its place.
struct FileWatch {
  private let path: String
  private var known: Stamp?
  /// Since when the file has been missing.
  private var missingSince: Double?

  /// An editor may take a file away for an instant when it saves; after so many seconds it is gone.
  private static let patience = 0.4

  /// What has happened to the file.
  enum Change { case written, gone }

  /// The file's name without its folders.
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

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

  /// What has happened since this was last asked; that a file is gone is told once.
  mutating func change(now: Double) -> Change? {
    if let stamp = Self.stamp(path) {
      missingSince = nil
      guard stamp != known else { return nil }
      known = stamp
      return .written
    }
    let since = missingSince ?? now
    missingSince = since
    guard known != nil, now - since >= Self.patience else { return nil }
    known = nil
    return .gone
  }

  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      inode: UInt(status.st_ino), size: Int(status.st_size), seconds: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
  }
}
