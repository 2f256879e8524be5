import BigInt

/// `repr`, `str` and `format` of any value.
extension Value {
  /// Python's `repr(value)`.
  public func repr() throws -> String {
    switch self {
    case .unbound, .none: return "None"
    case .notImplemented: return "NotImplemented"
    case .ellipsis: return "Ellipsis"
    case .bool(let flag): return flag ? "True" : "False"
    case .int(let number): return String(number)
    case .float(let number): return Representation.float(number)
    case .string(let string): return Representation.string(string.text)
    case .tuple(let tuple):
      if let named = tuple.named { return try NamedTuple.repr(tuple, named) }
      let inner = try Representation.guarded(tuple, cycle: "...") {
        try Representation.joined(tuple.items) { try $0.repr() }
      }
      return tuple.items.count == 1 ? "(\(inner),)" : "(\(inner))"
    case .list(let list):
      let inner = try Representation.guarded(list, cycle: "...") {
        try Representation.joined(list.items) { try $0.repr() }
      }
      return "[\(inner)]"
    case .dict(let dict): return try dict.representation()
    case .object(let object):
      if let number = object as? IntegerObject { return try Representation.integer(number.value) }
      if let answer = try callSpecial(Names.repr) {
        guard let text = answer.text else {
          throw PythonError(
            .typeError, "__repr__ returned non-string (type \(answer.typeName))")
        }
        return text
      }
      try Interpreter.current?.enterNative()
      defer { Interpreter.current?.leaveNative() }
      return try object.repr()
    }
  }

  /// Python's `str(value)`.
  public func str() throws -> String {
    switch self {
    case .string(let string): return string.text
    case .object(let object):
      if let answer = try callSpecial(Names.str) {
        guard let text = answer.text else {
          throw PythonError(
            .typeError, "__str__ returned non-string (type \(answer.typeName))")
        }
        return text
      }
      if object is IntegerObject { return try repr() }
      if object.type.isWrittenInPython, !(object is ExceptionObject),
        object.type.special(Names.repr) != nil
      {
        return try repr()
      }
      return try object.str()
    default: return try repr()
    }
  }

  /// Python's `format(value, spec)`.
  public func formatted(_ spec: String) throws -> String {
    switch self {
    case .string(let string):
      return spec.isEmpty ? string.text : try FormatSpec(spec, for: self).string(string.text)
    case .int(let number):
      return spec.isEmpty ? String(number) : try FormatSpec(spec, for: self).integer(number)
    case .float(let number):
      return spec.isEmpty
        ? Representation.float(number) : try FormatSpec(spec, for: self).float(number)
    case .bool(let flag):
      if spec.isEmpty { return flag ? "True" : "False" }
      return try FormatSpec(spec, for: .int(0)).integer(flag ? 1 : 0 as Int)
    case .object(let object):
      if let number = object as? IntegerObject {
        return spec.isEmpty
          ? try Representation.integer(number.value)
          : try FormatSpec(spec, for: self).integer(number.value)
      }
      if let answer = try callSpecial(Names.format, Value(spec)) { return try answer.str() }
      return try object.format(spec)
    default:
      if spec.isEmpty { return try str() }
      throw PythonError(
        .typeError, "unsupported format string passed to \(typeName).__format__")
    }
  }
}

extension DictObject {
  func representation() throws -> String {
    guard let subtype else { return "{\(try entriesText())}" }
    return try CollectionTypes.representation(of: self, subtype, subtype.name)
  }

  /// Keys and values as a literal has them.
  func entriesText() throws -> String {
    try Representation.guarded(self, cycle: "...") {
      try Representation.joined(pairs) { "\(try $0.key.repr()): \(try $0.value.repr())" }
    }
  }
}

/// The texts of literals.
enum Representation {
  /// Runs the closure unless it is already running for this object, then the mark of a cycle.
  static func guarded(
    _ object: PythonObject, cycle: String, _ body: () throws -> String
  ) throws -> String {
    guard let interpreter = Interpreter.current else { return try body() }
    try interpreter.enterNative()
    defer { interpreter.leaveNative() }
    let identifier = ObjectIdentifier(object)
    if interpreter.representing.contains(identifier) { return cycle }
    interpreter.representing.insert(identifier)
    defer { interpreter.representing.remove(identifier) }
    return try body()
  }

