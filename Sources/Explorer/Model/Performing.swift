import Drawing

/// What keys ask for, once they mean a command.
extension Model {
  /// So many steps, sections or moves are made at most by one key.
  private static let mostRepeats = 99_999

  /// Performs a command as often as the number before it says; `40G` goes to the fortieth pass.
  mutating func counted(_ command: Command) -> [Effect] {
    if case .digit(let digit) = command {
      if isMenuOpen || overlay != nil { return [] }
      count = min(Self.mostRepeats, 10 * (count ?? 0) + digit)
      notice = Notice(text: "\(count ?? 0)", isFailure: false)
      return []
    }
    let times = count
    count = nil
    if let times, command == .end, !isMenuOpen, overlay == nil {
      goToPass(times)
      return []
    }
    var effects: [Effect] = []
    for _ in 0..<(command.isCounted ? times ?? 1 : 1) { effects += perform(command) }
    return effects
  }

  private mutating func goToPass(_ number: Int) {
    guard let passes = player?.recording.passes else { return }
    guard passes.indices.contains(number - 1) else {
      notice = Notice(
        text: "There is no pass \(number); there are \(passes.count)", isFailure: true)
      return
    }
    travel { $0.go(to: passes[number - 1].start + 1) }
  }

  mutating func perform(_ command: Command) -> [Effect] {
    switch command {
    case .quit:
      if case .help = overlay {
        overlay = nil
        return []
      }
      return [.quit]
    case .suspend: return [.suspend]
    case .redraw: return [.redraw]
    case .mouse:
      isMouseOn.toggle()
      notice = Notice(
        text: isMouseOn ? "Mouse on" : "Mouse off: the terminal selects text again",
        isFailure: false)
      return [.mouse(isMouseOn)]
    case .theme:
      appearance.theme = appearance.theme == .dark ? .light : .dark
      return []
    case .help:
      overlay = overlay == nil ? .help(scroll: 0) : nil
      return []
    case .lessons:
      if !menu.items.isEmpty, player != nil { isMenuOpen.toggle() }
      return []
    default: break
    }
    if case .help(let scroll) = overlay {
      moveHelp(command, from: scroll)
      return []
    }
    return isMenuOpen ? performInMenu(command) : performInPlayer(command)
  }

  private mutating func moveHelp(_ command: Command, from scroll: Int) {
    switch command {
    case .up: overlay = .help(scroll: max(0, scroll - 1))
    case .down: overlay = .help(scroll: min(KeyBinding.all.count, scroll + 1))
    case .back, .accept: overlay = nil
    default: break
    }
  }

  mutating func performInMenu(_ command: Command) -> [Effect] {
    switch command {
    case .up: menu.move(by: -1)
    case .down: menu.move(by: 1)
    case .start: menu.move(by: -menu.items.count)
    case .end: menu.move(by: menu.items.count)
    case .accept, .right, .togglePlay:
      if menu.items.indices.contains(menu.choice) {
        return [.open(menu.items[menu.choice].target)]
      }
    case .back: if player != nil { isMenuOpen = false }
    default: break
    }
    return []
  }

  private mutating func performInPlayer(_ command: Command) -> [Effect] {
    switch command {
    case .togglePlay: travel { $0.togglePlay() }
    case .stepForward: travel { $0.step(by: 1) }
    case .stepBack: travel { $0.step(by: -1) }
    case .nextSection: travel { $0.jump(by: 1) }
    case .previousSection: travel { $0.jump(by: -1) }
    case .start: travel { $0.go(to: 0) }
    case .end: travel { $0.go(to: $0.recording.steps.count) }
    case .faster: player?.changeSpeed(by: 1)
    case .slower: player?.changeSpeed(by: -1)
    case .up, .down, .left, .right: move(command)
    case .panUp: pan.y += 3
    case .panDown: pan.y -= 3
    case .panLeft: pan.x += 6
    case .panRight: pan.x -= 6
    case .nextPane: cyclePanes(by: 1)
    case .previousPane: cyclePanes(by: -1)
    case .zoom: cycleZoom(by: 1)
    case .zoomBack: cycleZoom(by: -1)
    case .stubs:
      hasStubs.toggle()
      pan = Offset()
    case .fold: fold()
    case .unfold: unfold()
    case .search: overlay = .prompt(Prompt(purpose: .search))
    case .evaluate: overlay = .prompt(Prompt(purpose: .evaluate))
    case .reload: return [.reload]
    case .nextMatch: goToMatch(by: 1)
    case .previousMatch: goToMatch(by: -1)
    case .back: back()
    default: break
    }
    return []
  }

  /// Moves on the timeline; the view goes back to what happens.
  mutating func travel(_ change: (inout Player) -> Void) {
    pan = Offset()
    codeScroll = 0
    explanationScroll = 0
    if player != nil { change(&player!) }
  }

  private mutating func cyclePanes(by count: Int) {
    let panes = Pane.allCases
    focus = panes[(focus.rawValue + count + panes.count) % panes.count]
  }

  private mutating func cycleZoom(by count: Int) {
    let forms: [Detail?] = [nil] + Detail.allCases
    let index = forms.firstIndex(of: zoom) ?? 0
    zoom = forms[(index + count + forms.count) % forms.count]
    pan = Offset()
  }

  private mutating func back() {
    if player?.selection != nil {
      player?.selection = nil
      player?.followsSelection = false
      explanationScroll = 0
    } else if search != nil {
      search = nil
    } else if zoom != nil {
      zoom = nil
    } else if !menu.items.isEmpty {
      isMenuOpen = true
    }
  }

  private mutating func move(_ command: Command) {
    switch (focus, command) {
    case (.code, .up): codeScroll -= 1
    case (.code, .down): codeScroll += 1
    case (.explanation, .up): explanationScroll = max(0, explanationScroll - 1)
    case (.explanation, .down): explanationScroll += 1
    case (.graph, _): moveSelection(command)
    default: break
    }
  }
}
