import Drawing

/// What the mouse does.
extension Model {
  mutating func receive(_ event: MouseEvent) -> [Effect] {
    guard isMouseOn, overlay == nil, let plan = ScreenPlan(size: size, focus: focus) else {
      return []
    }
    if isMenuOpen {
      switch event.action {
      case .wheelUp: menu.move(by: -1)
      case .wheelDown: menu.move(by: 1)
      case .press:
        guard let row = MenuScreen.item(atRow: event.y, of: menu, size: size) else { return [] }
        if row == menu.choice { return performInMenu(.accept) }
        menu.choice = row
      default: break
      }
      return []
    }
    let isOnTimeline = plan.timeline.contains(x: event.x, y: event.y)
    switch event.action {
    case .press, .drag:
      if isOnTimeline, event.y == plan.timeline.y, let step = stage.track?.step(at: event.x - 1) {
        travel { $0.go(to: step) }
      } else if event.action == .press {
        press(event, plan)
      }
    case .wheelUp, .wheelDown:
      let direction = event.action == .wheelDown ? 1 : -1
      if isOnTimeline {
        travel { $0.step(by: direction) }
      } else if let pane = plan.pane(atX: event.x, y: event.y) {
        scroll(pane, by: direction)
      }
    case .release: break
    }
    return []
  }

  private mutating func press(_ event: MouseEvent, _ plan: ScreenPlan) {
    guard let pane = plan.pane(atX: event.x, y: event.y) else { return }
    focus = pane
    guard pane == .graph, let inside = plan.inside(.graph) else { return }
    select(tensorAtX: event.x, y: event.y, in: inside)
  }

  private mutating func scroll(_ pane: Pane, by direction: Int) {
    switch pane {
    case .graph: pan.y -= 3 * direction
    case .code: codeScroll += 3 * direction
    case .explanation: explanationScroll = max(0, explanationScroll + 2 * direction)
    }
  }
}
