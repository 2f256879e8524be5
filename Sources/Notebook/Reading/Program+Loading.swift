import Glibc

extension Program {
  /// Reads a program from a file.
  public static func load(_ path: String) throws(ProgramError) -> Program {
    try Program(source: path, bytes: contents(of: path))
  }

  /// The bytes of a file.
  public static func contents(of path: String) throws(ProgramError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  private static func unreadable(_ path: String) -> ProgramError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}
