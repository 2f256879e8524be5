import ArgumentParser
import Drawing
import Explorer

/// `chainrule snapshot FILE`: one picture of the explorer's screen, the same on every run.
struct Snapshot: ParsableCommand {
  /// What a picture is written as.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, ansi, svg, json }

  static let configuration = CommandConfiguration(
    abstract: "Run a program and print the explorer's screen at a moment of its timeline.",
    discussion: """
      Moments: forward:K is the moment after the K-th leaf or node, backward:K after the K-th \
      gradient of the last pass has moved; K is a number or END. Without --at the picture shows \
      the end of everything.

      Keys: characters stand for themselves; <Space>, <Tab>, <Enter>, <Esc>, <Up>, <C-l> and the \
      like for other keys, <lt> for <; <1.5s> lets time pass.
      """)

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "The moment to show: forward:K, backward:K or END; K counts steps, or is END.",
      valueName: "moment"))
  var at = Position.end

  @Option(help: ArgumentHelp("Columns and rows, as 120x36.", valueName: "size"))
  var size = PictureSize(Size(width: 100, height: 30))

  @Option(
    help: ArgumentHelp(
      "Keys to type before the picture is taken: characters, <Enter>, <Esc>, <Up>, <C-l>, <1.5s> to wait.",
      valueName: "keys"))
  var keys = KeyScript()

  @Option(help: "What to print.")
  var format = Format.text

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    var picture = try Picture(
      file: file, at: at, size: size.size, look: look, options: options)
    for message in keys.messages { picture.receive(message) }
    let streams = StandardStreams()
    streams.print(encoded(picture.canvas))
    try picture.finish(streams)
  }

  func validate() throws { try size.validate() }

  private func encoded(_ canvas: Canvas) -> String {
    switch format {
    case .text: canvas.text()
    case .ansi: canvas.ansi(depth: look.written)
    case .svg: canvas.svg(theme: look.theme == .dark ? .dark : .light, title: file)
    case .json: canvas.json.text + "\n"
    }
  }
}

extension Position: ExpressibleByArgument {
  /// Reads `forward:K`, `backward:K` or `END`.
  public init?(argument: String) { self.init(argument) }

  /// The moment's name for the help.
  public var defaultValueDescription: String { "END" }
}

extension KeyScript: ExpressibleByArgument {
  /// Reads keys as ``KeyScript`` writes them.
  public init?(argument: String) { self.init(argument) }

  /// No keys need no mention.
  public var defaultValueDescription: String { "" }
}
