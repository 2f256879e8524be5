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
}
