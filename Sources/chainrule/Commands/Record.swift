import ArgumentParser
import Drawing
import Explorer

/// `chainrule record FILE -o x.cast`: the animation as a file, a picture for a page with `x.svg`.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program and record its playing.",
    discussion: """
      A file called .cast is an asciicast, which plays with asciinema or any other player of \
      asciicast v2; one called .svg is an animated picture for a page.
      """)

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("Columns and rows, as 120x36.", valueName: "size"))
  var size = PictureSize(Size(width: 100, height: 30))

  @Option(
    help: ArgumentHelp(
      "Keys to type before the recording begins: characters, <Enter>, <Esc>, <Up>, <C-l>, <1.5s> to wait.",
      valueName: "keys"))
  var keys = KeyScript()

  @Option(parsing: .unconditional, help: ArgumentHelp("Seconds at most.", valueName: "seconds"))
  var limit = 300.0

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Pictures in a second, a number.", valueName: "count"))
  var rate = 20.0

  private static let pauseAtEnd = 2.0

  func run() throws {
    var picture = try Picture(
      file: file, at: nil, size: size.size, look: look, options: options)
    for message in keys.messages { picture.receive(message) }
    let frames = frames(of: &picture)
    try OutputFile.write(encoded(frames), to: output)
    try picture.finish()
  }

  func validate() throws {
    try size.validate()
    guard output.hasSuffix(".cast") || output.hasSuffix(".svg") else {
      throw ValidationError("--output takes a file called .cast or .svg")
    }
    guard rate > 0, rate <= 60, limit > 0 else {
      throw ValidationError("--rate takes a number up to 60, --limit one above 0")
    }
  }

  private func encoded(_ frames: [TimedFrame]) -> String {
    guard output.hasSuffix(".svg") else { return Asciicast.encode(frames, title: file) }
    return AnimatedSVG.encode(
      frames, theme: look.theme == .dark ? .dark : .light, title: file, hold: Self.pauseAtEnd)
  }

  /// Plays to the end and keeps every frame that differs from the one before.
  private func frames(of picture: inout Picture) -> [TimedFrame] {
    var frames = [TimedFrame(time: 0, canvas: picture.canvas)]
    if !picture.model.isAnimating { picture.receive(.input(.key(.character(" ")))) }
    var time = 0.0
    while picture.model.isAnimating, time < limit {
      time += 1 / rate
      picture.receive(.tick(seconds: 1 / rate))
      let canvas = picture.canvas
      if canvas != frames[frames.count - 1].canvas {
        frames.append(TimedFrame(time: time, canvas: canvas))
      }
    }
    frames.append(TimedFrame(time: time + Self.pauseAtEnd, canvas: picture.canvas))
    return frames
  }
}
