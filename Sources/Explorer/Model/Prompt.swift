import Drawing

/// A line that is being typed.
public struct Prompt: Sendable, Equatable {
  /// What the line is for.
  public enum Purpose: Sendable, Equatable { case search, evaluate }

  /// What the line is for.
  public var purpose: Purpose
  /// What stands there so far.
  public var text: [Character] = []
  /// Characters before the cursor.
  public var cursor = 0
  /// How many entries back in the history the text is.
  public var recall = 0

  /// The text as a string.
  public var line: String { String(text) }

  /// An empty line.
  public init(purpose: Purpose) { self.purpose = purpose }

  /// Changes the text as a key says; keys that mean nothing here are ignored.
  public mutating func type(_ key: Key) {
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
  public mutating func paste(_ string: String) {
    let added = string.map { $0.isNewline ? " " : $0 }
    text.insert(contentsOf: added, at: cursor)
    cursor += added.count
  }

  /// Shows an older (1) or newer (-1) line of a history, newest last.
  public mutating func recall(_ direction: Int, from history: [String]) {
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
