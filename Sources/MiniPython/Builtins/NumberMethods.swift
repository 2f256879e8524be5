import BigInt

/// `int` and `bool`: construction and methods.
enum IntegerMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = convert
    type.convertOne = number
    func big(_ value: Value) -> BigInt { value.bigInteger ?? 0 }
    type.method("bit_length", 0...0) { value, _ in
      .int(big(value).magnitude.bitWidth)
    }
    type.method("bit_count", 0...0) { value, _ in
      .int(big(value).magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount })
    }
    type.method("conjugate", 0...0) { value, _ in value }
    type.method("is_integer", 0...0) { _, _ in .bool(true) }
    type.method("as_integer_ratio", 0...0) { value, _ in Value(tuple: [value, .int(1)]) }
    type.method("__index__", 0...0) { value, _ in value }
    type.method("__int__", 0...0) { value, _ in value }
    type.method(Signature(builtin: "to_bytes(self, length=1, byteorder='big', *, signed=False)")) {
      values in
      .object(
        BytesObject(
          try BytesMethods.bytes(
            of: big(values[0].unboxed), count: try values[1].requireInteger(),
            isBig: values[2].text == "big", isSigned: try values[3].truth())))
    }
    let reading = Signature(builtin: "from_bytes(cls, bytes, byteorder='big', *, signed=False)")
    type.classMethod("from_bytes") { arguments in
      let values = try reading.bind(arguments)
      let bytes = try values[1].iterated().map {
        UInt8(truncatingIfNeeded: try $0.requireInteger())
      }
      return try Value(
        BytesMethods.integer(
          of: bytes, isBig: values[2].text == "big", isSigned: try values[3].truth()))
    }
    type.property("real") { $0.unboxed }
    type.property("imag") { _ in .int(0) }
    type.property("numerator") { $0.unboxed }
    type.property("denominator") { _ in .int(1) }
    return type
  }

  nonisolated(unsafe) private static let signature = Signature(builtin: "int(x=0, /, base=None)")

  private static func convert(_ arguments: Arguments) throws -> Value {
    _ = try signature.bind(arguments)
    guard let value = arguments[0] else {
      if !arguments.keywords.isEmpty {
        throw PythonError(.typeError, "int() missing string argument")
      }
      return .int(0)
    }
    if let base = arguments[1, "base"] {
      let radix = try base.requireInteger()
      guard radix == 0 || (2...36).contains(radix) else {
        throw PythonError(.valueError, "int() base must be >= 2 and <= 36, or 0")
      }
      guard let text = value.unboxed.text ?? value.object(BytesObject.self)?.ascii else {
        throw PythonError(.typeError, "int() can't convert non-string with explicit base")
      }
      return try parse(text, base: radix, original: value)
    }
    return try number(value)
  }

  /// `int(value)`
  private static func number(_ value: Value) throws -> Value {
    if case .int = value { return value }
    if let text = value.unboxed.text ?? value.object(BytesObject.self)?.ascii {
      return try parse(text, base: 10, original: value)
    }
    if let number = try value.integerIfNumber() { return number }
    throw PythonError(
      .typeError,
      "int() argument must be a string, a bytes-like object or a real number, not "
        + "'\(value.typeName)'")
  }

  /// The decimal digits of other scripts as those of ours.
  private static func westernDigits(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 128 }) { return text }
    return String(
      text: text.unicodeScalars.map { scalar in
        guard scalar.properties.numericType == .decimal,
          let value = scalar.properties.numericValue,
          let digit = Unicode.Scalar(48 + UInt32(value))
        else { return scalar }
        return digit
      })
  }

  static func parse(_ text: String, base: Int, original: Value) throws -> Value {
    func fail() throws -> PythonError {
      PythonError(
        .valueError,
        "invalid literal for int() with base \(base): \(try original.repr())")
    }
    var digits = westernDigits(StringMethods.stripped(text, nil).lowercased())
    var isNegative = false
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      isNegative = digits.hasPrefix("-")
      digits.removeFirst()
    }
    var radix = base
    for (prefix, value) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      if base == 0 || base == value {
        radix = value
        digits = String(digits.dropFirst(2))
        if digits.hasPrefix("_") { digits.removeFirst() }
        break
      }
    }
    if radix == 0 { radix = 10 }
    if digits.hasPrefix("_") || digits.hasSuffix("_") || digits.contains("__") { throw try fail() }
    digits = digits.filter { $0 != "_" }
    if digits.isEmpty || digits.hasPrefix("-") || digits.hasPrefix("+") { throw try fail() }
    if radix & (radix - 1) != 0, digits.utf8.count > Representation.digitLimit {
      throw PythonError(
        .valueError,
        "Exceeds the limit (\(Representation.digitLimit) digits) for integer string conversion: "
          + "value has \(digits.utf8.count) digits; use sys.set_int_max_str_digits() to increase "
          + "the limit")
    }
    if let small = Int(digits, radix: radix) { return .int(isNegative ? -small : small) }
    guard let number = BigInt(digits, radix: radix) else { throw try fail() }
    return try Value(isNegative ? -number : number)
  }
}

