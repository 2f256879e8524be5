extension Parser {
  /// strings: string+, joined; with any f-string among them a joined string
  mutating func strings() throws -> Expression {
    let start = token.span
    var parts: [Expression.JoinedPart] = []
    var isFormatted = false
    var bytes: [UInt8] = []
    var kinds: Set<Bool> = []
    while token.kind == .string {
      let literal = try StringLiteral(token, self)
      kinds.insert(literal.isBytes)
      if kinds.count > 1 {
        throw invalid("cannot mix bytes and nonbytes literals", start.through(token.span))
      }
      if literal.isBytes {
        bytes += try literal.bytes(in: self, at: token.span)
      } else if literal.isFormatted {
        isFormatted = true
        parts += try formatted(literal)
      } else {
        parts.append(.text(try literal.decoded(literal.body, in: self, at: token.span)))
      }
      advance()
    }
    let span = start.through(previous.span)
    if kinds.contains(true) {
      return Expression(.constant(.object(BytesObject(bytes))), span)
    }
    if !isFormatted {
      var text = ""
      for case .text(let piece) in parts { text += piece }
      return Expression(.constant(Value(text)), span)
    }
    return Expression(.joined(Self.merged(parts)), span)
  }

  private static func merged(_ parts: [Expression.JoinedPart]) -> [Expression.JoinedPart] {
    var result: [Expression.JoinedPart] = []
    for part in parts {
      if case .text(let text) = part {
        if text.isEmpty { continue }
        if case .text(let before)? = result.last {
          result[result.count - 1] = .text(before + text)
          continue
        }
      }
      result.append(part)
    }
    return result
  }

  private mutating func formatted(_ literal: StringLiteral) throws -> [Expression.JoinedPart] {
    var reader = FieldReader(
      text: Array(literal.body.unicodeScalars), literal: literal, parser: self,
      span: token.span, offset: literal.prefixLength)
    return Self.merged(try reader.parts(nesting: 0))
  }
}

/// A string token taken apart: prefix, quotes, body.
struct StringLiteral {
  var isRaw = false
  var isFormatted = false
  var isBytes = false
  var body: String
  /// Bytes before the body.
  var prefixLength: Int

  init(_ token: Token, _ parser: Parser) throws {
    let letters = token.text.prefix { $0 != "'" && $0 != "\"" }
    for letter in letters.lowercased() {
      switch letter {
      case "r": isRaw = true
      case "f": isFormatted = true
      case "b": isBytes = true
      default: break
      }
    }
    let rest = token.text.unicodeScalars.dropFirst(letters.unicodeScalars.count)
    let quote = rest.first
    let isTriple = rest.count >= 6 && rest.prefix(3).allSatisfy { $0 == quote }
    let quotes = isTriple ? 3 : 1
    prefixLength = letters.utf8.count + quotes
    var inner = String(text: rest.dropFirst(quotes).dropLast(quotes))
    if inner.utf8.contains(13) {
      var scalars = String.UnicodeScalarView()
      var previous: Unicode.Scalar?
      for scalar in inner.unicodeScalars {
        if scalar == "\n", previous == "\r" { scalars.removeLast() }
        scalars.append(scalar)
        previous = scalar
      }
      inner = String(scalars)
    }
    body = inner
  }

