import Drawing

/// A screen for tests: it plays events and keeps the pictures.
public final class ScriptedScreen: Screen {
  /// The columns and rows; changed by a resize event.
  public private(set) var size: Size
  /// What the terminal pretends to be able to show.
  public let capabilities: Capabilities
  /// Whether the program asked for the mouse.
  public var isMouseEnabled = false
  /// Every picture that was shown and differed from the one before.
  public private(set) var frames: [Canvas] = []
  /// The titles that were set.
  public private(set) var titles: [String] = []
  /// How often it rang.
  public private(set) var bells = 0
  /// How often the program stopped itself.
  public private(set) var suspensions = 0
  /// How often everything was to be drawn again.
  public private(set) var redraws = 0
  /// Whether the screen was left.
  public private(set) var isClosed = false
  /// For how long the program was ready to wait, each time it asked.
  public private(set) var timeouts: [Duration?] = []
  private var script: ArraySlice<ScreenEvent?>

  /// Makes a screen of a size.
  ///
  /// - Parameter script: What happens, in order; `nil` is a time-out. After the last one the terminal
  ///   is gone, so a loop that handles ``ScreenEvent/terminate(signal:)`` ends.
  public init(
    size: Size, script: [ScreenEvent?] = [],
    capabilities: Capabilities = Capabilities(
      isUTF8: true, depth: .indexed256, size: Size(width: 80, height: 24))
  ) {
    self.size = size
    self.script = script[...]
    self.capabilities = capabilities
  }

  /// Keeps a picture.
  public func show(_ canvas: Canvas) {
    if frames.last != canvas { frames.append(canvas) }
  }

  /// Counts.
  public func redraw() { redraws += 1 }

  /// The next event of the script.
  public func nextEvent(timeout: Duration?) -> ScreenEvent? {
    timeouts.append(timeout)
    guard let event = script.popFirst() else { return .terminate(signal: Self.hangUp) }
    if case .input(.resize(let size)) = event { self.size = size }
    return event
  }

  /// Does nothing: the script is the only source of events.
  public var waker: Waker { Waker {} }

  /// Counts.
  public func suspend() { suspensions += 1 }

  /// Counts.
  public func bell() { bells += 1 }

  /// Keeps a title.
  public func setTitle(_ title: String) { titles.append(title) }

  /// Notes that the screen was left.
  public func close() { isClosed = true }

  /// The signal of a terminal that is gone, SIGHUP.
  private static let hangUp: Int32 = 1
}
