/// Displays, f-strings and comprehensions.
extension Compiler {
  func display(
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

  func dictionary(
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

  func joined(_ parts: [Expression.JoinedPart], into target: Int, _ span: Span) throws {
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

  func comprehension(
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

  func comprehensionBody(_ made: Expression.Comprehension, _ span: Span) throws {
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

  func clause(
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
}
