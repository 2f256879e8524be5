import BigInt

/// `format % values`
enum PercentFormat {
  static func apply(_ format: String, _ values: Value) throws -> String {
    var arguments: [Value] = [values]
    var mapping: Value?
    if case .tuple(let tuple) = values {
      arguments = tuple.items
    } else if case .dict = values.unboxed {
      mapping = values
    }
    var used = 0
    func next() throws -> Value {
      guard used < arguments.count else {
        throw PythonError(.typeError, "not enough arguments for format string")
      }
      used += 1
      return arguments[used - 1]
    }
    let scalars = Array(format.unicodeScalars)
    var result = String.UnicodeScalarView()
    var index = 0
    while index < scalars.count {
      if scalars[index] != "%" {
        result.append(scalars[index])
        index += 1
        continue
      }
      index += 1
      guard index < scalars.count else { throw PythonError(.valueError, "incomplete format") }
      if scalars[index] == "%" {
        result.append("%")
        index += 1
        continue
      }
      var named: Value?
      if scalars[index] == "(" {
        guard let close = scalars[index...].firstIndex(of: ")") else {
          throw PythonError(.valueError, "incomplete format key")
        }
        guard let mapping else { throw PythonError(.typeError, "format requires a mapping") }
        named = try mapping.getItem(Value(String(text: scalars[(index + 1)..<close])))
        index = close + 1
      }
      var flags: [Unicode.Scalar] = []
      while index < scalars.count, "-+ #0".unicodeScalars.contains(scalars[index]) {
        flags.append(scalars[index])
        index += 1
      }
      func number() throws -> Int? {
        if index < scalars.count, scalars[index] == "*" {
          index += 1
          return try next().requireInteger()
        }
        var value: Int?
        while index < scalars.count, let digit = Int(String(scalars[index])) {
          value = (value ?? 0) * 10 + digit
          if value ?? 0 > FormatSpec.widest { throw PythonError(.valueError, "width too big") }
          index += 1
        }
        return value
      }
      let width = try number()
      var precision: Int?
      if index < scalars.count, scalars[index] == "." {
        index += 1
        precision = try number() ?? 0
      }
      while index < scalars.count, "lhL".unicodeScalars.contains(scalars[index]) { index += 1 }
      guard index < scalars.count else { throw PythonError(.valueError, "incomplete format") }
      let type = scalars[index]
      index += 1
      let value = try named ?? next()
      let piece = try converted(value, type, flags, width, precision, at: index - 1)
      result.append(contentsOf: piece.unicodeScalars)
    }
    if mapping == nil, used < arguments.count {
      throw PythonError(.typeError, "not all arguments converted during string formatting")
    }
    return String(result)
  }

  private static func converted(
    _ value: Value, _ type: Unicode.Scalar, _ flags: [Unicode.Scalar], _ width: Int?,
    _ precision: Int?, at index: Int
  ) throws -> String {
    var spec = flags.contains("-") ? "<" : ">"
    let isNumber = type != "s" && type != "r" && type != "a" && type != "c"
    if isNumber {
      if flags.contains("+") { spec += "+" } else if flags.contains(" ") { spec += " " }
      if flags.contains("#") { spec += "#" }
      if flags.contains("0"), !flags.contains("-") { spec = "0=" + spec.dropFirst() }
    }
    if let width { spec += String(width) }
    switch type {
    case "s", "r", "a":
      var text = type == "s" ? try value.str() : try value.repr()
      if type == "a" { text = Representation.ascii(text) }
      if let precision { spec += ".\(precision)" }
      return try Value(text).formatted(spec)
    case "c":
      if let text = value.text, text.unicodeScalars.count == 1 {
        return try Value(text).formatted(spec)
      }
      guard let code = UInt32(exactly: try value.requireInteger()),
        let scalar = Unicode.Scalar(code)
      else { throw PythonError(.overflowError, "%c arg not in range(0x110000)") }
      return try Value(String(Character(scalar))).formatted(spec)
    case "d", "i", "u":
      guard let number = try value.floatIfNumber() == nil ? nil : value.integerIfNumber() else {
        throw PythonError(
          .typeError, "%\(type) format: a real number is required, not \(value.typeName)")
      }
      return try zeroPadded(number, precision).formatted(spec + "d", or: spec)
    case "x", "X", "o":
      guard value.bigInteger != nil else {
        throw PythonError(
          .typeError, "%\(type) format: an integer is required, not \(value.typeName)")
      }
      return try value.formatted(spec + String(type))
    case "e", "E", "f", "F", "g", "G":
      guard let number = try value.floatIfNumber() else {
        throw PythonError(.typeError, "must be real number, not \(value.typeName)")
      }
      return try Value.float(number).formatted(spec + ".\(precision ?? 6)" + String(type))
    default:
      let code = String(type.value, radix: 16)
      throw PythonError(
        .valueError, "unsupported format character '\(type)' (0x\(code)) at index \(index)")
    }
  }

  /// `%.3d` pads the digits with zeros: then the number becomes its text.
  private static func zeroPadded(_ number: Value, _ precision: Int?) throws -> Padded {
    guard let precision, let big = number.bigInteger else {
      return Padded(value: number, text: nil)
    }
    let digits = String(big.magnitude)
    let zeros = String(repeating: "0", count: max(0, precision - digits.count))
    return Padded(value: number, text: (big < 0 ? "-" : "") + zeros + digits)
  }

  private struct Padded {
    let value: Value
    let text: String?
    func formatted(_ numeric: String, or textual: String) throws -> String {
      guard let text else { return try value.formatted(numeric) }
      return try Value(text).formatted(
        String(textual.filter { $0 != "+" && $0 != " " && $0 != "=" }))
    }
  }
}
