/// Builds the tree of a file, cell or line by recursive descent.
struct Parser {
  let source: Source
  var tokens: [Token]
  var index = 0
  var depth = 0
  /// Lines that were left out: magics and shell commands.
  private(set) var skipped: [(line: Int, text: String)] = []

  /// The error about a bracket that nothing closes, which another mistake before may explain.
  var unclosed: SyntaxFailure?

  static let deepest = 90

  init(_ text: String, _ source: Source) throws {
    self.source = source
    (tokens, skipped, unclosed) = try Lexer.tokens(of: text, in: source)
  }

  init(expression text: String, at span: Span, in source: Source, depth: Int) throws {
    self.source = source
    self.depth = depth
    tokens = try Lexer.tokens(ofExpression: text, at: span, in: source)
  }

  // MARK: Reading tokens

  var token: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var previous: Token { tokens[max(0, index - 1)] }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func at(_ symbol: String) -> Bool { token.isSymbol(symbol) }
  func at(word: String) -> Bool { token.isName(word) }

  mutating func take(_ symbol: String) -> Bool {
    if at(symbol) {
      advance()
      return true
    }
    return false
  }

  mutating func take(word: String) -> Bool {
    if at(word: word) {
      advance()
      return true
    }
    return false
  }

  mutating func expect(_ symbol: String) throws {
    if !take(symbol) { throw invalid() }
  }

  mutating func identifier() throws -> String {
    guard token.kind == .name, !Keywords.all.contains(token.text) else { throw invalid() }
    let name = token.text
    advance()
    return name
  }

  func invalid(_ message: String = "invalid syntax", _ span: Span? = nil) -> SyntaxFailure {
    if span == nil, message == "invalid syntax", token.kind == .indent {
      return SyntaxFailure(
        "unexpected indent", at: token.span.pointAtEnd, in: source,
        kind: .invalid(exception: "IndentationError"))
    }
    return SyntaxFailure(message, at: span ?? token.span, in: source)
  }

  func unsupported(_ message: String, _ span: Span, hint: String) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: source, kind: .unsupported(hint: hint))
  }

  mutating func nested<T>(_ body: (inout Parser) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw invalid("too many nested expressions or blocks") }
    return try body(&self)
  }
}
