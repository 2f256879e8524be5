/// A piece of source as the lexer cuts it.
struct Token {
  enum Kind: Equatable {
    case name, number, string, symbol, newline, indent, dedent, end
  }

  var kind: Kind
  /// The text; for strings everything from prefix to closing quote.
  var text: String
  var span: Span
  /// The offset of the first byte.
  var offset: Int

  func isSymbol(_ symbol: String) -> Bool { kind == .symbol && text == symbol }
  func isName(_ name: String) -> Bool { kind == .name && text == name }
}

enum Keywords {
  static let all: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
  ]
}