  /// The value of a `b"..."` literal.
  func bytes(in parser: Parser, at span: Span) throws -> [UInt8] {
    guard body.utf8.allSatisfy({ $0 < 128 }) else {
      throw parser.invalid("bytes can only contain ASCII literal characters", span)
    }
    // Escapes of text that bytes don't know stay as they are.
    var text = ""
    var isEscaped = false
    for scalar in body.unicodeScalars {
      if isEscaped, !isRaw, scalar == "u" || scalar == "U" || scalar == "N" { text += "\\" }
      text.unicodeScalars.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return try decoded(text, in: parser, at: span).unicodeScalars.map { UInt8($0.value & 0xff) }
  }

  /// The text with its escapes replaced.
  func decoded(_ text: String, in parser: Parser, at span: Span) throws -> String {
    if isRaw || !text.utf8.contains(UInt8(ascii: "\\")) { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func fail(_ reason: String, _ from: Int, _ to: Int) -> SyntaxFailure {
      parser.invalid(
        "(unicode error) 'unicodeescape' codec can't decode bytes in position \(from)-\(to): "
          + reason, span)
    }
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "\\", index < scalars.count else {
        result.append(scalar)
        continue
      }
      let escape = scalars[index]
      index += 1
      switch escape {
      case "\n": break
      case "\\", "'", "\"": result.append(escape)
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      case "a": result.append("\u{07}")
      case "b": result.append("\u{08}")
      case "f": result.append("\u{0c}")
      case "v": result.append("\u{0b}")
      case "0"..."7":
        var code = escape.value - 48
        var digits = 1
        while digits < 3, index < scalars.count, ("0"..."7").contains(scalars[index]) {
          code = code * 8 + scalars[index].value - 48
          index += 1
          digits += 1
        }
        if let scalar = Unicode.Scalar(code) { result.append(scalar) }
      case "x", "u", "U":
        let width = escape == "x" ? 2 : escape == "u" ? 4 : 8
        let start = index - 2
        var code: UInt32 = 0
        var digits = 0
        while digits < width, index < scalars.count,
          let digit = Character(scalars[index]).hexDigitValue
        {
          code = code &* 16 &+ UInt32(digit)
          digits += 1
          index += 1
        }
        if digits < width {
          let shape = String(repeating: "X", count: width)
          throw fail("truncated \\\(escape)\(shape) escape", start, start + digits + 1)
        }
        guard let made = Unicode.Scalar(code) else {
          if code > 0x10ffff { throw fail("illegal Unicode character", start, start + digits + 1) }
          throw parser.unsupported(
            "surrogate code points are not supported in strings", span,
            hint: "write the character itself")
        }
        result.append(made)
      case "N":
        let start = index - 2
        guard index < scalars.count, scalars[index] == "{",
          let end = scalars[index...].firstIndex(of: "}")
        else { throw fail("malformed \\N character escape", start, index) }
        guard let named = CharacterNames.scalar(String(text: scalars[(index + 1)..<end])) else {
          throw fail("unknown Unicode character name", start, end)
        }
        result.append(named)
        index = end + 1
      default:
        result.append("\\")
        result.append(escape)
      }
    }
    return String(result)
  }
}

/// Reads the fields of an f-string.
private struct FieldReader {
  let text: [Unicode.Scalar]
  let literal: StringLiteral
  let parser: Parser
  let span: Span
  /// Where the body begins, in bytes behind the token's start.
  let offset: Int
  var index = 0

  init(text: [Unicode.Scalar], literal: StringLiteral, parser: Parser, span: Span, offset: Int) {
    self.text = text
    self.literal = literal
    self.parser = parser
    self.span = span
    self.offset = offset
  }

  private func fail(_ message: String) -> SyntaxFailure {
    parser.invalid("f-string: " + message, span)
  }

  /// Text and fields, up to the end or, in a nested spec, the closing brace.
  mutating func parts(nesting: Int) throws -> [Expression.JoinedPart] {
    var parts: [Expression.JoinedPart] = []
    var run = String.UnicodeScalarView()
    func flush(_ reader: FieldReader) throws {
      if run.isEmpty { return }
      parts.append(.text(try literal.decoded(String(run), in: reader.parser, at: reader.span)))
      run = String.UnicodeScalarView()
    }
    while index < text.count {
      let scalar = text[index]
      if !literal.isRaw, scalar == "\\", index + 1 < text.count, text[index + 1] != "{",
        text[index + 1] != "}"
      {
        run.append(scalar)
        run.append(text[index + 1])
        index += 2
        continue
      }
      if scalar == "{" {
        if nesting == 0, index + 1 < text.count, text[index + 1] == "{" {
          run.append("{")
          index += 2
          continue
        }
        try flush(self)
        index += 1
        parts += try field(nesting: nesting)
        continue
      }
      if scalar == "}" {
        if nesting > 0 { break }
        guard index + 1 < text.count, text[index + 1] == "}" else {
          throw fail("single '}' is not allowed")
        }
        run.append("}")
        index += 2
        continue
      }
      run.append(scalar)
      index += 1
    }
    try flush(self)
    return parts
  }

