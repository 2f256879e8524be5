import BigInt

extension Parser {
  // MARK: Lists of expressions

  /// expressions: expression ("," expression)* [","], a tuple if there is a comma
  mutating func expressionList(allowStar: Bool) throws -> Expression {
    let start = token.span
    // Here `:=` needs parentheses.
    let first = try starOrExpression(allowStar)
    guard at(",") else { return first }
    var items = [first]
    while take(",") {
      if endsExpressionList { break }
      items.append(try starOrExpression(allowStar))
    }
    return Expression(.tuple(items), start.through(previous.span))
  }

  private var endsExpressionList: Bool {
    switch token.kind {
    case .newline, .end: return true
    case .symbol:
      return [")", "]", "}", "=", ":", ";"].contains(token.text) || token.text.hasSuffix("=")
    default: return token.isName("in") || token.isName("for")
    }
  }

  private mutating func starOrExpression(_ allowStar: Bool) throws -> Expression {
    allowStar && at("*") ? try starOrNamed(true) : try expression()
  }

  mutating func starOrNamed(_ allowStar: Bool) throws -> Expression {
    if allowStar, at("*") {
      let start = token.span
      advance()
      let inner = try binary(minimum: Self.comparisonLevel + 1)
      return Expression(.starred(inner), start.through(previous.span))
    }
    return try namedExpression()
  }

  /// named: [name ":="] expression
  mutating func namedExpression() throws -> Expression {
    if token.kind == .name, next.isSymbol(":="), !Keywords.all.contains(token.text) {
      let start = token.span
      let name = try identifier()
      advance()
      let value = try expression()
      return Expression(.named(name, value), start.through(previous.span))
    }
    return try expression()
  }

  mutating func yieldExpression() throws -> Expression {
    let start = token.span
    advance()
    if take(word: "from") {
      let value = try expression()
      return Expression(.yieldFrom(value), start.through(previous.span))
    }
    if endsStatement || at(")") || at("]") || at("}") || at("=") {
      return Expression(.yield(nil), start)
    }
    let value = try expressionList(allowStar: true)
    return Expression(.yield(value), start.through(previous.span))
  }

  /// expression: lambda | disjunction ["if" disjunction "else" expression]
  mutating func expression() throws -> Expression {
    try nested { parser in
      if parser.at(word: "lambda") { return try parser.lambda() }
      let start = parser.token.span
      let value = try parser.binary(minimum: 0)
      guard parser.at(word: "if") else { return value }
      parser.advance()
      let test = try parser.binary(minimum: 0)
      guard parser.take(word: "else") else {
        throw parser.invalid(
          "expected 'else' after 'if' expression", value.span.through(test.span))
      }
      let otherwise = try parser.expression()
      return Expression(
        .conditional(test: test, then: value, otherwise: otherwise),
        start.through(parser.previous.span))
    }
  }

  private mutating func lambda() throws -> Expression {
    let start = token.span
    advance()
    let parameters = try parameters(until: ":", annotated: false)
    try expect(":")
    let body = try expression()
    let span = start.through(previous.span)
    let function = Function(
      name: "<lambda>", parameters: parameters,
      body: [Statement(.return(body), body.span)], span: span, documentation: nil)
    return Expression(.lambda(function), span)
  }

  // MARK: Operators

  /// Binding strength of the operators, loosest first.
  private static let orLevel = 0
  private static let andLevel = 1
  private static let notLevel = 2
  static let comparisonLevel = 3
  private static let unaryLevel = 10

  private static let levels: [String: (level: Int, operation: BinaryOperator)] = [
    "|": (4, .or), "^": (5, .xor), "&": (6, .and), "<<": (7, .leftShift), ">>": (7, .rightShift),
    "+": (8, .add), "-": (8, .subtract), "*": (9, .multiply), "/": (9, .divide),
    "//": (9, .floorDivide), "%": (9, .modulo), "@": (9, .matrixMultiply),
  ]

