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
    var format = format
    let result = try format.withUTF8 { text in
      var result = ""
      var index = 0
      while true {
        let literal = text[index...].prefix { $0 != UInt8(ascii: "%") }
        if !literal.isEmpty { result += String(decoding: literal, as: UTF8.self) }
        if literal.endIndex == text.count { return result }
        index = literal.endIndex + 1
        var piece = Conversion()
        func at() throws -> UInt8 {
          guard index < text.count else { throw PythonError(.valueError, "incomplete format") }
          return text[index]
        }
        if try at() == UInt8(ascii: "%") {
          result += "%"
          index += 1
          continue
        }
        var named: Value?
        if text[index] == UInt8(ascii: "(") {
          guard let close = text[index...].firstIndex(of: UInt8(ascii: ")")) else {
            throw PythonError(.valueError, "incomplete format key")
          }
          guard let mapping else { throw PythonError(.typeError, "format requires a mapping") }
          let key = String(decoding: text[(index + 1)..<close], as: UTF8.self)
          named = try mapping.getItem(Value(key))
          index = close + 1
        }
        while piece.takeFlag(try at()) { index += 1 }
        func number() throws -> Int? {
          if try at() == UInt8(ascii: "*") {
            index += 1
            guard let number = try next().indexIfInteger() else {
              throw PythonError(.typeError, "* wants int")
            }
            return number
          }
          var value: Int?
          while Lexer.isDigit(try at()) {
            value = (value ?? 0) * 10 + Int(text[index] - UInt8(ascii: "0"))
            if value ?? 0 > FormatSpec.widest { throw PythonError(.valueError, "width too big") }
            index += 1
          }
          return value
        }
        if let width = try number() {
          piece.isLeft = piece.isLeft || width < 0
          piece.width = abs(width)
        }
        if try at() == UInt8(ascii: ".") {
          index += 1
          piece.precision = max(0, try number() ?? 0)
        }
        while "lhL".utf8.contains(try at()) { index += 1 }
        var type = Unicode.Scalar(text[index])
        if text[index] >= 0x80 {
          type = String(decoding: text[index...], as: UTF8.self).unicodeScalars.first ?? type
        }
        piece.place = index
        index += UTF8.width(type)
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
        if case .int(let number) = value, type == "d", piece.isPlain {
          result += String(number)
        } else {
          result += try piece.converted(value, type) {
            String(decoding: text[..<piece.place], as: UTF8.self).unicodeScalars.count
          }
        }
      }
    }
    if mapping == nil, used < arguments.count {
      throw PythonError(
        .typeError,
        "not all arguments converted during \(isBytes ? "bytes" : "string") formatting")
    }
    return result
  }

  /// What stands between the percent sign and the letter.
  private struct Conversion {
    var isLeft = false
    var isZeroFilled = false
    var isAlternate = false
    var plus: String?
    var width = 0
    var precision: Int?
    /// The byte where its letter is.
    var place = 0

    var isPlain: Bool { width == 0 && precision == nil && plus == nil && !isAlternate }

    mutating func takeFlag(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "-"): isLeft = true
      case UInt8(ascii: "0"): isZeroFilled = true
      case UInt8(ascii: "#"): isAlternate = true
      case UInt8(ascii: "+"): plus = "+"
      case UInt8(ascii: " "): plus = plus ?? " "
      default: return false
      }
      return true
    }

    /// The text of a value; the closure says at which character the letter is.
    func converted(_ value: Value, _ type: Unicode.Scalar, at character: () -> Int) throws -> String
    {
      try Budget.check(width, times: 1)
      func padded(_ sign: String, _ body: String, zeros: Bool = true) -> String {
        let missing = max(0, width - sign.unicodeScalars.count - body.unicodeScalars.count)
        let filling = String(repeating: zeros && isZeroFilled ? "0" : " ", count: missing)
        if isLeft {
          return sign + body + String(repeating: " ", count: missing)
        }
        return filling.first == "0" ? sign + filling + body : filling + sign + body
      }
      func sign(_ isNegative: Bool) -> String {
        isNegative ? "-" : plus ?? ""
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
        let number = try radix == 10 ? Self.wholeNumber(value) : value.bigInteger
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
        let prefix = isAlternate && radix != 10 ? "0\(type)" : ""
        return padded(sign(number < 0) + prefix, digits)
      case "e", "E", "f", "F", "g", "G":
        guard let number = try value.floatIfNumber() else {
          throw PythonError(.typeError, "must be real number, not \(value.typeName)")
        }
        let spec = (isAlternate ? "#" : "") + ".\(precision ?? 6)\(type)"
        let body = try Value.float(number.magnitude).formatted(spec)
        return padded(sign(number.sign == .minus && !number.isNaN), body)
      default:
        let code = String(type.value, radix: 16)
        throw PythonError(
          .valueError, "unsupported format character '\(type)' (0x\(code)) at index \(character())")
      }
    }

    /// The number `%d` shows, whose fraction it drops; `nil` for what is no number.
    private static func wholeNumber(_ value: Value) throws -> BigInt? {
      if try value.floatIfNumber() == nil { return nil }
      return try value.integerIfNumber()?.bigInteger
    }
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
