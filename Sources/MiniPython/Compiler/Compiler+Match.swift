extension Compiler {
  func match(_ subject: Expression, _ cases: [Statement.Case], _ span: Span) throws {
    let value = allocate()
    try compile(subject, into: value)
    let before = assigned
    var ends: [Int] = []
    for made in cases {
      let mark = top
      assigned = before
      noteLine(made.span)
      var captures: [(name: String, register: Int)] = []
      var failures = try test(made.pattern, value, &captures)
      // Names are bound only once the whole pattern fits.
      for (name, register) in captures { store(name, from: register, at: made.pattern.span) }
      if let condition = made.guardCondition { failures += try jump(unless: condition) }
      top = mark
      try compile(made.body)
      ends.append(emit(.jump, at: span))
      land(failures)
    }
    land(ends)
    assigned = before
  }

  /// Compiles the test of a pattern; returns the jumps taken where it does not fit. Registers of
  /// captured values stay allocated until the caller is done with them.
  private func test(
    _ pattern: Pattern, _ subject: Int, _ captures: inout [(name: String, register: Int)]
  ) throws -> [Int] {
    let span = pattern.span
    switch pattern.kind {
    case .value(let expression):
      let right = allocate()
      try compile(expression, into: right)
      return [
        emit(.compareJump, 0, subject, right, k: Comparison.equal.rawValue, at: span)
      ]
    case .constant(let value):
      let same = allocate()
      emit(.identity, same, subject, constant(value), x: 1, at: span)
      return [emit(.jumpIfFalse, same, at: span)]
    case .capture(let name), .star(let name):
      if let name { captures.append((name, subject)) }
      return []
    case .bound(let inner, let name):
      let failures = try test(inner, subject, &captures)
      captures.append((name, subject))
      return failures
    case .any(let choices): return try anyOf(choices, subject, &captures, span)
    case .sequence(let parts): return try sequence(parts, subject, &captures, span)
    case .mapping(let pairs, let rest):
      let keys = allocate(max(1, pairs.count))
      for (offset, pair) in pairs.enumerated() { try compile(pair.key, into: keys + offset) }
      let found = allocate(pairs.count + 2)
      emit(
        .matchMapping, found, subject, keys, k: rest == nil ? 0 : 1, x: pairs.count, at: span)
      var failures = [emit(.jumpIfFalse, found, at: span)]
      for (offset, pair) in pairs.enumerated() {
        failures += try test(pair.pattern, found + 1 + offset, &captures)
      }
      if let rest { captures.append((rest, found + 1 + pairs.count)) }
      return failures
    case .instance(let type, let positional, let keywords):
      let class_ = allocate(2)
      try compile(type, into: class_)
      let names = Value(tuple: keywords.map { .string(intern($0.name)) })
      emit(.constant, class_ + 1, constant(names), at: span)
      let found = allocate(positional.count + keywords.count + 1)
      emit(.matchClass, found, subject, class_, x: positional.count, at: span)
      var failures = [emit(.jumpIfFalse, found, at: span)]
      for (offset, part) in (positional + keywords.map(\.pattern)).enumerated() {
        failures += try test(part, found + 1 + offset, &captures)
      }
      return failures
    }
  }

  private func anyOf(
    _ choices: [Pattern], _ subject: Int, _ captures: inout [(name: String, register: Int)],
    _ span: Span
  ) throws -> [Int] {
    // All alternatives bind the same names; each puts its values into the same registers.
    let names = choices[0].names
    let targets = names.map { (name: $0, register: allocate()) }
    var successes: [Int] = []
    var failures: [Int] = []
    for choice in choices {
      land(failures)
      var own: [(name: String, register: Int)] = []
      failures = try test(choice, subject, &own)
      for (name, target) in targets {
        guard let source = own.last(where: { $0.name == name }) else { continue }
        emit(.move, target, source.register, at: span)
      }
      successes.append(emit(.jump, at: span))
    }
    // What reaches this point fits none; the successes jump over it.
    land(failures)
    let failure = emit(.jump, at: span)
    land(successes)
    captures += targets
    return [failure]
  }

  private func sequence(
    _ parts: [Pattern], _ subject: Int, _ captures: inout [(name: String, register: Int)],
    _ span: Span
  ) throws -> [Int] {
    let star = parts.firstIndex { if case .star = $0.kind { true } else { false } }
    let fits = allocate()
    let least = star == nil ? parts.count : parts.count - 1
    emit(.matchSequence, fits, subject, least, k: star == nil ? 0 : 1, at: span)
    var failures = [emit(.jumpIfFalse, fits, at: span)]
    if parts.isEmpty { return failures }
    let items = allocate(parts.count)
    if let star {
      if star > 255 || parts.count > 255 { throw invalid("too many patterns", span) }
      emit(.unpackStarred, subject, items, star, x: parts.count - star - 1, at: span)
    } else {
      emit(.unpack, subject, items, parts.count, at: span)
    }
    for (offset, part) in parts.enumerated() {
      failures += try test(part, items + offset, &captures)
    }
    return failures
  }
}
