import Glibc

/// Ctrl-C without the full screen: the program gets a KeyboardInterrupt, as under python; a second
/// Ctrl-C ends everything.
enum Interrupts {
  /// The status of a process that Ctrl-C ended.
  static let exitStatus: Int32 = 128 + SIGINT

  /// How soon after a signal another one is the same request, in seconds: `timeout` and some shells
  /// signal the process and then its group, and no finger presses Ctrl-C twice as fast.
  private static let oneRequest = 0.2

  /// From now on Ctrl-C calls the closure.
  static func handle(_ interrupt: @escaping @Sendable () -> Void) {
    onEach { sinceFirst in
      if sinceFirst > oneRequest { _exit(exitStatus) }
      if sinceFirst == 0 { interrupt() }
    }
  }

  /// From now on every Ctrl-C calls the closure, for a conversation goes on after what was stopped.
  static func handleEach(_ interrupt: @escaping @Sendable () -> Void) {
    onEach { _ in interrupt() }
  }

  /// The end of the pipe that the signal's handler writes to.
  private nonisolated(unsafe) static var wakeUp: Int32 = -1

  /// The handler only wakes a thread that waits: blocking the signal instead would not do, for the
  /// threads of OpenBLAS are older than the program and would take it.
  private static func onEach(_ body: @escaping @Sendable (_ sinceFirst: Double) -> Void) {
    var ends: [Int32] = [-1, -1]
    let made = pipe(&ends)
    var before = sigaction()
    sigaction(SIGINT, nil, &before)
    // A job in the background ignores Ctrl-C, and goes on doing so.
    guard made == 0, !isIgnoring(before) else { return }
    wakeUp = ends[1]
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in
      let error = errno
      var byte: UInt8 = 0
      write(Interrupts.wakeUp, &byte, 1)
      errno = error
    }
    action.sa_flags = SA_RESTART
    sigaction(SIGINT, &action, nil)
    DetachedThread.start { [input = ends[0]] in
      var first: Double?
      var byte: UInt8 = 0
      while read(input, &byte, 1) == 1 || errno == EINTR {
        let now = Clock.now()
        body(now - (first ?? now))
        first = first ?? now
      }
    }
  }

  private static func isIgnoring(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }
}
