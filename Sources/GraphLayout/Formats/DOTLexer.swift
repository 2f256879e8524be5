/// Cuts DOT text into tokens.
struct DOTLexer {
  /// A token and where it begins.
  struct Token: Equatable {
    enum Kind: Equatable {
      /// A name, number, quoted or HTML string.
      case text(String, isQuoted: Bool, isHTML: Bool)
      /// One of `{ } [ ] = ; , : -> --`.
      case mark(String)
      case end
    }
    var kind: Kind
    var line: Int
    var column: Int

    /// An unquoted word, in lower case, as keywords are compared.
    var keyword: String? {
      guard case .text(let text, false, false) = kind else { return nil }
      return text.lowercased()
    }

    /// The token as an error message names it.
    var name: String {
      switch kind {
      case .text(let text, _, _): "'\(text)'"
      case .mark(let mark): "'\(mark)'"
      case .end: "the end of the file"
      }
    }
  }

  private let characters: [Character]
  private var index = 0
  private var line = 1
  private var column = 1

  init(_ text: String) { characters = Array(text) }

  private var next: Character? { index < characters.count ? characters[index] : nil }
  private var second: Character? { index + 1 < characters.count ? characters[index + 1] : nil }

  private mutating func advance() {
    if characters[index].isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
    index += 1
  }

  private func error(_ message: String, line: Int, column: Int) -> GraphFileError {
    GraphFileError(line: line, column: column, message: message)
  }

  /// All tokens, the last one ``Token/Kind/end``.
  static func tokens(of text: String) throws(GraphFileError) -> [Token] {
    var lexer = DOTLexer(text)
    var tokens: [Token] = []
    repeat { tokens.append(try lexer.token()) } while tokens[tokens.count - 1].kind != .end
    return tokens
  }

  private mutating func token() throws(GraphFileError) -> Token {
    try skipBlanks()
    let (line, column) = (line, column)
    func made(_ kind: Token.Kind) -> Token { Token(kind: kind, line: line, column: column) }
    guard let character = next else { return made(.end) }
    switch character {
    case "{", "}", "[", "]", "=", ";", ",", ":", "+":
      advance()
      return made(.mark(String(character)))
    case "-" where second == ">" || second == "-":
      let mark = second == ">" ? "->" : "--"
      advance()
      advance()
      return made(.mark(mark))
    case "\"": return made(.text(try quoted(), isQuoted: true, isHTML: false))
    case "<": return made(.text(try html(), isQuoted: true, isHTML: true))
    default:
      guard character.isLetter || character.isNumber || "_.-".contains(character) else {
        throw error("unexpected character '\(character)'", line: line, column: column)
      }
      var word = ""
      while let character = next,
        character.isLetter || character.isNumber || character == "_" || character == "."
          || character == "-" && word.isEmpty
      {
        word.append(character)
        advance()
      }
      return made(.text(word, isQuoted: false, isHTML: false))
    }
  }

  /// Skips blanks, comments and lines of a preprocessor.
  private mutating func skipBlanks() throws(GraphFileError) {
    while let character = next {
      if character.isWhitespace {
        advance()
      } else if character == "#" && column == 1 || character == "/" && second == "/" {
        while let character = next, !character.isNewline { advance() }
      } else if character == "/" && second == "*" {
        let (line, column) = (line, column)
        advance()
        advance()
        while !(next == "*" && second == "/") {
          if next == nil { throw error("this comment has no end", line: line, column: column) }
          advance()
        }
        advance()
        advance()
      } else {
        return
      }
    }
  }

  private mutating func quoted() throws(GraphFileError) -> String {
    let (line, column) = (line, column)
    advance()
    var text = ""
    while true {
      guard let character = next else {
        throw error("this string has no end", line: line, column: column)
      }
      advance()
      if character == "\"" { return text }
      if character == "\\", let escaped = next {
        if escaped == "\"" {
          text.append("\"")
          advance()
          continue
        }
        if escaped.isNewline {
          advance()
          continue
        }
        text.append(character)
        text.append(escaped)
        advance()
        continue
      }
      text.append(character)
    }
  }

  private mutating func html() throws(GraphFileError) -> String {
    let (line, column) = (line, column)
    var text = ""
    var depth = 0
    repeat {
      guard let character = next else {
        throw error("this HTML string has no end", line: line, column: column)
      }
      if character == "<" { depth += 1 }
      if character == ">" { depth -= 1 }
      text.append(character)
      advance()
    } while depth > 0
    return String(text.dropFirst().dropLast())
  }
}
