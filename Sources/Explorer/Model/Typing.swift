import Drawing

/// A line that is being typed: a search, or Python.
extension Model {
  mutating func type(_ key: Key, into prompt: Prompt) -> [Effect] {
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

  mutating func finish(_ prompt: Prompt) -> [Effect] {
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
      if isRunning {
        notice = Notice(text: "This line waits until the program has ended", isFailure: false)
      }
      return [.evaluate(prompt.input)]
    }
  }

  /// Types what was pasted: every line but the last is finished by Enter.
  mutating func paste(_ text: String) -> [Effect] {
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
  mutating func complete(_ line: String, _ replaced: Int, _ candidates: [String]) {
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
}
