import Drawing

/// A line that is being typed.
struct Prompt: Sendable, Equatable {
  /// What the line is for.
  enum Purpose: Sendable, Equatable { case search, evaluate }

  var purpose: Purpose
  var text: [Character] = []
  /// Characters before the cursor.
  var cursor = 0
  /// How many entries back in the history the text is.
  var recall = 0

  var line: String { String(text) }

  /// Changes the text as a key says; keys that mean nothing here are ignored.
  mutating func type(_ key: Key) {
    switch (key.code, key.control) {
    case (.character("a"), true), (.home, _): cursor = 0
    case (.character("e"), true), (.end, _): cursor = text.count
    case (.character("u"), true):
      text.removeSubrange(..<cursor)
      cursor = 0
    case (.character("k"), true): text.removeSubrange(cursor...)
    case (.character("w"), true): eraseWord()
    case (.character(let character), false) where !key.alt:
      text.insert(character, at: cursor)
      cursor += 1
    case (.backspace, _) where cursor > 0:
      cursor -= 1
      text.remove(at: cursor)
    case (.delete, _) where cursor < text.count: text.remove(at: cursor)
    case (.left, _): cursor = max(0, cursor - 1)
    case (.right, _): cursor = min(text.count, cursor + 1)
    default: break
    }
  }

  /// Adds text at the cursor, its line breaks as spaces.
  mutating func paste(_ string: String) {
    let added = string.map { $0.isNewline ? " " : $0 }
    text.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Shows an older (1) or newer (-1) line of a history, newest last.
  mutating func recall(_ direction: Int, from history: [String]) {
    recall = min(history.count, max(0, recall + direction))
    text = recall == 0 ? [] : Array(history[history.count - recall])
    cursor = text.count
  }

  private mutating func eraseWord() {
    var start = cursor
    while start > 0, text[start - 1] == " " { start -= 1 }
    while start > 0, text[start - 1] != " " { start -= 1 }
    text.removeSubrange(start..<cursor)
    cursor = start
  }
}
