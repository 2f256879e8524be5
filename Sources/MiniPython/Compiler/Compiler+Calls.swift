/// Calls.
extension Compiler {
  func call(
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

  func spreadCall(
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
}
