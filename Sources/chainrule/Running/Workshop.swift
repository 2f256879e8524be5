import Explorer
import Synchronization

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
    var interrupt: (@Sendable () -> Void)?
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
  func interrupt() { state.withLock { $0.isBusy ? $0.interrupt : nil }?() }

  private func serve() {
    let host = Host(options: options) { interrupt in
      self.state.withLock { $0.interrupt = interrupt }
    }
    while true {
      submitted.wait()
      guard let job = state.withLock({ $0.jobs.isEmpty ? nil : $0.jobs.removeFirst() }) else {
        continue
      }
      let message: Message? =
        switch job {
        case .open(let subject): .opened(host.open(subject))
        case .answer(let effect): host.answer(effect)
        case .reload(let target): host.reload(target)
        }
      state.withLock {
        if let message { $0.messages.append(message) }
        $0.isBusy = !$0.jobs.isEmpty
      }
      answered.signal()
      wake()
    }
  }
}
