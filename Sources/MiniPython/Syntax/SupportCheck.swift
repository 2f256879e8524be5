/// Looks, before anything runs, for what the real modules have and these do not: a program that uses
/// such a name would otherwise print half of its output and then stop.
///
/// Names that no module has are left alone, for Python finds them only when it gets there. So is what
/// a program is prepared to miss: in a `try` with handlers, behind a question such as `hasattr` or
/// `torch.cuda.is_available()`, and in functions that nothing refers to.
///
/// What an object is shows only when the program runs, so methods are refused by their names, in
/// programs that import the module and give no attribute that name.
struct SupportCheck {
  private let interpreter: Interpreter
  private let source: Source
  /// Names that stand for modules, by what the program imports.
  private var modules: [String: String] = [:]
  /// Names that are bound in some other way as well.
  private var rebound: Set<String> = []
  /// All names and attributes that are mentioned.
  private var mentioned: Set<String> = []
  /// Names that the program asks about, or adds to modules itself.
  private var askedFor: Set<String> = []
  /// Methods that the objects of an imported module lack.
  private var missingMethods: MissingMethods?

  /// Throws `SyntaxFailure` at the first name that is not supported.
  static func check(
    _ statements: [Statement], _ source: Source, _ interpreter: Interpreter
  ) throws {
    guard !interpreter.missingNames.isEmpty || interpreter.missingMethods != nil else { return }
    var check = SupportCheck(interpreter: interpreter, source: source)
    for (name, value) in interpreter.globals.namespace.pairs {
      if let module: ModuleObject = value.object(), let name = name.text {
        check.modules[name] = module.name
      }
    }
    check.collect(statements)
    for name in check.rebound { check.modules[name] = nil }
    interpreter.missingMethods?.names.subtract(GivenAttributes(statements).names)
    if let methods = interpreter.missingMethods, check.imports(methods.module) {
      check.missingMethods = methods
    }
    try check.check(statements)
  }

  private init(interpreter: Interpreter, source: Source) {
    self.interpreter = interpreter
    self.source = source
  }

  // MARK: What the program says about names

