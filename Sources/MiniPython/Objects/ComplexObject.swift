import Glibc

/// A complex number.
final class ComplexObject: PythonObject {
  let real: Double
  let imaginary: Double

  init(_ real: Double, _ imaginary: Double) {
    (self.real, self.imaginary) = (real, imaginary)
    super.init()
  }

  /// The value as a complex number, if it is a number of any kind.
  static func number(_ value: Value) throws -> ComplexObject? {
    if let known: ComplexObject = value.object() { return known }
    switch value {
    case .int, .float, .bool: return ComplexObject(try value.floatIfNumber() ?? 0, 0)
    case .object where value.bigInteger != nil:
      return ComplexObject(try value.floatIfNumber() ?? 0, 0)
    default: return nil
    }
  }

  override var type: TypeObject { .complex }

  override func truth() -> Bool { real != 0 || imaginary != 0 }

  override func hash() -> Int? {
    let hash = Hashing.float(real) &+ Hashing.float(imaginary) &* 1_000_003
    return hash == -1 ? -2 : hash
  }

  override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "real": .float(real)
    case "imag": .float(imaginary)
    case "__abs__": Value(function: name) { [self] _ in .float(hypot(real, imaginary)) }
    default: nil
    }
  }

  override func unary(_ operation: UnaryOperator) -> Value? {
    switch operation {
    case .negative: .object(ComplexObject(-real, -imaginary))
    case .positive: .object(self)
    case .invert: nil
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try Self.number(other).flatMap { try Self.apply(operation, self, $0) }
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try Self.number(other).flatMap { try Self.apply(operation, $0, self) }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard operation == .equal || operation == .notEqual, let other = try Self.number(other) else {
      return nil
    }
    let same = real == other.real && imaginary == other.imaginary
    return .bool(same == (operation == .equal))
  }

  static func apply(_ operation: BinaryOperator, _ a: ComplexObject, _ b: ComplexObject) throws
    -> Value?
  {
    switch operation {
    case .add: .object(ComplexObject(a.real + b.real, a.imaginary + b.imaginary))
    case .subtract: .object(ComplexObject(a.real - b.real, a.imaginary - b.imaginary))
    case .multiply: .object(product(a, b))
    case .divide: .object(try quotient(a, b))
    case .power: .object(try power(a, b))
    default: nil
    }
  }

  private static func product(_ a: ComplexObject, _ b: ComplexObject) -> ComplexObject {
    ComplexObject(
      a.real * b.real - a.imaginary * b.imaginary, a.real * b.imaginary + a.imaginary * b.real)
  }

  /// Smith's division, which does not overflow where the quotient does not.
  private static func quotient(_ a: ComplexObject, _ b: ComplexObject) throws -> ComplexObject {
    if b.real == 0, b.imaginary == 0 {
      throw PythonError(.zeroDivisionError, "complex division by zero")
    }
    if b.real.magnitude >= b.imaginary.magnitude {
      let ratio = b.imaginary / b.real
      let divisor = b.real + b.imaginary * ratio
      return ComplexObject(
        (a.real + a.imaginary * ratio) / divisor, (a.imaginary - a.real * ratio) / divisor)
    }
    let ratio = b.real / b.imaginary
    let divisor = b.real * ratio + b.imaginary
    return ComplexObject(
      (a.real * ratio + a.imaginary) / divisor, (a.imaginary * ratio - a.real) / divisor)
  }

  /// Whole powers by squaring, as CPython, so that they are as exact; all others by the angle.
  private static func power(_ a: ComplexObject, _ b: ComplexObject) throws -> ComplexObject {
    if b.imaginary == 0, b.real == b.real.rounded(), b.real.magnitude <= 100 {
      var left = Int(b.real.magnitude)
      var (result, square) = (ComplexObject(1, 0), a)
      while left > 0 {
        if left & 1 == 1 { result = product(result, square) }
        left >>= 1
        square = product(square, square)
      }
      return b.real < 0 ? try quotient(ComplexObject(1, 0), result) : result
    }
    if a.real == 0, a.imaginary == 0 {
      if b.real < 0 || b.imaginary != 0 {
        throw PythonError(.zeroDivisionError, "0.0 to a negative or complex power")
      }
      return a
    }
    let angle = atan2(a.imaginary, a.real)
    var length = pow(hypot(a.real, a.imaginary), b.real)
    var phase = angle * b.real
    if b.imaginary != 0 {
      length /= exp(angle * b.imaginary)
      phase += b.imaginary * log(hypot(a.real, a.imaginary))
    }
    return ComplexObject(length * cos(phase), length * sin(phase))
  }

  override func repr() -> String {
    func text(_ number: Double) -> String {
      let text = Representation.float(number)
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    if real == 0, real.sign == .plus { return text(imaginary) + "j" }
    let sign = imaginary.isNaN || imaginary.sign == .plus ? "+" : ""
    return "(\(text(real))\(sign)\(text(imaginary))j)"
  }

  override func format(_ spec: String) throws -> String {
    if spec.isEmpty { return repr() }
    var parts = try FormatSpec(spec, for: .float(real))
    let width = (parts.width, parts.align, parts.fill)
    parts.width = 0
    var text = try parts.float(real)
    parts.sign = "+"
    text += try parts.float(imaginary) + "j"
    (parts.width, parts.align, parts.fill) = width
    let missing = max(0, parts.width - text.unicodeScalars.count)
    let pad = { String(repeating: Character(parts.fill), count: $0) }
    switch parts.align {
    case "<": return text + pad(missing)
    case "^": return pad(missing / 2) + text + pad(missing - missing / 2)
    default: return pad(missing) + text
    }
  }
}

/// `complex`: construction and methods.
enum ComplexMethods {
  nonisolated(unsafe) private static let signature = Signature(builtin: "complex(real=0, imag=0)")

  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = { arguments in
      _ = try signature.bind(arguments)
      guard let first = arguments[0, "real"] ?? arguments[1, "imag"].map({ _ in .int(0) }) else {
        return .object(ComplexObject(0, 0))
      }
      if let text = first.unboxed.text {
        if arguments[1, "imag"] != nil {
          throw PythonError(
            .typeError, "complex() can't take second arg if first is a string")
        }
        guard let parsed = parse(text) else {
          throw PythonError(.valueError, "complex() arg is a malformed string")
        }
        return .object(parsed)
      }
      let second = arguments[1, "imag"] ?? .int(0)
      guard let real = try number(first) else {
        throw PythonError(
          .typeError,
          "complex() first argument must be a string or a number, not '\(first.typeName)'")
      }
      guard let imaginary = try number(second) else {
        throw PythonError(
          .typeError, "complex() second argument must be a number, not '\(second.typeName)'")
      }
      return .object(
        ComplexObject(real.real - imaginary.imaginary, real.imaginary + imaginary.real))
    }
    type.method("conjugate", 0...0) { value, _ in
      guard let number = try ComplexObject.number(value) else { return .none }
      return .object(ComplexObject(number.real, -number.imaginary))
    }
    return type
  }

  private static func number(_ value: Value) throws -> ComplexObject? {
    if let known = try ComplexObject.number(value) { return known }
    if let made = try value.callSpecial(StringObject("__complex__")) {
      return try ComplexObject.number(made)
    }
    return try value.floatIfNumber().map { ComplexObject($0, 0) }
  }

  /// `"1+2j"`, `"3"`, `"-j"`, with or without parentheses around it.
  private static func parse(_ text: String) -> ComplexObject? {
    var bytes = Array(text.utf8.drop { $0 == 32 || 9...13 ~= $0 })
    while let last = bytes.last, last == 32 || 9...13 ~= last { bytes.removeLast() }
    if bytes.first == UInt8(ascii: "("), bytes.last == UInt8(ascii: ")") {
      bytes = Array(bytes.dropFirst().dropLast())
    }
    func part(_ bytes: ArraySlice<UInt8>) -> Double? {
      switch String(decoding: bytes, as: UTF8.self) {
      case "", "+": 1
      case "-": -1
      case let digits: Double(digits)
      }
    }
    guard let last = bytes.last else { return nil }
    guard last | 32 == UInt8(ascii: "j") else {
      return Double(String(decoding: bytes, as: UTF8.self)).map { ComplexObject($0, 0) }
    }
    bytes.removeLast()
    let isSign = { (byte: UInt8) in byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") }
    let split = bytes.indices.dropFirst().last { index in
      isSign(bytes[index]) && bytes[index - 1] | 32 != UInt8(ascii: "e")
    }
    guard let split else { return part(bytes[...]).map { ComplexObject(0, $0) } }
    guard let real = Double(String(decoding: bytes[..<split], as: UTF8.self)),
      let imaginary = part(bytes[split...])
    else { return nil }
    return ComplexObject(real, imaginary)
  }
}
