import BigInt
import Glibc

extension Builtins {
  nonisolated(unsafe) static let numeric: [NativeFunction] = [
    NativeFunction(unary: "abs") { value in
      switch value {
      case .int(let number) where number != Int.min: return .int(Int(number.magnitude))
      case .float(let number): return .float(number.magnitude)
      default: break
      }
      if let big = value.bigInteger { return try Value(BigInt(big.magnitude)) }
      if let answer = try value.callSpecial(StringObject("__abs__")) { return answer }
      if case .object(let object) = value, let method = try object.getAttribute("__abs__") {
        return try method.call([])
      }
      if let method = try value.attributeIfPresent("__abs__") { return try method.call([]) }
      throw PythonError(.typeError, "bad operand type for abs(): '\(value.typeName)'")
    },
    NativeFunction(Signature(builtin: "round(number, ndigits=None)")) { values in
      try Rounding.round(values[0], digits: values[1])
    },
    NativeFunction(Signature(builtin: "pow(base, exp, mod=None)")) { values in
      if values[2].isNone { return try values[0].binary(.power, values[1]) }
      guard let base = values[0].bigInteger, let exponent = values[1].bigInteger,
        let modulus = values[2].bigInteger
      else {
        let names = values.map { "'\($0.typeName)'" }
        if try values.contains(where: { try $0.floatIfNumber() == nil }) {
          throw PythonError(
            .typeError,
            "unsupported operand type(s) for ** or pow(): \(names.joined(separator: ", "))")
        }
        throw PythonError(
          .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
      }
      if modulus == 0 { throw PythonError(.valueError, "pow() 3rd argument cannot be 0") }
      if exponent < 0 {
        guard let inverse = base.inverse(modulus.magnitude == 0 ? 1 : BigInt(modulus.magnitude))
        else {
          throw PythonError(.valueError, "base is not invertible for the given modulus")
        }
        return try Value(
          BigArithmetic.floorDivision(
            inverse.power(-exponent, modulus: BigInt(modulus.magnitude)), modulus
          ).remainder)
      }
      let power = try BigArithmetic.power(base, exponent, modulus: BigInt(modulus.magnitude))
      return try Value(BigArithmetic.floorDivision(power, modulus).remainder)
    },
    NativeFunction("divmod") { arguments in
      try arguments.expect("divmod", 2...2)
      let (a, b) = (arguments.positional[0], arguments.positional[1])
      if case .object = a, let answer = try a.callSpecial(StringObject("__divmod__"), b) {
        return answer
      }
      guard let quotient = try a.binaryIfKnown(.floorDivide, b),
        let remainder = try a.binaryIfKnown(.modulo, b)
      else {
        throw PythonError(
          .typeError,
          "unsupported operand type(s) for divmod(): '\(a.typeName)' and '\(b.typeName)'")
      }
      return Value(tuple: [quotient, remainder])
    },
    NativeFunction(Signature(builtin: "sum(iterable, /, start=0)")) { values in
      if values[1].text != nil {
        throw PythonError(.typeError, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      if values[1].reference is BytesObject {
        throw PythonError(
          .typeError,
          "sum() can't sum \(values[1].typeName) [use b''.join(seq) instead]")
      }
      var total = values[1]
      try values[0].forEach { item in
        switch (total, item) {
        case (.int(let a), .int(let b)):
          let (sum, overflow) = a.addingReportingOverflow(b)
          total = overflow ? try total.binary(.add, item) : .int(sum)
        case (.float(let a), .float(let b)): total = .float(a + b)
        default: total = try total.binary(.add, item)
        }
      }
      return total
    },
    extreme("max") { try $0.isGreater(than: $1) },
    extreme("min") { try $0.isLess(than: $1) },
  ]

  private static func extreme(
    _ name: String, _ isBetter: @escaping (Value, Value) throws -> Bool
  ) -> NativeFunction {
    NativeFunction(name) { arguments in
      let key = arguments[keyword: "key"] ?? .none
      let fallback = arguments[keyword: "default"]
      if let unknown = arguments.keywords.first(where: {
        !["key", "default"].contains($0.name.text)
      }) {
        throw PythonError(
          .typeError, "'\(unknown.name.text)' is an invalid keyword argument for \(name)()")
      }
      let items: Value
      switch arguments.positional.count {
      case 0:
        throw PythonError(.typeError, "\(name) expected at least 1 argument, got 0")
      case 1: items = arguments.positional[0]
      default:
        if fallback != nil {
          throw PythonError(
            .typeError,
            "Cannot specify a default for \(name)() with multiple positional arguments")
        }
        items = Value(tuple: arguments.positional)
      }
      var best: (key: Value, value: Value)?
      try items.forEach { item in
        let itemKey = key.isNone ? item : try key.call([item])
        if let current = best, try !isBetter(itemKey, current.key) { return }
        best = (itemKey, item)
      }
      if let best { return best.value }
      if let fallback { return fallback }
      throw PythonError(.valueError, "\(name)() arg is an empty sequence")
    }
  }
}

/// `round()`
enum Rounding {
  /// By the value's own `__round__`, if it has one.
  static func round(_ value: Value, digits: Value) throws -> Value {
    if case .object(let object) = value, object.type.isWrittenInPython || !(object is IntegerObject)
    {
      let arguments = digits.isNone ? [] : [digits]
      if let method = try value.attributeIfPresent("__round__") {
        return try method.call(arguments)
      }
    }
    return try number(value, digits: digits)
  }

  /// What `int.__round__` and `float.__round__` do, also for a subclass that inherits them.
  static func number(_ value: Value, digits: Value) throws -> Value {
    var plain = value.unboxed
    // A host's floats, such as numpy's, keep their numbers in their own way.
    if case .object(let object) = plain, object.type.isSubclass(of: .float) {
      plain = .float(try value.requireFloat())
    }
    switch plain {
    case .float(let number):
      if digits.isNone {
        return try Value.truncated(number.rounded(.toNearestOrEven))
      }
      return .float(float(number, try digits.requireInteger()))
    case let integer where integer.bigInteger != nil:
      guard !digits.isNone, let number = integer.bigInteger else {
        return try Value(integer.bigInteger ?? 0)
      }
      let places = try digits.requireInteger()
      if places >= 0 { return try Value(number) }
      if places < -4000 { return .int(0) }
      let unit = BigInt(10).power(-places)
      let (quotient, remainder) = BigArithmetic.floorDivision(number, unit)
      let twice = remainder * 2
      let up = twice > unit || (twice == unit && quotient % 2 != 0)
      return try Value((up ? quotient + 1 : quotient) * unit)
    default:
      throw PythonError(
        .typeError, "type \(value.typeName) doesn't define __round__ method")
    }
  }

  /// Rounds the exact decimal value, halves to even, as CPython does.
  static func float(_ number: Double, _ digits: Int) -> Double {
    if !number.isFinite || digits > 323 { return number }
    if digits < -308 { return copysign(0, number) }
    if digits >= 0 { return Double(DecimalText.fixed(number, digits)) ?? number }
    let unit = pow(10, Double(-digits))
    let scaled = (number / unit).rounded(.toNearestOrEven)
    return scaled * unit
  }
}
