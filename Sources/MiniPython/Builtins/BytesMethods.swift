import BigInt

/// `bytes`: construction, methods, and the ways from and to text and integers.
enum BytesMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.construct = { _, arguments in
      if arguments.positional.count == 1, let known: BytesObject = arguments[0]?.object(),
        known.type === TypeObject.bytes
      {
        return known
      }
      return BytesObject(try Self.bytes(of: arguments, "bytes"))
    }
    install(in: type)
    return type
  }

  /// The methods that `bytes` and `bytearray` share.
  static func install(in type: TypeObject) {
    type.method(Signature(builtin: "decode(self, encoding='utf-8', errors='strict')")) { values in
      Value(
        try decode(
          bytes(values[0]), try StringMethods.part(values[1], "decode() argument 'encoding'"),
          try StringMethods.part(values[2], "decode() argument 'errors'")))
    }
    type.classMethod("fromhex") { arguments in
      let made = try fromHex(arguments)
      return .object(type === TypeObject.bytes ? BytesObject(made) : ByteArrayObject(made))
    }
    installSearching(in: type)
    installText(in: type)
  }

  private static func fromHex(_ arguments: Arguments) throws -> [UInt8] {
    let text = try StringMethods.part(arguments[1] ?? .none, "fromhex() argument")
    let digits = Array(text.utf8.filter { $0 != 32 })
    let made = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(decoding: digits[$0..<min($0 + 2, digits.count)], as: UTF8.self), radix: 16)
    }
    guard made.count * 2 == digits.count else {
      throw PythonError(.valueError, "non-hexadecimal number found in fromhex() arg")
    }
    return made
  }

  /// The bytes that the arguments of `bytes` or `bytearray` mean.
  static func bytes(of arguments: Arguments, _ name: String) throws -> [UInt8] {
    let values = try Signature(builtin: "\(name)(source=(), encoding=None, errors=None)").bind(
      arguments)
    for (value, role) in zip(values.dropFirst(), ["encoding", "errors"]) where !value.isNone {
      _ = try StringMethods.part(value, "\(name)() argument '\(role)'")
    }
    guard let source = arguments[0, "source"] else { return [] }
    if source.unboxed.text == nil, !values[1].isNone || !values[2].isNone {
      throw PythonError(
        .typeError, "\(values[1].isNone ? "errors" : "encoding") without a string argument")
    }
    if let text = source.text {
      guard let encoding = arguments[1, "encoding"] else {
        throw PythonError(.typeError, "string argument without an encoding")
      }
      return try encode(text, encoding.text ?? "utf-8")
    }
    if let known: BytesObject = source.object() { return known.bytes }
    if let count = try source.indexIfInteger() {
      if count < 0 { throw PythonError(.valueError, "negative count") }
      try Budget.check(count, times: 1)
      return [UInt8](repeating: 0, count: count)
    }
    let items = try source.iterator(
      orRefusal: "cannot convert '\(source.typeName)' object to \(name)")
    return try items.iterated().map { item in
      guard let byte = UInt8(exactly: try item.requireInteger()) else {
        throw PythonError(.valueError, "bytes must be in range(0, 256)")
      }
      return byte
    }
  }

  /// `str.encode`
  static func encode(_ text: String, _ encoding: String) throws -> [UInt8] {
    switch normalized(encoding) {
    case "utf8": return Array(text.utf8)
    case "ascii", "latin1", "iso88591":
      let limit: UInt32 = normalized(encoding) == "ascii" ? 128 : 256
      return try text.unicodeScalars.enumerated().map { position, scalar in
        guard scalar.value < limit else {
          let name = limit == 128 ? "ascii" : "latin-1"
          throw PythonError(
            .unicodeEncodeError,
            "'\(name)' codec can't encode character \(try escaped(scalar)) in position "
              + "\(position): ordinal not in range(\(limit))")
        }
        return UInt8(scalar.value)
      }
    default: throw PythonError(.lookupError, "unknown encoding: \(encoding)")
    }
  }

  static func decode(_ bytes: [UInt8], _ encoding: String, _ errors: String) throws
    -> String
  {
    switch normalized(encoding) {
    case "latin1", "iso88591":
      return String(text: bytes.map { Unicode.Scalar($0) })
    case "utf8", "ascii":
      if let text = String(validating: bytes, as: UTF8.self) { return text }
      if errors != "strict" { return String(decoding: bytes, as: UTF8.self) }
      let isASCII = normalized(encoding) == "ascii"
      let position = bytes.indices.first { end in
        String(validating: bytes[...end], as: UTF8.self) == nil
          && (isASCII || end + 1 == bytes.count || !isStart(bytes[end]) || bytes[end] > 0xf4)
      }
      let place = position ?? 0
      let reason =
        isASCII
        ? "ordinal not in range(128)"
        : isStart(bytes[place]) ? "unexpected end of data" : "invalid start byte"
      throw PythonError(
        .unicodeDecodeError,
        "'\(isASCII ? "ascii" : "utf-8")' codec can't decode byte "
          + "0x\(String(bytes[place], radix: 16)) in position \(place): \(reason)")
    default: throw PythonError(.lookupError, "unknown encoding: \(encoding)")
    }
  }

  private static func isStart(_ byte: UInt8) -> Bool { 0xc2...0xf4 ~= byte }

  /// A character as messages about encodings show it, `'\xe9'`.
  private static func escaped(_ scalar: Unicode.Scalar) throws -> String {
    let digits = String(scalar.value, radix: 16)
    let (mark, width) = scalar.value < 256 ? ("x", 2) : scalar.value < 65536 ? ("u", 4) : ("U", 8)
    return "'\\\(mark)\(String(repeating: "0", count: width - digits.utf8.count))\(digits)'"
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
