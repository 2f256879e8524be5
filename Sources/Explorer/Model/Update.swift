import Drawing
import Tracing

/// Changes the model as a message says, and returns what the world outside is to do.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = model.receive(message)
  model.settle()
  return effects
}

extension Model {
  fileprivate mutating func receive(_ message: Message) -> [Effect] {
    let wasRunning = running
    switch message {
    case .opened, .reloaded, .extended, .finished, .failed: running = nil
    default: break
    }
    switch message {
    case .started(let start):
      begin(start)
      return []
    case .progressed(let trace):
      unsettle()
      player?.progress(to: trace)
      return []
    case .finished(let trace):
      unsettle()
      player?.progress(to: trace, isLast: true)
      if wasRunning == .line { typedLines += 1 }
      if wasRunning == .again { forgetTypedLines() }
      return []
    case .tick(let seconds):
      guard isAnimating else { return [] }
      player?.advance(by: seconds)
      return []
    case .opened(let trace):
      open(trace)
      return []
    case .reloaded(let trace):
      unsettle()
      player?.replace(by: trace)
      overlay = nil
      notice = nil
      forgetTypedLines()
      return []
    case .extended(let trace):
      unsettle()
      if player == nil { player = Player(trace) } else { player?.extend(to: trace) }
      typedLines += 1
      isMenuOpen = false
      resetView()
      return []
    case .completed(let line, let replaced, let candidates):
      complete(line, replaced, candidates)
      return []
    case .failed(let text), .warned(let text):
      notice = Notice(text: text, isFailure: true)
      return []
    case .input(let event): return receive(event)
    }
  }

  private mutating func receive(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = Size(width: max(0, size.width), height: max(0, size.height))
      return []
    case .paste(let text):
      return paste(text)
    case .mouse(let event): return receive(event)
    case .key(let key):
      notice = nil
      if case .prompt(let prompt) = overlay { return type(key, into: prompt) }
      guard let command = KeyBinding.command(for: key) else {
        count = nil
        return []
      }
      return counted(command)
    }
  }

  private mutating func open(_ trace: Trace) {
    unsettle()
    player = Player(trace)
    isMenuOpen = false
    folds = nil
    typedLines = 0
    resetView()
  }

  /// Shows what is running and has nothing to show yet.
  private mutating func begin(_ start: Message.Start) {
    switch start {
    case .program(let beginning):
      running = .program
      open(beginning)
    case .again(let beginning):
      running = .again
      unsettle()
      player?.restart(beginning)
      overlay = nil
      notice = nil
    case .line: running = .line
    }
    player?.awaitProgress()
  }

  private mutating func forgetTypedLines() {
    if typedLines > 0 {
      notice = Notice(
        text: "Read anew, without the lines typed here; : and Up bring them back",
        isFailure: false)
    }
    typedLines = 0
  }

  private mutating func resetView() {
    overlay = nil
    notice = nil
    search = nil
    pan = Offset()
    codeScroll = 0
    explanationScroll = 0
  }
}
