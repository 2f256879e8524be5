import ArgumentParser
import Glibc
import Tracing

/// One of the two streams that the program writes to, buffered as C's would be: by lines on a
/// terminal, by blocks elsewhere.
final class StandardStream {
  private let descriptor: Int32
  private let isTerminal: Bool
  private var buffer: [UInt8] = []

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    buffer.reserveCapacity(1 << 16)
  }

  func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
    if isTerminal || buffer.count >= 1 << 16 { flush() }
  }

  /// Hands everything to the system. A reader that has gone away ends the program quietly, as it
  /// does for other filters; a full disk ends it with a message, so that nobody takes half a picture
  /// for a whole one.
  func flush() {
    var start = 0
    while start < buffer.count {
      let count = buffer.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start)
      }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
          continue
        }
        fail()
      }
      start += count
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func fail() -> Never {
    let reason = String(cString: strerror(errno))
    if descriptor == STDOUT_FILENO, errno != EPIPE {
      let message = Array("chainrule: standard output: \(reason)\n".utf8)
      _ = Glibc.write(STDERR_FILENO, message, message.count)
    }
    _exit(Failure.Status.writeFailed.rawValue)
  }
}

/// The program's two output streams; what goes to the second never overtakes the first.
final class StandardStreams {
  private let output = StandardStream(STDOUT_FILENO)
  private let errors = StandardStream(STDERR_FILENO)

  func print(_ text: String) { output.write(text) }

  func complain(_ text: String) {
    output.flush()
    errors.write(text)
    errors.flush()
  }

  func flush() { output.flush() }
}

extension StandardStreams {
  /// Shows what a program puts out where python would.
  func show(_ output: Output) {
    switch output.stream {
    case .stdout: print(output.text)
    case .result: print(output.text + "\n")
    case .stderr, .error: complain(output.text)
    }
  }

  /// Says what went wrong in the user's program, once its result has been printed, and ends with
  /// the status that it earned.
  func finish(complaints: [String], status: Int32) throws {
    flush()
    for complaint in complaints where !complaint.isEmpty { complain(complaint) }
    guard status == 0 else { throw ExitCode(status) }
  }
}
