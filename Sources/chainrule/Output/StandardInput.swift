import Glibc

/// The lines that `input()` reads.
final class StandardInput {
  private var buffer: [UInt8] = []
  private var hasEnded = false

  /// The next line, `nil` at the end. Waiting ends every tenth of a second to ask whether to go on.
  func line(whileWaiting wait: () throws -> Void) throws -> String? {
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: buffer[..<end], as: UTF8.self)
        buffer.removeFirst(end + 1)
        return line
      }
      if hasEnded {
        if buffer.isEmpty { return nil }
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
      }
      try wait()
      var ready = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard poll(&ready, 1, 100) > 0 else { continue }
      var chunk = [UInt8](repeating: 0, count: 4096)
      let count = read(STDIN_FILENO, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      if count <= 0 { hasEnded = true } else { buffer += chunk[..<count] }
    }
  }
}
