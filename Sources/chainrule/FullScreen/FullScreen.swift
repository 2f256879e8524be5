import Drawing
import Explorer
import Terminal

/// The event loop: input and time in, pictures out.
struct FullScreen {
  private let screen: any Screen
  private let workshop: Workshop
  private var model: Model
  private var hasChanged = true
  /// What is shown, where it can be read again.
  private var target: Menu.Item.Target?
  /// Whether the user has been told that a program is running.
  private var saysRunning = false
  /// The file that is run anew whenever it changes.
  private var watch: FileWatch?
  /// What was typed while the program that was asked for had not been opened yet.
  private var typedAhead: [InputEvent]?

  /// When to look again at a program that is running.
  private var nextGlimpse = 0.0

  /// Seconds between frames while something moves.
  private static let frameTime = 1.0 / 30
  /// A program that runs longer than this is said to run.
  private static let noticeTime = 0.1
  /// Seconds between looks at a watched file.
  private static let watchTime = 0.5
  /// A program that ends within so many seconds is shown without an empty screen before it.
  private static let patience = 0.015

  /// Seconds from the notice that a program is running to the first look at it: what ends sooner is shown
  /// from its beginning.
  private static let firstGlimpseTime = 0.4
  /// Seconds between looks at a running program, at least.
  private static let glimpseTime = 0.2
  /// How many times as long as a look takes it is until the next.
  private static let glimpseRest = 9.0

  /// What ends the loop.
  enum Ending: Equatable {
    case quit
    case signal(Int32)
  }

  init(
    _ screen: any Screen, showing shown: Exploration.Shown?, menu: Menu, watch: FileWatch?,
    options: RunOptions, appearance: Appearance
  ) {
    self.screen = screen
    self.watch = watch
    target = shown?.target
    let waker = screen.waker
    workshop = Workshop(options: options) { waker.wake() }
    model = Model(menu: menu, size: screen.size, appearance: appearance)
    if let subject = shown?.subject {
      model = Model(subject.beginning, menu: menu, size: screen.size, appearance: appearance)
      typedAhead = []
      workshop.submit(.open(subject))
      workshop.waitForAnswer(seconds: Self.patience)
    }
  }

  /// Shows and listens until the user leaves or the system says so.
  mutating func run() -> Ending {
    screen.isMouseEnabled = true
    var last = Clock.now()
    while true {
      let begun = Clock.now()
      let messages = workshop.messages()
      for message in messages {
        if receive(message) { return .quit }
        for input in typedAhead ?? [] where receive(.input(input)) { return .quit }
        typedAhead = nil
      }
      if hasChanged { screen.show(draw(model)) }
      hasChanged = false
      if !messages.isEmpty {
        let end = Clock.now()
        nextGlimpse = end + max(Self.glimpseTime, Self.glimpseRest * (end - begun))
      }
      let event = screen.nextEvent(timeout: rest(since: last).map { .seconds($0) })
      let now = Clock.now()
      look(now)
      if !workshop.isBusy {
        saysRunning = false
      } else if event == nil {
        let start = workshop.takeStart()
        if start != nil || !saysRunning { _ = receive(.started(start ?? .line)) }
        if !saysRunning { nextGlimpse = now + Self.firstGlimpseTime }
        saysRunning = true
      }
      if saysRunning, now >= nextGlimpse {
        workshop.glimpse()
        nextGlimpse = now + Self.watchTime
      }
      if !model.isAnimating {
        last = now
      } else if now - last >= Self.frameTime {
        if receive(.tick(seconds: now - last)) { return .quit }
        last = now
      }
      switch event {
      case .input(let input):
        if isInterrupt(input) {
          workshop.interrupt()
        } else if receive(.input(input)) {
          return .quit
        }
      case .terminate(let signal): return .signal(signal)
      case .woken, nil: break
      }
    }
  }

  /// How long to wait for something to happen; `nil` for ever.
  private func rest(since lastFrame: Double) -> Double? {
    let now = Clock.now()
    if model.isAnimating { return max(0, lastFrame + Self.frameTime - now) }
    if workshop.isBusy {
      return saysRunning ? max(0, min(Self.watchTime, nextGlimpse - now)) : Self.noticeTime
    }
    return watch == nil ? nil : Self.watchTime
  }

  /// Ctrl-C and Esc stop a program that is still running rather than the explorer.
  private func isInterrupt(_ input: InputEvent) -> Bool {
    guard workshop.isBusy, case .key(let key) = input else { return false }
    return key.code == .escape || key == Key(.character("c"), control: true)
  }

  /// Hands a message to the model and does what it asks for; true to leave.
  private mutating func receive(_ message: Message) -> Bool {
    hasChanged = true
    for effect in update(&model, message) {
      switch effect {
      case .quit: return true
      case .suspend: screen.suspend()
      case .redraw: screen.redraw()
      case .mouse(let isOn): screen.isMouseEnabled = isOn
      case .open(let target):
        self.target = target
        watch = nil
        saysRunning = false
        workshop.submit(inPlaceOfAll: .answer(effect))
      case .evaluate, .complete: workshop.submit(.answer(effect))
      case .reload: reload()
      }
    }
    return false
  }

  /// Looks after the watched file.
  private mutating func look(_ now: Double) {
    switch watch?.change(now: now) {
    case .written: reload()
    case .gone:
      _ = receive(.warned("\(watch?.name ?? "") is gone; it is run again once it is back"))
    case nil: break
    }
  }

  /// Runs anew what is shown; what may still be running is stopped.
  private mutating func reload() {
    if let target {
      workshop.submit(inPlaceOfAll: .reload(target))
      saysRunning = false
    } else {
      _ = receive(.failed("standard input cannot be read a second time"))
    }
  }
}
