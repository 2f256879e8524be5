import Glibc

/// A terminal that hands over keys as they are pressed, for a line that is edited in place.
public struct RawMode: ~Copyable {
  private let descriptor: Int32
  private let before: termios

  /// Switches a terminal to single keys; `nil` if the descriptor is none.
  public init?(_ descriptor: Int32 = STDIN_FILENO) {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { return nil }
    self.descriptor = descriptor
    before = attributes
    attributes.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    attributes.c_iflag &= ~tcflag_t(IXON | ICRNL)
    tcsetattr(descriptor, TCSADRAIN, &attributes)
  }

  /// Switches back.
  deinit {
    var attributes = before
    tcsetattr(descriptor, TCSADRAIN, &attributes)
  }

  /// Waits for bytes; empty at the end of the input.
  public func read() -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: 1024)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      return Array(buffer.prefix(max(0, count)))
    }
  }

  /// Lets Ctrl-C be a signal again, and returns what was typed until then and not read. A Ctrl-C is
  /// either in there or raises the signal: there is no moment in which it is lost.
  public func readTheRest() -> [UInt8] {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { return [] }
    attributes.c_lflag |= tcflag_t(ISIG)
    tcsetattr(descriptor, TCSANOW, &attributes)
    var bytes: [UInt8] = []
    var input = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&input, 1, 0) == 1, input.revents & Int16(POLLIN) != 0 {
      let more = read()
      if more.isEmpty { break }
      bytes += more
    }
    return bytes
  }

  /// The terminal's columns, 80 if it does not say.
  public var columns: Int {
    var size = winsize()
    return ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
      ? Int(size.ws_col) : 80
  }
}
