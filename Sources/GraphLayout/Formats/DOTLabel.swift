/// The plain text of a node's DOT label.
enum DOTLabel {
  /// Resolves escapes: `\n`, `\l`, `\r` end a line, `\N` is the node's name, `\G` the graph's.
  static func plain(_ label: String, node: String, graph: String, isRecord: Bool) -> String {
    var text = ""
    var isEscaped = false
    var inPort = false
    for character in label {
      if isEscaped {
        isEscaped = false
        switch character {
        case "n", "l", "r": text.append("\n")
        case "N": text += node
        case "G": text += graph
        default: text.append(character)
        }
      } else if character == "\\" {
        isEscaped = true
      } else if isRecord && "{}".contains(character) {
        continue
      } else if isRecord && character == "|" {
        text += " │ "
      } else if isRecord && character == "<" {
        inPort = true
      } else if isRecord && character == ">" && inPort {
        inPort = false
      } else if !inPort {
        text.append(character)
      }
    }
    return trimmed(text)
  }

  /// Strips tags: a row or a break ends a line, a cell a word.
  static func plain(html: String) -> String {
    var text = ""
    var tag: String?
    for character in html {
      if character == "<" {
        tag = ""
      } else if character == ">", let name = tag?.lowercased() {
        tag = nil
        if name.hasPrefix("br") || name.hasPrefix("/tr") { text.append("\n") }
        if name.hasPrefix("/td") { text.append(" ") }
      } else if tag != nil {
        tag?.append(character)
      } else {
        text.append(character.isNewline ? " " : character)
      }
    }
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
      text = text.split(separator: entity, omittingEmptySubsequences: false).joined(
        separator: character)
    }
    return trimmed(text)
  }

  /// Without blanks around lines and without blank lines at the end or between.
  private static func trimmed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
      .joined(separator: "\n")
  }
}
