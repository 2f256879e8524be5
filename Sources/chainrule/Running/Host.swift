import Explorer
import Notebook
import Tracing

/// Answers what the explorer asks for: opens programs, runs them, and runs lines after them.
final class Host {
  private let options: RunOptions
  private var session: Session?
  private let output: (Output) -> Void
  /// Learns how to reach the program that is about to run.
  private let starting: (Controls) -> Void
  /// Learns what was read, before it runs.
  var reading: (Message.Start) -> Void = { _ in }
  /// Receives what is recorded so far of a program that runs, when its controls ask for it.
  var glimpsed: (Trace) -> Void = { _ in }
  /// The warnings and tracebacks of the programs that ran.
  private(set) var complaints: [String] = []
  /// The status that the last program earned.
  private(set) var exitStatus: Int32 = 0

  /// What other threads can do to a running program.
  struct Controls: Sendable {
    /// Stops it.
    var interrupt: @Sendable () -> Void
    /// Asks for a look at its recording.
    var glimpse: @Sendable () -> Void
  }

  init(
    options: RunOptions, starting: @escaping (Controls) -> Void = { _ in },
    output: @escaping (Output) -> Void = { _ in }
  ) {
    self.options = options
    self.starting = starting
    self.output = output
  }

  /// What is recorded of the program that ran last.
  var trace: Trace? { session?.trace }

  /// Opens what was read already.
  func show(_ subject: Subject) -> Message {
    reading(.program(subject.beginning))
    return .opened(open(subject))
  }

  /// Runs a program, or takes a trace as it is.
  func open(_ subject: Subject) -> Trace {
    switch subject {
    case .trace(let trace):
      session = nil
      exitStatus = options.status(of: trace)
      return trace
    case .program(let program):
      let session = Session(program, recording: true, sink: output)
      options.apply(to: session)
      session.glimpsed = glimpsed
      start(session)
      for result in session.run() { complaints += [result.stderr, result.traceback ?? ""] }
      exitStatus = options.status(of: session)
      self.session = session
      return session.trace
    }
  }

  /// The message that answers an effect, if it is one for the host.
  func answer(_ effect: Effect) -> Message? {
    switch effect {
    case .open(let target):
      return read(target, as: Message.Start.program) { .opened($0) }
    case .evaluate(let line): return evaluate(line)
    case .complete(let line, let cursor):
      guard let found = session?.completion(of: line, cursor: cursor) else { return nil }
      return .completed(line: line, replaced: found.replaced, candidates: found.candidates)
    case .quit, .suspend, .redraw, .mouse, .reload: return nil
    }
  }

  /// Reads and runs anew what a target stands for.
  func reload(_ target: Menu.Item.Target) -> Message {
    read(target, as: Message.Start.again) { .reloaded($0) }
  }

  private func read(
    _ target: Menu.Item.Target, as start: (Trace) -> Message.Start, answer: (Trace) -> Message
  ) -> Message {
    do {
      let subject = try Subject(target)
      reading(start(subject.beginning))
      return answer(open(subject))
    } catch {
      return .failed("\(error)")
    }
  }

  private func start(_ session: Session) {
    starting(Controls(interrupt: session.interrupter, glimpse: session.glimpser))
  }

  private func evaluate(_ line: String) -> Message {
    guard let session else {
      return .failed("a recorded trace has no program that could go on")
    }
    start(session)
    let result = session.evaluate(line)
    if let error = result.error { return .failed(error) }
    return .extended(session.trace)
  }
}

extension Subject {
  /// What an item of the menu stands for.
  init(_ target: Menu.Item.Target) throws {
    switch target {
    case .lesson(let name): self = try .lesson(name)
    case .file(let path): self = try .open(path)
    case .blank: self = .program(Program(source: "blank sheet", python: "import torch\n"))
    }
  }
}
