import Drawing

/// A full screen: shows pictures and tells what the person before it does.
///
/// There are two: ``NcursesScreen`` on a terminal and ``ScriptedScreen`` for tests.
///
///     let screen = try NcursesScreen()
///     defer { screen.close() }
///     while running {
///       screen.show(draw(model))
///       if let event = screen.nextEvent(timeout: model.isPlaying ? .milliseconds(33) : nil) { … }
///     }
public protocol Screen: AnyObject {
  /// The columns and rows there are now.
  var size: Size { get }
  /// What the terminal can show.
  var capabilities: Capabilities { get }
  /// Whether clicks and the wheel are reported; while they are, many terminals want Shift for
  /// selecting text.
  var isMouseEnabled: Bool { get set }

  /// Shows a picture. One that equals what is shown costs nothing.
  func show(_ canvas: Canvas)
  /// Draws everything again with the next picture, in case something else wrote on the screen.
  func redraw()
  /// Waits for something to happen; `nil` if nothing did in time. Without a timeout it waits as long
  /// as it takes, and uses no processor time.
  func nextEvent(timeout: Duration?) -> ScreenEvent?
  /// Something that ends another thread's ``nextEvent(timeout:)`` early.
  var waker: Waker { get }
  /// Leaves the screen, stops the process as Ctrl-Z does, and comes back when it is continued.
  func suspend()
  /// Rings or flashes.
  func bell()
  /// Names the window, where the terminal can.
  func setTitle(_ title: String)
  /// Leaves the screen as it was found. Closing twice does nothing.
  func close()
}

/// What a screen has to tell.
public enum ScreenEvent: Sendable, Hashable {
  /// The person did something.
  case input(InputEvent)
  /// Another thread has news.
  case woken
  /// The program is asked to end, by a signal or because the terminal is gone.
  case terminate(signal: Int32)
}

/// Wakes the loop that waits for events; may be used in any thread.
public struct Waker: Sendable {
  private let action: @Sendable () -> Void

  init(_ action: @escaping @Sendable () -> Void) {
    self.action = action
  }

  /// Makes the next, or current, ``Screen/nextEvent(timeout:)`` return ``ScreenEvent/woken``.
  public func wake() { action() }
}
