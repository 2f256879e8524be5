/// Cuts source into tokens and turns indentation into `indent` and `dedent`.
struct Lexer {
  let source: Source
  let bytes: [UInt8]
  var position = 0
  var line: Int
  var lineStart = 0
  var tokens: [Token] = []
  var brackets: [(byte: UInt8, span: Span)] = []
  var indents: [Int] = [0]
  /// The same with tabs of one column: indentation is clear only if both ways agree.
  var otherIndents: [Int] = [0]
  /// Notes about lines that were skipped: `%magic` and `!command`.
  var skipped: [(line: Int, text: String)] = []

  /// The tokens of the source, the magic lines that were left out, and the error about a bracket that
  /// nothing closes.
  static func tokens(of text: String, in source: Source) throws -> (
    tokens: [Token], skipped: [(line: Int, text: String)], unclosed: SyntaxFailure?
  ) {
    var lexer = Lexer(text, source)
    try lexer.run()
    let unclosed = lexer.brackets.last.map { open in
      lexer.failure("'\(String(UnicodeScalar(open.byte)))' was never closed", open.span)
    }
    return (lexer.tokens, lexer.skipped, unclosed)
  }

  init(_ text: String, _ source: Source) {
    self.source = source
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes.removeFirst(3) }
    self.bytes = bytes
    line = source.firstLine
  }

  /// Tokens of an expression inside an f-string: as if in brackets, at a place of the file.
  static func tokens(ofExpression text: String, at span: Span, in source: Source) throws -> [Token]
  {
    var lexer = Lexer(text, source)
    lexer.line = Int(span.line)
    lexer.lineStart = -Int(span.column)
    lexer.brackets = [(UInt8(ascii: "("), span)]
    let depth = 1
    while try lexer.skipBlank(), lexer.position < lexer.bytes.count { try lexer.token() }
    if lexer.brackets.count > depth {
      throw lexer.failure("'\(lexer.bracketText)' was never closed", lexer.brackets[depth].span)
    }
    lexer.append(.end, from: lexer.position)
    return lexer.tokens
  }

  private var bracketText: String {
    brackets.last.map { String(UnicodeScalar($0.byte)) } ?? ""
  }

  func byte(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  func failure(
    _ message: String, _ span: Span, _ exception: String = "SyntaxError"
  ) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: source, kind: .invalid(exception: exception))
  }

  func span(from start: Int, startLine: Int? = nil, startLineStart: Int? = nil) -> Span {
    Span(
      line: startLine ?? line, column: start - (startLineStart ?? lineStart), endLine: line,
      endColumn: position - lineStart)
  }

  mutating func append(
    _ kind: Token.Kind, from start: Int, startLine: Int? = nil, startLineStart: Int? = nil
  ) {
    tokens.append(
      Token(
        kind: kind, text: String(decoding: bytes[start..<position], as: UTF8.self),
        span: span(from: start, startLine: startLine, startLineStart: startLineStart),
        offset: start))
  }

  private mutating func run() throws {
    while position < bytes.count {
      if brackets.isEmpty, position == lineStart, try startLine() { continue }
      guard try skipBlank(), position < bytes.count else { break }
      if byte() == UInt8(ascii: "\n"), brackets.isEmpty {
        let start = position
        if let last = tokens.last, last.kind != .newline, last.kind != .indent, last.kind != .dedent
        {
          position += 1
          append(.newline, from: start)
          tokens[tokens.count - 1].span.endColumn = tokens[tokens.count - 1].span.column + 1
          position = start
        }
        newLine()
        continue
      }
      try token()
    }
    if let last = tokens.last, last.kind != .newline, last.kind != .dedent {
      append(.newline, from: position)
    }
    for _ in indents.dropFirst() { append(.dedent, from: position) }
    append(.end, from: position)
  }

  private mutating func token() throws {
    let start = position
    let first = byte()
    if first >= 0x80 || Self.isLetter(first) {
      if try prefixedString() { return }
      return try name()
    }
    if Self.isDigit(first) || (first == UInt8(ascii: ".") && Self.isDigit(byte(1))) {
      return try number()
    }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      return try string(start: start)
    }
    try symbol()
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_")
      || (byte | 32) >= UInt8(ascii: "a") && (byte | 32) <= UInt8(ascii: "z")
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private mutating func name() throws {
    let start = position
    while position < bytes.count,
      bytes[position] >= 0x80 || Self.isLetter(bytes[position]) || Self.isDigit(bytes[position])
    {
      position += 1
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    for (index, scalar) in text.unicodeScalars.enumerated() where scalar.value >= 0x80 {
      let properties = scalar.properties
      let good = index == 0 ? properties.isXIDStart : properties.isXIDContinue
      if !good {
        let code = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
        let before = String(text: text.unicodeScalars.prefix(index)).utf8.count
        position = start + before
        let place = position
        position += String(Character(scalar)).utf8.count
        var span = span(from: place)
        span.endColumn = span.column
        throw failure(
          scalar.isPrintable
            ? "invalid character '\(scalar)' (U+\(padded))"
            : "invalid non-printable character U+\(padded)", span)
      }
    }
    append(.name, from: start)
  }

  private static let long: [[UInt8]] = [
    "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=",
    "%=", "@=", "&=", "|=", "^=", "**", "//", "<<", ">>",
  ].map { Array($0.utf8) }

  private mutating func symbol() throws {
    let start = position
    let first = byte()
    if let match = Self.long.first(where: { bytes[position...].starts(with: $0) }) {
      position += match.count
      return append(.symbol, from: start)
    }
    position += 1
    switch first {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
      if brackets.count >= 200 {
        throw failure("too many nested parentheses", span(from: start))
      }
      brackets.append((first, span(from: start)))
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      guard let open = brackets.popLast() else {
        throw failure("unmatched '\(String(UnicodeScalar(first)))'", span(from: start))
      }
      let expected: [UInt8: UInt8] = [40: 41, 91: 93, 123: 125]
      if expected[open.byte] != first {
        let opening = String(UnicodeScalar(open.byte))
        let place =
          Int(open.span.line) == line ? "" : " on line \(open.span.line)"
        throw failure(
          "closing parenthesis '\(String(UnicodeScalar(first)))' does not match opening "
            + "parenthesis '\(opening)'\(place)", span(from: start))
      }
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "&"), UInt8(ascii: "|"),
      UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ";"):
      break
    default:
      var place = span(from: start)
      place.endColumn = place.column
      throw failure("invalid syntax", span(from: start))
    }
    append(.symbol, from: start)
  }
}
