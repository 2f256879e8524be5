import BigInt

/// `bytes`: construction, methods, and the ways from and to text and integers.
enum BytesMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.construct = { _, arguments in try make(arguments) }
    func bytes(_ value: Value) -> [UInt8] { value.object(BytesObject.self)?.bytes ?? [] }
    type.method(Signature("decode(self, encoding='utf-8', errors='strict')")) { values in
      Value(try decode(bytes(values[0]), values[1].text ?? "utf-8", values[2].text ?? "strict"))
    }
    type.method("hex", 0...0) { value, _ in
      Value(bytes(value).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    }
    type.method("startswith", 1...1) { value, arguments in
      .bool(bytes(value).starts(with: bytes(arguments[0])))
    }
    type.method("join", 1...1) { value, arguments in
      let parts = try arguments[0].iterated().map { bytes($0) }
      return .object(BytesObject(Array(parts.joined(separator: bytes(value)))))
    }
    type.classMethod("fromhex") { arguments in
      let digits = Array((arguments[1]?.text ?? "").utf8.filter { $0 != 32 })
      let made = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<min($0 + 2, digits.count)], as: UTF8.self), radix: 16)
      }
      guard made.count * 2 == digits.count else {
        throw PythonError(.valueError, "non-hexadecimal number found in fromhex() arg")
      }
      return .object(BytesObject(made))
    }
    return type
  }

  private static func make(_ arguments: Arguments) throws -> BytesObject {
    guard let source = arguments[0] else { return BytesObject([]) }
    if let text = source.text {
      guard let encoding = arguments[1, "encoding"] else {
        throw PythonError(.typeError, "string argument without an encoding")
      }
      return BytesObject(try encode(text, encoding.text ?? "utf-8"))
    }
    if let known: BytesObject = source.object() { return known }
    if let count = try source.indexIfInteger() {
      if count < 0 { throw PythonError(.valueError, "negative count") }
      try Budget.check(count, times: 1)
      return BytesObject([UInt8](repeating: 0, count: count))
    }
    return BytesObject(
      try source.iterated().map { item in
        guard let byte = UInt8(exactly: try item.requireInteger()) else {
          throw PythonError(.valueError, "bytes must be in range(0, 256)")
        }
        return byte
      })
  }

  /// `str.encode`
  static func encode(_ text: String, _ encoding: String) throws -> [UInt8] {
    switch normalized(encoding) {
    case "utf8": return Array(text.utf8)
    case "ascii", "latin1", "iso88591":
      let limit: UInt32 = normalized(encoding) == "ascii" ? 128 : 256
      return try text.unicodeScalars.map { scalar in
        guard scalar.value < limit else {
          throw PythonError(
            .unicodeEncodeError,
            "'\(encoding)' codec can't encode character: ordinal not in range(\(limit))")
        }
        return UInt8(scalar.value)
      }
    default: throw PythonError(.lookupError, "unknown encoding: \(encoding)")
    }
  }

  private static func decode(_ bytes: [UInt8], _ encoding: String, _ errors: String) throws
    -> String
  {
    switch normalized(encoding) {
    case "latin1", "iso88591":
      return String(text: bytes.map { Unicode.Scalar($0) })
    case "utf8", "ascii":
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      if errors != "strict" { return String(decoding: bytes, as: UTF8.self) }
      throw PythonError(
        .unicodeDecodeError, "'\(encoding)' codec can't decode the bytes: invalid start byte")
    default: throw PythonError(.lookupError, "unknown encoding: \(encoding)")
    }
  }

  private static func normalized(_ encoding: String) -> String {
    encoding.lowercased().filter { $0 != "-" && $0 != "_" }
  }

  /// `int.to_bytes(length, byteorder)`
  static func bytes(of number: BigInt, count: Int, isBig: Bool, isSigned: Bool) throws -> [UInt8] {
    if number.sign == .minus, !isSigned {
      throw PythonError(.overflowError, "can't convert negative int to unsigned")
    }
    let modulus = BigInt(1) << (8 * max(0, count))
    let limit = isSigned ? modulus / 2 : modulus
    guard number < limit, number >= (isSigned ? -limit : 0) else {
      throw PythonError(.overflowError, "int too big to convert")
    }
    var rest = number.sign == .minus ? number + modulus : number
    var bytes: [UInt8] = []
    for _ in 0..<max(0, count) {
      bytes.append(UInt8(rest & 255))
      rest >>= 8
    }
    return isBig ? bytes.reversed() : bytes
  }

  /// `int.from_bytes(bytes, byteorder)`
  static func integer(of bytes: [UInt8], isBig: Bool, isSigned: Bool) -> BigInt {
    let ordered = isBig ? bytes : bytes.reversed()
    let number = ordered.reduce(BigInt(0)) { ($0 << 8) + BigInt($1) }
    guard isSigned, ordered.first.map({ $0 >= 128 }) ?? false else { return number }
    return number - (BigInt(1) << (8 * ordered.count))
  }
}
