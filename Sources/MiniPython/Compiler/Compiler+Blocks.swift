/// Loops, `with` and `try`.
extension Compiler {
  func whileLoop(
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

  func forLoop(
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

  func leaveLoop(isBreak: Bool, _ span: Span) throws {
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

  func with(
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

  func tryStatement(
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

  func tryExcept(
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
}

extension Compiler {
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
