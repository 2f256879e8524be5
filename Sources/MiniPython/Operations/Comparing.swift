import BigInt

/// Rich comparison over all values.
extension Value {
  /// `self op other`
  public func compared(_ operation: Comparison, _ other: Value) throws -> Value {
    if let answer = try compareIfKnown(operation, other) { return answer }
    switch operation {
    case .equal: return .bool(isIdentical(to: other))
    case .notEqual: return .bool(!isIdentical(to: other))
    default:
      throw PythonError(
        .typeError,
        "'\(operation.symbol)' not supported between instances of '\(typeName)' and "
          + "'\(other.typeName)'")
    }
  }

  /// `self == other` as a condition.
  public func isEqual(to other: Value) throws -> Bool { try compared(.equal, other).truth() }

  /// What containers use to find a member: identity, then equality.
  @inline(__always)
  func isIdenticalOrEqual(to other: Value) throws -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): return a == b
    case (.string(let a), .string(let b)): return a.isEqual(to: b)
    default: return try isIdentical(to: other) || compared(.equal, other).truth()
    }
  }

  /// `self < other` as a condition.
  public func isLess(than other: Value) throws -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a < b
    case (.float(let a), .float(let b)): a < b
    default: try compared(.less, other).truth()
    }
  }

  /// `self > other`, as `max` asks it.
  func isGreater(than other: Value) throws -> Bool {
    switch (self, other) {
    case (.int(let a), .int(let b)): a > b
    case (.float(let a), .float(let b)): a > b
    default: try compared(.greater, other).truth()
    }
  }

  func compareIfKnown(_ operation: Comparison, _ other: Value) throws -> Value? {
    switch (self, other) {
    case (.int(let a), .int(let b)): return .bool(operation.holds(a, b))
    case (.float(let a), .float(let b)): return .bool(operation.holds(a, b))
    case (.object, _), (_, .object): return try compareObjects(operation, other)
    case (.int(let a), .float(let b)):
      return .bool(Self.compareExactly(operation, BigInt(a), b))
    case (.float(let a), .int(let b)):
      return .bool(Self.compareExactly(operation.swapped, BigInt(b), a))
    case (.bool(let a), _): return try Value.int(a ? 1 : 0).compareIfKnown(operation, other)
    case (_, .bool(let b)): return try compareIfKnown(operation, .int(b ? 1 : 0))
    case (.string(let a), .string(let b)):
      switch operation {
      case .equal: return .bool(a.isEqual(to: b))
      case .notEqual: return .bool(!a.isEqual(to: b))
      default:
        return .bool(operation.holds(a.text.unicodeScalars.isBefore(b.text.unicodeScalars), 0))
      }
    case (.tuple(let a), .tuple(let b)): return try Self.sequences(operation, a.items, b.items)
    case (.list(let a), .list(let b)): return try Self.sequences(operation, a.items, b.items)
    case (.dict(let a), .dict(let b)):
      guard operation == .equal || operation == .notEqual else { return nil }
      return .bool(try Self.equal(a, b) == (operation == .equal))
    default: return nil
    }
  }

  private func compareObjects(_ operation: Comparison, _ other: Value) throws -> Value? {
    if let a = bigInteger {
      if let b = other.bigInteger { return .bool(operation.holds(a, b)) }
      if case .float(let b) = other { return .bool(Self.compareExactly(operation, a, b)) }
    } else if case .float(let a) = self, let b = other.bigInteger {
      return .bool(Self.compareExactly(operation.swapped, b, a))
    }
    let name = Names.compare[Int(operation.rawValue)]
    let swapped = operation.swapped
    let swappedName = Names.compare[Int(swapped.rawValue)]
    var reflectedFirst = false
    if other.type.isWrittenInPython, other.type !== type, other.type.isSubclass(of: type) {
      reflectedFirst = true
      if let answer = try other.callSpecial(swappedName, self), !answer.isNotImplemented {
        return answer
      }
    }
    if case .object(let object) = self {
      if let answer = try callSpecial(name, other) {
        if !answer.isNotImplemented { return answer }
      } else if operation == .notEqual, let answer = try callSpecial(Names.eq, other) {
        if !answer.isNotImplemented { return .bool(try !answer.truth()) }
      } else if let answer = try object.compare(operation, other) {
        return answer
      }
    }
    if case .object(let object) = other {
      if !reflectedFirst, let answer = try other.callSpecial(swappedName, self) {
        if !answer.isNotImplemented { return answer }
      } else if operation == .notEqual, let answer = try other.callSpecial(Names.eq, self) {
        if !answer.isNotImplemented { return .bool(try !answer.truth()) }
      } else if let answer = try object.compare(swapped, self) {
        return answer
      }
    }
    return nil
  }

  private static func compareExactly(_ operation: Comparison, _ a: BigInt, _ b: Double) -> Bool {
    if b.isNaN { return operation == .notEqual }
    if b.isInfinite { return operation.holds(0.0, b) }
    let whole = BigInt(b.rounded(.down))
    let fraction = b - b.rounded(.down)
    if a == whole { return operation.holds(0.0, fraction) }
    return operation.holds(a, whole)
  }

  private static func sequences(_ operation: Comparison, _ a: [Value], _ b: [Value]) throws
    -> Value
  {
    Interpreter.worked(min(a.count, b.count))
    if a.count != b.count {
      if operation == .equal { return .bool(false) }
      if operation == .notEqual { return .bool(true) }
    }
    try Interpreter.current?.enterNative()
    defer { Interpreter.current?.leaveNative() }
    for (left, right) in zip(a, b) where try !left.isIdenticalOrEqual(to: right) {
      switch operation {
      case .equal: return .bool(false)
      case .notEqual: return .bool(true)
      default: return try left.compared(operation, right)
      }
    }
    return .bool(operation.holds(a.count, b.count))
  }

  private static func equal(_ a: DictObject, _ b: DictObject) throws -> Bool {
    if a.count != b.count { return false }
    try Interpreter.current?.enterNative()
    defer { Interpreter.current?.leaveNative() }
    for (key, value) in a.pairs {
      guard let other = try b.get(key), try value.isIdenticalOrEqual(to: other) else {
        return false
      }
    }
    return true
  }
}

extension String.UnicodeScalarView {
  /// -1, 0 or 1 as the code points come before, are the same as, or come after the others.
  func isBefore(_ other: String.UnicodeScalarView) -> Int {
    var (left, right) = (makeIterator(), other.makeIterator())
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let a?, let b?): if a != b { return a.value < b.value ? -1 : 1 }
      }
    }
  }
}
