extension Parser {
  /// match: "match" subject ":" newline indent case+ dedent
  mutating func matchStatement() throws -> Statement {
    let start = token.span
    advance()
    let subject = try expressionList(allowStar: true)
    guard take(":") else { throw invalid("expected ':'") }
    guard token.kind == .newline else { throw invalid() }
    advance()
    guard token.kind == .indent else {
      throw SyntaxFailure(
        "expected an indented block after 'match' statement on line \(start.line)",
        at: token.span.pointAtEnd, in: source, kind: .invalid(exception: "IndentationError"))
    }
    advance()
    var cases: [Statement.Case] = []
    while at(word: "case") { cases.append(try matchCase()) }
    guard token.kind == .dedent, !cases.isEmpty else { throw invalid() }
    advance()
    for (index, made) in cases.enumerated().dropLast()
    where made.pattern.isIrrefutable && made.guardCondition == nil {
      let what =
        if case .capture(let name?) = cases[index].pattern.kind { "name capture '\(name)'" } else {
          "wildcard"
        }
      throw invalid("\(what) makes remaining patterns unreachable", made.pattern.span)
    }
    return Statement(.match(subject, cases), start.through(previous.span))
  }

  private mutating func matchCase() throws -> Statement.Case {
    let start = token.span
    advance()
    let pattern = try openPattern()
    var names: Set<String> = []
    for name in pattern.names where !names.insert(name).inserted {
      throw invalid("multiple assignments to name '\(name)' in pattern", pattern.span)
    }
    let condition = take(word: "if") ? try namedExpression() : nil
    let body = try block("'case' statement", start)
    return Statement.Case(
      pattern: pattern, guardCondition: condition, body: body, span: start.through(pattern.span))
  }

  /// open: pattern ("," pattern)* [","], a sequence if there is a comma
  private mutating func openPattern() throws -> Pattern {
    let start = token.span
    let first = try starOrPattern()
    if !at(",") {
      if case .star = first.kind { return Pattern(.sequence([first]), first.span) }
      return first
    }
    var parts = [first]
    while take(",") {
      if at(":") || at(word: "if") { break }
      parts.append(try starOrPattern())
    }
    return try sequence(parts, start)
  }

  private func sequence(_ parts: [Pattern], _ start: Span) throws -> Pattern {
    let stars = parts.count { if case .star = $0.kind { true } else { false } }
    let span = start.through(previous.span)
    if stars > 1 { throw invalid("multiple starred expressions in sequence pattern", span) }
    return Pattern(.sequence(parts), span)
  }

  private mutating func starOrPattern() throws -> Pattern {
    guard at("*") else { return try pattern() }
    let start = token.span
    advance()
    let name = try identifier()
    return Pattern(.star(name == "_" ? nil : name), start.through(previous.span))
  }

  /// pattern: closed ("|" closed)* ["as" name]
  private mutating func pattern() throws -> Pattern {
    try nested { parser in
      let start = parser.token.span
      var choices = [try parser.closedPattern()]
      while parser.take("|") { choices.append(try parser.closedPattern()) }
      let span = start.through(parser.previous.span)
      if choices.contains(where: { Set($0.names) != Set(choices[0].names) }) {
        throw parser.invalid("alternative patterns bind different names", span)
      }
      var made = choices.count == 1 ? choices[0] : Pattern(.any(choices), span)
      if parser.take(word: "as") {
        let name = try parser.identifier()
        if name == "_" { throw parser.invalid("cannot use '_' as a target", parser.previous.span) }
        made = Pattern(.bound(made, name), start.through(parser.previous.span))
      }
      return made
    }
  }

  private mutating func closedPattern() throws -> Pattern {
    let start = token.span
    switch token.kind {
    case .number, .string:
      let value = try binary(minimum: Self.comparisonLevel + 2)
      return Pattern(.value(value), value.span)
    case .symbol:
      switch token.text {
      case "-":
        guard next.kind == .number else { throw invalid() }
        let value = try binary(minimum: Self.comparisonLevel + 2)
        return Pattern(.value(value), value.span)
      case "(", "[": return try bracketed()
      case "{": return try mapping()
      default: throw invalid()
      }
    case .name:
      switch token.text {
      case "None", "True", "False":
        let value: Value =
          token.text == "None" ? .none : .bool(token.text == "True")
        advance()
        return Pattern(.constant(value), start)
      default: return try named()
      }
    default: throw invalid()
    }
  }

  private mutating func bracketed() throws -> Pattern {
    let start = token.span
    let close = at("(") ? ")" : "]"
    advance()
    var parts: [Pattern] = []
    var hasComma = false
    while !at(close) {
      parts.append(try starOrPattern())
      guard take(",") else { break }
      hasComma = true
    }
    try expect(close)
    if close == ")", parts.count == 1, !hasComma {
      if case .star = parts[0].kind {} else { return parts[0] }
    }
    return try sequence(parts, start)
  }

  private mutating func mapping() throws -> Pattern {
    let start = token.span
    advance()
    var pairs: [(key: Expression, pattern: Pattern)] = []
    var rest: String?
    while !at("}") {
      if take("**") {
        rest = try identifier()
      } else {
        if rest != nil { throw invalid() }
        let key = try binary(minimum: Self.comparisonLevel + 1)
        switch key.kind {
        case .constant, .attribute: break
        default: throw invalid("mapping pattern keys may only match literals and attribute lookups")
        }
        try expect(":")
        pairs.append((key, try pattern()))
      }
      if !take(",") { break }
    }
    try expect("}")
    return Pattern(.mapping(pairs, rest: rest), start.through(previous.span))
  }

  /// A name to bind, a dotted name to compare with, or a class with patterns for its attributes.
  private mutating func named() throws -> Pattern {
    let start = token.span
    let name = try identifier()
    var value = Expression(.name(name), start)
    while take(".") {
      let attribute = try identifier()
      value = Expression(.attribute(value, attribute), start.through(previous.span))
    }
    guard take("(") else {
      if case .attribute = value.kind { return Pattern(.value(value), value.span) }
      return Pattern(.capture(name == "_" ? nil : name), start)
    }
    var positional: [Pattern] = []
    var keywords: [(name: String, pattern: Pattern)] = []
    while !at(")") {
      if token.kind == .name, next.isSymbol("=") {
        let keyword = try identifier()
        advance()
        keywords.append((keyword, try pattern()))
      } else {
        if !keywords.isEmpty {
          throw invalid("positional patterns follow keyword patterns")
        }
        positional.append(try pattern())
      }
      if !take(",") { break }
    }
    try expect(")")
    return Pattern(
      .instance(value, positional: positional, keywords: keywords), start.through(previous.span))
  }
}
