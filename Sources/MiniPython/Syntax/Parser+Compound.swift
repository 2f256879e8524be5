extension Parser {
  mutating func compound() throws -> Statement {
    let start = token.span
    var decorators: [Expression] = []
    while take("@") {
      decorators.append(try namedExpression())
      guard token.kind == .newline else { throw invalid() }
      advance()
    }
    switch token.text {
    case "if": return try ifStatement()
    case "while":
      advance()
      let test = try namedExpression()
      let body = try block("'while' statement", start, condition: test)
      return Statement(.while(test, body, try elseBlock()), start.through(previous.span))
    case "for": return try forStatement()
    case "try": return try tryStatement()
    case "with": return try withStatement()
    case "def": return try functionStatement(decorators, start)
    case "class": return try classStatement(decorators, start)
    case "async":
      throw unsupported(
        "async is not supported", token.span, hint: "write an ordinary def, for or with")
    default: throw invalid()
    }
  }

  /// block: ":" (simple newline | newline indent statement+ dedent)
  mutating func block(
    _ what: String, _ opener: Span, condition: Expression? = nil
  ) throws -> [Statement] {
    guard take(":") else {
      if let condition, at("=") {
        advance()
        let value = try? expression()
        throw invalid(
          "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
          condition.span.through(value?.span ?? previous.span))
      }
      if condition != nil, token.kind != .newline { throw invalid() }
      throw invalid("expected ':'")
    }
    if token.kind != .newline { return try statementsOnLine() }
    advance()
    guard token.kind == .indent else {
      let place =
        token.kind == .end || token.kind == .dedent
        ? token.span.pointAtEnd : token.span.pointAtStart
      throw SyntaxFailure(
        "expected an indented block after \(what) on line \(opener.line)", at: place, in: source,
        kind: .invalid(exception: "IndentationError"))
    }
    advance()
    var statements: [Statement] = []
    while token.kind != .dedent, token.kind != .end { statements += try statement() }
    if token.kind == .dedent { advance() }
    return statements
  }

  private mutating func statementsOnLine() throws -> [Statement] {
    switch token.text {
    case "if", "while", "for", "try", "with", "def", "class", "async":
      if token.kind == .name { throw invalid() }
    default: break
    }
    return try statement()
  }

  private mutating func elseBlock() throws -> [Statement] {
    let start = token.span
    return take(word: "else") ? try block("'else' statement", start) : []
  }

  private mutating func ifStatement() throws -> Statement {
    let start = token.span
    let word = token.text
    advance()
    let test = try namedExpression()
    let then = try block("'\(word)' statement", start, condition: test)
    var otherwise: [Statement] = []
    if at(word: "elif") {
      otherwise = [try nested { try $0.ifStatement() }]
    } else {
      otherwise = try elseBlock()
    }
    return Statement(.if(test, then, otherwise), start.through(previous.span))
  }

  private mutating func forStatement() throws -> Statement {
    let start = token.span
    advance()
    let target = try targetList()
    guard take(word: "in") else { throw invalid() }
    let iterable = try expressionList(allowStar: true)
    // CPython 3.11 has no word of its own for a missing colon here, as long as something follows.
    if !at(":"), token.kind != .newline { throw invalid() }
    let body = try block("'for' statement", start)
    return Statement(
      .for(target, iterable, body, try elseBlock()), start.through(previous.span))
  }

  /// The targets of `for`: expressions that stop before `in`.
  mutating func targetList() throws -> Expression {
    let start = token.span
    var items: [Expression] = []
    var isTuple = false
    repeat {
      if at(word: "in") || at("=") { break }
      if at("*") {
        let star = token.span
        advance()
        let inner = try binary(minimum: Self.comparisonLevel + 1)
        items.append(Expression(.starred(inner), star.through(inner.span)))
      } else {
        items.append(try binary(minimum: Self.comparisonLevel + 1))
      }
      if at(",") { isTuple = true }
    } while take(",")
    guard let first = items.first else { throw invalid() }
    let target = isTuple ? Expression(.tuple(items), start.through(previous.span)) : first
    try checkTarget(target, verb: "assign to", top: false)
    return target
  }

  private mutating func tryStatement() throws -> Statement {
    let start = token.span
    advance()
    let body = try block("'try' statement", start)
    var handlers: [Statement.Handler] = []
    while at(word: "except") {
      let handlerStart = token.span
      advance()
      if at("*") {
        throw unsupported(
          "except* is not supported", handlerStart.through(token.span), hint: "use except")
      }
      var type: Expression?
      var name: String?
      if !at(":") {
        let expression = try expression()
        type = expression
        if at(",") {
          throw invalid("multiple exception types must be parenthesized", expression.span)
        }
        if take(word: "as") { name = try identifier() }
      } else if handlers.contains(where: { $0.type == nil }) {
        throw invalid("default 'except:' must be last", handlerStart)
      }
      let body = try block("'except' statement", handlerStart)
      handlers.append(
        Statement.Handler(
          type: type, name: name, body: body, span: handlerStart.through(previous.span)))
    }
    if let bare = handlers.firstIndex(where: { $0.type == nil }), bare != handlers.count - 1 {
      throw invalid("default 'except:' must be last", handlers[bare].span)
    }
    var otherwise: [Statement] = []
    if !handlers.isEmpty { otherwise = try elseBlock() }
    var finally: [Statement] = []
    let finallyStart = token.span
    if take(word: "finally") { finally = try block("'finally' statement", finallyStart) }
    if handlers.isEmpty, finally.isEmpty {
      throw invalid("expected 'except' or 'finally' block")
    }
    return Statement(
      .try(body, handlers, otherwise, finally), start.through(previous.span))
  }

  private mutating func withStatement() throws -> Statement {
    let start = token.span
    advance()
    let items: [(Expression, Expression?)]
    let mark = index
    if at("("), let parenthesised = try? parenthesisedItems(), at(":") {
      items = parenthesised
    } else {
      index = mark
      items = try withItems(until: ":")
    }
    let body = try block("'with' statement", start)
    return Statement(.with(items, body), start.through(previous.span))
  }

  private mutating func parenthesisedItems() throws -> [(Expression, Expression?)] {
    try expect("(")
    let items = try withItems(until: ")")
    try expect(")")
    return items
  }

  private mutating func withItems(until end: String) throws -> [(Expression, Expression?)] {
    var items: [(Expression, Expression?)] = []
    repeat {
      if at(end), !items.isEmpty { break }
      let context = try expression()
      var target: Expression?
      if take(word: "as") {
        let found = try binary(minimum: Self.comparisonLevel + 1)
        try checkTarget(found, verb: "assign to", top: false)
        target = found
      }
      items.append((context, target))
    } while take(",")
    return items
  }

  private mutating func functionStatement(_ decorators: [Expression], _ start: Span) throws
    -> Statement
  {
    let definition = token.span
    advance()
    let name = try identifier()
    guard take("(") else { throw invalid("expected '('") }
    var parameters = try parameters(until: ")", annotated: true)
    try expect(")")
    if take("->") { parameters.annotations.append(("return", try expression())) }
    let body = try block("function definition", definition)
    let span = definition.through(previous.span)
    let function = Function(
      name: name, parameters: parameters, body: body, span: span,
      documentation: Self.documentation(body))
    return Statement(.function(function, decorators: decorators), start.through(previous.span))
  }

  private static func documentation(_ body: [Statement]) -> String? {
    guard case .expression(let expression)? = body.first?.kind,
      case .constant(let value) = expression.kind
    else { return nil }
    return value.text
  }

  /// parameters: [positional] ["/"] ["*" [name]] [keyword-only] ["**" name]
  mutating func parameters(until end: String, annotated: Bool) throws -> Function.Parameters {
    var parameters = Function.Parameters()
    var names: Set<String> = []
    var afterStar = false
    func annotation(_ parser: inout Parser) throws -> Expression? {
      guard annotated, parser.take(":") else { return nil }
      return try parser.expression()
    }
    func unique(_ name: String, _ span: Span) throws -> String {
      if !names.insert(name).inserted {
        throw invalid("duplicate argument '\(name)' in function definition", span)
      }
      return name
    }
    while !at(end) {
      if take("/") {
        parameters.positionalOnly = parameters.positional.count
      } else if take("**") {
        let span = token.span
        parameters.doubleStar = try unique(try identifier(), span)
        if let note = try annotation(&self) {
          parameters.annotations.append((parameters.doubleStar ?? "", note))
        }
        _ = take(",")
        if !at(end) { throw invalid("arguments cannot follow var-keyword argument") }
        break
      } else if take("*") {
        if afterStar { throw invalid("* argument may appear only once", previous.span) }
        afterStar = true
        if at(","), next.isSymbol("**") || next.isSymbol(end) {
          throw invalid("named arguments must follow bare *", previous.span)
        }
        if !at(",") {
          if at(end) { throw invalid("named arguments must follow bare *", previous.span) }
          let span = token.span
          parameters.star = try unique(try identifier(), span)
          if let note = try annotation(&self) {
            parameters.annotations.append((parameters.star ?? "", note))
          }
        }
      } else {
        let span = token.span
        let name = try unique(try identifier(), span)
        let annotation = try annotation(&self)
        if let annotation { parameters.annotations.append((name, annotation)) }
        let fallback = take("=") ? try expression() : nil
        let parameter = Function.Parameter(
          name: name, fallback: fallback, annotation: annotation)
        if afterStar {
          parameters.keywordOnly.append(parameter)
        } else {
          if fallback == nil, parameters.positional.last?.fallback != nil {
            throw invalid("non-default argument follows default argument", span)
          }
          parameters.positional.append(parameter)
        }
      }
      if !take(",") { break }
    }
    return parameters
  }

  private mutating func classStatement(_ decorators: [Expression], _ start: Span) throws
    -> Statement
  {
    let definition = token.span
    advance()
    let name = try identifier()
    var bases: [Expression.Argument] = []
    if take("(") {
      bases = try arguments()
      try expect(")")
    }
    let body = try block("class definition", definition)
    let made = Statement.Class(
      name: name, arguments: bases, body: body, documentation: Self.documentation(body))
    return Statement(.class(made, decorators: decorators), definition.through(previous.span))
  }
}
