/// Builds the tree of a file, cell or line by recursive descent.
struct Parser {
  let source: Source
  var tokens: [Token]
  var index = 0
  var depth = 0
  /// Lines that were left out: magics and shell commands.
  private(set) var skipped: [(line: Int, text: String)] = []

  static let deepest = 90

  init(_ text: String, _ source: Source) throws {
    self.source = source
    (tokens, skipped) = try Lexer.tokens(of: text, in: source)
  }

  init(expression text: String, at span: Span, in source: Source, depth: Int) throws {
    self.source = source
    self.depth = depth
    tokens = try Lexer.tokens(ofExpression: text, at: span, in: source)
  }

  // MARK: Reading tokens

  var token: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }
  var previous: Token { tokens[max(0, index - 1)] }

  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  func at(_ symbol: String) -> Bool { token.isSymbol(symbol) }
  func at(word: String) -> Bool { token.isName(word) }

  mutating func take(_ symbol: String) -> Bool {
    if at(symbol) {
      advance()
      return true
    }
    return false
  }

  mutating func take(word: String) -> Bool {
    if at(word: word) {
      advance()
      return true
    }
    return false
  }

  mutating func expect(_ symbol: String) throws {
    if !take(symbol) { throw invalid() }
  }

  mutating func identifier() throws -> String {
    guard token.kind == .name, !Keywords.all.contains(token.text) else { throw invalid() }
    let name = token.text
    advance()
    return name
  }

  func invalid(_ message: String = "invalid syntax", _ span: Span? = nil) -> SyntaxFailure {
    if span == nil, message == "invalid syntax", token.kind == .indent {
      return SyntaxFailure(
        "unexpected indent", at: token.span.pointAtEnd, in: source,
        kind: .invalid(exception: "IndentationError"))
    }
    return SyntaxFailure(message, at: span ?? token.span, in: source)
  }

  func unsupported(_ message: String, _ span: Span, hint: String) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: source, kind: .unsupported(hint: hint))
  }

  mutating func nested<T>(_ body: (inout Parser) throws -> T) throws -> T {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw invalid("too many nested expressions or blocks") }
    return try body(&self)
  }

  // MARK: Statements

  /// file: statement* end
  mutating func file() throws -> [Statement] {
    var statements: [Statement] = []
    while token.kind != .end { statements += try statement() }
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

  private func looksLikeMatch() -> Bool {
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

  private mutating func simpleStatements() throws -> [Statement] {
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
  private func afterStatement(_ statement: Statement?) -> SyntaxFailure {
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

  private mutating func simpleStatement() throws -> Statement {
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

  private mutating func dottedName() throws -> String {
    var name = try identifier()
    while take(".") { name += "." + (try identifier()) }
    return name
  }

  private mutating func importFrom() throws -> Statement {
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

  private static let augmented: [String: BinaryOperator] = {
    var table: [String: BinaryOperator] = [:]
    for operation in BinaryOperator.allCases { table[operation.symbol + "="] = operation }
    return table
  }()

  /// targets "=" value | target op "=" value | target ":" annotation ["=" value] | value
  private mutating func expressionStatement() throws -> Statement {
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

  private mutating func valueOrYield() throws -> Expression {
    if at(word: "yield") { return try yieldExpression() }
    return try expressionList(allowStar: true)
  }

  private func checkAugmented(_ target: Expression) throws {
    switch target.kind {
    case .name, .attribute, .subscript_: return
    default:
      throw invalid(
        "'\(target.describedForErrors)' is an illegal expression for augmented assignment",
        target.span)
    }
  }

  /// Throws unless the expression can be assigned to (or deleted).
  func checkTarget(_ target: Expression, verb: String, top: Bool = true) throws {
    switch target.kind {
    case .name, .attribute, .subscript_: return
    case .tuple(let items), .list(let items):
      for item in items { try checkTarget(item, verb: verb, top: false) }
    case .starred(let inner) where verb == "assign to":
      if top { throw invalid("starred assignment target must be in a list or tuple", target.span) }
      try checkTarget(inner, verb: verb, top: false)
    default:
      let what = target.describedForErrors
      if verb == "assign to", top {
        switch target.kind {
        case .comprehension, .joined, .lambda, .yield, .yieldFrom:
          throw invalid(
            target.isYield
              ? "assignment to yield expression not possible"
              : "cannot assign to \(what) here. Maybe you meant '==' instead of '='?",
            target.span)
        default:
          if case .constant(let value) = target.kind, value.isKeywordConstant {
            throw invalid("cannot assign to \(what)", target.span)
          }
          throw invalid(
            "cannot assign to \(what) here. Maybe you meant '==' instead of '='?", target.span)
        }
      }
      throw invalid("cannot \(verb) \(what)", target.span)
    }
  }
}

extension Span {
  /// The empty span at the end of this one.
  var pointAtEnd: Span {
    var span = self
    span.line = endLine
    span.column = endColumn
    return span
  }
}

extension Value {
  var isKeywordConstant: Bool {
    switch self {
    case .none, .bool, .ellipsis: true
    default: false
    }
  }
}

extension Expression {
  var isYield: Bool {
    switch kind {
    case .yield, .yieldFrom: true
    default: false
    }
  }

  /// What CPython calls this kind of expression when it cannot be assigned to.
  var describedForErrors: String {
    switch kind {
    case .constant(let value):
      switch value {
      case .none: "None"
      case .bool(let flag): flag ? "True" : "False"
      case .ellipsis: "ellipsis"
      default: "literal"
      }
    case .name: "name"
    case .tuple: "tuple"
    case .list: "list"
    case .set: "set display"
    case .dict: "dict literal"
    case .binary, .unary, .not, .boolean: "expression"
    case .compare: "comparison"
    case .call: "function call"
    case .attribute: "attribute"
    case .subscript_: "subscript"
    case .slice: "slice"
    case .lambda: "lambda"
    case .conditional: "conditional expression"
    case .comprehension(let comprehension):
      switch comprehension.kind {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .dict: "dict comprehension"
      case .generator: "generator expression"
      }
    case .joined: "f-string expression"
    case .starred: "starred"
    case .named: "named expression"
    case .yield, .yieldFrom: "yield expression"
    }
  }
}
