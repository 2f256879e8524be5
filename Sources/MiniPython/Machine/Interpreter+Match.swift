/// The questions that patterns of a `match` statement ask.
extension Interpreter {
  /// Whether a value is a sequence of so many items; text is none.
  func matchesSequence(_ subject: Value, count: Int, orMore: Bool) throws -> Bool {
    switch subject.unboxed {
    case .list, .tuple: break
    case .object(let object) where object is RangeObject || object.type.lookup("popleft") != nil:
      break
    default: return false
    }
    let length = try subject.length()
    return orMore ? length >= count : length == count
  }

  /// Puts the values of the keys into `target`, and what is left behind them; false when the value
  /// is no mapping or lacks one.
  func matchesMapping(
    _ subject: Value, _ keys: UnsafeMutablePointer<Value>, _ count: Int,
    _ target: UnsafeMutablePointer<Value>, keepsRest: Bool
  ) throws -> Bool {
    guard case .dict(let dictionary) = subject.unboxed else { return false }
    for offset in 0..<count {
      guard let value = try dictionary.get(keys[offset]) else { return false }
      target[offset] = value
    }
    if keepsRest {
      let rest = DictObject()
      for (key, value) in dictionary.pairs { try rest.set(key, value) }
      for offset in 0..<count { _ = try rest.removeKey(keys[offset]) }
      target[count] = .dict(rest)
    }
    return true
  }

  /// Puts the attributes that patterns are about into `target`; false when the value is no instance
  /// or lacks one.
  func matchesClass(
    _ subject: Value, _ class_: Value, keywords: [Value], positional: Int,
    _ target: UnsafeMutablePointer<Value>
  ) throws -> Bool {
    guard let type: TypeObject = class_.object() else {
      throw PythonError(.typeError, "called match pattern must be a class")
    }
    guard subject.isInstance(of: type) else { return false }
    var names: [String] = []
    if positional > 0 {
      if let declared = try class_.attributeIfPresent("__match_args__") {
        names = try declared.iterated().compactMap(\.text)
      } else if Self.matchesItself(type) {
        guard positional == 1 else { throw tooManyPatterns(type, accepted: 1, given: positional) }
        target[0] = subject
      }
      if names.count < positional, !(names.isEmpty && Self.matchesItself(type)) {
        throw tooManyPatterns(type, accepted: names.count, given: positional)
      }
      for (offset, name) in names.prefix(positional).enumerated() {
        guard let value = try subject.attributeIfPresent(name) else { return false }
        target[offset] = value
      }
    }
    for (offset, name) in keywords.enumerated() {
      guard let value = try subject.attributeIfPresent(name.text ?? "") else { return false }
      target[positional + offset] = value
    }
    return true
  }

  /// The built-in classes whose one positional pattern is about the value itself.
  private static func matchesItself(_ type: TypeObject) -> Bool {
    [
      TypeObject.bool, .bytes, .dict, .float, .frozenSet, .int, .list, .set, .str, .tuple,
    ].contains { type.isSubclass(of: $0) }
  }

  private func tooManyPatterns(_ type: TypeObject, accepted: Int, given: Int) -> PythonError {
    PythonError(
      .typeError,
      "\(type.name)() accepts \(accepted) positional sub-pattern\(accepted == 1 ? "" : "s") "
        + "(\(given) given)")
  }
}
