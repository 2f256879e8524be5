/// What a key can ask for.
enum Command: Hashable, Sendable {
  case togglePlay, stepForward, stepBack
  case nextSection, previousSection, start, end
  case faster, slower
  case up, down, left, right
  case panUp, panDown, panLeft, panRight
  case nextPane, previousPane
  case zoom, zoomBack, stubs, fold, unfold
  case search, nextMatch, previousMatch
  case evaluate, reload, accept, back
  case help, lessons, theme, mouse, redraw, suspend, quit
}
