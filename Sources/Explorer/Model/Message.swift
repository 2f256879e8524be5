import Drawing
import Tracing

/// What the program is told.
public enum Message: Sendable {
  /// The user did something.
  case input(InputEvent)
  /// Time passed while ``Model/isAnimating``.
  case tick(seconds: Double)
  /// What was asked for takes its time: a program is running.
  case started(Start)
  /// A program that is running has come so far.
  case progressed(Trace)
  /// A program of which ``progressed(_:)`` told has ended; this takes the place of the other answers.
  case finished(Trace)
  /// A program was opened, or run anew from its beginning: it is shown from the start.
  case opened(Trace)
  /// The program that is shown was read and run again: one stays where one was, or at the end.
  case reloaded(Trace)
  /// The program that is shown was run again with a line more: what is new is played.
  case extended(Trace)
  /// What could stand before the cursor of the line that was typed so far.
  case completed(line: String, replaced: Int, candidates: [String])
  /// What was asked for did not work; the text is for the user.
  case failed(String)
  /// Something the user should know, which ends nothing.
  case warned(String)

  /// What has begun to run, as it is before anything of it has run.
  public enum Start: Sendable {
    /// A program that was opened.
    case program(Trace)
    /// The program that is shown, which was read anew.
    case again(Trace)
    /// A line after the program that is shown.
    case line
  }
}

/// What the program asks of whoever runs it; the answers come as messages.
public enum Effect: Sendable, Equatable {
  /// Leave.
  case quit
  /// Go to the background, as Ctrl-Z does.
  case suspend
  /// Clear the terminal and draw all of it again.
  case redraw
  /// Switch mouse reports on or off.
  case mouse(Bool)
  /// Open an item of the menu, whatever may be running: answer with ``Message/opened(_:)`` or ``Message/failed(_:)``.
  case open(Menu.Item.Target)
  /// Read and run what is shown anew: answer with ``Message/reloaded(_:)`` or
  /// ``Message/failed(_:)``.
  case reload
  /// Tell what could be typed at a place of a line: answer with ``Message/completed(line:replaced:candidates:)``.
  case complete(line: String, cursor: Int)
  /// Run a line or a block of Python after the program: answer with ``Message/extended(_:)`` or
  /// ``Message/failed(_:)``.
  case evaluate(String)
}