  /// Everything that binds at least as strongly as the given level, by precedence climbing.
  mutating func binary(minimum: Int) throws -> Expression {
    // Parentheses around an operand belong to the operation, though not to the operand.
    let start = token.span
    var left: Expression
    if at(word: "not") {
      guard minimum <= Self.notLevel else { throw invalid() }
      advance()
      let operand = try nested { try $0.binary(minimum: Self.notLevel) }
      left = Expression(.not(operand), start.through(previous.span))
    } else {
      left = try unary()
    }
    var length = 0
    while true {
      length += 1
      if length > 1000 { throw invalid("too many operators in one expression") }
      if token.kind == .symbol, let (level, operation) = Self.levels[token.text], level >= minimum {
        advance()
        let right = try nested { try $0.binary(minimum: level + 1) }
        left = Expression(.binary(operation, left, right), start.through(previous.span))
      } else if minimum <= Self.comparisonLevel, let first = comparison() {
        left = try comparisons(left, first, start)
      } else if at(word: "and"), minimum <= Self.andLevel {
        left = try boolean(left, isAnd: true, level: Self.andLevel, start)
      } else if at(word: "or"), minimum <= Self.orLevel {
        left = try boolean(left, isAnd: false, level: Self.orLevel, start)
      } else {
        return left
      }
    }
  }

  private mutating func boolean(
    _ first: Expression, isAnd: Bool, level: Int, _ start: Span
  ) throws -> Expression {
    var items = [first]
    while take(word: isAnd ? "and" : "or") {
      items.append(try nested { try $0.binary(minimum: level + 1) })
    }
    return Expression(.boolean(isAnd: isAnd, items), start.through(previous.span))
  }

  /// The comparison operator at the current token, and how many tokens it takes.
  private func comparison() -> (test: Expression.Test, tokens: Int)? {
    if token.kind == .symbol {
      return Comparison.allCases.first { $0.symbol == token.text }.map { (.compare($0), 1) }
    }
    guard token.kind == .name else { return nil }
    switch token.text {
    case "in": return (.in, 1)
    case "is": return next.isName("not") ? (.isNot, 2) : (.is, 1)
    case "not": return next.isName("in") ? (.notIn, 2) : nil
    default: return nil
    }
  }

  private mutating func comparisons(
    _ first: Expression, _ operation: (test: Expression.Test, tokens: Int), _ start: Span
  ) throws -> Expression {
    var rest: [(Expression.Test, Expression)] = []
    var operation: (test: Expression.Test, tokens: Int)? = operation
    while let (test, count) = operation {
      for _ in 0..<count { advance() }
      rest.append((test, try nested { try $0.binary(minimum: Self.comparisonLevel + 1) }))
      operation = comparison()
    }
    return Expression(.compare(first, rest), start.through(previous.span))
  }

  private mutating func unary() throws -> Expression {
    if token.kind == .symbol,
      let operation = UnaryOperator.allCases.first(where: { $0.symbol == token.text })
    {
      let start = token.span
      advance()
      let operand = try nested { try $0.unary() }
      let span = start.through(previous.span)
      if operation == .negative, case .constant(let value) = operand.kind {
        switch value {
        case .int, .float: return Expression(.constant(try value.unary(.negative)), span)
        default: break
        }
      }
      return Expression(.unary(operation, operand), span)
    }
    return try power()
  }

  private mutating func power() throws -> Expression {
    if at(word: "await") {
      throw unsupported("await is not supported", token.span, hint: "call the function directly")
    }
    let start = token.span
    let base = try primary()
    guard take("**") else { return base }
    let exponent = try nested { try $0.unary() }
    return Expression(.binary(.power, base, exponent), start.through(previous.span))
  }

  // MARK: Primaries

