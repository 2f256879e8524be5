/// Cuts source into tokens and turns indentation into `indent` and `dedent`.
struct Lexer {
  private let source: Source
  private let bytes: [UInt8]
  private var position = 0
  private var line: Int
  private var lineStart = 0
  private var tokens: [Token] = []
  private var brackets: [(byte: UInt8, span: Span)] = []
  private var indents: [Int] = [0]
  /// The same with tabs of one column: indentation is clear only if both ways agree.
  private var otherIndents: [Int] = [0]
  /// Notes about lines that were skipped: `%magic` and `!command`.
  private(set) var skipped: [(line: Int, text: String)] = []

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

  private func byte(_ ahead: Int = 0) -> UInt8 {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  private func failure(
    _ message: String, _ span: Span, _ exception: String = "SyntaxError"
  ) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: source, kind: .invalid(exception: exception))
  }

  private func span(from start: Int, startLine: Int? = nil, startLineStart: Int? = nil) -> Span {
    Span(
      line: startLine ?? line, column: start - (startLineStart ?? lineStart), endLine: line,
      endColumn: position - lineStart)
  }

  private mutating func append(
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

  private mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  /// Measures the indentation of a line; true when the line holds nothing.
  private mutating func startLine() throws -> Bool {
    var width = 0
    var otherWidth = 0
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: " ") {
        width += 1
        otherWidth += 1
      } else if byte == UInt8(ascii: "\t") {
        width = (width / 8 + 1) * 8
        otherWidth += 1
      } else if byte == 0x0c {
        width = 0
        otherWidth = 0
      } else {
        break
      }
      position += 1
    }
    if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
    switch byte() {
    case UInt8(ascii: "#"):
      while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      if position < bytes.count { newLine() }
      return true
    case UInt8(ascii: "\n"):
      newLine()
      return true
    case UInt8(ascii: "%"), UInt8(ascii: "!"):
      let text = position
      while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      skipped.append((line, String(decoding: bytes[text..<position], as: UTF8.self)))
      if bytes[text...].starts(with: Array("%%".utf8)), tokens.isEmpty,
        !Self.runsAsPython(bytes[text..<position])
      {
        position = bytes.count
      } else if position < bytes.count {
        newLine()
      }
      return true
    default: break
    }
    if position >= bytes.count { return true }
    let current = indents[indents.count - 1]
    let isUnclear = (width > current) != (otherWidth > otherIndents[otherIndents.count - 1])
    if isUnclear, width >= current {
      throw failure(
        "inconsistent use of tabs and spaces in indentation", span(from: start), "TabError")
    }
    if width > current {
      if indents.count > 100 {
        throw failure("too many levels of indentation", span(from: start), "IndentationError")
      }
      indents.append(width)
      otherIndents.append(otherWidth)
      append(.indent, from: start)
    } else if width < current {
      while let last = indents.last, width < last {
        indents.removeLast()
        otherIndents.removeLast()
        append(.dedent, from: position)
      }
      if width != indents.last {
        var place = span(from: start)
        place.column = Int32((source.line(line) ?? "").utf8.count)
        place.endColumn = place.column
        throw failure(
          "unindent does not match any outer indentation level", place, "IndentationError")
      }
    }
    return false
  }

  /// Whether a cell magic such as `%%time` is followed by Python.
  private static func runsAsPython(_ line: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: line.dropFirst(2).prefix { $0 > 32 }, as: UTF8.self)
    return ["time", "timeit", "capture", "prun", "tab"].contains(name)
  }

  /// Skips spaces, comments, joined lines; in brackets also line ends.
  private mutating func skipBlank() throws -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0c: position += 1
      case UInt8(ascii: "\r"):
        position += 1
        if byte() != UInt8(ascii: "\n") { line += 0 }
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "\\"):
        let start = position
        position += 1
        if byte() == UInt8(ascii: "\r") { position += 1 }
        guard byte() == UInt8(ascii: "\n") else {
          position = start + 1
          throw failure(
            position >= bytes.count
              ? "unexpected EOF while parsing"
              : "unexpected character after line continuation character",
            span(from: start + 0))
        }
        newLine()
        if position >= bytes.count {
          throw failure("unexpected EOF while parsing", span(from: position))
        }
      case UInt8(ascii: "\n"):
        if brackets.isEmpty { return true }
        newLine()
      default: return true
      }
    }
    return true
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

  /// A string with letters before its quote; false when the letters are a name.
  private mutating func prefixedString() throws -> Bool {
    var ahead = 0
    while ahead < 3, Self.isLetter(byte(ahead)) { ahead += 1 }
    guard ahead <= 2, byte(ahead) == UInt8(ascii: "\"") || byte(ahead) == UInt8(ascii: "'") else {
      return false
    }
    let prefix = String(decoding: bytes[position..<position + ahead], as: UTF8.self).lowercased()
    guard ["r", "u", "b", "f", "br", "rb", "fr", "rf"].contains(prefix) else { return false }
    let start = position
    position += ahead
    try string(start: start)
    return true
  }

  private mutating func string(start: Int) throws {
    let quote = byte()
    let (startLine, startLineStart) = (line, lineStart)
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    while true {
      if position >= bytes.count || (!isTriple && byte() == UInt8(ascii: "\n")) {
        let last =
          position >= bytes.count && bytes.last == UInt8(ascii: "\n") && isTriple ? line - 1 : line
        let place = Span(
          line: startLine, column: start - startLineStart, endLine: startLine,
          endColumn: start - startLineStart)
        throw failure(
          isTriple
            ? "unterminated triple-quoted string literal (detected at line \(last))"
            : "unterminated string literal (detected at line \(line))", place)
      }
      let current = byte()
      if current == UInt8(ascii: "\\") {
        position += 1
        if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
        if byte() == UInt8(ascii: "\n"), position < bytes.count {
          newLine()
        } else {
          position += 1
        }
        continue
      }
      if current == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        position += isTriple ? 3 : 1
        break
      }
      if current == UInt8(ascii: "\n") { newLine() } else { position += 1 }
    }
    position = min(position, bytes.count)
    append(.string, from: start, startLine: startLine, startLineStart: startLineStart)
  }

  private mutating func number() throws {
    let start = position
    func isHex(_ byte: UInt8) -> Bool {
      Self.isDigit(byte) || (byte | 32) >= UInt8(ascii: "a") && (byte | 32) <= UInt8(ascii: "f")
    }
    let second = byte(1) | 32
    if byte() == UInt8(ascii: "0"),
      second == UInt8(ascii: "x") || second == UInt8(ascii: "o") || second == UInt8(ascii: "b")
    {
      position += 2
      while isHex(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
    } else {
      digits()
      if byte() == UInt8(ascii: ".") {
        position += 1
        digits()
      }
      if byte() | 32 == UInt8(ascii: "e"),
        Self.isDigit(byte(1))
          || ((byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-"))
            && Self.isDigit(byte(2)))
      {
        position += 2
        digits()
      }
    }
    if byte() | 32 == UInt8(ascii: "j") {
      position += 1
    }
    if Self.isLetter(byte()) {
      let rest = position
      while Self.isLetter(byte()) { position += 1 }
      let word = String(decoding: bytes[rest..<position], as: UTF8.self)
      if !["and", "or", "if", "else", "in", "is", "for", "not"].contains(word) {
        position = rest
        var place = span(from: start)
        place.column = place.endColumn - 1
        place.endColumn = place.column
        throw failure("invalid decimal literal", place)
      }
      position = rest
    }
    append(.number, from: start)
  }

  private mutating func digits() {
    while Self.isDigit(byte()) || (byte() == UInt8(ascii: "_") && Self.isDigit(byte(1))) {
      position += 1
    }
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
