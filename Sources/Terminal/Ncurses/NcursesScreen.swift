import CNcurses
import CTerminal
import Drawing
import Glibc

/// The terminal, through ncurses.
///
/// Open it on the thread that will show pictures and wait for events: ncurses belongs to one thread.
/// There can be one at a time. Keys come as they are typed, Ctrl-C and Ctrl-\ included; Ctrl-Z
/// suspends, here as everywhere. However the process ends, the terminal is left as it was.
public final class NcursesScreen: Screen {
  /// What the terminal can show.
  public let capabilities: Capabilities
  /// The columns and rows there are now.
  public private(set) var size: Size
  /// Whether clicks and the wheel are reported.
  public var isMouseEnabled = false {
    didSet { if isMouseEnabled != oldValue { applyMouse() } }
  }

  private let handle: OpaquePointer
  private let input: Int32
  private let sequences: ControlSequences
  private let leaveText: UnsafeMutablePointer<CChar>
  private var reader: KeyReader
  private var painter: CellPainter
  /// What ncurses has been told.
  private var shown: Canvas?
  private var isCursorShown = false
  private var hasTitle = false
  private var isClosed = false

  /// Takes over the terminal.
  ///
  /// - Throws: ``TerminalError`` if there is none that can show a full screen.
  public init() throws(TerminalError) {
    let capabilities = Capabilities.detect()
    if let obstacle = capabilities.obstacle { throw obstacle }
    let type = Capabilities.environment("TERM") ?? ""
    input = isatty(STDIN_FILENO) == 1 ? STDIN_FILENO : open("/dev/tty", O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .inputIsNoTerminal }

    // Ncurses would believe any size, and take the memory for it; absurd ones are told below.
    use_env(false)
    use_tioctl(!Capabilities.isSizeCut)
    sequences = ControlSequences(terminalType: type)
    // Our handlers first: ncurses leaves alone what is already handled.
    var status: Int32 = 0
    guard setupterm(type, STDOUT_FILENO, &status) == OK else { throw .terminalTypeUnknown(type) }
    let leave = sequences.leave(
      ["sgr0", "op", "cnorm", "rmkx", "rmcup"].map(Capabilities.capability))
    curses_forget_terminal()
    leaveText = strdup(leave)
    guard terminal_begin(STDOUT_FILENO, leaveText, leave.utf8.count) == 0 else {
      throw .system("the terminal cannot be set up: \(String(cString: strerror(errno)))")
    }
    guard let handle = curses_open(input) else {
      terminal_end()
      throw .terminalTypeUnknown(type)
    }
    self.handle = handle
    raw()
    noecho()
    nonl()
    set_escdelay(25)
    mouseinterval(0)
    leaveok(curses_standard_window(), false)
    guard let reader = KeyReader() else {
      endwin()
      terminal_end()
      throw .system("there is not enough memory for the screen")
    }
    self.reader = reader
    painter = CellPainter(depth: capabilities.depth)
    self.capabilities = capabilities
    size = capabilities.size
    resize_term(Int32(size.height), Int32(size.width))
    curs_set(0)
    write(sequences.pasteOn)
  }

  deinit {
    close()
    free(leaveText)
  }

  // MARK: Showing

  /// Shows a picture; one of another size is cut or stands in the upper left corner.
  public func show(_ canvas: Canvas) {
    guard !isClosed else { return }
    var canvas = capabilities.isUTF8 ? canvas : canvas.asciified()
    if canvas.size != size {
      var fitted = Canvas(size: size)
      fitted.draw(canvas, x: 0, y: 0)
      fitted.cursor = canvas.cursor
      canvas = fitted
    }
    let cursor = canvas.cursor.flatMap { canvas.bounds.contains(x: $0.x, y: $0.y) ? $0 : nil }
    let moves = cursor ?? (-1, -1) != shown?.cursor ?? (-1, -1)
    guard painter.paint(canvas, over: shown) || moves else { return }
    if let cursor { move(Int32(cursor.y), Int32(cursor.x)) }
    write(sequences.beginFrame)
    if (cursor != nil) != isCursorShown {
      isCursorShown = cursor != nil
      curs_set(isCursorShown ? 1 : 0)
    }
    refresh()
    write(sequences.endFrame)
    canvas.cursor = cursor
    shown = canvas
  }

  /// Draws everything again with the next picture.
  public func redraw() {
    clearok(curses_standard_window(), true)
    shown = nil
  }

  /// Rings or flashes.
  public func bell() {
    if !isClosed { beep() }
  }

  /// Names the window, until the screen is left.
  public func setTitle(_ title: String) {
    guard !isClosed else { return }
    if !hasTitle {
      write(sequences.saveTitle)
      hasTitle = true
    }
    write(sequences.title(title))
  }

