import Drawing

/// One report of the mouse in xterm's SGR form, `ESC [ < button ; column ; row M`, or `m` when a button
/// is let go (XTerm Control Sequences, "Mouse Tracking").
///
/// Ncurses can read it too, but makes clicks of what arrives at once and loses those that nobody asked
/// for; over a slow line a press and its release mostly arrive at once.
struct MouseReport: Equatable {
  /// The button in the lowest two bits, held keys, motion, and the wheel.
  private let button: Int
  private let isRelease: Bool
  private let x, y: Int

  private static let heldKeys = 4 | 8 | 16
  private static let motion = 32
  private static let wheel = 64

  /// More than any report takes.
  static let longest = 24

  /// Reads what follows `ESC [ <`; `nil` for what is no report.
  init?(_ text: String) {
    guard let last = text.last, last == "M" || last == "m" else { return nil }
    let numbers = text.dropLast().split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) }
    guard numbers.count == 3, let button = numbers[0], let column = numbers[1],
      let row = numbers[2], button >= 0, column > 0, row > 0
    else { return nil }
    self.button = button & ~Self.heldKeys
    isRelease = last == "m"
    x = column - 1
    y = row - 1
  }

  /// What it means for a person who uses the first button and the wheel; `nil` for anything else.
  ///
  /// - Parameter isDragging: Whether the button is down, so that motion is a drag.
  func event(isDragging: inout Bool) -> MouseEvent? {
    let action: MouseEvent.Action
    switch (button, isRelease) {
    case (0, false): action = .press
    case (0, true): action = .release
    case (Self.motion, false) where isDragging: action = .drag
    case (Self.wheel, false): action = .wheelUp
    case (Self.wheel + 1, false): action = .wheelDown
    default: return nil
    }
    if action == .press { isDragging = true }
    if action == .release { isDragging = false }
    return MouseEvent(action: action, x: x, y: y)
  }
}