/// `float`: construction and methods.
enum FloatMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = { arguments in
      try arguments.expect("float", 0...1)
      return try arguments[0].map(number) ?? .float(0)
    }
    type.convertOne = number
    func double(_ value: Value) -> Double {
      if case .float(let number) = value { number } else { 0 }
    }
    type.method("is_integer", 0...0) { value, _ in
      .bool(double(value).isFinite && double(value) == double(value).rounded())
    }
    type.method("conjugate", 0...0) { value, _ in value }
    type.method("hex", 0...0) { value, _ in Value(hex(double(value))) }
    type.classMethod("fromhex") { arguments in
      let text = String(
        (arguments[1]?.text ?? "").lowercased().drop { $0.isWhitespace }.reversed()
          .drop { $0.isWhitespace }.reversed())
      let digits = text.drop { $0 == "-" || $0 == "+" }
      let isWord = ["inf", "infinity", "nan"].contains(String(digits))
      let prefixed = isWord || digits.hasPrefix("0x") ? String(digits) : "0x" + digits
      guard let magnitude = Double(prefixed) else {
        throw PythonError(.valueError, "invalid hexadecimal floating-point string")
      }
      return .float(text.hasPrefix("-") ? -magnitude : magnitude)
    }
    type.method("as_integer_ratio", 0...0) { value, _ in
      let number = double(value)
      guard number.isFinite else {
        throw PythonError(
          number.isNaN ? .valueError : .overflowError,
          "cannot convert \(number.isNaN ? "NaN" : "Infinity") to integer ratio")
      }
      var (numerator, denominator) = (number, 1)
      while numerator != numerator.rounded(), denominator < 1 << 61 {
        numerator *= 2
        denominator *= 2
      }
      return Value(tuple: [try Value(BigInt(numerator)), .int(denominator)])
    }
    type.property("real") { $0.unboxed }
    type.property("imag") { _ in .float(0) }
    return type
  }

  /// `float(value)`
  private static func number(_ value: Value) throws -> Value {
    if case .float = value { return value }
    if let text = value.unboxed.text ?? value.object(BytesObject.self)?.ascii {
      return .float(try parse(text, value))
    }
    if let number = try value.floatIfNumber() { return .float(number) }
    throw PythonError(
      .typeError, "float() argument must be a string or a real number, not '\(value.typeName)'")
  }

  static func parse(_ text: String, _ original: Value) throws -> Double {
    let trimmed = StringMethods.stripped(text, nil)
    var digits = trimmed.lowercased()
    var sign = 1.0
    if digits.hasPrefix("-") || digits.hasPrefix("+") {
      if digits.hasPrefix("-") { sign = -1 }
      digits.removeFirst()
    }
    switch digits {
    case "inf", "infinity": return sign * .infinity
    case "nan": return .nan
    default: break
    }
    let isPlain =
      digits.utf8.first.map { Lexer.isDigit($0) || $0 == UInt8(ascii: ".") } ?? false
      && digits.utf8.allSatisfy {
        Lexer.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e")
          || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "_")
      }
    digits = digits.filter { $0 != "_" }
    if digits.hasPrefix(".") { digits = "0" + digits }
    digits = digits.replacingSuffixPoint()
    guard isPlain, let number = Double(digits) else {
      throw PythonError(
        .valueError, "could not convert string to float: \(try original.repr())")
    }
    return sign * number
  }

  private static func hex(_ number: Double) -> String {
    if !number.isFinite { return Representation.float(number) }
    let sign = number.sign == .minus ? "-" : ""
    if number == 0 { return sign + "0x0.0p+0" }
    let isNormal = number.isNormal
    let exponent = isNormal ? Int(number.exponent) : -1022
    let digits = String(number.significandBitPattern, radix: 16)
    let mantissa = String(repeating: "0", count: 13 - digits.count) + digits
    return "\(sign)0x\(isNormal ? 1 : 0).\(mantissa)p\(exponent < 0 ? "" : "+")\(exponent)"
  }
}

extension String {
  /// `1.` and `1.e5`, which Swift does not read, with a zero behind the point.
  fileprivate func replacingSuffixPoint() -> String {
    guard let point = firstIndex(of: ".") else { return self }
    let following = index(after: point)
    if following == endIndex || self[following] == "e" {
      return String(self[...point]) + "0" + String(self[following...])
    }
    return self
  }
}
