import Explorer
import Notebook
import Tracing

/// Answers what the explorer asks for: opens programs, runs them, and runs lines after them.
final class Host {
  private let options: RunOptions
  private var session: Session?
  private let output: (Output) -> Void
  /// Learns how to stop the program that is about to run.
  private let starting: (@escaping @Sendable () -> Void) -> Void
  /// The warnings and tracebacks of the programs that ran.
  private(set) var complaints: [String] = []
  /// The status that the last program earned.
  private(set) var exitStatus: Int32 = 0

  init(
    options: RunOptions, starting: @escaping (@escaping @Sendable () -> Void) -> Void = { _ in },
    output: @escaping (Output) -> Void = { _ in }
  ) {
    self.options = options
    self.starting = starting
    self.output = output
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
      starting(session.interrupter)
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
      do {
        return .opened(open(try Subject(target)))
      } catch {
        return .failed("\(error)")
      }
    case .evaluate(let line): return evaluate(line)
    case .complete(let line, let cursor):
      guard let found = session?.completion(of: line, cursor: cursor) else { return nil }
      return .completed(line: line, replaced: found.replaced, candidates: found.candidates)
    case .quit, .suspend, .redraw, .mouse, .reload: return nil
    }
  }

  /// Reads and runs anew what a target stands for.
  ///
  /// - Parameter reading: Learns what was read before it runs.
  func reload(_ target: Menu.Item.Target, reading: (Trace) -> Void) -> Message {
    do {
      let subject = try Subject(target)
      reading(subject.beginning)
      return .reloaded(open(subject))
    } catch {
      return .failed("\(error)")
    }
  }

  private func evaluate(_ line: String) -> Message {
    guard let session else {
      return .failed("a recorded trace has no program that could go on")
    }
    starting(session.interrupter)
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
