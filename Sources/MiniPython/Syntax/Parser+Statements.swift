/// Statements on one line, and files of statements.
extension Parser {
  /// file: statement* end
  mutating func file() throws -> [Statement] {
    var statements: [Statement] = []
    do {
      while token.kind != .end { statements += try statement() }
    } catch let failure as SyntaxFailure {
      guard let unclosed else { throw failure }
      let isElsewhere =
        failure.line > unclosed.line || failure.message != "invalid syntax" || token.kind == .end
        || token.kind == .newline
      throw isElsewhere ? unclosed : failure
    }
    if let unclosed { throw unclosed }
    return statements
  }

  /// statement: compound | simple (";" simple)* [";"] newline
  mutating func statement() throws -> [Statement] {
    if token.kind == .name {
      switch token.text {
      case "if", "while", "for", "try", "with", "def", "class", "async":
        return [try nested { try $0.compound() }]
      case "match" where looksLikeMatch():
        return [try nested { try $0.matchStatement() }]
      default: break
      }
    }
    if at("@") { return [try nested { try $0.compound() }] }
    return try simpleStatements()
  }

  func looksLikeMatch() -> Bool {
    let following = next
    if following.kind == .newline { return false }
    if following.kind == .symbol,
      !["(", "[", "{", "-"].contains(following.text)
    {
      return false
    }
    if following.kind == .name, ["in", "is", "and", "or", "not", "if"].contains(following.text),
      following.text != "not"
    {
      return false
    }
    var position = index + 1
    var last = following
    while tokens[position].kind != .newline, tokens[position].kind != .end {
      last = tokens[position]
      position += 1
    }
    return last.isSymbol(":") && position + 1 < tokens.count && tokens[position + 1].kind == .indent
  }

  mutating func simpleStatements() throws -> [Statement] {
    var statements = [try simpleStatement()]
    while take(";") {
      if token.kind == .newline || token.kind == .end { break }
      statements.append(try simpleStatement())
    }
    if token.kind == .end { return statements }
    guard token.kind == .newline else { throw afterStatement(statements.last) }
    advance()
    return statements
  }

  /// The most helpful message for what follows a complete statement on the same line.
  func afterStatement(_ statement: Statement?) -> SyntaxFailure {
    if case .expression(let expression)? = statement?.kind {
      if case .name(let name) = expression.kind, name == "print" || name == "exec",
        token.kind != .symbol || at("{")
      {
        var end = index
        while tokens[end].kind != .newline, tokens[end].kind != .end { end += 1 }
        return invalid(
          "Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?",
          expression.span.through(tokens[end - 1].span))
      }
      if at("=") {
        return invalid("invalid syntax")
      }
    }
    return invalid()
  }

  mutating func simpleStatement() throws -> Statement {
    let start = token.span
    func made(_ kind: Statement.Kind) -> Statement {
      Statement(kind, start.through(previous.span))
    }
    if token.kind == .name {
      switch token.text {
      case "pass":
        advance()
        return made(.pass)
      case "break":
        advance()
        return made(.break)
      case "continue":
        advance()
        return made(.continue)
      case "return":
        advance()
        let value = endsStatement ? nil : try expressionList(allowStar: true)
        return made(.return(value))
      case "raise":
        advance()
        if endsStatement { return made(.raise(nil, from: nil)) }
        let exception = try expression()
        let cause = take(word: "from") ? try expression() : nil
        return made(.raise(exception, from: cause))
      case "assert":
        advance()
        let test = try expression()
        let message = take(",") ? try expression() : nil
        return made(.assert(test, message))
      case "del":
        advance()
        let target = try expressionList(allowStar: false)
        var targets = [target]
        if case .tuple(let items) = target.kind { targets = items }
        for target in targets { try checkTarget(target, verb: "delete") }
        return made(.delete(targets))
      case "global", "nonlocal":
        let isGlobal = token.text == "global"
        advance()
        var names = [try identifier()]
        while take(",") { names.append(try identifier()) }
        return made(isGlobal ? .global(names) : .nonlocal(names))
      case "import":
        advance()
        var names: [(name: String, alias: String?)] = []
        repeat {
          let name = try dottedName()
          names.append((name, take(word: "as") ? try identifier() : nil))
        } while take(",")
        return made(.import(names))
      case "from": return try importFrom()
      case "await":
        throw unsupported("await is not supported", token.span, hint: "call the function directly")
      case "type" where next.kind == .name && !Keywords.all.contains(next.text):
        throw unsupported(
          "the type statement is not supported", token.span, hint: "assign the type to a name")
      default: break
      }
    }
    return try expressionStatement()
  }

  var endsStatement: Bool {
    token.kind == .newline || token.kind == .end || at(";")
  }

  mutating func dottedName() throws -> String {
    var name = try identifier()
    while take(".") { name += "." + (try identifier()) }
    return name
  }

  mutating func importFrom() throws -> Statement {
    let start = token.span
    advance()
    var level = 0
    while at(".") || at("...") {
      level += at("...") ? 3 : 1
      advance()
    }
    let module = token.isName("import") ? "" : try dottedName()
    guard take(word: "import") else { throw invalid() }
    var names: [(name: String, alias: String?)] = []
    if take("*") {
      names.append(("*", nil))
    } else {
      let parenthesised = take("(")
      repeat {
        if parenthesised, at(")") { break }
        let name = try identifier()
        names.append((name, take(word: "as") ? try identifier() : nil))
      } while take(",")
      if parenthesised { try expect(")") }
      if !parenthesised, previous.isSymbol(",") {
        throw invalid("trailing comma not allowed without surrounding parentheses", previous.span)
      }
    }
    return Statement(
      .importFrom(module, names, level: level), start.through(previous.span))
  }

  static let augmented: [String: BinaryOperator] = {
    var table: [String: BinaryOperator] = [:]
    for operation in BinaryOperator.allCases { table[operation.symbol + "="] = operation }
    return table
  }()

  /// targets "=" value | target op "=" value | target ":" annotation ["=" value] | value
  mutating func expressionStatement() throws -> Statement {
    let start = token.span
    let first = try valueOrYield()
    if token.kind == .symbol {
      if let operation = Self.augmented[token.text] {
        try checkAugmented(first)
        advance()
        let value = try valueOrYield()
        return Statement(.augmented(first, operation, value), start.through(previous.span))
      }
      if at(":") {
        switch first.kind {
        case .name, .attribute, .subscript_: break
        case .tuple:
          throw invalid("only single target (not tuple) can be annotated", first.span)
        case .list: throw invalid("only single target (not list) can be annotated", first.span)
        default: throw invalid("illegal target for annotation", first.span)
        }
        advance()
        let annotation = try expression()
        let value = take("=") ? try valueOrYield() : nil
        return Statement(
          .annotated(first, annotation: annotation, value), start.through(previous.span))
      }
      if at("=") {
        var parts = [first]
        while take("=") { parts.append(try valueOrYield()) }
        let value = parts.removeLast()
        for target in parts { try checkTarget(target, verb: "assign to") }
        return Statement(.assign(parts, value), start.through(previous.span))
      }
    }
    if case .starred = first.kind {
      throw invalid("can't use starred expression here", first.span)
    }
    return Statement(.expression(first), start.through(previous.span))
  }

  mutating func valueOrYield() throws -> Expression {
    if at(word: "yield") { return try yieldExpression() }
    return try expressionList(allowStar: true)
  }
}
