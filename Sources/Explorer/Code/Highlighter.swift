import Drawing

/// Colours a line of Python: keywords, strings, numbers, comments.
struct Highlighter {
  let palette: Palette
  /// Whether the line begins inside a string with three quotes, and which.
  private var open: Character?

  init(palette: Palette) { self.palette = palette }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del",
    "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  /// Colours the next line of a cell.
  mutating func line(_ text: Substring) -> StyledText {
    var result = StyledText()
    let characters = Array(text)
    var index = 0
    if let quote = open {
      index = endOfLongString(characters, from: 0, quote)
      result.append(String(characters[..<index]), style: palette[.string])
    }
    while index < characters.count {
      let character = characters[index]
      let start = index
      if character == "#" {
        index = characters.count
        result.append(String(characters[start...]), style: palette[.comment])
      } else if character == "\"" || character == "'" {
        index = endOfString(characters, from: index, character)
        result.append(String(characters[start..<index]), style: palette[.string])
      } else if character.isLetter || character == "_" {
        while index < characters.count, characters[index].isPartOfName { index += 1 }
        let word = String(characters[start..<index])
        let isPrefix =
          index < characters.count && (characters[index] == "\"" || characters[index] == "'")
        let role: Role =
          Self.keywords.contains(word) ? .keyword : isPrefix && word.count < 3 ? .string : .text
        result.append(word, style: palette[role])
      } else if character.isNumber {
        while index < characters.count,
          characters[index].isPartOfName || characters[index] == "."
            || ("+-".contains(characters[index]) && "eE".contains(characters[index - 1]))
        { index += 1 }
        result.append(String(characters[start..<index]), style: palette[.number])
      } else {
        index += 1
        result.append(String(character), style: palette[character == " " ? .text : .muted])
      }
    }
    return result
  }

  private mutating func endOfString(_ text: [Character], from start: Int, _ quote: Character) -> Int
  {
    if text.count >= start + 3, text[start + 1] == quote, text[start + 2] == quote {
      open = quote
      return endOfLongString(text, from: start + 3, quote)
    }
    var index = start + 1
    while index < text.count, text[index] != quote { index += text[index] == "\\" ? 2 : 1 }
    return min(text.count, index + 1)
  }

  private mutating func endOfLongString(_ text: [Character], from start: Int, _ quote: Character)
    -> Int
  {
    var index = start
    while index + 2 < text.count {
      if text[index] == quote, text[index + 1] == quote, text[index + 2] == quote {
        open = nil
        return index + 3
      }
      index += 1
    }
    return text.count
  }
}

extension Character {
  fileprivate var isPartOfName: Bool { isLetter || isNumber || self == "_" }
}
