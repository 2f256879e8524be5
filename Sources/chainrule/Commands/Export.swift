import ArgumentParser
import Drawing
import Explorer

/// `chainrule export FILE`: the graph for other programs.
struct Export: ParsableCommand {
  /// What a graph is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case dot, mermaid, svg, json, text }

  static let configuration = CommandConfiguration(
    abstract: "Run a program and write its graph for other programs.",
    discussion: """
      dot is Graphviz's language, mermaid a flowchart for Markdown, svg a picture and text the same \
      in characters, json the nodes and edges. Of several graphs it is the one at the moment that \
      --at names, without it the last.
      """)

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String

  @Option(help: "What to write.")
  var format = Format.dot

  @Option(
    help: ArgumentHelp(
      "The moment to show: forward:K, backward:K or END; K counts steps, or is END.",
      valueName: "moment"))
  var at = Position.end

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write to a file instead.", valueName: "file"))
  var output: String?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    let picture = try Picture(
      file: file, at: at, size: Size(width: 100, height: 30), look: look, options: options)
    let streams = StandardStreams()
    let text = encoded(picture.model)
    if let output {
      try OutputFile.write(text, to: output)
    } else {
      streams.print(text)
    }
    try picture.finish(streams)
  }

  private func encoded(_ model: Model) -> String {
    switch format {
    case .dot: model.graph.dot
    case .mermaid: model.graph.mermaid
    case .svg:
      model.graphCanvas.svg(theme: look.theme == .dark ? .dark : .light, title: file, framed: false)
    case .text: model.graphCanvas.text()
    case .json: model.graph.json.text + "\n"
    }
  }
}