  private mutating func primary() throws -> Expression {
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
  private mutating func closing(_ bracket: String, after last: Span?) throws {
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

  private var startsExpression: Bool {
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
  private mutating func subscripts() throws -> Expression {
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

  private mutating func sliceOrExpression() throws -> Expression {
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

  private mutating func atom() throws -> Expression {
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

  private mutating func parenthesised() throws -> Expression {
    let start = token.span
    advance()
    if take(")") { return Expression(.tuple([]), start.through(previous.span)) }
    if at(word: "yield") {
      let value = try yieldExpression()
      try expect(")")
      return value
    }
    let first = try starOrNamed(true)
    if at(word: "for") {
      let made = try comprehension(.generator, first, nil, start: start)
      try expect(")")
      return Expression(made.kind, start.through(previous.span))
    }
    guard at(",") else {
      try closing(")", after: first.span)
      if case .starred = first.kind {
        throw invalid("cannot use starred expression here", first.span)
      }
      return first
    }
    var items = [first]
    while take(",") {
      if at(")") { break }
      items.append(try starOrNamed(true))
    }
    try closing(")", after: items.last?.span)
    return Expression(.tuple(items), start.through(previous.span))
  }

  private mutating func listDisplay() throws -> Expression {
    let start = token.span
    advance()
    var items: [Expression] = []
    while !at("]") {
      let item = try starOrNamed(true)
      if at(word: "for"), items.isEmpty {
        let made = try comprehension(.list, item, nil, start: start)
        try expect("]")
        return Expression(made.kind, start.through(previous.span))
      }
      items.append(item)
      if !take(",") { break }
    }
    try closing("]", after: items.last?.span)
    return Expression(.list(items), start.through(previous.span))
  }

  private mutating func braces() throws -> Expression {
    let start = token.span
    advance()
    if take("}") { return Expression(.dict([]), start.through(previous.span)) }
    if at("**") { return try dictDisplay(start, []) }
    let first = try starOrNamed(true)
    if take(":") {
      let value = try expression()
      if at(word: "for") {
        let made = try comprehension(.dict, first, value, start: start)
        try expect("}")
        return Expression(made.kind, start.through(previous.span))
      }
      if !take(",") {
        try closing("}", after: value.span)
        return Expression(.dict([(first, value)]), start.through(previous.span))
      }
      return try dictDisplay(start, [(first, value)])
    }
    if at(word: "for") {
      let made = try comprehension(.set, first, nil, start: start)
      try expect("}")
      return Expression(made.kind, start.through(previous.span))
    }
    var items = [first]
    while take(",") {
      if at("}") { break }
      items.append(try starOrNamed(true))
    }
    try closing("}", after: items.last?.span)
    return Expression(.set(items), start.through(previous.span))
  }

  private mutating func dictDisplay(
    _ start: Span, _ first: [(key: Expression?, value: Expression)]
  ) throws -> Expression {
    var entries = first
    while !at("}") {
      if take("**") {
        entries.append((nil, try binary(minimum: Self.comparisonLevel + 1)))
      } else {
        let key = try expression()
        guard take(":") else {
          var place = key.span.pointAtEnd
          place.column -= 1
          throw invalid("':' expected after dictionary key", place)
        }
        entries.append((key, try expression()))
      }
      if !take(",") { break }
    }
    try closing("}", after: entries.last?.value.span)
    return Expression(.dict(entries), start.through(previous.span))
  }

  /// clauses: ("for" targets "in" disjunction ("if" disjunction)*)+
  mutating func comprehension(
    _ kind: Expression.Comprehension.Kind, _ element: Expression, _ value: Expression?,
    start: Span
  ) throws -> Expression {
    if case .starred = element.kind {
      throw invalid("iterable unpacking cannot be used in comprehension", element.span)
    }
    var clauses: [Expression.Comprehension.Clause] = []
    while take(word: "for") {
      if clauses.count >= 20 { throw invalid("too many statically nested blocks") }
      let target = try targetList()
      guard take(word: "in") else { throw invalid() }
      let iterable = try binary(minimum: 0)
      var conditions: [Expression] = []
      while take(word: "if") {
        conditions.append(
          token.kind == .name && next.isSymbol(":=")
            ? try namedExpression() : try binary(minimum: 0))
      }
      clauses.append(.init(target: target, iterable: iterable, conditions: conditions))
    }
    if at(word: "async") {
      throw unsupported(
        "async comprehensions are not supported", token.span, hint: "use an ordinary for")
    }
    return Expression(
      .comprehension(Expression.Comprehension(kind, element, value, clauses)),
      start.through(previous.span))
  }

  private static func number(_ text: String, parser: Parser) throws -> Value {
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
  private static func decimal(_ digits: String) -> Double {
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
