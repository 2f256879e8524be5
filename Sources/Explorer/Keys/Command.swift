/// What a key can ask for.
enum Command: Hashable, Sendable {
  case togglePlay, stepForward, stepBack
  case nextSection, previousSection, start, end
  case faster, slower
  /// A digit of the number that a key is to count.
  case digit(Int)
  case up, down, left, right
  case panUp, panDown, panLeft, panRight
  case nextPane, previousPane
  case zoom, zoomBack, stubs, fold, unfold
  case search, nextMatch, previousMatch
  case evaluate, reload, accept, back
  case help, lessons, theme, mouse, redraw, suspend, quit

  /// Whether a number before it means so many times.
  var isCounted: Bool {
    switch self {
    case .stepForward, .stepBack, .nextSection, .previousSection, .up, .down, .left, .right,
      .panUp, .panDown, .panLeft, .panRight, .nextMatch, .previousMatch:
      true
    default: false
    }
  }
}
