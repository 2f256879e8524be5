import BigInt
import Glibc

/// The binary and unary operators over all values.
extension Value {
  /// `self op other`; throws TypeError when neither side knows the operation.
  public func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    if let result = try binaryIfKnown(operation, other) { return result }
    throw unsupported(operation, other, inPlace: false)
  }

  /// `self op= other`: the in-place form if there is one, else `binary`.
  public func inPlaceBinary(_ operation: BinaryOperator, _ other: Value) throws -> Value {
    if let result = try inPlaceIfKnown(operation, other) { return result }
    if let result = try binaryIfKnown(operation, other) { return result }
    throw unsupported(operation, other, inPlace: true)
  }

  func inPlaceIfKnown(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    switch self {
    case .list(let list):
      if operation == .add {
        let more = try other.iterated()
        try Budget.checkGrown(to: list.items.count + more.count, times: MemoryLayout<Value>.stride)
        list.items.append(contentsOf: more)
        return self
      }
      if operation == .multiply, let count = try other.indexIfInteger() {
        list.items = try Self.repeated(list.items, count)
        return self
      }
    case .dict(let dict):
      if operation == .or {
        try dict.update(from: other)
        return self
      }
    case .object(let object):
      if let answer = try callSpecial(Names.inPlace[Int(operation.rawValue)], other),
        !answer.isNotImplemented
      {
        return answer
      }
      return try object.inPlace(operation, other)
    default: break
    }
    return nil
  }

  var isNotImplemented: Bool { if case .notImplemented = self { true } else { false } }

  func binaryIfKnown(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    switch (self, other) {
    case (.int(let a), .int(let b)): return try Self.integers(operation, a, b)
    case (.float(let a), .float(let b)): return try Self.floats(operation, a, b)
    case (.float(let a), .int(let b)): return try Self.floats(operation, a, Double(b))
    case (.int(let a), .float(let b)): return try Self.floats(operation, Double(a), b)
    case (.object, _), (_, .object): return try objects(operation, other)
    case (.bool(let a), .bool(let b))
    where operation == .and || operation == .or || operation == .xor:
      switch operation {
      case .and: return .bool(a && b)
      case .or: return .bool(a || b)
      default: return .bool(a != b)
      }
    case (.string(let text), _): return try strings(operation, text, other)
    case (.bool(let a), _): return try Value.int(a ? 1 : 0).binaryIfKnown(operation, other)
    case (_, .bool(let b)): return try binaryIfKnown(operation, .int(b ? 1 : 0))
    case (.list(let list), _):
      if operation == .add, case .list(let right) = other {
        return Value(list: try Self.concatenated(list.items, right.items))
      }
      if operation == .multiply, let count = try other.indexIfInteger() {
        return Value(list: try Self.repeated(list.items, count))
      }
    case (.tuple(let tuple), _):
      if operation == .add, case .tuple(let right) = other {
        return Value(tuple: try Self.concatenated(tuple.items, right.items))
      }
      if operation == .multiply, let count = try other.indexIfInteger() {
        return Value(tuple: try Self.repeated(tuple.items, count))
      }
    case (.dict(let left), .dict(let right)) where left.subtype === CollectionTypes.counter:
      return try Counting.combined(left, right, operation)
    case (.dict(let dict), .dict(let right)) where operation == .or:
      let merged = dict.copied()
      try merged.update(from: .dict(right))
      return .dict(merged)
    case (.int(let count), .string), (.int(let count), .list), (.int(let count), .tuple):
      if operation == .multiply { return try other.binaryIfKnown(.multiply, .int(count)) }
    default: break
    }
    return nil
  }

  private func strings(_ operation: BinaryOperator, _ text: StringObject, _ other: Value) throws
    -> Value?
  {
    switch operation {
    case .add:
      guard case .string(let right) = other else { return nil }
      try Budget.checkGrown(to: text.text.utf8.count + right.text.utf8.count)
      return Value(text.text + right.text)
    case .multiply:
      guard let count = try other.indexIfInteger() else { return nil }
      if count <= 0 || text.text.isEmpty { return Value("") }
      try Budget.check(count, times: text.text.utf8.count)
      return Value(String(repeating: text.text, count: count))
    case .modulo: return Value(try PercentFormat.apply(text.text, other))
    default: return nil
    }
  }

  private static func concatenated(_ left: [Value], _ right: [Value]) throws -> [Value] {
    try Budget.checkGrown(to: left.count + right.count, times: MemoryLayout<Value>.stride)
    return left + right
  }

  private static func repeated(_ items: [Value], _ count: Int) throws -> [Value] {
    if count <= 0 || items.isEmpty { return [] }
    try Budget.check(count, times: items.count * 16)
    if items.count == 1 { return [Value](repeating: items[0], count: count) }
    var result: [Value] = []
    result.reserveCapacity(items.count * count)
    for _ in 0..<count { result.append(contentsOf: items) }
    return result
  }

  /// At least one side is an object: special methods and hooks decide.
  private func objects(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if let a = bigInteger {
      if let b = other.bigInteger { return try Self.bigIntegers(operation, a, b) }
      if case .float(let b) = other {
        return try Self.floats(operation, try floatIfNumber() ?? 0, b)
      }
    } else if case .float(let a) = self, other.bigInteger != nil {
      return try Self.floats(operation, a, try other.floatIfNumber() ?? 0)
    }
    let index = Int(operation.rawValue)
    let right = other.type
    var reflectedFirst = false
    if right.isWrittenInPython, right !== type, right.isSubclass(of: type),
      right.special(Names.reflected[index]) != nil
    {
      reflectedFirst = true
      if let answer = try other.callSpecial(Names.reflected[index], self),
        !answer.isNotImplemented
      {
        return answer
      }
    }
    if case .object(let object) = self {
      if let answer = try callSpecial(Names.binary[index], other) {
        if !answer.isNotImplemented { return answer }
      } else if let answer = try object.binary(operation, other) {
        return answer
      }
    } else {
      switch self {
      case .string(let text):
        if operation == .modulo || operation == .multiply,
          let answer = try strings(operation, text, other.unboxed)
        {
          return answer
        }
      case .list, .tuple:
        if operation == .multiply, let count = try other.indexIfInteger() {
          return try binaryIfKnown(.multiply, .int(count))
        }
      default: break
      }
    }
    if case .object(let object) = other {
      if !reflectedFirst, let answer = try other.callSpecial(Names.reflected[index], self) {
        if !answer.isNotImplemented { return answer }
      } else if let answer = try object.reflected(operation, self) {
        return answer
      }
    }
    return nil
  }

  func unsupported(_ operation: BinaryOperator, _ other: Value, inPlace: Bool) -> PythonError {
    let (left, right) = (typeName, other.typeName)
    if operation == .add {
      switch self {
      case .string, .list, .tuple:
        if case .object(let object) = other, object.type.isWrittenInPython,
          !(object is BoxedInstance),
          false
        {
          break
        }
        let text =
          switch self {
          case .list where inPlace: "'\(right)' object is not iterable"
          case .string: "can only concatenate str (not \"\(right)\") to str"
          default: "can only concatenate \(left) (not \"\(right)\") to \(left)"
          }
        return PythonError(.typeError, text)
      default: break
      }
    }
    if operation == .multiply {
      switch (self, other) {
      case (.string, _), (.list, _), (.tuple, _):
        return PythonError(.typeError, "can't multiply sequence by non-int of type '\(right)'")
      case (_, .string), (_, .list), (_, .tuple):
        return PythonError(.typeError, "can't multiply sequence by non-int of type '\(left)'")
      default: break
      }
    }
    let symbol =
      operation == .power
      ? (inPlace ? "**=" : "** or pow()") : operation.symbol + (inPlace ? "=" : "")
    return PythonError(
      .typeError, "unsupported operand type(s) for \(symbol): '\(left)' and '\(right)'")
  }

  // MARK: Numbers

  /// `-self`, `+self`, `~self`
  public func unary(_ operation: UnaryOperator) throws -> Value {
    switch self {
    case .int(let number):
      switch operation {
      case .negative: return number == Int.min ? try Value(-BigInt(number)) : .int(-number)
      case .positive: return self
      case .invert: return .int(~number)
      }
    case .float(let number):
      switch operation {
      case .negative: return .float(-number)
      case .positive: return self
      case .invert: break
      }
    case .bool(let flag): return try Value.int(flag ? 1 : 0).unary(operation)
    case .dict(let dict) where dict.subtype === CollectionTypes.counter && operation != .invert:
      let made = try Counting.combined(
        DictObject(), dict, operation == .positive ? .add : .subtract)
      if let made { return made }
    case .object(let object):
      if let integer = object as? IntegerObject {
        switch operation {
        case .negative: return try Value(-integer.value)
        case .positive: return self
        case .invert: return try Value(-integer.value - 1)
        }
      }
      if let answer = try callSpecial(Names.unary[Int(operation.rawValue)]) { return answer }
      if let answer = try object.unary(operation) { return answer }
    default: break
    }
    throw PythonError(
      .typeError, "bad operand type for unary \(operation.symbol): '\(typeName)'")
  }
}
