import ArgumentParser
import Notebook

/// What can be said about running a program, wherever one is run.
struct RunOptions: ParsableArguments {
  @Flag(help: "End with status 0 even if a cell of a notebook raised.")
  var allowErrors = false

  @Option(
    help: ArgumentHelp(
      "Stop the program after so many seconds, a number above 0.", valueName: "seconds"))
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
}
