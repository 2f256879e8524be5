import Drawing
import Explorer

/// The explorer without a screen: a model, the keys typed into it, and the canvas at the end.
struct Picture {
  private(set) var model: Model
  private let host: Host

  /// Runs what is to be shown.
  init(_ subject: Subject, host: Host, size: Size, appearance: Appearance) {
    self.host = host
    model = Model(host.open(subject), size: size, appearance: appearance)
  }

  /// Runs a file and goes to a moment, as commands that write pictures do.
  init(file: String, at position: Position?, size: Size, look: LookOptions, options: RunOptions)
    throws
  {
    let subject = try Subject.open(file)
    self.init(
      subject, host: Host(options: options, starting: { Interrupts.handle($0.interrupt) }),
      size: size,
      appearance: look.appearance(depth: look.written))
    guard let position else { return }
    if let obstacle = model.obstacle(to: position) {
      throw Failure("\(file): no moment \(position): \(obstacle)", status: .usage)
    }
    seek(to: position)
  }

  /// Ends with what the program had to complain of, and with its status.
  func finish(_ streams: StandardStreams = StandardStreams()) throws {
    try streams.finish(complaints: host.complaints, status: host.exitStatus)
  }

  var canvas: Canvas { draw(model) }

  mutating func seek(to position: Position) { model.seek(to: position) }

  /// Takes a message as the full screen would, with everything that follows from it.
  mutating func receive(_ message: Message) {
    var messages = [message]
    while !messages.isEmpty {
      for effect in update(&model, messages.removeFirst()) {
        if let answer = host.answer(effect) { messages.append(answer) }
      }
    }
  }
}
