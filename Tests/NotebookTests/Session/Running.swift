import Notebook
import Tracing

/// Runs a piece of Python and gives what it left behind.
func run(
  _ text: String, kind: Program.Kind = .script, recording: Bool = false
) -> (results: [CellResult], trace: Trace, status: Int32) {
  var program = Program(source: "program.py", python: text)
  program.kind = kind
  let session = Session(program, recording: recording)
  let results = session.run()
  return (results, session.trace, session.exitStatus)
}

/// What a piece of Python prints.
func printed(_ text: String) -> String {
  run(text).results.map { $0.stdout + ($0.traceback ?? "") }.joined()
}
