extension Compiler {
  func compile(_ statements: [Statement]) throws {
    for statement in statements { try compile(statement) }
  }

  func compile(_ statement: Statement) throws {
    let mark = top
    defer { top = mark }
    let span = statement.span
    switch statement.kind {
    case .function, .class, .global, .nonlocal, .try, .while: break
    default: noteLine(span)
    }
    switch statement.kind {
    case .expression(let expression):
      if case .constant = expression.kind, options.mode != .interactive || scope.kind != .module {
        return
      }
      let register = try value(expression)
      if options.mode == .interactive, scope.kind == .module {
        emit(.display, register, at: span)
      }
    case .assign(let targets, let expression):
      if targets.count == 1, Self.writesOnce(expression), let register = directRegister(targets[0])
      {
        try compile(expression, into: register)
        assigned.insert(register)
        if case .name(let name) = targets[0].kind { noteBinding(name, register, targets[0].span) }
        return
      }
      if targets.count == 1, try assignPairwise(targets[0], expression) { return }
      let register = try value(expression)
      for target in targets { try assign(target, from: register) }
    case .augmented(let target, let operation, let expression):
      try augmented(target, operation, expression, span)
    case .annotated(let target, let annotation, let expression):
      if let expression { try assign(target, from: try value(expression)) }
      if scope.kind == .class, case .name(let name) = target.kind {
        let text = constant(Value(code.source.text(of: annotation.span)))
        emit(.annotate, self.name(mangled(name)), text, at: span)
      }
    case .return(let expression):
      let register = allocate()
      if let expression {
        try compile(expression, into: register)
      } else {
        emit(.constant, register, constant(.none), at: span)
      }
      try leaveBlocks(downTo: 0) { emit(.returnValue, register, at: span) }
    case .raise(let exception, let cause):
      guard let exception else {
        emit(.raiseAgain, at: span)
        return
      }
      let register = allocate()
      try compile(exception, into: register)
      var causeRegister = -1
      if let cause {
        causeRegister = allocate()
        try compile(cause, into: causeRegister)
      }
      emit(.raise, register, causeRegister, at: span)
    case .assert(let test, let message):
      let failures = try jump(when: test)
      var register = -1
      if let message {
        register = allocate()
        try compile(message, into: register)
      }
      emit(.raiseAssertion, register, at: Self.lastComparison(in: test)?.span ?? span)
      land(failures)
    case .delete(let targets): for target in targets { try delete(target) }
    case .pass: break
    case .break: try leaveLoop(isBreak: true, span)
    case .continue: try leaveLoop(isBreak: false, span)
    case .global, .nonlocal: break
    case .import(let names):
      for (name, alias) in names {
        let register = allocate()
        emit(.importModule, register, self.name(name), k: alias == nil ? 0 : 1, at: span)
        store(alias ?? String(name.prefix { $0 != "." }), from: register, at: span)
      }
    case .importFrom(let module, let names, let level):
      if level > 0 {
        throw SyntaxFailure(
          "relative imports are not supported", at: span, in: code.source,
          kind: .unsupported(hint: "name the module from its beginning"))
      }
      let register = allocate()
      emit(.importModule, register, name(module), k: 1, at: span)
      for (name, alias) in names {
        if name == "*" {
          emit(.importStar, register, at: span)
          continue
        }
        let item = allocate()
        emit(.importFrom, item, register, self.name(name), at: span)
        store(alias ?? name, from: item, at: span)
      }
    case .if(let test, let then, let otherwise):
      let failures = try jump(unless: test)
      let before = assigned
      try compile(then)
      let afterThen = assigned
      assigned = before
      if otherwise.isEmpty {
        land(failures)
      } else {
        let end = emit(.jump, at: span)
        land(failures)
        try compile(otherwise)
        land(end)
        assigned.formIntersection(afterThen)
      }
    case .while(let test, let body, let otherwise):
      try whileLoop(test, body, otherwise, span)
    case .for(let target, let iterable, let body, let otherwise):
      try forLoop(target, iterable, body, otherwise, span)
    case .match(let subject, let cases): try match(subject, cases, span)
    case .with(let items, let body): try with(items[...], body, span)
    case .try(let body, let handlers, let otherwise, let finally):
      try tryStatement(body, handlers, otherwise, finally, span)
    case .function(let made, let decorators):
      var place = span
      place.endLine = place.line
      noteLine(made.span)
      try decorated(decorators, made.span) { target in
        try self.function(made, decorators: decorators, into: target, made.span)
      } store: {
        self.store(made.name, from: $0, at: made.span)
      }
    case .class(let made, let decorators):
      noteLine(span)
      try decorated(decorators, span) { target in
        try self.classBody(made, into: target, span)
      } store: {
        self.store(made.name, from: $0, at: span)
      }
    }
  }

