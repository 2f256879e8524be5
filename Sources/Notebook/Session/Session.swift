import Autograd
import MiniPython
import Tracing

/// One run of a program: an interpreter with `torch`, and, if wanted, a recording of everything that
/// happens to the computation graph.
///
///     let session = Session(Program(source: "lesson.py", python: text)) { print($0.text) }
///     session.run()
///     session.evaluate("x.grad")
///     session.trace.events
///
/// The program runs on a thread of the session's own; calls wait until it is done.
public final class Session {
  /// The program.
  public let program: Program
  /// 0, or what a process that ran the program should end with: see ``exitStatus(after:)``, or the
  /// code of `SystemExit`.
  public private(set) var exitStatus: Int32 = 0

  /// Seconds that a ``run()`` or an ``evaluate(_:)`` may take; then the program is stopped with an
  /// error, and the exit status is 124.
  public var timeLimit: Double?

  /// Called, on the session's thread, where the program wants its output to be seen at once.
  public var flush: () -> Void = {} {
    didSet { withMachine { [flush] in $0.interpreter.flush = flush } }
  }

  /// The next line that `input()` reads, called on the session's thread; `nil` at the end. While it waits
  /// it calls the closure now and then, which throws when the program shall stop.
  public var input: (_ wait: () throws -> Void) throws -> String? = { _ in nil } {
    didSet { withMachine { [input] in $0.interpreter.standardInput = input } }
  }

  /// Receives, on the session's thread, the trace so far of a program that still runs, once for every
  /// call of a ``glimpser``.
  public var glimpsed: (Trace) -> Void = { _ in } {
    didSet { withMachine { [glimpsed] in $0.glimpsed = glimpsed } }
  }

  private let worker = Worker()
  private var machine: Machine?
  private let interrupts: InterruptFlag
  private let glimpse = Glimpse()
  private var nextCode = 0
  /// Whether nothing can follow: after an error in a script, or `sys.exit()`.
  public private(set) var hasEnded = false

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - program: What to run.
  ///   - recording: Whether a ``trace`` is wanted. Without it the engine runs at full speed.
  ///   - arguments: What `sys.argv` holds after the program's name.
  ///   - sink: Receives what the program prints as it happens, on the session's thread. An error
  ///     arrives as the whole text that Python prints for it.
  public init(
    _ program: Program, recording: Bool = true, arguments: [String] = [],
    sink: @escaping (Output) -> Void = { _ in }
  ) {
    self.program = program
    var made: Machine?
    worker.run { [glimpse] in
      made = Machine(
        program, recording: recording, arguments: arguments, glimpse: glimpse, sink: sink)
    }
    guard let made else { preconditionFailure("the session's thread did not run") }
    machine = made
    interrupts = made.interpreter.interruptSwitch
  }

  deinit {
    // What Python and the engine hold is let go of on the thread that made it.
    worker.run { [self] in machine = nil }
  }

  /// What happened so far. Empty but for the cells if nothing is recorded.
  public var trace: Trace {
    var trace = Trace(source: program.source, cells: program.cells)
    worker.run { [self] in
      if let machine { trace = machine.trace }
    }
    return trace
  }

  /// Runs all cells of code that have not run yet. An error ends a script, but not a notebook.
  @discardableResult
  public func run() -> [CellResult] {
    let cells = program.cells.indices.filter { program.cells[$0].kind == .code }
    startClock()
    if program.kind == .script, nextCode == 0, cells.count > 1, !canSplit(cells) {
      return [runWhole()]
    }
    var results: [CellResult] = []
    while nextCode < cells.count, !hasEnded {
      let result = perform { $0.run(cell: cells[self.nextCode], number: self.nextCode) }
      results.append(result)
      nextCode += 1
      if result.error != nil, program.kind == .script { hasEnded = true }
    }
    return results
  }

  /// Runs one more input in the program's namespace, as a cell behind all others.
  @discardableResult
  public func evaluate(_ input: String) -> CellResult {
    startClock()
    return perform { $0.evaluate(input) }
  }

  /// Asks the running program to stop with KeyboardInterrupt; may be called from any thread through
  /// ``interrupter``.
  public func interrupt() { interrupts.raise() }

  /// Stops the running program from another thread.
  public var interrupter: @Sendable () -> Void {
    let flag = interrupts
    return { flag.raise() }
  }

  /// Asks the running program from another thread for a look at its trace, which ``glimpsed`` gets.
  public var glimpser: @Sendable () -> Void {
    { [glimpse] in glimpse.request() }
  }

  func startClock() {
    worker.run { [self] in machine?.startClock(timeLimit) }
  }

  func perform(_ body: @escaping (Machine) -> CellResult) -> CellResult {
    var result = CellResult(cell: nextCode)
    worker.run { [self] in
      guard let machine else { return }
      result = body(machine)
      if let error = result.error { exitStatus = Self.exitStatus(after: error) }
      if let status = machine.exitStatus {
        exitStatus = status
        hasEnded = true
      }
    }
    return result
  }

  /// What a process should end with after an error, given as in ``CellResult/error`` or in a trace's
  /// output: 1; 124 for the time limit, as `timeout` does; and 130 for Ctrl-C, which is what a shell
  /// makes of the signal.
  public static func exitStatus(after error: String) -> Int32 {
    if error == "KeyboardInterrupt" { return 130 }
    return error.hasPrefix(Machine.timeLimitError + ":") ? 124 : 1
  }

  /// Asks the machine something on its thread.
  func withMachine(_ body: @escaping (Machine) -> Void) {
    worker.run { [self] in if let machine { body(machine) } }
  }

  /// Python reads the whole file before it runs any of it, so that a mistake at the end means that
  /// nothing runs; and a mark may stand inside of a function. In both cases the file is one cell.
  private func canSplit(_ cells: [Int]) -> Bool {
    cells.allSatisfy {
      Interpreter.completeness(of: program.cells[$0].text + "\n\n") == .complete
    }
  }

  private func runWhole() -> CellResult {
    nextCode = program.code.count
    hasEnded = true
    return perform { $0.runWhole() }
  }
}
