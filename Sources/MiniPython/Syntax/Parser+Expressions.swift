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

  mutating func lambda() throws -> Expression {
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
}
