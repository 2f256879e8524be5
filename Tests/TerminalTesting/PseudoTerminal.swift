import CPseudoTerminal
import Drawing
import Glibc

/// A program on a terminal of its own: what it writes is put on a ``VirtualScreen``, what a test sends
/// arrives as typed.
///
///     let terminal = try PseudoTerminal(program, ["demo"], size: Size(width: 80, height: 24))
///     try terminal.wait { $0.text.contains("SigmoidBackward0") }
///     terminal.send("q")
///     #expect(terminal.waitForExit() == .exited(0))
public final class PseudoTerminal {
  /// How a program ended.
  public enum Exit: Equatable, Sendable {
    /// By itself, with a status.
    case exited(Int32)
    /// By a signal.
    case signaled(Int32)
  }

  /// Why a program could not be watched.
  public struct Failure: Error, CustomStringConvertible {
    /// What went wrong, and what was on the screen.
    public let description: String
  }

  /// What is on the screen.
  public private(set) var screen: VirtualScreen
  /// Every byte that was written.
  public private(set) var output: [UInt8] = []
  /// The process, which leads a session of its own.
  public let process: pid_t
  private let descriptor: Int32
  private var isOpen = true
  private var exit: Exit?

  /// Starts a program on a new terminal.
  ///
  /// - Parameter environment: Everything the program finds; nothing is inherited.
  public init(
    _ program: String, _ arguments: [String] = [], size: Size,
    environment: [String: String] = ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
  ) throws {
    screen = VirtualScreen(size: size)
    let argv = ([program] + arguments).map { strdup($0) } + [nil]
    let envp = environment.sorted { $0.key < $1.key }.map { strdup("\($0)=\($1)") } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var process: pid_t = 0
    descriptor = pseudo_terminal_spawn(
      program, argv, envp, Int32(size.width), Int32(size.height), &process)
    self.process = process
    guard descriptor >= 0 else {
      throw Failure(description: "\(program): \(String(cString: strerror(-descriptor)))")
    }
  }

  deinit {
    if exit == nil {
      kill(-process, SIGKILL)
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    Glibc.close(descriptor)
  }

  // MARK: What the person does

  /// Types text; escape sequences are the keys that have them.
  public func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes.
  public func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Gives the window another size, which the program is told.
  public func resize(_ size: Size) {
    screen.resize(size)
    _ = pseudo_terminal_resize(descriptor, Int32(size.width), Int32(size.height))
  }

  /// Sends a signal to the program alone.
  public func signal(_ number: Int32) { kill(process, number) }

  // MARK: What the program does

  /// Reads until the screen is as wanted.
  ///
  /// - Throws: ``Failure`` with what is on the screen, if the program ends or falls silent before.
  public func wait(for condition: (VirtualScreen) -> Bool) throws {
    while !condition(screen) {
      guard read(patience: Self.patience) else {
        let state = isOpen ? "the program is silent" : "the program ended"
        throw Failure(description: "\(state); on the screen:\n\(screen.text)")
      }
    }
  }

  /// Reads until the program has written nothing for so many milliseconds; returns how many bytes came.
  @discardableResult
  public func settle(milliseconds: Int32 = 150) -> Int {
    let before = output.count
    while read(patience: milliseconds) {}
    return output.count - before
  }

  /// Reads until the program has ended, and tells how.
  public func waitForExit() -> Exit {
    if let exit { return exit }
    while read(patience: Self.patience) {}
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    let number = status & 0x7F
    let result: Exit = number == 0 ? .exited(status >> 8 & 0xFF) : .signaled(number)
    exit = result
    return result
  }

  /// The attributes of the terminal, as `stty -a` shows them.
  public var attributes: [String] {
    var state = termios()
    guard tcgetattr(descriptor, &state) == 0 else { return [] }
    let characters = withUnsafeBytes(of: state.c_cc) { Array($0) }
    return [
      "input \(state.c_iflag)", "output \(state.c_oflag)", "control \(state.c_cflag)",
      "local \(state.c_lflag)", "characters \(characters)",
    ]
  }

  /// Processor time that the program has used so far, in clock ticks (hundredths of a second).
  public var processorTicks: Int? {
    guard let file = fopen("/proc/\(process)/stat", "r") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 1024)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
    let line = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    guard let end = line.lastIndex(of: ")") else { return nil }
    let fields = line[end...].split(separator: " ")
    guard fields.count > 13, let user = Int(fields[12]), let system = Int(fields[13]) else {
      return nil
    }
    return user + system
  }

  /// How long a program may be silent before a test gives up, in milliseconds; never waited out by a
  /// test that passes.
  private static let patience: Int32 = 10_000

  /// Reads what there is; false if nothing came in time, or the other side is closed.
  private func read(patience: Int32) -> Bool {
    guard isOpen else { return false }
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var status: Int32
    repeat { status = poll(&poller, 1, patience) } while status < 0 && errno == EINTR
    guard status > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    guard count > 0 else {
      if count < 0 && errno == EINTR { return true }
      isOpen = false
      return false
    }
    output += buffer[..<count]
    screen.feed(buffer[..<count])
    return true
  }
}
