import Glibc

/// Files that are written whole or not at all.
enum OutputFile {
  /// Writes beside the file and takes its place only once everything is on disk.
  static func write(_ text: String, to path: String) throws {
    let beside = path + ".\(getpid()).part"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        let failure = unwritable(path)
        close(descriptor)
        unlink(beside)
        throw failure
      }
      rest = rest.dropFirst(count)
    }
    guard close(descriptor) == 0, rename(beside, path) == 0 else {
      let failure = unwritable(path)
      unlink(beside)
      throw failure
    }
  }

  private static func unwritable(_ path: String) -> Failure {
    Failure("\(path): \(String(cString: strerror(errno)))", status: .cannotCreate)
  }
}
