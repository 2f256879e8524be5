import BigInt

/// Names, literals, calls and subscripts.
extension Parser {
  mutating func primary() throws -> Expression {
    let start = token.span
    var value = try atom()
    var length = 0
    while token.kind == .symbol {
      length += 1
      if length > 1000 { throw invalid("too many calls in one expression") }
      switch token.text {
      case ".":
        advance()
        let name = try identifier()
        value = Expression(.attribute(value, name), start.through(previous.span))
      case "(":
        advance()
        let arguments = try arguments()
        try closing(")", after: arguments.last?.span)
        value = Expression(.call(value, arguments), start.through(previous.span))
      case "[":
        advance()
        let index = try subscripts()
        try closing("]", after: index.span)
        value = Expression(.subscript_(value, index), start.through(previous.span))
      default: return value
      }
    }
    return value
  }

  /// Takes the closing bracket; a further expression in its place lacks a comma.
  mutating func closing(_ bracket: String, after last: Span?) throws {
    if take(bracket) { return }
    if let last, startsExpression {
      let mark = index
      var probe = self
      if let second = try? probe.expression() {
        index = mark
        throw invalid(
          "invalid syntax. Perhaps you forgot a comma?", last.through(second.span))
      }
    }
    throw invalid()
  }

  var startsExpression: Bool {
    switch token.kind {
    case .number, .string: true
    case .name:
      !Keywords.all.contains(token.text)
        || ["None", "True", "False", "not", "lambda"].contains(token.text)
    case .symbol: ["(", "[", "{", "-", "~"].contains(token.text)
    default: false
    }
  }

  /// arguments: [argument ("," argument)*], up to the closing parenthesis
  mutating func arguments() throws -> [Expression.Argument] {
    var arguments: [Expression.Argument] = []
    var sawKeyword = false
    var sawDoubleStar = false
    while !at(")") {
      let start = token.span
      if take("**") {
        let value = try expression()
        sawDoubleStar = true
        arguments.append(.init(kind: .doubleStar, value: value, span: start.through(value.span)))
      } else if take("*") {
        if sawDoubleStar {
          throw invalid("iterable argument unpacking follows keyword argument unpacking", start)
        }
        let value = try expression()
        arguments.append(.init(kind: .star, value: value, span: start.through(value.span)))
      } else if token.kind == .name, next.isSymbol("=") {
        if Keywords.all.contains(token.text) {
          if ["True", "False", "None"].contains(token.text) {
            throw invalid("cannot assign to \(token.text)", start.through(next.span))
          }
          throw invalid()
        }
        let name = try identifier()
        advance()
        if at(",") || at(")") {
          throw invalid()
        }
        let value = try expression()
        if arguments.contains(where: { if case .keyword(name) = $0.kind { true } else { false } }) {
          throw invalid("keyword argument repeated: \(name)", start.through(value.span))
        }
        sawKeyword = true
        arguments.append(.init(kind: .keyword(name), value: value, span: start.through(value.span)))
      } else {
        var value = try namedExpression()
        if at(word: "for") {
          value = try comprehension(.generator, value, nil, start: start)
          if !arguments.isEmpty || !(at(")")) {
            if !(at(",") && next.isSymbol(")") && arguments.isEmpty) {
              throw invalid("Generator expression must be parenthesized", value.span)
            }
          }
        }
        if at("=") {
          throw invalid(
            "expression cannot contain assignment, perhaps you meant \"==\"?",
            value.span.through(token.span))
        }
        if sawDoubleStar {
          throw invalid(
            "positional argument follows keyword argument unpacking", value.span.pointAtEnd)
        }
        if sawKeyword {
          throw invalid("positional argument follows keyword argument", token.span)
        }
        arguments.append(.init(kind: .positional, value: value, span: value.span))
      }
      if !at(",") { break }
      advance()
    }
    return arguments
  }