  /// The texts of items with commas between them, of which there must not be too much.
  static func joined<Item>(_ items: [Item], _ text: (Item) throws -> String) throws -> String {
    var result = ""
    for (index, item) in items.enumerated() {
      if index > 0 { result += ", " }
      let piece = try text(item)
      result += piece
      if piece.utf8.count > 1 << 16 || index & 0xfff == 0xfff {
        try Budget.check(result.utf8.count, times: 1)
      }
    }
    return result
  }

  static let digitLimit = 4300

  static func integer(_ number: BigInt) throws -> String {
    if number.bitWidth > digitLimit * 10 / 3 {
      let text = number.bitWidth > digitLimit * 4 ? nil : String(number)
      guard let text, text.utf8.count <= digitLimit + (number < 0 ? 1 : 0) else {
        throw PythonError(
          .valueError,
          "Exceeds the limit (\(digitLimit) digits) for integer string conversion; "
            + "use sys.set_int_max_str_digits() to increase the limit")
      }
      return text
    }
    return String(number)
  }

  /// The shortest text that reads back as the same number, in CPython's notation.
  public static func float(_ number: Double) -> String {
    if number.isNaN { return "nan" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == 0 { return number.sign == .minus ? "-0.0" : "0.0" }
    let (digits, exponent) = shortest(number.magnitude)
    let sign = number < 0 ? "-" : ""
    if exponent < -4 || exponent >= 16 {
      let fraction = digits.count > 1 ? "." + digits.dropFirst() : ""
      return sign + digits.prefix(1) + fraction + "e" + exponentText(exponent)
    }
    if exponent < 0 {
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits
    }
    if digits.count <= exponent + 1 {
      return sign + digits + String(repeating: "0", count: exponent + 1 - digits.count) + ".0"
    }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }

  static func exponentText(_ exponent: Int) -> String {
    let magnitude = exponent.magnitude
    return (exponent < 0 ? "-" : "+") + (magnitude < 10 ? "0" : "") + String(magnitude)
  }

  /// The shortest significant digits and the decimal exponent of the first one.
  static func shortest(_ number: Double) -> (digits: String, exponent: Int) {
    var mantissa = number.description
    var exponent = 0
    if let mark = mantissa.firstIndex(of: "e") {
      exponent = Int(mantissa[mantissa.index(after: mark)...]) ?? 0
      mantissa = String(mantissa[..<mark])
    }
    var digits: [UInt8] = []
    var point = mantissa.utf8.count
    for (index, byte) in mantissa.utf8.enumerated() {
      if byte == UInt8(ascii: ".") { point = index } else { digits.append(byte) }
    }
    exponent += point - 1
    while digits.count > 1, digits.first == UInt8(ascii: "0") {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.count > 1, digits.last == UInt8(ascii: "0") { digits.removeLast() }
    return (String(decoding: digits, as: UTF8.self), exponent)
  }

  /// A string literal, in single quotes unless it contains only those.
  static func string(_ text: String) -> String {
    let quote: Unicode.Scalar =
      text.utf8.contains(UInt8(ascii: "'")) && !text.utf8.contains(UInt8(ascii: "\""))
      ? "\"" : "'"
    var result = String.UnicodeScalarView()
    result.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\":
        result.append("\\")
        result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      default:
        if scalar.value < 0x7f && scalar.value >= 0x20 || scalar.value > 0xa0 && scalar.isPrintable
        {
          result.append(scalar)
        } else {
          let width = scalar.value < 0x100 ? 2 : scalar.value < 0x10000 ? 4 : 8
          let letter = width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U"
          let digits = String(scalar.value, radix: 16)
          let padding = String(repeating: "0", count: max(0, width - digits.count))
          result.append(contentsOf: (letter + padding + digits).unicodeScalars)
        }
      }
    }
    result.append(quote)
    return String(result)
  }
}

extension Unicode.Scalar {
  /// What Python's `repr` prints as it is.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }
}
