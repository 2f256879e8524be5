import Explorer
import Synchronization
import Tracing

/// A thread of its own on which a ``Host`` runs programs, so that the screen stays alive while a
/// program takes its time or never ends.
final class Workshop: Sendable {
  /// What there is to do.
  enum Job: Sendable {
    case open(Subject)
    case answer(Effect)
    case reload(Menu.Item.Target)
  }

  private struct State {
    var jobs: [Job] = []
    var messages: [Message] = []
    var isBusy = false
    /// How to stop the program of the job at work, once it has one.
    var interrupt: (@Sendable () -> Void)?
    /// Whether the job at work is to stop, also if its program has yet to begin.
    var isStopping = false
    /// Whether nobody wants to know any more what the job at work comes to.
    var isSuperseded = false
    /// The program that is run anew, before anything of it has run.
    var beginning: Trace?
  }

  private let state = Mutex(State())
  private let submitted = Semaphore()
  private let answered = Semaphore()
  private let options: RunOptions
  /// Called on the workshop's thread when there are new messages.
  private let wake: @Sendable () -> Void

  init(options: RunOptions, wake: @escaping @Sendable () -> Void) {
    self.options = options
    self.wake = wake
    DetachedThread.start { [self] in serve() }
  }

  /// Puts something on the pile.
  func submit(_ job: Job) {
    state.withLock {
      $0.jobs.append(job)
      $0.isBusy = true
    }
    submitted.signal()
  }

  /// Reads and runs a program anew: what runs is stopped, and its answer is not wanted any more.
  func restart(_ target: Menu.Item.Target) {
    let interrupt = state.withLock { state in
      state.jobs.removeAll()
      state.jobs.append(.reload(target))
      state.isBusy = true
      state.isStopping = true
      state.isSuperseded = true
      state.beginning = nil
      return state.interrupt
    }
    interrupt?()
    submitted.signal()
  }

  /// What is being run anew, the first time that this is asked after it was read.
  func takeBeginning() -> Trace? {
    state.withLock { state in
      defer { state.beginning = nil }
      return state.beginning
    }
  }

  /// The answers that have come since this was last asked.
  func messages() -> [Message] {
    state.withLock { state in
      defer { state.messages = [] }
      return state.messages
    }
  }

  /// Whether something is still to be answered.
  var isBusy: Bool { state.withLock { $0.isBusy } }

  /// Waits for an answer, but not longer than that.
  func waitForAnswer(seconds: Double) { answered.wait(seconds: seconds) }

  /// Stops the program at work, if there is one.
  func interrupt() {
    let interrupt = state.withLock { state in
      state.isStopping = true
      return state.interrupt
    }
    interrupt?()
  }

  private func serve() {
    let host = Host(options: options) { interrupt in
      let isStopping = self.state.withLock { state in
        state.interrupt = interrupt
        return state.isStopping
      }
      if isStopping { interrupt() }
    }
    while true {
      submitted.wait()
      guard let job = next() else { continue }
      let message: Message? =
        switch job {
        case .open(let subject): .opened(host.open(subject))
        case .answer(let effect): host.answer(effect)
        case .reload(let target):
          host.reload(target) { beginning in
            self.state.withLock { if !$0.isSuperseded { $0.beginning = beginning } }
          }
        }
      state.withLock {
        if let message, !$0.isSuperseded { $0.messages.append(message) }
        $0.interrupt = nil
        $0.beginning = nil
        $0.isBusy = !$0.jobs.isEmpty
      }
      answered.signal()
      wake()
    }
  }

  /// The next job, which nobody has asked to stop yet.
  private func next() -> Job? {
    state.withLock { state in
      guard !state.jobs.isEmpty else { return nil }
      state.isStopping = false
      state.isSuperseded = false
      return state.jobs.removeFirst()
    }
  }
}
