import Drawing

/// Which part of the screen goes where, for a size of the terminal.
struct ScreenPlan: Equatable {
  /// The smallest screen that the program is shown on.
  static let smallest = Size(width: 40, height: 12)

  var title: Rect
  /// The panes that are visible, with their frames.
  var panes: [Model.Pane: Rect]
  /// Whether the panes share one place, so that tabs are needed.
  var isTabbed: Bool
  /// Two rows: the scrubber, and what happens.
  var timeline: Rect
  var hints: Rect

  /// `nil` where the terminal is too small.
  init?(size: Size, focus: Model.Pane) {
    guard size.width >= Self.smallest.width, size.height >= Self.smallest.height else { return nil }
    let width = size.width
    title = Rect(x: 0, y: 0, width: width, height: 1)
    timeline = Rect(x: 0, y: size.height - 3, width: width, height: 2)
    hints = Rect(x: 0, y: size.height - 1, width: width, height: 1)
    let body = Rect(x: 0, y: 1, width: width, height: size.height - 4)
    isTabbed = false
    if width >= 100, body.height >= 18 {
      let side = min(64, max(38, width * 35 / 100))
      let code = body.height * 52 / 100
      panes = [
        .code: Rect(x: 0, y: body.y, width: side, height: code),
        .explanation: Rect(x: 0, y: body.y + code, width: side, height: body.height - code),
        .graph: Rect(x: side, y: body.y, width: width - side, height: body.height),
      ]
    } else if body.height >= 34 {
      let low = min(15, body.height / 3)
      let half = width / 2
      let y = body.maxY - low
      panes = [
        .graph: Rect(x: 0, y: body.y, width: width, height: body.height - low),
        .code: Rect(x: 0, y: y, width: half, height: low),
        .explanation: Rect(x: half, y: y, width: width - half, height: low),
      ]
    } else {
      isTabbed = true
      panes = [focus: body]
    }
  }

  /// The inside of a pane's frame.
  func inside(_ pane: Model.Pane) -> Rect? { panes[pane]?.inset(by: 1) }
}

extension ScreenPlan {
  /// The pane at a place of the screen.
  func pane(atX x: Int, y: Int) -> Model.Pane? {
    Model.Pane.allCases.first { panes[$0]?.contains(x: x, y: y) == true }
  }
}
