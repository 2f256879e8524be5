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
      if targets.count == 1, Self.writesOnce(expression), let register = directRegister(targets[0]),
        !isGuardedRead(register)
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
      emit(.raiseAssertion, register, at: test.span)
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

  /// A local that `del` may have unbound is read by `checkBound` before each use.
  private func isGuardedRead(_ register: Int) -> Bool { false }

  private func decorated(
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

  // MARK: Loops

  private func whileLoop(
    _ test: Expression, _ body: [Statement], _ otherwise: [Statement], _ span: Span
  ) throws {
    let start = here
    noteLine(test.span)
    let block = Block(.loop(breaks: [], continueTarget: start, iterator: false), at: start)
    let exits = try jump(unless: test)
    let before = assigned
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    assigned = before
    emit(.jump, start, at: span)
    land(exits)
    try compile(otherwise)
    assigned = before
    if case .loop(let breaks, _, _) = block.kind { land(breaks) }
  }

  private func forLoop(
    _ target: Expression, _ iterable: Expression, _ body: [Statement], _ otherwise: [Statement],
    _ span: Span
  ) throws {
    let iterator = allocate()
    try compile(iterable, into: iterator)
    emit(.getIterator, iterator, iterator, at: iterable.span)
    let before = assigned
    let start = here
    let loop = try forNext(iterator, target, iterable.span)
    let block = Block(.loop(breaks: [], continueTarget: start, iterator: true), at: start)
    blocks.append(block)
    try compile(body)
    blocks.removeLast()
    assigned = before
    emit(.jump, start, at: span)
    land(loop)
    try compile(otherwise)
    assigned = before
    if case .loop(let breaks, _, _) = block.kind { land(breaks) }
    emit(.constant, iterator, constant(.none), at: span)
  }

  private func leaveLoop(isBreak: Bool, _ span: Span) throws {
    guard
      let depth = blocks.lastIndex(where: { if case .loop = $0.kind { true } else { false } })
    else {
      throw invalid(
        isBreak ? "'break' outside loop" : "'continue' not properly in loop", span)
    }
    try leaveBlocks(downTo: depth + 1) {
      guard case .loop(var breaks, let start, let iterator) = blocks[depth].kind else { return }
      if isBreak {
        breaks.append(emit(.jump, at: span))
        blocks[depth].kind = .loop(breaks: breaks, continueTarget: start, iterator: iterator)
      } else {
        emit(.jump, start, at: span)
      }
    }
  }

  // MARK: With and try

  private func with(
    _ items: ArraySlice<(Expression, Expression?)>, _ body: [Statement], _ span: Span
  ) throws {
    guard let (context, target) = items.first else { return try compile(body) }
    let manager = allocate(4)
    let (entered, exception, swallowed) = (manager + 1, manager + 2, manager + 3)
    try compile(context, into: manager)
    emit(.withEnter, entered, manager, at: context.span)
    let before = assigned
    let block = try guarded { compiler in
      compiler.emit(.withExit, swallowed, manager, -1, at: context.span)
    } _: {
      if let target { try assign(target, from: entered) }
      emit(.constant, entered, constant(.none), at: context.span)
      try with(items.dropFirst(), body, span)
    }
    let afterBody = assigned
    emit(.withExit, swallowed, manager, -1, at: context.span)
    let end = emit(.jump, at: span)
    let handler = here
    protect(block, handler: handler, register: exception)
    emit(.withExit, swallowed, manager, exception, at: context.span)
    let done = emit(.jumpIfTrue, swallowed, at: span)
    emit(.reraise, exception, at: span)
    code.handling.append(.init(start: handler, end: here, register: exception))
    land(done)
    emit(.constant, exception, constant(.none), at: span)
    land(end)
    emit(.constant, manager, constant(.none), at: span)
    assigned = before
    _ = afterBody
  }

  private func tryStatement(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement],
    _ finally: [Statement], _ span: Span
  ) throws {
    if finally.isEmpty { return try tryExcept(body, handlers, otherwise, span) }
    let exception = allocate()
    let before = assigned
    let block = try guarded { compiler in
      let saved = compiler.assigned
      compiler.assigned = before
      try compiler.compile(finally)
      compiler.assigned = saved
    } _: {
      if handlers.isEmpty {
        try compile(body)
      } else {
        try tryExcept(body, handlers, otherwise, span)
      }
    }
    let afterBody = assigned
    try compile(finally)
    let end = emit(.jump, at: span)
    let handler = here
    protect(block, handler: handler, register: exception)
    assigned = before
    try compile(finally)
    emit(.reraise, exception, at: finally.last?.span ?? span)
    code.handling.append(.init(start: handler, end: here, register: exception))
    land(end)
    assigned = afterBody
  }

  private func tryExcept(
    _ body: [Statement], _ handlers: [Statement.Handler], _ otherwise: [Statement], _ span: Span
  ) throws {
    let exception = allocate()
    let before = assigned
    let block = try guarded { _ in
    } _: {
      try compile(body)
    }
    try compile(otherwise)
    var results = assigned
    var ends = [emit(.jump, at: span)]
    let handlersStart = here
    protect(block, handler: handlersStart, register: exception)
    // Inside the handlers a jump out forgets the exception.
    let handlerBlock = Block(
      .guarded { compiler in
        compiler.emit(.constant, exception, compiler.constant(.none), at: span)
      }, at: here)
    blocks.append(handlerBlock)
    for handler in handlers {
      assigned = before
      var skip: Int?
      if let type = handler.type {
        let mark = top
        let typeRegister = try value(type)
        let matched = allocate()
        emit(.matchException, matched, exception, typeRegister, at: type.span)
        skip = emit(.jumpIfFalse, matched, at: type.span)
        top = mark
      }
      if let name = handler.name {
        store(name, from: exception, at: handler.span)
        let inner = allocate()
        let unbind: (Compiler) -> Void = { compiler in
          let nothing = compiler.allocate()
          compiler.emit(
            .constant, nothing, compiler.constant(.none), at: handler.span)
          let options = compiler.options
          compiler.storeQuietly(name, from: nothing, at: handler.span)
          _ = options
          compiler.delete(name, at: handler.span)
          compiler.top = nothing
        }
        let named = try guarded { compiler in
          unbind(compiler)
        } _: {
          try compile(handler.body)
        }
        unbind(self)
        emit(.constant, exception, constant(.none), at: handler.span)
        ends.append(emit(.jump, at: handler.span))
        let cleanup = here
        unbind(self)
        emit(.reraise, inner, at: handler.span)
        protect(named, handler: cleanup, register: inner)
        code.handling.append(.init(start: cleanup, end: here, register: inner))
      } else {
        try compile(handler.body)
        emit(.constant, exception, constant(.none), at: handler.span)
        ends.append(emit(.jump, at: handler.span))
      }
      results.formIntersection(assigned)
      if let skip { land(skip) }
    }
    emit(.reraise, exception, at: span)
    blocks.removeLast()
    code.handling.append(.init(start: handlersStart, end: here, register: exception))
    land(ends)
    assigned = results
  }

  /// Stores without telling the observer.
  func storeQuietly(_ name: String, from source: Int, at span: Span) {
    let name = mangled(name)
    switch scope.place(of: name) {
    case .local: emit(.move, register(name), source, at: span)
    case .cell, .free: emit(.storeCell, register(name), source, at: span)
    case .global: emit(.storeGlobal, self.name(name), source, at: span)
    case .name: emit(.storeName, self.name(name), source, at: span)
    }
  }

  // MARK: Classes

  private func classBody(_ made: Statement.Class, into target: Int, _ span: Span) throws {
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
