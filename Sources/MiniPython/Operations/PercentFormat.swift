import BigInt

/// `format % values`
enum PercentFormat {
  /// The text; of bytes, `%s` and `%b` take bytes, and the character of a byte stands for it.
  static func apply(_ format: String, _ values: Value, isBytes: Bool = false) throws -> String {
    var arguments: [Value] = [values]
    var mapping: Value?
    if case .tuple(let tuple) = values {
      arguments = tuple.items
    } else if values.hasItems {
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
          guard let number = try next().indexIfInteger() else {
            throw PythonError(.typeError, "* wants int")
          }
          return number
        }
        var value: Int?
        while index < scalars.count, let digit = Int(String(scalars[index])) {
          value = (value ?? 0) * 10 + digit
          if value ?? 0 > FormatSpec.widest { throw PythonError(.valueError, "width too big") }
          index += 1
        }
        return value
      }
      var width = try number()
      if let given = width, given < 0 {
        flags.append("-")
        width = -given
      }
      var precision: Int?
      if index < scalars.count, scalars[index] == "." {
        index += 1
        precision = max(0, try number() ?? 0)
      }
      while index < scalars.count, "lhL".unicodeScalars.contains(scalars[index]) { index += 1 }
      guard index < scalars.count else { throw PythonError(.valueError, "incomplete format") }
      var type = scalars[index]
      index += 1
      var value = try named ?? next()
      if isBytes, type == "s" || type == "b" {
        guard let part: BytesObject = value.object() else {
          throw PythonError(
            .typeError,
            "%b requires a bytes-like object, or an object that implements __bytes__, not "
              + "'\(value.typeName)'")
        }
        value = Value(String(text: part.bytes.map { Unicode.Scalar($0) }))
        type = "s"
      }
      let piece = try converted(value, type, flags, width, precision, at: index - 1)
      result.append(contentsOf: piece.unicodeScalars)
    }
    if mapping == nil, used < arguments.count {
      throw PythonError(
        .typeError,
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
    return String(result)
  }

  private static func converted(
    _ value: Value, _ type: Unicode.Scalar, _ flags: [Unicode.Scalar], _ width: Int?,
    _ precision: Int?, at index: Int
  ) throws -> String {
    let room = width ?? 0
    try Budget.check(room, times: 1)
    func padded(_ sign: String, _ body: String, zeros: Bool = true) -> String {
      let missing = max(0, room - sign.unicodeScalars.count - body.unicodeScalars.count)
      let filling = String(repeating: zeros && flags.contains("0") ? "0" : " ", count: missing)
      if flags.contains("-") {
        return sign + body + String(repeating: " ", count: missing)
      }
      return filling.first == "0" ? sign + filling + body : filling + sign + body
    }
    func sign(_ isNegative: Bool) -> String {
      isNegative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
    }
    switch type {
    case "s", "r", "a":
      var text = type == "s" ? try value.str() : try value.repr()
      if type == "a" { text = Representation.ascii(text) }
      if let precision { text = String(text: text.unicodeScalars.prefix(precision)) }
      return padded("", text, zeros: false)
    case "c":
      if let text = value.unboxed.text, text.unicodeScalars.count == 1 {
        return padded("", text, zeros: false)
      }
      guard let number = value.bigInteger else {
        throw PythonError(.typeError, "%c requires int or char")
      }
      guard let code = UInt32(exactly: number), let scalar = Unicode.Scalar(code) else {
        throw PythonError(.overflowError, "%c arg not in range(0x110000)")
      }
      return padded("", String(Character(scalar)), zeros: false)
    case "d", "i", "u", "x", "X", "o":
      let radix = type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
      let number = try radix == 10 ? wholeNumber(value, type) : value.bigInteger
      guard let number else {
        let wanted = radix == 10 ? "a real number" : "an integer"
        throw PythonError(
          .typeError, "%\(type) format: \(wanted) is required, not \(value.typeName)")
      }
      var digits =
        radix == 10
        ? try Representation.integer(BigInt(number.magnitude))
        : String(number.magnitude, radix: radix, uppercase: type == "X")
      if let precision, precision > digits.utf8.count {
        try Budget.check(precision, times: 1)
        digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
      }
      let prefix = flags.contains("#") && radix != 10 ? "0\(type)" : ""
      return padded(sign(number < 0) + prefix, digits)
    case "e", "E", "f", "F", "g", "G":
      guard let number = try value.floatIfNumber() else {
        throw PythonError(.typeError, "must be real number, not \(value.typeName)")
      }
      let spec = (flags.contains("#") ? "#" : "") + ".\(precision ?? 6)\(type)"
      let body = try Value.float(number.magnitude).formatted(spec)
      return padded(sign(number.sign == .minus && !number.isNaN), body)
    default:
      let code = String(type.value, radix: 16)
      throw PythonError(
        .valueError, "unsupported format character '\(type)' (0x\(code)) at index \(index)")
    }
  }

  /// The number `%d` shows, whose fraction it drops; `nil` for what is no number.
  private static func wholeNumber(_ value: Value, _ type: Unicode.Scalar) throws -> BigInt? {
    if try value.floatIfNumber() == nil { return nil }
    return try value.integerIfNumber()?.bigInteger
  }
}

extension Value {
  /// Whether keys or positions can be looked up in it, text aside.
  fileprivate var hasItems: Bool {
    switch unboxed {
    case .list, .dict: true
    case .object(let object): object is RangeObject || type.special(Names.getItem) != nil
    default: false
    }
  }
}
