import ArgumentParser
import Notebook
import Tracing

/// What can be said about running a program, wherever one is run.
struct RunOptions: ParsableArguments {
  @Flag(help: "End with status 0 even if a cell of a notebook raised.")
  var allowErrors = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Stop the program after so many seconds, a number above 0, with status 124.",
      valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number above 0") }
  }

  /// Tells a session what it may do.
  func apply(to session: Session) { session.timeLimit = timeout }

  /// The status that a finished session stands for.
  func status(of session: Session) -> Int32 {
    allowErrors && session.program.kind == .notebook ? 0 : session.exitStatus
  }

  /// The status that a recorded run stands for, as far as its trace tells.
  func status(of trace: Trace) -> Int32 {
    if allowErrors, trace.source.hasSuffix(".ipynb") { return 0 }
    for case .output(let output) in trace.events.reversed() where output.stream == .error {
      return Session.exitStatus(after: output.text)
    }
    return 0
  }
}
