/// Walks a tree once and notes for each scope which names it binds and uses.
struct ScopeBuilder {
  let source: Source
  private(set) var scopes: [ObjectIdentifier: Scope] = [:]
  private(set) var module: Scope

  init(_ statements: [Statement], _ source: Source) throws {
    self.source = source
    module = Scope(.module, parent: nil, name: "<module>")
    try visit(statements, module)
    module.resolve()
  }

  private func invalid(_ message: String, _ span: Span) -> SyntaxFailure {
    SyntaxFailure(message, at: span, in: source)
  }

  private mutating func visit(_ statements: [Statement], _ scope: Scope) throws {
    for statement in statements { try visit(statement, scope) }
  }

  private mutating func visit(_ statement: Statement, _ scope: Scope) throws {
    switch statement.kind {
    case .expression(let value): try visit(value, scope)
    case .assign(let targets, let value):
      try visit(value, scope)
      for target in targets { try bind(target, scope) }
    case .augmented(let target, _, let value):
      try visit(value, scope)
      if case .name(let name) = target.kind { scope.use(name) }
      try bind(target, scope)
    case .annotated(let target, _, let value):
      if let value { try visit(value, scope) }
      try bind(target, scope)
    case .return(let value):
      if !scope.isFunctionLike { throw invalid("'return' outside function", statement.span) }
      if let value { try visit(value, scope) }
    case .raise(let exception, let cause):
      for part in [exception, cause] { if let part { try visit(part, scope) } }
    case .assert(let test, let message):
      try visit(test, scope)
      if let message { try visit(message, scope) }
    case .delete(let targets):
      for target in targets { try delete(target, scope) }
    case .pass, .break, .continue: break
    case .global(let names):
      for name in names {
        if scope.parameters.contains(name) {
          throw invalid("name '\(name)' is parameter and global", statement.span)
        }
        if scope.kind != .module, scope.isBoundOrUsed(name) {
          throw invalid(
            "name '\(name)' is \(scope.bound.contains(name) ? "assigned to" : "used prior to") "
              + (scope.bound.contains(name) ? "before global declaration" : "global declaration"),
            statement.span)
        }
        scope.declareGlobal(name)
      }
    case .nonlocal(let names):
      for name in names {
        if scope.kind == .module {
          throw invalid("nonlocal declaration not allowed at module level", statement.span)
        }
        if scope.parameters.contains(name) {
          throw invalid("name '\(name)' is parameter and nonlocal", statement.span)
        }
        if scope.isBoundOrUsed(name) {
          throw invalid(
            "name '\(name)' is \(scope.bound.contains(name) ? "assigned to before" : "used prior to") "
              + "nonlocal declaration", statement.span)
        }
        scope.declareNonlocal(name)
        pendingNonlocals.append((scope, name, statement.span))
      }
    case .import(let names):
      for (name, alias) in names {
        scope.bind(alias ?? String(name.prefix { $0 != "." }))
      }
    case .importFrom(_, let names, _):
      for (name, alias) in names where name != "*" { scope.bind(alias ?? name) }
      if names.first?.name == "*", scope.kind != .module {
        throw invalid("import * only allowed at module level", statement.span)
      }
    case .if(let test, let then, let otherwise):
      try visit(test, scope)
      try visit(then, scope)
      try visit(otherwise, scope)
    case .while(let test, let body, let otherwise):
      try visit(test, scope)
      try visit(body, scope)
      try visit(otherwise, scope)
    case .for(let target, let iterable, let body, let otherwise):
      try visit(iterable, scope)
      try bind(target, scope)
      try visit(body, scope)
      try visit(otherwise, scope)
    case .with(let items, let body):
      for (context, target) in items {
        try visit(context, scope)
        if let target { try bind(target, scope) }
      }
      try visit(body, scope)
    case .try(let body, let handlers, let otherwise, let finally):
      try visit(body, scope)
      for handler in handlers {
        if let type = handler.type { try visit(type, scope) }
        if let name = handler.name {
          scope.bind(name)
          scope.delete(name)
        }
        try visit(handler.body, scope)
      }
      try visit(otherwise, scope)
      try visit(finally, scope)
    case .match(let subject, let cases):
      try visit(subject, scope)
      for made in cases {
        for expression in made.pattern.expressions { try visit(expression, scope) }
        for name in made.pattern.names { scope.bind(mangled(name, scope)) }
        if let condition = made.guardCondition { try visit(condition, scope) }
        try visit(made.body, scope)
      }
    case .function(let function, let decorators):
      for decorator in decorators { try visit(decorator, scope) }
      scope.bind(mangled(function.name, scope))
      try visit(function, scope)
    case .class(let made, let decorators):
      for decorator in decorators { try visit(decorator, scope) }
      for argument in made.arguments { try visit(argument.value, scope) }
      scope.bind(mangled(made.name, scope))
      let inner = Scope(.class, parent: scope, name: made.name)
      scopes[ObjectIdentifier(made)] = inner
      try visit(made.body, inner)
    }
  }

  private var pendingNonlocals: [(Scope, String, Span)] = []

  /// Nonlocal names without an owner are an error; known only once everything was seen.
  func checkNonlocals() throws {
    for (scope, name, span) in pendingNonlocals where !scope.free.contains(name) {
      throw invalid("no binding for nonlocal '\(name)' found", span)
    }
  }

