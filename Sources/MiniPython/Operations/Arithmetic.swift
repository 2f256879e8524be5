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
        list.items.append(contentsOf: try other.iterated())
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
        return Value(list: list.items + right.items)
      }
      if operation == .multiply, let count = try other.indexIfInteger() {
        return Value(list: try Self.repeated(list.items, count))
      }
    case (.tuple(let tuple), _):
      if operation == .add, case .tuple(let right) = other {
        return Value(tuple: tuple.items + right.items)
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

  @inline(__always)
  static func integers(_ operation: BinaryOperator, _ a: Int, _ b: Int) throws -> Value? {
    switch operation {
    case .add:
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return .int(sum) }
    case .subtract:
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return .int(difference) }
    case .multiply:
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return .int(product) }
    case .divide:
      if b == 0 { throw PythonError(.zeroDivisionError, "division by zero") }
      if a.magnitude <= 1 << 53, b.magnitude <= 1 << 53 { return .float(Double(a) / Double(b)) }
    case .floorDivide:
      if b == 0 { throw PythonError(.zeroDivisionError, "integer division or modulo by zero") }
      if a != Int.min || b != -1 { return .int(floorDivide(a, b)) }
    case .modulo:
      if b == 0 { throw PythonError(.zeroDivisionError, "integer modulo by zero") }
      if b == -1 { return .int(0) }
      let remainder = a % b
      return .int(remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder)
    case .and: return .int(a & b)
    case .or: return .int(a | b)
    case .xor: return .int(a ^ b)
    case .leftShift:
      if b < 0 { throw PythonError(.valueError, "negative shift count") }
      if b < 62, a.magnitude < 1 << (62 - UInt(b)) { return .int(a << b) }
    case .rightShift:
      if b < 0 { throw PythonError(.valueError, "negative shift count") }
      return .int(a >> min(b, 63))
    case .power:
      if let power = smallPower(a, b) { return .int(power) }
    case .matrixMultiply: return nil
    }
    return try bigIntegers(operation, BigInt(a), BigInt(b))
  }

  static func floorDivide(_ a: Int, _ b: Int) -> Int {
    let quotient = a / b
    return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
  }

  private static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
    if exponent < 0 { return nil }
    var (result, base, exponent) = (1, base, exponent)
    while true {
      if exponent & 1 == 1 {
        let (product, overflow) = result.multipliedReportingOverflow(by: base)
        if overflow { return nil }
        result = product
      }
      exponent >>= 1
      if exponent == 0 { return result }
      let (square, overflow) = base.multipliedReportingOverflow(by: base)
      if overflow { return nil }
      base = square
    }
  }

  static func bigIntegers(_ operation: BinaryOperator, _ a: BigInt, _ b: BigInt) throws -> Value? {
    switch operation {
    case .add: return try Value(a + b)
    case .subtract: return try Value(a - b)
    case .multiply:
      if a.bitWidth + b.bitWidth > integerLimit { throw PythonError(.memoryError, "") }
      return try Value(LargeProduct.of(a, b))
    case .divide:
      if b == 0 { throw PythonError(.zeroDivisionError, "division by zero") }
      return .float(try BigArithmetic.trueDivision(a, b))
    case .floorDivide, .modulo:
      if b == 0 {
        throw PythonError(
          .zeroDivisionError,
          operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero")
      }
      let (quotient, remainder) = BigArithmetic.floorDivision(a, b)
      return try Value(operation == .modulo ? remainder : quotient)
    case .power:
      if b < 0 {
        if a == 0 {
          throw PythonError(.zeroDivisionError, "0.0 cannot be raised to a negative power")
        }
        return try floats(.power, Double(a), Double(b))
      }
      return try Value(try BigArithmetic.power(a, b))
    case .leftShift:
      if b < 0 { throw PythonError(.valueError, "negative shift count") }
      if a == 0 { return .int(0) }
      guard let shift = Int(exactly: b), shift + a.bitWidth <= integerLimit else {
        throw PythonError(.memoryError, "")
      }
      return try Value(a << shift)
    case .rightShift:
      if b < 0 { throw PythonError(.valueError, "negative shift count") }
      return try Value(a >> (Int(exactly: b) ?? (a.bitWidth + 1)))
    case .and: return try Value(a & b)
    case .or: return try Value(a | b)
    case .xor: return try Value(a ^ b)
    case .matrixMultiply: return nil
    }
  }

  @inline(__always)
  static func floats(_ operation: BinaryOperator, _ a: Double, _ b: Double) throws -> Value? {
    switch operation {
    case .add: return .float(a + b)
    case .subtract: return .float(a - b)
    case .multiply: return .float(a * b)
    case .divide:
      if b == 0 { throw PythonError(.zeroDivisionError, "float division by zero") }
      return .float(a / b)
    case .floorDivide:
      if b == 0 { throw PythonError(.zeroDivisionError, "float floor division by zero") }
      return .float(floatDivision(a, b).quotient)
    case .modulo:
      if b == 0 { throw PythonError(.zeroDivisionError, "float modulo") }
      return .float(floatDivision(a, b).remainder)
    case .power: return try floatPower(a, b)
    default: return nil
    }
  }

  static func floatDivision(_ a: Double, _ b: Double) -> (quotient: Double, remainder: Double) {
    var remainder = fmod(a, b)
    var quotient = (a - remainder) / b
    if remainder != 0 {
      if (b < 0) != (remainder < 0) {
        remainder += b
        quotient -= 1
      }
    } else {
      remainder = copysign(0, b)
    }
    if quotient != 0 {
      let floored = quotient.rounded(.down)
      quotient = quotient - floored > 0.5 ? floored + 1 : floored
    } else {
      quotient = copysign(0, a / b)
    }
    return (quotient, remainder)
  }

  private static func floatPower(_ a: Double, _ b: Double) throws -> Value {
    if a == 0, b < 0 {
      throw PythonError(.zeroDivisionError, "0.0 cannot be raised to a negative power")
    }
    if a < 0, a.isFinite, b.isFinite, b != b.rounded() {
      return try ComplexObject.apply(.power, ComplexObject(a, 0), ComplexObject(b, 0)) ?? .none
    }
    let power = pow(a, b)
    if power.isInfinite, a.isFinite, b.isFinite {
      throw PythonError(.overflowError, "(34, 'Numerical result out of range')")
    }
    return .float(power)
  }

  static func truncated(_ number: Double) throws -> Value {
    if let small = Int(exactly: number.rounded(.towardZero)) { return .int(small) }
    if number.isNaN { throw PythonError(.valueError, "cannot convert float NaN to integer") }
    if number.isInfinite {
      throw PythonError(.overflowError, "cannot convert float infinity to integer")
    }
    return try Value(BigInt(number.rounded(.towardZero)))
  }

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

/// Arithmetic beyond 64 bits.
enum BigArithmetic {
  static func floorDivision(_ a: BigInt, _ b: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, remainder) = LargeProduct.division(a, b)
    if remainder != 0, (remainder < 0) != (b < 0) { return (quotient - 1, remainder + b) }
    return (quotient, remainder)
  }

  static func power(_ base: BigInt, _ exponent: BigInt) throws -> BigInt {
    if exponent == 0 || base == 1 { return 1 }
    if base == 0 { return 0 }
    if base == -1 { return exponent % 2 == 0 ? 1 : -1 }
    guard let small = Int(exactly: exponent),
      small <= Value.integerLimit / max(1, base.magnitude.bitWidth - 1)
    else { throw PythonError(.memoryError, "") }
    if base == 2 { return BigInt(1) << small }
    var (result, square, left) = (BigInt(1), base, small)
    while true {
      try Interpreter.current?.pulse(allocated: square.bitWidth / 8)
      if left & 1 == 1 { result = LargeProduct.of(result, square) }
      left >>= 1
      if left == 0 { return result }
      square = LargeProduct.of(square, square)
    }
  }

  /// The correctly rounded quotient.
  static func trueDivision(_ a: BigInt, _ b: BigInt) throws -> Double {
    if a == 0 { return 0 }
    let shift = 63 - (a.magnitude.bitWidth - b.magnitude.bitWidth)
    let scaled = shift >= 0 ? a.magnitude << shift : a.magnitude
    let divisor = shift >= 0 ? b.magnitude : b.magnitude << -shift
    var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    if remainder != 0 { quotient |= 1 }
    // Up to 64 bits, of which the last one is sticky, so that the conversion rounds once.
    let bits = UInt64(truncatingIfNeeded: quotient)
    let magnitude = Double(sign: .plus, exponent: -shift, significand: Double(bits))
    if magnitude.isInfinite {
      throw PythonError(.overflowError, "integer division result too large for a float")
    }
    return (a.sign == .minus) != (b.sign == .minus) ? -magnitude : magnitude
  }
}

/// Refuses objects too large to make.
enum Budget {
  /// The largest single object, in bytes.
  static let largestObject = 1 << 31

  static func check(_ count: Int, times size: Int) throws {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    if overflow || bytes > largestObject { throw PythonError(.memoryError, "") }
    try Interpreter.current?.pulse(allocated: bytes)
  }
}