  // MARK: Waiting

  /// Waits for something to happen; `nil` if nothing did in time.
  public func nextEvent(timeout: Duration?) -> ScreenEvent? {
    let deadline = timeout.map { ContinuousClock.now.advanced(by: $0) }
    while !isClosed {
      if let event = pendingSignal() { return event }
      if let event = reader.next(waitForMore: { self.wait(milliseconds: 1000) == .input }) {
        if event == .key(Key(.character("z"), control: true)) {
          suspend()
          return .input(.resize(size))
        }
        return .input(event)
      }
      if terminal_take_wake() { return .woken }
      let rest = deadline.map { milliseconds(until: $0) }
      switch wait(milliseconds: rest) {
      case .input:
        // Readable, but nothing to read: the terminal is closed.
        if terminal_readable(input) <= 0 { return .terminate(signal: SIGHUP) }
      case .hungUp: return .terminate(signal: SIGHUP)
      case .interrupted: break
      case .timedOut: if rest != nil { return nil }
      }
    }
    return nil
  }

  /// Ends another thread's wait.
  public var waker: Waker { Waker { terminal_wake() } }

  private enum Waited {
    case input, interrupted, timedOut, hungUp
  }

  /// Waits until something can be read, without a limit if there is none.
  private func wait(milliseconds: Int32?) -> Waited {
    var descriptors = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal_wake_descriptor(), events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&descriptors, 2, milliseconds ?? -1)
    if count == 0 { return .timedOut }
    if count < 0 || descriptors[1].revents != 0 { return .interrupted }
    let state = Int32(descriptors[0].revents)
    if state & POLLIN != 0 { return .input }
    return state & (POLLHUP | POLLERR | POLLNVAL) != 0 ? .hungUp : .interrupted
  }

  /// The time left, rounded up so that a wait does not end early, at most an hour.
  private func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
    let rest = ContinuousClock.now.duration(to: deadline).components
    guard rest.seconds >= 0, rest.attoseconds >= 0 else { return 0 }
    guard rest.seconds < 3600 else { return 3_600_000 }
    return Int32(
      rest.seconds * 1000 + (rest.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }

  private func pendingSignal() -> ScreenEvent? {
    while true {
      switch terminal_take_signal() {
      case 0: return nil
      case SIGTSTP:
        suspend()
        return .input(.resize(size))
      case SIGCONT:
        // Stopped by a signal that cannot be caught: the shell has used the terminal since.
        comeBack()
        return .input(.resize(size))
      case SIGWINCH:
        if updateSize() { return .input(.resize(size)) }
      case let signal: return .terminate(signal: signal)
      }
    }
  }

  // MARK: Leaving and coming back

  /// Leaves the screen, stops the process, and comes back when it is continued.
  public func suspend() {
    guard !isClosed else { return }
    leave()
    terminal_stop()
    comeBack()
    // The signal that continued us needs no answer.
    terminal_forget_signal(SIGCONT)
  }

  /// Leaves the screen as it was found.
  public func close() {
    guard !isClosed else { return }
    isClosed = true
    leave()
    reader.close()
    terminal_end()
    delscreen(handle)
    if input != STDIN_FILENO { Glibc.close(input) }
  }

  private func leave() {
    write(sequences.pasteOff)
    if isMouseEnabled { write(sequences.mouseOff) }
    mousemask(0, nil)
    // Mouse reports and answers still on their way must not end up in the shell.
    tcflush(input, TCIFLUSH)
    endwin()
    if hasTitle { write(sequences.restoreTitle) }
    terminal_leave()
  }

  private func comeBack() {
    terminal_return()
    reset_prog_mode()
    redraw()
    _ = updateSize()
    write(sequences.pasteOn)
    if hasTitle { write(sequences.saveTitle) }
    isCursorShown = false
    refresh()
    curs_set(0)
    if isMouseEnabled { applyMouse() }
  }

  /// Takes the terminal's size over; says whether it is a new one.
  private func updateSize() -> Bool {
    let now = Capabilities.currentSize()
    guard now != size else { return false }
    size = now
    resize_term(Int32(size.height), Int32(size.width))
    redraw()
    return true
  }

  private func applyMouse() {
    guard !isClosed else { return }
    if isMouseEnabled {
      mousemask(
        curses_press | curses_release | curses_wheel_up | curses_wheel_down | curses_motion, nil)
      write(sequences.mouseOn)
    } else {
      write(sequences.mouseOff)
      mousemask(0, nil)
    }
  }

  /// Writes past ncurses, whose own output is complete after every refresh.
  private func write(_ text: String) {
    guard !text.isEmpty else { return }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }
}
