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
