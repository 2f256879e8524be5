import ArgumentParser
import Drawing
import Explorer

/// `chainrule record FILE -o x.cast`: the animation as a file.
struct Record: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a program and record its playing as an asciicast.",
    discussion: "The recording plays with asciinema, or with any other player of asciicast v2.")

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "size"))
  var size = PictureSize(Size(width: 100, height: 30))

  @Option(help: ArgumentHelp("Keys to type before the recording begins.", valueName: "keys"))
  var keys = KeyScript()

  @Option(help: ArgumentHelp("Seconds at most.", valueName: "seconds"))
  var limit = 300.0

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  private static let framesPerSecond = 20.0
  private static let pauseAtEnd = 2.0

  func run() throws {
    let subject = try Subject.open(file)
    let host = Host(options: options, starting: Interrupts.handle)
    var picture = Picture(
      subject, host: host, size: size.size, appearance: look.appearance(depth: .indexed256))
    for message in keys.messages { picture.receive(message) }
    let frames = frames(of: &picture)
    try OutputFile.write(Asciicast.encode(frames, title: file), to: output)
    try StandardStreams().finish(complaints: host.complaints, status: host.exitStatus)
  }

  /// Plays to the end and keeps every frame that differs from the one before.
  private func frames(of picture: inout Picture) -> [TimedFrame] {
    var frames = [TimedFrame(time: 0, canvas: picture.canvas)]
    if !picture.model.isAnimating { picture.receive(.input(.key(.character(" ")))) }
    var time = 0.0
    while picture.model.isAnimating, time < limit {
      time += 1 / Self.framesPerSecond
      picture.receive(.tick(seconds: 1 / Self.framesPerSecond))
      let canvas = picture.canvas
      if canvas != frames[frames.count - 1].canvas {
        frames.append(TimedFrame(time: time, canvas: canvas))
      }
    }
    frames.append(TimedFrame(time: time + Self.pauseAtEnd, canvas: picture.canvas))
    return frames
  }
}