  /// field: expression ["="] ["!" conversion] [":" spec] "}"
  private mutating func field(nesting: Int) throws -> [Expression.JoinedPart] {
    if nesting >= 2 { throw fail("expressions nested too deeply") }
    let start = index
    try skipExpression()
    let source = String(text: text[start..<index])
    if source.utf8.contains(UInt8(ascii: "\\")) {
      throw fail("expression part cannot include a backslash")
    }
    if source.utf8.contains(UInt8(ascii: "#")), !source.contains("'"), !source.contains("\"") {
      throw fail("expression part cannot include '#'")
    }
    if source.utf8.allSatisfy({ $0 == 32 || $0 == 10 || $0 == 9 }) {
      throw fail("empty expression not allowed")
    }
    let expression = try parse(source, at: start)
    var parts: [Expression.JoinedPart] = []
    var conversion: Character?
    var selfDocumenting = false
    if peek == "=" {
      selfDocumenting = true
      index += 1
      var label = source + "="
      while let next = peek, next == " " {
        label += " "
        index += 1
      }
      parts.append(.text(label))
    }
    if peek == "!" {
      index += 1
      guard let letter = peek, ["r", "s", "a"].contains(letter) else {
        throw fail("invalid conversion character: expected 's', 'r', or 'a'")
      }
      conversion = Character(letter)
      index += 1
    }
    var spec: [Expression.JoinedPart] = []
    if peek == ":" {
      index += 1
      spec = try self.parts(nesting: nesting + 1)
      if selfDocumenting, conversion == nil, spec.isEmpty { conversion = nil }
    } else if selfDocumenting, conversion == nil {
      conversion = "r"
    }
    guard peek == "}" else { throw fail("expecting '}'") }
    index += 1
    parts.append(.field(expression, conversion: conversion, spec: spec))
    return parts
  }

  private var peek: Unicode.Scalar? { index < text.count ? text[index] : nil }

  /// Moves behind the expression: to `=`, `!`, `:` or `}` outside brackets and quotes.
  private mutating func skipExpression() throws {
    var brackets: [Unicode.Scalar] = []
    var quote: Unicode.Scalar?
    while index < text.count {
      let scalar = text[index]
      if let open = quote {
        if scalar == open { quote = nil }
        index += 1
        continue
      }
      switch scalar {
      case "'", "\"": quote = scalar
      case "(", "[", "{": brackets.append(scalar)
      case ")", "]":
        guard let open = brackets.popLast() else {
          throw fail("unmatched '\(scalar)'")
        }
        _ = open
      case "}":
        if brackets.isEmpty { return }
        brackets.removeLast()
      case ":": if brackets.isEmpty { return }
      case "!":
        let next = index + 1 < text.count ? text[index + 1] : " "
        if brackets.isEmpty, next != "=" { return }
        if next == "=" { index += 1 }
      case "=":
        let next = index + 1 < text.count ? text[index + 1] : " "
        let before = index > 0 ? text[index - 1] : " "
        if next == "=" {
          index += 1
        } else if brackets.isEmpty, !["=", "!", "<", ">", ":"].contains(before) {
          return
        }
      default: break
      }
      index += 1
    }
    if quote != nil { throw fail("unterminated string") }
    throw fail("expecting '}'")
  }

  private func parse(_ source: String, at start: Int) throws -> Expression {
    var place = span
    let before = text[..<start]
    let newlines = before.filter { $0 == "\n" }.count
    if newlines > 0 {
      place.line += Int32(newlines)
      let tail = before[((before.lastIndex(of: "\n") ?? 0) + 1)...]
      place.column = Int32(String(text: tail).utf8.count)
    } else {
      place.column += Int32(offset + String(text: before).utf8.count)
    }
    var inner = try Parser(
      expression: source, at: place, in: parser.source, depth: parser.depth + 5)
    if inner.depth > Parser.deepest { throw fail("expressions nested too deeply") }
    let expression =
      inner.at(word: "yield")
      ? try inner.yieldExpression() : try inner.expressionList(allowStar: true)
    guard inner.token.kind == .end else {
      throw SyntaxFailure("f-string: invalid syntax", at: inner.token.span, in: parser.source)
    }
    return expression
  }
}