  private mutating func visit(_ function: Function, _ scope: Scope) throws {
    let inner = Scope(.function, parent: scope, name: function.name)
    scopes[ObjectIdentifier(function)] = inner
    let parameters = function.parameters
    for parameter in parameters.positional + parameters.keywordOnly {
      if let fallback = parameter.fallback { try visit(fallback, scope) }
    }
    var names = (parameters.positional + parameters.keywordOnly).map(\.name)
    names += [parameters.star, parameters.doubleStar].compactMap { $0 }
    for name in names { inner.bind(mangled(name, inner)) }
    inner.parameters = names
    try visit(function.body, inner)
  }

  private mutating func bind(_ target: Expression, _ scope: Scope) throws {
    switch target.kind {
    case .name(let name): scope.bind(mangled(name, scope))
    case .tuple(let items), .list(let items):
      for item in items { try bind(item, scope) }
    case .starred(let inner): try bind(inner, scope)
    default: try visit(target, scope)
    }
  }

  private mutating func delete(_ target: Expression, _ scope: Scope) throws {
    switch target.kind {
    case .name(let name):
      scope.bind(mangled(name, scope))
      scope.delete(mangled(name, scope))
    case .tuple(let items), .list(let items):
      for item in items { try delete(item, scope) }
    default: try visit(target, scope)
    }
  }

  private func mangled(_ name: String, _ scope: Scope) -> String { Mangling.apply(name, scope) }

  private mutating func visit(_ expression: Expression, _ scope: Scope) throws {
    switch expression.kind {
    case .constant: break
    case .name(let name):
      scope.use(mangled(name, scope))
      if name == "super", scope.kind == .function { scope.use("__class__") }
    case .tuple(let items), .list(let items), .set(let items):
      for item in items { try visit(item, scope) }
    case .dict(let entries):
      for (key, value) in entries {
        if let key { try visit(key, scope) }
        try visit(value, scope)
      }
    case .binary(_, let left, let right), .subscript_(let left, let right):
      try visit(left, scope)
      try visit(right, scope)
    case .unary(_, let operand), .not(let operand), .attribute(let operand, _),
      .starred(let operand):
      try visit(operand, scope)
    case .yieldFrom(let operand):
      try markGenerator(expression, scope)
      try visit(operand, scope)
    case .yield(let operand):
      try markGenerator(expression, scope)
      if let operand { try visit(operand, scope) }
    case .boolean(_, let items): for item in items { try visit(item, scope) }
    case .compare(let first, let rest):
      try visit(first, scope)
      for (_, operand) in rest { try visit(operand, scope) }
    case .call(let callee, let arguments):
      try visit(callee, scope)
      for argument in arguments { try visit(argument.value, scope) }
    case .slice(let lower, let upper, let step):
      for part in [lower, upper, step] { if let part { try visit(part, scope) } }
    case .lambda(let function): try visit(function, scope)
    case .conditional(let test, let then, let otherwise):
      try visit(test, scope)
      try visit(then, scope)
      try visit(otherwise, scope)
    case .joined(let parts): try visit(parts, scope)
    case .named(let name, let value):
      try visit(value, scope)
      var owner = scope
      while owner.kind == .comprehension, let parent = owner.parent {
        if owner.bound.contains(name) {
          throw invalid(
            "assignment expression cannot rebind comprehension iteration variable '\(name)'",
            expression.span)
        }
        owner.declareNonlocal(name)
        owner = parent
      }
      if owner !== scope {
        if owner.kind == .class {
          throw invalid(
            "assignment expression within a comprehension cannot be used in a class body",
            expression.span)
        }
        if owner.kind == .module {
          var inner = scope
          while inner !== owner, let parent = inner.parent {
            inner.declareGlobal(name)
            inner = parent
          }
        }
      }
      owner.bind(name)
      owner.hasWalrus = true
      scope.hasWalrus = true
    case .comprehension(let comprehension):
      try visit(comprehension.clauses[0].iterable, scope)
      let inner = Scope(.comprehension, parent: scope, name: comprehension.name)
      scopes[ObjectIdentifier(comprehension)] = inner
      inner.bind(".0")
      inner.isGenerator = comprehension.kind == .generator
      for clause in comprehension.clauses { try bind(clause.target, inner) }
      for (index, clause) in comprehension.clauses.enumerated() {
        if index > 0 { try visit(clause.iterable, inner) }
        for condition in clause.conditions { try visit(condition, inner) }
      }
      try visit(comprehension.element, inner)
      if let value = comprehension.value { try visit(value, inner) }
    }
  }

  private func markGenerator(_ expression: Expression, _ scope: Scope) throws {
    switch scope.kind {
    case .function: scope.isGenerator = true
    case .comprehension:
      throw invalid("'yield' inside \(scope.name.dropFirst().dropLast())", expression.span)
    default: throw invalid("'yield' outside function", expression.span)
    }
  }

  private mutating func visit(_ parts: [Expression.JoinedPart], _ scope: Scope) throws {
    for case .field(let expression, _, let spec) in parts {
      try visit(expression, scope)
      try visit(spec, scope)
    }
  }
}

extension Expression.Comprehension {
  /// The name of the frame in tracebacks.
  var name: String {
    switch kind {
    case .list: "<listcomp>"
    case .set: "<setcomp>"
    case .dict: "<dictcomp>"
    case .generator: "<genexpr>"
    }
  }
}

/// Names such as `__x` inside a class become `_Class__x`.
enum Mangling {
  static func apply(_ name: String, _ scope: Scope) -> String {
    guard name.hasPrefix("__"), !name.hasSuffix("__") else { return name }
    var current: Scope? = scope
    while let scope = current {
      if scope.kind == .class {
        let owner = scope.name.drop { $0 == "_" }
        return owner.isEmpty ? name : "_\(owner)\(name)"
      }
      current = scope.parent
    }
    return name
  }
}