  /// The comparison that a condition ends with, which CPython 3.11 underlines when an assertion fails;
  /// where there is none it means the whole statement.
  private static func lastComparison(in test: Expression) -> Expression? {
    switch test.kind {
    case .compare: test
    case .not(let inner): lastComparison(in: inner)
    case .boolean(_, let parts): parts.lazy.reversed().compactMap { lastComparison(in: $0) }.first
    case .conditional(let test, let then, let otherwise):
      lastComparison(in: otherwise) ?? lastComparison(in: then) ?? lastComparison(in: test)
    default: nil
    }
  }

  // MARK: Assignment

  func assign(_ target: Expression, from source: Int) throws {
    let mark = top
    defer { top = mark }
    switch target.kind {
    case .name(let name): store(name, from: source, at: target.span)
    case .attribute(let object, let name):
      emit(
        .storeAttribute, try value(object), source, self.name(mangled(name)), at: target.span)
    case .subscript_(let object, let index):
      let object = try value(object)
      let index = try value(index)
      emit(.storeItem, object, index, source, at: target.span)
    case .tuple(let items), .list(let items):
      let starred = items.firstIndex { if case .starred = $0.kind { true } else { false } }
      let base = allocate(items.count)
      if let starred {
        let after = items.count - starred - 1
        if items.dropFirst(starred + 1).contains(where: {
          if case .starred = $0.kind { true } else { false }
        }) {
          throw invalid("multiple starred expressions in assignment", target.span)
        }
        if starred > 255 || after > 255 { throw invalid("too many targets", target.span) }
        emit(.unpackStarred, source, base, starred, x: after, at: target.span)
      } else {
        emit(.unpack, source, base, items.count, at: target.span)
      }
      for (offset, item) in items.enumerated() {
        if case .starred(let inner) = item.kind {
          try assign(inner, from: base + offset)
        } else {
          try assign(item, from: base + offset)
        }
      }
    case .starred(let inner): try assign(inner, from: source)
    default: throw invalid("cannot assign to \(target.describedForErrors)", target.span)
    }
  }

  /// `a, b = b, a` without a tuple in between.
  private func assignPairwise(_ target: Expression, _ source: Expression) throws -> Bool {
    guard case .tuple(let targets) = target.kind, case .tuple(let values) = source.kind,
      targets.count == values.count, targets.count <= 8,
      !(targets + values).contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return false }
    let base = allocate(values.count)
    for (offset, item) in values.enumerated() { try compile(item, into: base + offset) }
    for (offset, item) in targets.enumerated() { try assign(item, from: base + offset) }
    return true
  }

  private func augmented(
    _ target: Expression, _ operation: BinaryOperator, _ expression: Expression, _ span: Span
  ) throws {
    func apply(_ register: Int) throws {
      let mark = top
      if case .constant(let value) = expression.kind {
        emit(
          .inPlace, register, register, constant(value), k: operation.rawValue, x: 1, at: span)
      } else {
        let right = try value(expression)
        emit(.inPlace, register, register, right, k: operation.rawValue, at: span)
      }
      top = mark
    }
    switch target.kind {
    case .name(let name):
      if let register = directRegister(target) {
        let mangled = mangled(name)
        if !isAssigned(register, mangled) {
          emit(.checkBound, register, self.name(mangled), at: target.span)
        }
        try apply(register)
        noteBinding(name, register, target.span)
        return
      }
      let register = allocate()
      load(name, into: register, at: target.span)
      try apply(register)
      store(name, from: register, at: target.span)
    case .attribute(let object, let name):
      let object = try value(object)
      let register = allocate()
      let key = self.name(mangled(name))
      emit(.loadAttribute, register, object, key, at: target.span)
      try apply(register)
      emit(.storeAttribute, object, register, key, at: target.span)
    case .subscript_(let object, let index):
      let object = try value(object)
      let index = try value(index)
      let register = allocate()
      emit(.loadItem, register, object, index, at: target.span)
      try apply(register)
      emit(.storeItem, object, index, register, at: target.span)
    default: throw invalid("illegal target for augmented assignment", target.span)
    }
  }

  private func delete(_ target: Expression) throws {
    let mark = top
    defer { top = mark }
    switch target.kind {
    case .name(let name): delete(name, at: target.span)
    case .attribute(let object, let name):
      emit(.deleteAttribute, try value(object), self.name(mangled(name)), at: target.span)
    case .subscript_(let object, let index):
      let object = try value(object)
      emit(.deleteItem, object, try value(index), at: target.span)
    case .tuple(let items), .list(let items): for item in items { try delete(item) }
    default: throw invalid("cannot delete \(target.describedForErrors)", target.span)
    }
  }
}
