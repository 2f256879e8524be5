extension Compiler {
  /// Compiles an expression and says in which register its value is; a local stays where it lives.
  func value(_ expression: Expression) throws -> Int {
    if case .name(let name) = expression.kind, !scope.hasWalrus {
      let mangled = mangled(name)
      if scope.place(of: mangled) == .local {
        let register = register(mangled)
        if !isAssigned(register, mangled) {
          emit(.checkBound, register, self.name(mangled), at: expression.span)
        }
        return register
      }
    }
    let register = allocate()
    try compile(expression, into: register)
    return register
  }

  /// The operand c of an instruction: a register, or a constant (then x has bit 0 set).
  private func operand(_ expression: Expression) throws -> (index: Int, isConstant: Bool) {
    if case .constant(let value) = expression.kind { return (constant(value), true) }
    return (try value(expression), false)
  }

  /// Whether only the last instruction of the expression's code writes its destination.
  static func writesOnce(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .constant, .binary, .unary, .call, .attribute, .subscript_: true
    default: false
    }
  }

  func compile(_ expression: Expression, into target: Int) throws {
    let mark = top
    defer { top = mark }
    let span = expression.span
    switch expression.kind {
    case .constant(let value): emit(.constant, target, constant(value), at: span)
    case .name(let name): load(name, into: target, at: span)
    case .tuple(let items): try display(items, .buildTuple, into: target, span)
    case .list(let items): try display(items, .buildList, into: target, span)
    case .set(let items): try display(items, .buildSet, into: target, span)
    case .dict(let entries): try dictionary(entries, into: target, span)
    case .binary(let operation, let left, let right):
      if let folded = Self.folded(operation, left, right) {
        emit(.constant, target, constant(folded), at: span)
        return
      }
      let left = try value(left)
      let (right, isConstant) = try operand(right)
      emit(
        .binary, target, left, right, k: operation.rawValue, x: isConstant ? 1 : 0, at: span)
    case .unary(let operation, let operand):
      emit(.unary, target, try value(operand), k: operation.rawValue, at: span)
    case .not(let operand): emit(.not, target, try value(operand), at: span)
    case .boolean(let isAnd, let items):
      var exits: [Int] = []
      for (index, item) in items.enumerated() {
        try compile(item, into: target)
        if index < items.count - 1 {
          exits.append(emit(isAnd ? .jumpIfFalse : .jumpIfTrue, target, at: item.span))
        }
      }
      land(exits)
    case .compare(let first, let rest): try comparison(first, rest, into: target, span)
    case .call(let callee, let arguments):
      try call(callee, arguments, into: target, span)
    case .attribute(let object, let name):
      emit(.loadAttribute, target, try value(object), self.name(mangled(name)), at: span)
    case .subscript_(let object, let index):
      let object = try value(object)
      let (index, isConstant) = try operand(index)
      emit(.loadItem, target, object, index, x: isConstant ? 1 : 0, at: span)
    case .slice(let lower, let upper, let step):
      let base = allocate(3)
      for (offset, part) in [lower, upper, step].enumerated() {
        if let part {
          try compile(part, into: base + offset)
        } else {
          emit(.constant, base + offset, constant(.none), at: span)
        }
      }
      emit(.buildSlice, target, base, at: span)
    case .lambda(let made): try function(made, decorators: [], into: target, span)
    case .conditional(let test, let then, let otherwise):
      let skip = try jump(unless: test)
      try compile(then, into: target)
      let end = emit(.jump, at: span)
      land(skip)
      try compile(otherwise, into: target)
      land(end)
    case .comprehension(let made): try comprehension(made, into: target, span)
    case .joined(let parts): try joined(parts, into: target, span)
    case .starred: throw invalid("can't use starred expression here", span)
    case .named(let name, let inner):
      try compile(inner, into: target)
      store(name, from: target, at: span)
    case .yield(let inner):
      let register = allocate()
      if let inner {
        try compile(inner, into: register)
      } else {
        emit(.constant, register, constant(.none), at: span)
      }
      emit(.yield, target, register, at: span)
    case .yieldFrom(let inner):
      let register = allocate()
      try compile(inner, into: register)
      emit(.getIterator, register, register, at: span)
      emit(.yieldFrom, target, register, at: span)
    }
  }

  private static func folded(_ operation: BinaryOperator, _ left: Expression, _ right: Expression)
    -> Value?
  {
    guard case .constant(let a) = left.kind, case .constant(let b) = right.kind else { return nil }
    switch (a, b) {
    case (.int, .int), (.float, .float), (.int, .float), (.float, .int):
      guard [.add, .subtract, .multiply, .divide, .power].contains(operation),
        let folded = try? a.binaryIfKnown(operation, b)
      else { return nil }
      if case .object = folded { return nil }
      return folded
    default: return nil
    }
  }

  // MARK: Conditions

  /// Compiles a condition and jumps away when it is false; returns the jumps.
  func jump(unless test: Expression) throws -> [Int] {
    let mark = top
    defer { top = mark }
    switch test.kind {
    case .not(let inner): return try jump(when: inner)
    case .boolean(true, let items): return try items.flatMap { try jump(unless: $0) }
    case .boolean(false, let items):
      var successes: [Int] = []
      for item in items.dropLast() { successes += try jump(when: item) }
      let failures = try jump(unless: items[items.count - 1])
      land(successes)
      return failures
    case .compare(let left, let rest) where rest.count == 1:
      if case .compare(let comparison) = rest[0].0 {
        let left = try value(left)
        let (right, isConstant) = try operand(rest[0].1)
        return [
          emit(
            .compareJump, 0, left, right, k: comparison.rawValue, x: isConstant ? 1 : 0,
            at: test.span)
        ]
      }
    default: break
    }
    return [emit(.jumpIfFalse, try value(test), at: test.span)]
  }

  func jump(when test: Expression) throws -> [Int] {
    let mark = top
    defer { top = mark }
    switch test.kind {
    case .not(let inner): return try jump(unless: inner)
    case .boolean(false, let items): return try items.flatMap { try jump(when: $0) }
    case .boolean(true, let items):
      var failures: [Int] = []
      for item in items.dropLast() { failures += try jump(unless: item) }
      let successes = try jump(when: items[items.count - 1])
      land(failures)
      return successes
    case .compare(let left, let rest) where rest.count == 1:
      if case .compare(let comparison) = rest[0].0 {
        let left = try value(left)
        let (right, isConstant) = try operand(rest[0].1)
        return [
          emit(
            .compareJump, 0, left, right, k: comparison.rawValue, x: isConstant ? 3 : 2,
            at: test.span)
        ]
      }
    default: break
    }
    return [emit(.jumpIfTrue, try value(test), at: test.span)]
  }

  private func comparison(
    _ first: Expression, _ rest: [(Expression.Test, Expression)], into target: Int, _ span: Span
  ) throws {
    var left = try value(first)
    var exits: [Int] = []
    for (index, (test, operandExpression)) in rest.enumerated() {
      let isLast = index == rest.count - 1
      let right: Int
      var isConstant = false
      if isLast {
        (right, isConstant) = try operand(operandExpression)
      } else {
        right = try value(operandExpression)
      }
      let x = isConstant ? 1 : 0
      switch test {
      case .compare(let comparison):
        emit(.compare, target, left, right, k: comparison.rawValue, x: x, at: span)
      case .is: emit(.identity, target, left, right, x: x, at: span)
      case .isNot: emit(.identity, target, left, right, k: 1, x: x, at: span)
      case .in: emit(.membership, target, left, right, x: x, at: span)
      case .notIn: emit(.membership, target, left, right, k: 1, x: x, at: span)
      }
      if !isLast { exits.append(emit(.jumpIfFalse, target, at: span)) }
      left = right
    }
    land(exits)
  }

  // MARK: Displays

  private func display(
    _ items: [Expression], _ operation: Operation, into target: Int, _ span: Span
  ) throws {
    let isSpread = items.contains { if case .starred = $0.kind { true } else { false } }
    if !isSpread, items.count <= 64 {
      let base = allocate(items.count)
      for (offset, item) in items.enumerated() { try compile(item, into: base + offset) }
      emit(operation, target, base, items.count, at: span)
      return
    }
    let collected = allocate()
    emit(operation == .buildSet ? .buildSet : .buildList, collected, 0, 0, at: span)
    for item in items {
      let mark = top
      if case .starred(let inner) = item.kind {
        let register = try value(inner)
        emit(
          operation == .buildSet ? .setExtend : .listExtend, collected, register,
          at: item.span)
      } else {
        let register = try value(item)
        emit(
          operation == .buildSet ? .setAdd : .listAppend, collected, register, at: item.span)
      }
      top = mark
    }
    emit(operation == .buildTuple ? .listToTuple : .move, target, collected, at: span)
  }

  private func dictionary(
    _ entries: [(key: Expression?, value: Expression)], into target: Int, _ span: Span
  ) throws {
    if entries.count <= 32, entries.allSatisfy({ $0.key != nil }) {
      let base = allocate(entries.count * 2)
      for (index, entry) in entries.enumerated() {
        if let key = entry.key { try compile(key, into: base + index * 2) }
        try compile(entry.value, into: base + index * 2 + 1)
      }
      emit(.buildDict, target, base, entries.count, at: span)
      return
    }
    let collected = allocate()
    emit(.buildDict, collected, 0, 0, at: span)
    for (key, inner) in entries {
      let mark = top
      if let key {
        let keyRegister = allocate()
        try compile(key, into: keyRegister)
        emit(.dictSet, collected, keyRegister, try value(inner), at: span)
      } else {
        emit(.dictMerge, collected, try value(inner), at: inner.span)
      }
      top = mark
    }
    emit(.move, target, collected, at: span)
  }

  private func joined(_ parts: [Expression.JoinedPart], into target: Int, _ span: Span) throws {
    if parts.count > 200 {
      throw invalid("f-string has too many parts", span)
    }
    let base = allocate(parts.count)
    for (offset, part) in parts.enumerated() {
      switch part {
      case .text(let text):
        emit(.constant, base + offset, constant(Value(text)), at: span)
      case .field(let expression, let conversion, let spec):
        let mark = top
        let source = try value(expression)
        var specRegister = -1
        if !spec.isEmpty {
          specRegister = allocate()
          try joined(spec, into: specRegister, expression.span)
        }
        let letter = conversion?.asciiValue ?? 0
        emit(.format, base + offset, source, specRegister, k: letter, at: span)
        top = mark
      }
    }
    emit(.buildString, target, base, parts.count, at: span)
  }

  // MARK: Calls

  private func call(
    _ callee: Expression, _ arguments: [Expression.Argument], into target: Int, _ span: Span
  ) throws {
    let isSpread = arguments.contains {
      switch $0.kind {
      case .star, .doubleStar: true
      default: false
      }
    }
    if isSpread || arguments.count > 100 {
      return try spreadCall(callee, arguments, into: target, span)
    }
    if case .name("super") = callee.kind, arguments.isEmpty, scope.kind == .function,
      let first = scope.parameters.first, scope.place(of: "__class__") == .free
    {
      let base = allocate(3)
      try compile(callee, into: base)
      load("__class__", into: base + 1, at: span)
      load(first, into: base + 2, at: span)
      emit(.call, target, base, 2, at: span)
      return
    }
    let keywords = arguments.compactMap { argument -> StringObject? in
      if case .keyword(let name) = argument.kind { intern(name) } else { nil }
    }
    if case .attribute(let object, let method) = callee.kind, keywords.isEmpty {
      let base = allocate(2 + arguments.count)
      try compile(object, into: base)
      var place = callee.span
      if place.line != place.endLine {
        place.line = place.endLine
        place.column = max(0, place.endColumn - Int32(method.utf8.count))
      }
      emit(.loadMethod, base, base, name(mangled(method)), at: place)
      for (offset, argument) in arguments.enumerated() {
        try compile(argument.value, into: base + 2 + offset)
      }
      var callPlace = span
      callPlace.line = place.line
      callPlace.column = callee.span.line == place.line ? span.column : place.column
      emit(.callMethod, target, base, arguments.count, at: callPlace)
      return
    }
    let base = allocate(1 + arguments.count)
    try compile(callee, into: base)
    let positional = arguments.filter { if case .positional = $0.kind { true } else { false } }
    let named = arguments.filter { if case .positional = $0.kind { false } else { true } }
    for (offset, argument) in (positional + named).enumerated() {
      try compile(argument.value, into: base + 1 + offset)
    }
    if keywords.isEmpty {
      emit(.call, target, base, arguments.count, at: span)
    } else {
      let names = constant(Value(tuple: keywords.map { .string($0) }))
      emit(.callKeywords, target, base, arguments.count, x: names, at: span)
    }
  }

  private func spreadCall(
    _ callee: Expression, _ arguments: [Expression.Argument], into target: Int, _ span: Span
  ) throws {
    let base = allocate(3)
    try compile(callee, into: base)
    emit(.buildList, base + 1, 0, 0, at: span)
    var hasKeywords = false
    func keywordsRegister() -> Int {
      if !hasKeywords {
        hasKeywords = true
        emit(.buildDict, base + 2, 0, 0, at: span)
      }
      return base + 2
    }
    for argument in arguments {
      let mark = top
      switch argument.kind {
      case .positional: emit(.listAppend, base + 1, try value(argument.value), at: argument.span)
      case .star:
        emit(.listExtend, base + 1, try value(argument.value), base, k: 1, at: span)
      case .keyword(let name):
        let key = allocate()
        emit(.constant, key, constant(.string(intern(name))), at: argument.span)
        let source = try value(argument.value)
        emit(.dictMerge, keywordsRegister(), source, base, k: 2, x: key, at: span)
      case .doubleStar:
        let source = try value(argument.value)
        emit(.dictMerge, keywordsRegister(), source, base, k: 1, at: span)
      }
      top = mark
    }
    if !hasKeywords { emit(.constant, base + 2, constant(.none), at: span) }
    emit(.callSpread, target, base, at: span)
  }

  // MARK: Functions

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

  private func functionBody(_ made: Function) throws {
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

  // MARK: Comprehensions

  private func comprehension(
    _ made: Expression.Comprehension, into target: Int, _ span: Span
  ) throws {
    guard let innerScope = scopes[ObjectIdentifier(made)] else { return }
    let inner = nested(innerScope, name: made.name, line: Int(span.line))
    try inner.comprehensionBody(made, span)
    let base = allocate(2)
    emit(.makeFunction, base, -1, adopt(inner), at: span)
    try compile(made.clauses[0].iterable, into: base + 1)
    emit(.getIterator, base + 1, base + 1, at: made.clauses[0].iterable.span)
    emit(.call, target, base, 1, at: span)
  }

  private func comprehensionBody(_ made: Expression.Comprehension, _ span: Span) throws {
    registers[".0"] = allocate()
    code.positionalNames = [intern(".0")]
    assigned = [register(".0")]
    openScope(span)
    let result = allocate()
    switch made.kind {
    case .list: emit(.buildList, result, 0, 0, at: span)
    case .set: emit(.buildSet, result, 0, 0, at: span)
    case .dict: emit(.buildDict, result, 0, 0, at: span)
    case .generator: break
    }
    try clause(0, of: made, result, span)
    if made.kind == .generator {
      returnNone(span)
    } else {
      emit(.returnValue, result, at: span)
    }
  }

  private func clause(
    _ index: Int, of made: Expression.Comprehension, _ result: Int, _ span: Span
  ) throws {
    let mark = top
    defer { top = mark }
    if index == made.clauses.count {
      let element = try value(made.element)
      switch made.kind {
      case .list: emit(.listAppend, result, element, at: made.element.span)
      case .set: emit(.setAdd, result, element, at: made.element.span)
      case .dict:
        guard let inner = made.value else { return }
        emit(.dictSet, result, element, try value(inner), at: made.element.span)
      case .generator:
        let sent = allocate()
        emit(.yield, sent, element, at: made.element.span)
      }
      return
    }
    let clause = made.clauses[index]
    var iterator = register(".0")
    if index > 0 {
      iterator = allocate()
      try compile(clause.iterable, into: iterator)
      emit(.getIterator, iterator, iterator, at: clause.iterable.span)
    }
    let start = here
    let loop = try forNext(iterator, clause.target, clause.iterable.span)
    let before = assigned
    for condition in clause.conditions {
      for jump in try jump(unless: condition) {
        retarget(jump, start)
      }
    }
    try self.clause(index + 1, of: made, result, span)
    assigned = before
    emit(.jump, start, at: span)
    land(loop)
  }

  func retarget(_ jump: Int, _ target: Int) {
    switch code.instructions[jump].operation {
    case .jump, .compareJump: code.instructions[jump].a = Int32(target)
    case .forNext: code.instructions[jump].c = Int32(target)
    default: code.instructions[jump].b = Int32(target)
    }
  }

  /// Takes the next item into a loop's target; returns the instruction that jumps at the end.
  func forNext(_ iterator: Int, _ target: Expression, _ span: Span) throws -> Int {
    if let register = directRegister(target) {
      let index = emit(.forNext, register, iterator, at: span)
      assigned.insert(register)
      if case .name(let name) = target.kind { noteBinding(name, register, target.span) }
      return index
    }
    let mark = top
    let item = allocate()
    let index = emit(.forNext, item, iterator, at: span)
    try assign(target, from: item)
    top = mark
    return index
  }
}
