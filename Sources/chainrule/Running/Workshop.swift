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
    /// How to reach the program of the job at work, once it has one.
    var controls: Host.Controls?
    /// Whether the job at work is to stop, also if its program has yet to begin.
    var isStopping = false
    /// Whether nobody wants to know any more what the job at work comes to.
    var isSuperseded = false
    /// What was read for the job at work, until somebody has asked.
    var start: Message.Start?
    /// Whether something was seen of the job's program while it ran.
    var wasGlimpsed = false
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

  /// Has something done at once: what runs is stopped, and its answer is not wanted any more.
  func submit(inPlaceOfAll job: Job) {
    let controls = state.withLock { state in
      state.jobs = [job]
      state.isBusy = true
      state.isStopping = true
      state.isSuperseded = true
      state.start = nil
      return state.controls
    }
    controls?.interrupt()
    submitted.signal()
  }

  /// What the job at work has read, the first time that this is asked.
  func takeStart() -> Message.Start? {
    state.withLock { state in
      defer { state.start = nil }
      return state.start
    }
  }

  /// Asks for a look at the program at work; it comes as a message, unless that ends before.
  func glimpse() { state.withLock { $0.controls }?.glimpse() }

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
    let controls = state.withLock { state in
      state.isStopping = true
      return state.controls
    }
    controls?.interrupt()
  }

  private func serve() {
    let host = Host(options: options) { controls in
      let isStopping = self.state.withLock { state in
        state.controls = controls
        return state.isStopping
      }
      if isStopping { controls.interrupt() }
    }
    host.reading = { start in
      self.state.withLock { if !$0.isSuperseded { $0.start = start } }
    }
    host.glimpsed = { trace in
      self.state.withLock { state in
        if state.isSuperseded { return }
        state.wasGlimpsed = true
        state.messages.append(.progressed(trace))
      }
      self.wake()
    }
    while true {
      submitted.wait()
      guard let job = next() else { continue }
      let message: Message? =
        switch job {
        case .open(let subject): host.show(subject)
        case .answer(let effect): host.answer(effect)
        case .reload(let target): host.reload(target)
        }
      state.withLock { state in
        if let message, !state.isSuperseded {
          state.messages += state.wasGlimpsed ? message.afterGlimpses(host.trace) : [message]
        }
        state.controls = nil
        state.start = nil
        state.wasGlimpsed = false
        state.isBusy = !state.jobs.isEmpty
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

extension Message {
  /// What is told in place of a job's answer where its program was seen before it ended.
  fileprivate func afterGlimpses(_ trace: Trace?) -> [Message] {
    guard let trace else { return [self] }
    if case .failed = self { return [.finished(trace), self] }
    return [.finished(trace)]
  }
}
