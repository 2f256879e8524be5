import ArgumentParser
import Glibc
import MiniPython
import Notebook

/// `chainrule repl`: the language line by line.
struct Repl: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run Python line by line.",
    discussion: """
      Values of expressions are shown, the last one is _. A block ends with an empty line. Tab \
      completes names and attributes, the arrows go through the history, Ctrl-C stops what runs, \
      Ctrl-D ends. Lines may also come through a pipe; then nothing but results is printed.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Stop each input after so many seconds.", valueName: "seconds"))
  var timeout: Double?

  func validate() throws {
    if let timeout, !(timeout > 0) { throw ValidationError("--timeout takes a number above 0") }
  }

  func run() throws {
    let streams = StandardStreams()
    let program = Program(source: "<stdin>", kind: .notebook, cells: [])
    let session = Session(program, recording: false) { streams.show($0) }
    session.timeLimit = timeout
    Interrupts.handleEach(session.interrupter)
    if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
      streams.print("Chainrule \(Chainrule.configuration.version), Python 3.11. Ctrl-D ends.\n")
      converse(session, streams)
    } else {
      obey(session, streams)
    }
    streams.flush()
    throw ExitCode(session.hasEnded ? session.exitStatus : 0)
  }

  /// With a person at a terminal.
  private func converse(_ session: Session, _ streams: StandardStreams) {
    let editor = LineEditor(streams) { session.completion(of: $0, cursor: $1) }
    var input = Input()
    while !session.hasEnded {
      let ending = editor.read(
        prompt: input.isEmpty ? ">>> " : "... ", indentation: input.indentation)
      switch ending {
      case .closed: return
      case .interrupted: input = Input()
      case .line(let line): for ready in input.add(line) { run(ready, session, streams) }
      }
    }
  }

  /// With lines from a pipe or a file.
  private func obey(_ session: Session, _ streams: StandardStreams) {
    var input = Input()
    while !session.hasEnded, let line = readLine() {
      for ready in input.add(line) where !session.hasEnded { run(ready, session, streams) }
    }
    if let rest = input.finish(), !session.hasEnded { run(rest, session, streams) }
  }

  private func run(_ text: String, _ session: Session, _ streams: StandardStreams) {
    session.interact(text)
    streams.flush()
  }
}
