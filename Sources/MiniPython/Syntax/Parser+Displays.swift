import BigInt

/// What stands in brackets: tuples, lists, sets, dictionaries, comprehensions.
extension Parser {
  mutating func parenthesised() throws -> Expression {
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

  mutating func listDisplay() throws -> Expression {
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

  mutating func braces() throws -> Expression {
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

  mutating func dictDisplay(
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
}