  private mutating func collect(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .import(let names):
        for (name, alias) in names {
          modules[alias ?? String(name.prefix { $0 != "." })] =
            alias == nil ? String(name.prefix { $0 != "." }) : name
        }
      case .importFrom(let module, let names, _):
        for (name, alias) in names { modules[alias ?? name] = "\(module).\(name)" }
      case .function(let function, _):
        rebound.insert(function.name)
        rebound.formUnion(function.parameterNames)
      case .class(let made, _): rebound.insert(made.name)
      case .assign(let targets, _): for target in targets { bind(target) }
      case .augmented(let target, _, _), .annotated(let target, _, _), .for(let target, _, _, _):
        bind(target)
      case .with(let items, _): for (_, target) in items { if let target { bind(target) } }
      case .try(_, let handlers, _, _): rebound.formUnion(handlers.compactMap(\.name))
      default: break
      }
      for expression in statement.expressions { collect(expression) }
      for block in statement.blocks { collect(block) }
    }
  }

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .name(let name): rebound.insert(name)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    case .starred(let inner): bind(inner)
    case .attribute(_, let name): askedFor.insert(name)
    default: break
    }
  }

  private mutating func collect(_ expression: Expression) {
    expression.forEach { part in
      switch part.kind {
      case .name(let name): mentioned.insert(name)
      case .attribute(_, let name): mentioned.insert(name)
      case .named(let name, _): rebound.insert(name)
      case .lambda(let function): rebound.formUnion(function.parameterNames)
      case .comprehension(let made): for clause in made.clauses { bind(clause.target) }
      case .call(let callee, let arguments):
        if case .name(let name) = callee.kind, name == "hasattr" || name == "getattr",
          arguments.count > 1, case .constant(let value) = arguments[1].value.kind
        {
          if let text = value.text { askedFor.insert(text) }
        }
      default: break
      }
    }
  }

  // MARK: The check

  private func check(_ statements: [Statement]) throws {
    for statement in statements {
      switch statement.kind {
      case .import(let names):
        for (name, _) in names { try checkModule(name, statement.span) }
      case .importFrom(let module, let names, 0):
        try checkModule(module, statement.span)
        for (name, _) in names where name != "*" { try check(name, of: module, statement.span) }
      case .function(let function, _):
        for expression in statement.expressions { try check(expression) }
        if mentioned.contains(function.name) || function.name.hasPrefix("__") {
          try check(function.body)
        }
        continue
      case .class(let made, _) where !mentioned.contains(made.name): continue
      case .try(let body, let handlers, let otherwise, let finally):
        if handlers.isEmpty { try check(body) }
        try check(otherwise)
        try check(finally)
        continue
      case .if(let test, _, let otherwise):
        try check(test)
        if isQuestion(test) {
          try check(otherwise)
          continue
        }
      default: break
      }
      for expression in statement.expressions { try check(expression) }
      for block in statement.blocks { try check(block) }
    }
  }

  /// Whether a condition asks for something that these modules may not have.
  private func isQuestion(_ test: Expression) -> Bool {
    var answer = false
    test.forEach { part in
      switch part.kind {
      case .name(let name):
        answer = answer || ["hasattr", "TYPE_CHECKING", "getattr", "platform"].contains(name)
      case .attribute(_, let name):
        answer =
          answer || name.contains("available") || name == "__version__" || name == "version_info"
      case .constant(.bool(false)), .constant(.int(0)): answer = true
      default: break
      }
    }
    return answer
  }

  private func check(_ expression: Expression) throws {
    try expression.forEach { part in
      if case .conditional(let test, _, _) = part.kind, isQuestion(test) { return }
      guard case .attribute(let object, let name) = part.kind else { return }
      var span = part.span
      span.column = max(span.column, span.endColumn - Int32(name.utf8.count))
      if span.endLine != span.line { span = part.span }
      if let module = module(object) {
        try check(name, of: module, span)
      } else if let methods = missingMethods, methods.names.contains(name) {
        throw SyntaxFailure(
          "the method \(name) is not supported", at: span, in: source,
          kind: .unsupported(hint: methods.hint))
      }
    }
  }

  /// Whether the program, or what ran before it, imports a module or a part of it.
  private func imports(_ module: String) -> Bool {
    interpreter.modules[module] != nil
      || modules.values.contains { $0 == module || $0.hasPrefix("\(module).") }
  }

  /// The module that an expression stands for.
  private func module(_ expression: Expression) -> String? {
    switch expression.kind {
    case .name(let name): return modules[name].flatMap { interpreter.knowsModule($0) ? $0 : nil }
    case .attribute(let object, let name):
      guard let outer = module(object) else { return nil }
      let dotted = "\(outer).\(name)"
      return interpreter.knowsModule(dotted) ? dotted : nil
    default: return nil
    }
  }

  private func check(_ name: String, of module: String, _ span: Span) throws {
    guard !askedFor.contains(name), interpreter.missingNames[module]?.contains(name) ?? false,
      !interpreter.knowsModule("\(module).\(name)"),
      let known = try? interpreter.importModule(module),
      try Value.object(known).attributeIfPresent(name) == nil
    else { return }
    let names = known.namespace.keys.compactMap(\.text).filter { !$0.hasPrefix("_") }
    let near = Suggestion.closest(to: name, among: names)
    throw SyntaxFailure(
      "\(module).\(name) is not supported", at: span, in: source,
      kind: .unsupported(
        hint: near.map { "there is \(module).\($0)" } ?? "dir(\(module)) lists what there is"))
  }

  private func checkModule(_ name: String, _ span: Span) throws {
    let top = String(name.prefix { $0 != "." })
    guard interpreter.missingNames["modules"]?.contains(top) ?? false,
      !interpreter.knowsModule(top)
    else { return }
    throw SyntaxFailure(
      "the module \(top) is not supported", at: span, in: source,
      kind: .unsupported(
        hint: "programs run in a sandbox, with torch, numpy and parts of the standard library"))
  }
}
