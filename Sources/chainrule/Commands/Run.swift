import ArgumentParser
import Notebook

/// `chainrule run FILE`: what `python FILE` would print, or a notebook's outputs.
struct Run: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program and print what it prints.",
    discussion: """
      A .py file prints exactly what python prints. A notebook prints every cell's outputs; an \
      error in a cell does not stop the next.
      """)

  @Argument(help: "A .py or .ipynb file; - for standard input.")
  var file: String

  @Flag(help: "Print one JSON object a code cell.")
  var json = false

  @OptionGroup var options: RunOptions

  func run() throws {
    let program = try Subject.open(file, allowsEmpty: true).program(for: "run", path: file)
    let streams = StandardStreams()
    let session = Session(program, recording: false) { output in
      if !json { streams.show(output) }
    }
    options.apply(to: session)
    session.flush = { streams.flush() }
    let input = StandardInput()
    session.input = { wait in try input.line(whileWaiting: wait) }
    Interrupts.handle(session.interrupter)
    let results = session.run()
    if json {
      for result in results { streams.print(result.json.text + "\n") }
    }
    streams.flush()
    throw ExitCode(options.status(of: session))
  }
}
