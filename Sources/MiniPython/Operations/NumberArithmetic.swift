import BigInt
import Glibc

/// Arithmetic of integers, small and large, and of floating point numbers.
extension Value {
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

  static func smallPower(_ base: Int, _ exponent: Int) -> Int? {
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

  static func floatPower(_ a: Double, _ b: Double) throws -> Value {
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
}
