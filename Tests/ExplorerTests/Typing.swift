import Drawing

@testable import Explorer

/// Keys as tests write them: characters as they are, others by name: `<Tab>`, `<Esc>`, `<Up>`.
func keys(_ text: String) -> [Key] {
  let named: [String: Key] = [
    "Tab": Key(.tab), "BackTab": Key(.backTab), "Esc": Key(.escape), "Enter": Key(.enter),
    "Up": Key(.up), "Down": Key(.down), "Left": Key(.left), "Right": Key(.right),
    "Home": Key(.home), "End": Key(.end), "Backspace": Key(.backspace), "Space": .character(" "),
    "C-l": Key(.character("l"), control: true), "C-z": Key(.character("z"), control: true),
    "C-c": Key(.character("c"), control: true), "C-u": Key(.character("u"), control: true),
    "less": .character("<"),
  ]
  var keys: [Key] = []
  var rest = Substring(text)
  while let first = rest.first {
    if first == "<", let end = rest.firstIndex(of: ">"),
      let key = named[String(rest[rest.index(after: rest.startIndex)..<end])]
    {
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    } else {
      keys.append(.character(first))
      rest.removeFirst()
    }
  }
  return keys
}

extension Model {
  /// Presses keys one after the other; the effects of all are returned.
  @discardableResult
  mutating func press(_ text: String) -> [Effect] {
    keys(text).flatMap { update(&self, .input(.key($0))) }
  }
}
