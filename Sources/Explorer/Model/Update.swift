import Drawing

/// Changes the model as a message says, and returns what the world outside is to do.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = model.receive(message)
  model.settle()
  return effects
}

extension Model {
  fileprivate mutating func receive(_ message: Message) -> [Effect] {
    switch message {
    case .opened, .reloaded, .extended, .failed: isRunning = false
    default: break
    }
    switch message {
    case .started:
      isRunning = true
      return []
    case .tick(let seconds):
      guard isAnimating else { return [] }
      player?.advance(by: seconds)
      return []
    case .opened(let trace):
      unsettle()
      player = Player(trace)
      isMenuOpen = false
      folds = nil
      typedLines = 0
      resetView()
      return []
    case .reloaded(let trace):
      unsettle()
      player?.replace(by: trace)
      overlay = nil
      if typedLines > 0 {
        notice = Notice(
          text: "Read anew, without the lines typed here; : and Up bring them back",
          isFailure: false)
      }
      typedLines = 0
      return []
    case .extended(let trace):
      unsettle()
      if player == nil { player = Player(trace) } else { player?.extend(to: trace) }
      typedLines += 1
      isMenuOpen = false
      resetView()
      return []
    case .completed(let line, let replaced, let candidates):
      complete(line, replaced, candidates)
      return []
    case .failed(let text):
      notice = Notice(text: text, isFailure: true)
      return []
    case .input(let event): return receive(event)
    }
  }

  private mutating func receive(_ event: InputEvent) -> [Effect] {
    switch event {
    case .resize(let size):
      self.size = Size(width: max(0, size.width), height: max(0, size.height))
      return []
    case .paste(let text):
      return paste(text)
    case .mouse(let event): return receive(event)
    case .key(let key):
      notice = nil
      if case .prompt(let prompt) = overlay { return type(key, into: prompt) }
      guard let command = KeyBinding.command(for: key) else {
        count = nil
        return []
      }
      return counted(command)
    }
  }

  private mutating func resetView() {
    overlay = nil
    notice = nil
    search = nil
    pan = Offset()
    codeScroll = 0
    explanationScroll = 0
  }

  // MARK: Commands

  /// So many steps, sections or moves are made at most by one key.
  private static let mostRepeats = 99_999

  /// Performs a command as often as the number before it says; `40G` goes to the fortieth pass.
  private mutating func counted(_ command: Command) -> [Effect] {
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
    case .quit: return [.quit]
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

  private mutating func performInMenu(_ command: Command) -> [Effect] {
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
  private mutating func travel(_ change: (inout Player) -> Void) {
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

  // MARK: Typing

  private mutating func type(_ key: Key, into prompt: Prompt) -> [Effect] {
    var prompt = prompt
    switch key.code {
    case .escape:
      overlay = nil
      if prompt.purpose == .search { search = nil }
      return []
    case .character("c") where key.control:
      overlay = nil
      return []
    case .enter:
      overlay = nil
      return finish(prompt)
    case .up where prompt.purpose == .evaluate: prompt.recall(1, from: history)
    case .down where prompt.purpose == .evaluate: prompt.recall(-1, from: history)
    case .tab where prompt.purpose == .evaluate:
      return [.complete(line: prompt.line, cursor: prompt.cursor)]
    case .backspace where prompt.text.isEmpty && prompt.earlier.isEmpty:
      overlay = nil
      return []
    default: prompt.type(key)
    }
    overlay = .prompt(prompt)
    if prompt.purpose == .search {
      search = prompt.text.isEmpty ? nil : Search(query: prompt.line)
    }
    return []
  }

  private mutating func finish(_ prompt: Prompt) -> [Effect] {
    guard prompt.text.contains(where: { $0 != " " }) || !prompt.earlier.isEmpty else { return [] }
    switch prompt.purpose {
    case .search:
      search = Search(query: prompt.line)
      goToMatch(by: 1)
      return []
    case .evaluate:
      if history.last != prompt.line, !prompt.line.isEmpty { history.append(prompt.line) }
      if prompt.isContinued {
        overlay = .prompt(prompt.continued)
        return []
      }
      return [.evaluate(prompt.input)]
    }
  }

  /// Types what was pasted: every line but the last is finished by Enter.
  private mutating func paste(_ text: String) -> [Effect] {
    guard case .prompt(let first) = overlay else { return [] }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var effects: [Effect] = []
    var prompt = first
    for (index, line) in lines.enumerated() {
      if index > 0, prompt.purpose == .evaluate {
        overlay = nil
        effects += finish(prompt)
        if case .prompt(let next) = overlay {
          // The pasted text has its own indentation.
          prompt = next
          prompt.text = []
          prompt.cursor = 0
        } else {
          prompt = Prompt(purpose: .evaluate)
        }
      }
      prompt.paste(line)
    }
    let isEmpty = prompt.text.isEmpty && prompt.earlier.isEmpty
    overlay = isEmpty && lines.count > 1 ? nil : .prompt(prompt)
    return effects
  }

  /// Takes a completion, or lists what there is to choose from; nothing if the line has changed.
  private mutating func complete(_ line: String, _ replaced: Int, _ candidates: [String]) {
    guard case .prompt(var prompt) = overlay, prompt.line == line, let first = candidates.first
    else { return }
    var length = first.count
    for candidate in candidates {
      length = min(length, zip(first, candidate).prefix { $0 == $1 }.count)
    }
    prompt.complete(String(first.prefix(length)), replacing: replaced)
    overlay = .prompt(prompt)
    if candidates.count > 1 {
      notice = Notice(text: candidates.joined(separator: "  "), isFailure: false)
    }
  }

  // MARK: Mouse

  private mutating func receive(_ event: MouseEvent) -> [Effect] {
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
