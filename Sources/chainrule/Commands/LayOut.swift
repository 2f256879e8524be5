import ArgumentParser
import Drawing
import GraphLayout

/// `chainrule layout GRAPH`: any directed acyclic graph as a picture, or its coordinates.
struct LayOut: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "layout", abstract: "Lay out any directed acyclic graph.",
    discussion: """
      GRAPH is a DOT digraph, or an edge list: a line "n m", then a line "u v" for each edge. \
      Prints the picture, or with --json coordinates, routes and statistics.
      """)

  @Argument(help: "A DOT file or an edge list; - for standard input.")
  var graph: String

  @Flag(help: "Print coordinates, routes and statistics as one JSON object.")
  var json = false

  @Flag(help: "Draw with ASCII characters only.")
  var ascii = false

  @Option(help: "Which way edges run: down or right. By default as the file says, or down.")
  var direction: Direction?

  @Option(
    help: ArgumentHelp(
      "Join a leaf that feeds many nodes to them by one trunk, or by stubs: its name beside each.",
      valueName: "trunk|stubs"))
  var sharing: Sharing = .trunk

  @Option(
    help: ArgumentHelp(
      "Instead, report what happens as the graph grows: a replay node by node, or the time of edits.",
      valueName: "replay|edits"))
  var growth: Growth?

  enum Growth: String, ExpressibleByArgument { case replay, edits }
  enum Direction: String, ExpressibleByArgument { case down, right }
  enum Sharing: String, ExpressibleByArgument { case trunk, stubs }

  func run() throws {
    let file = try read()
    let graph = file.graph
    var options = LayoutOptions()
    options.direction = direction.map { $0 == .right ? .right : .down } ?? file.direction
    options.sharing = sharing == .stubs ? .automatic : .trunk
    options.inputsAreOrdered = file.inputsAreOrdered
    let streams = StandardStreams()
    if let growth {
      streams.print(
        growth == .replay
          ? GrowthMeasurement.replay(graph, options) : GrowthMeasurement.edits(graph, options))
      streams.print("\n")
      return streams.flush()
    }
    // Other programs on the machine should not count.
    let start = Clock.processor()
    let layout = Layout(graph, options: options)
    let seconds = Clock.processor() - start
    if json {
      let names = file.nodes.map(\.name)
      let isNumbered = names.enumerated().allSatisfy { $0.element == String($0.offset) }
      streams.print(
        LayoutReport.json(
          layout, of: graph, direction: options.direction, names: isNumbered ? nil : names,
          seconds: seconds) + "\n")
    } else {
      let head: Character = options.direction == .down ? (ascii ? "v" : "▼") : (ascii ? ">" : "▶")
      let picture =
        TextPicture.draw(layout, of: graph, labels: file.labels, arrowheads: head) + "\n"
      streams.print(ascii ? String(picture.map { $0 == "\n" ? $0 : $0.asciified }) : picture)
    }
    streams.flush()
  }

  private func read() throws -> GraphFile {
    let bytes = try InputFile.bytes(of: graph)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure("\(graph): the text is not UTF-8", status: .badData)
    }
    do {
      return try GraphFile(text)
    } catch {
      throw Failure("\(graph): \(error)", status: .badData)
    }
  }
}
