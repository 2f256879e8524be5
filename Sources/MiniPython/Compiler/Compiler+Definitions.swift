/// Functions and classes.
extension Compiler {
  func nested(
    _ scope: Scope, name: String, line: Int
  ) -> Compiler {
    let prefix: String
    switch self.scope.kind {
    case .module: prefix = ""
    case .class: prefix = code.qualifiedName + "."
    case .function, .comprehension: prefix = code.qualifiedName + ".<locals>."
    }
    return Compiler(
      scope, scopes, options, source: code.source, name: name,
      qualifiedName: self.scope.globals.contains(name) ? name : prefix + name, firstLine: line,
      intern: intern)
  }

  /// Adds finished code as a child and wires its free variables to registers here.
  func adopt(_ inner: Compiler) -> Int {
    inner.code.captures = inner.scope.free.map { name in
      (from: register(name), to: inner.register(name))
    }
    code.children.append(inner.finish())
    return code.children.count - 1
  }

  func function(
    _ made: Function, decorators: [Expression], into target: Int, _ span: Span
  ) throws {
    guard let innerScope = scopes[ObjectIdentifier(made)] else { return }
    let defaults = made.parameters.positional.filter { $0.fallback != nil }
    let keywordDefaults = made.parameters.keywordOnly.filter { $0.fallback != nil }
    let base = allocate(2)
    if !defaults.isEmpty {
      let items = defaults.compactMap(\.fallback)
      let first = allocate(items.count)
      for (offset, item) in items.enumerated() { try compile(item, into: first + offset) }
      emit(.buildTuple, base, first, items.count, at: span)
    } else {
      emit(.constant, base, constant(.none), at: span)
    }
    if !keywordDefaults.isEmpty {
      emit(.buildDict, base + 1, 0, 0, at: span)
      for parameter in keywordDefaults {
        guard let fallback = parameter.fallback else { continue }
        let mark = top
        let key = allocate()
        emit(
          .constant, key, constant(.string(intern(mangled(parameter.name)))), at: span)
        emit(.dictSet, base + 1, key, try value(fallback), at: span)
        top = mark
      }
    } else {
      emit(.constant, base + 1, constant(.none), at: span)
    }
    let inner = nested(innerScope, name: made.name, line: Int(made.span.line))
    try inner.functionBody(made)
    emit(.makeFunction, target, base, adopt(inner), at: span)
  }

  func functionBody(_ made: Function) throws {
    let parameters = made.parameters
    code.documentation = made.documentation
    code.positionalNames = parameters.positional.map { intern(mangled($0.name)) }
    code.annotations = parameters.annotations.map {
      ($0.name, code.source.text(of: $0.annotation.span))
    }
    code.positionalOnly = parameters.positionalOnly
    code.keywordOnlyNames = parameters.keywordOnly.map { intern(mangled($0.name)) }
    for parameter in parameters.positional + parameters.keywordOnly {
      registers[mangled(parameter.name)] = allocate()
    }
    if let star = parameters.star {
      code.starRegister = allocate()
      code.starName = star
      registers[mangled(star)] = code.starRegister
    }
    if let doubleStar = parameters.doubleStar {
      code.doubleStarRegister = allocate()
      code.doubleStarName = doubleStar
      registers[mangled(doubleStar)] = code.doubleStarRegister
    }
    assigned = Set(registers.values)
    var start = made.span
    start.endLine = start.line
    start.endColumn = start.column
    if options.notesBindings {
      for name in scope.parameters { noteBinding(name, register(mangled(name)), start) }
    }
    openScope(start)
    try compile(made.body)
    returnNone(made.body.last?.span ?? start)
  }
}

extension Compiler {
  /// A local that `del` may have unbound is read by `checkBound` before each use.
  func decorated(
    _ decorators: [Expression], _ span: Span, _ make: (Int) throws -> Void,
    store: (Int) -> Void
  ) throws {
    var bases: [Int] = []
    for decorator in decorators {
      let base = allocate(2)
      try compile(decorator, into: base)
      bases.append(base)
    }
    let target = allocate()
    try make(target)
    var made = target
    for (base, decorator) in zip(bases, decorators).reversed() {
      emit(.move, base + 1, made, at: decorator.span)
      emit(.call, base, base, 1, at: decorator.span)
      made = base
    }
    store(made)
  }

  func classBody(_ made: Statement.Class, into target: Int, _ span: Span) throws {
    guard let innerScope = scopes[ObjectIdentifier(made)] else { return }
    let base = allocate(3)
    let inner = nested(innerScope, name: made.name, line: Int(span.line))
    inner.code.documentation = made.documentation
    inner.openScope(span)
    try inner.compile(made.body)
    if innerScope.captured.contains("__class__") {
      inner.emit(.returnValue, inner.register("__class__"), at: span)
    } else {
      inner.returnNone(span)
    }
    emit(.makeFunction, base, -1, adopt(inner), at: span)
    emit(.buildList, base + 1, 0, 0, at: span)
    emit(.buildDict, base + 2, 0, 0, at: span)
    for argument in made.arguments {
      let mark = top
      switch argument.kind {
      case .positional:
        emit(.listAppend, base + 1, try value(argument.value), at: argument.span)
      case .star:
        emit(.listExtend, base + 1, try value(argument.value), at: argument.span)
      case .keyword(let name):
        let key = allocate()
        emit(.constant, key, constant(.string(intern(name))), at: argument.span)
        emit(.dictSet, base + 2, key, try value(argument.value), at: argument.span)
      case .doubleStar:
        emit(.dictMerge, base + 2, try value(argument.value), at: argument.span)
      }
      top = mark
    }
    emit(.buildClass, target, base, name(made.name), at: span)
  }
}
