import Glibc

/// Ctrl-C without the full screen: the program gets a KeyboardInterrupt, as under python; a second
/// Ctrl-C ends everything.
enum Interrupts {
  /// The status of a process that Ctrl-C ended.
  static let exitStatus: Int32 = 128 + SIGINT

  /// From now on Ctrl-C calls the closure. To be called before other threads are started, for they
  /// inherit that the signal is left to the one that waits for it.
  static func handle(_ interrupt: @escaping @Sendable () -> Void) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    DetachedThread.start { [signals] in
      var signals = signals
      var received: Int32 = 0
      sigwait(&signals, &received)
      interrupt()
      sigwait(&signals, &received)
      _exit(exitStatus)
    }
  }
}
