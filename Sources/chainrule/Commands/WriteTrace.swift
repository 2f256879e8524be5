import ArgumentParser

/// `chainrule trace FILE`: the events as JSON lines.
struct WriteTrace: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace", abstract: "Run a program and write its graph's events as JSON lines.",
    discussion: "What the program prints is part of the trace; a traceback goes to stderr too.")

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String

  @OptionGroup var options: RunOptions

  func run() throws {
    let recorded = Recorded(try Subject.open(file), options: options)
    let streams = StandardStreams()
    recorded.trace.writeLines { streams.print($0) }
    try recorded.finish(streams)
  }
}
