import MiniPython

/// What a program printed, with the traceback or the syntax error that ended it on stderr.
struct Run {
  private(set) var output = ""
  private(set) var errors = ""
  /// `Name: text` of what ended the program.
  private(set) var failure: String?

  init(
    _ source: String, file: String = "test.py",
    configure: @escaping (Interpreter) -> Void = { _ in }
  ) throws {
    self = try Interpreter.onLargeStack {
      let interpreter = Interpreter()
      var run = Run()
      interpreter.standardOutput = { run.output += $0 }
      interpreter.standardError = { run.errors += $0 }
      configure(interpreter)
      do {
        try interpreter.run(source, file: file)
      } catch let error as PythonError where error.typeName == "SystemExit" {
        if !error.message.isEmpty { run.errors += error.message + "\n" }
      } catch let error as PythonError {
        run.errors += error.traceback
        run.failure = error.summary
      } catch let failure as SyntaxFailure {
        run.errors += failure.description
        run.failure = failure.summary
      }
      return run
    }
  }

  private init() {}
}