  /// subscripts: slice ("," slice)* [","]
  mutating func subscripts() throws -> Expression {
    let start = token.span
    let first = try sliceOrExpression()
    guard at(",") else {
      if case .starred = first.kind {
        return Expression(.tuple([first]), first.span)
      }
      return first
    }
    var items = [first]
    while take(",") {
      if at("]") { break }
      items.append(try sliceOrExpression())
    }
    return Expression(.tuple(items), start.through(previous.span))
  }

  mutating func sliceOrExpression() throws -> Expression {
    let start = token.span
    var lower: Expression?
    if !at(":") {
      lower = try starOrNamed(true)
      if !at(":") { return lower ?? Expression(.constant(.none), start) }
    }
    try expect(":")
    var upper: Expression?
    var step: Expression?
    if !at(":"), !at("]"), !at(",") { upper = try expression() }
    if take(":"), !at("]"), !at(",") { step = try expression() }
    return Expression(.slice(lower, upper, step), start.through(previous.span))
  }

  mutating func atom() throws -> Expression {
    let start = token.span
    switch token.kind {
    case .number:
      let value = try Self.number(token.text, parser: self)
      advance()
      return Expression(.constant(value), start)
    case .string: return try strings()
    case .name:
      switch token.text {
      case "None":
        advance()
        return Expression(.constant(.none), start)
      case "True":
        advance()
        return Expression(.constant(.bool(true)), start)
      case "False":
        advance()
        return Expression(.constant(.bool(false)), start)
      case "lambda": return try lambda()
      case "yield": throw invalid()
      default:
        if Keywords.all.contains(token.text) { throw invalid() }
        let name = token.text
        advance()
        return Expression(.name(name), start)
      }
    case .symbol:
      switch token.text {
      case "(": return try nested { try $0.parenthesised() }
      case "[": return try nested { try $0.listDisplay() }
      case "{": return try nested { try $0.braces() }
      case "...":
        advance()
        return Expression(.constant(.ellipsis), start)
      default: throw invalid()
      }
    default: throw invalid()
    }
  }

  static func number(_ text: String, parser: Parser) throws -> Value {
    let digits = String(text.unicodeScalars.filter { $0 != "_" }.map(Character.init)).lowercased()
    for (prefix, radix, word) in [
      ("0x", 16, "hexadecimal"), ("0o", 8, "octal"), ("0b", 2, "binary"),
    ]
    where digits.hasPrefix(prefix) {
      guard let number = BigInt(String(digits.dropFirst(2)), radix: radix) else {
        throw parser.invalid("invalid \(word) literal")
      }
      return try Value(number)
    }
    if digits.utf8.allSatisfy({ Lexer.isDigit($0) }) {
      if let small = Int(digits) {
        if small != 0, digits.hasPrefix("0") {
          throw parser.invalid(
            "leading zeros in decimal integer literals are not permitted; "
              + "use an 0o prefix for octal integers", parser.token.span.pointAtStart)
        }
        return .int(small)
      }
      guard digits.utf8.count <= Representation.digitLimit, let number = BigInt(digits) else {
        throw parser.invalid("Exceeds the limit (4300 digits) for integer string conversion")
      }
      return try Value(number)
    }
    if digits.utf8.last.map({ $0 | 32 }) == UInt8(ascii: "j"), !digits.hasPrefix("0x") {
      return .object(ComplexObject(0, decimal(String(digits.dropLast()))))
    }
    return .float(decimal(digits))
  }

  /// The number that digits with or without a point and an exponent mean.
  static func decimal(_ digits: String) -> Double {
    var decimal = digits
    if decimal.hasPrefix(".") { decimal = "0" + decimal }
    if decimal.hasSuffix(".") { decimal += "0" }
    if let point = decimal.firstIndex(of: "."), decimal[decimal.index(after: point)...].first == "e"
    {
      decimal.insert("0", at: decimal.index(after: point))
    }
    return Double(decimal) ?? .infinity
  }
}
