/// `bytes`: what `encode` makes and `b"..."` writes.
class BytesObject: PythonObject {
  fileprivate(set) var bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init()
  }

  override var type: TypeObject { .bytes }

  /// An object of the same class with other bytes.
  func like(_ bytes: [UInt8]) -> Value { .object(BytesObject(bytes)) }

  override func length() -> Int? { bytes.count }
  override func makeIterator() -> IteratorObject? { ArrayIterator(bytes.map { .int(Int($0)) }) }

  override func getItem(_ index: Value) throws -> Value? {
    if let slice: SliceObject = index.object() {
      let bounds = try slice.indices(bytes.count)
      return like((0..<bounds.count).map { bytes[bounds.start + $0 * bounds.step] })
    }
    guard let number = try index.indexIfInteger() else {
      throw PythonError(
        .typeError, "byte indices must be integers or slices, not \(index.typeName)")
    }
    let position = number < 0 ? number + bytes.count : number
    guard bytes.indices.contains(position) else {
      throw PythonError(.indexError, "index out of range")
    }
    return .int(Int(bytes[position]))
  }

  override func contains(_ item: Value) throws -> Bool? {
    if let part: BytesObject = item.object() {
      return part.bytes.isEmpty
        || bytes.indices.contains { bytes[$0...].starts(with: part.bytes) }
    }
    guard let number = try item.indexIfInteger() else {
      throw PythonError(
        .typeError, "a bytes-like object is required, not '\(item.typeName)'")
    }
    guard let byte = UInt8(exactly: number) else {
      throw PythonError(.valueError, "byte must be in range(0, 256)")
    }
    return bytes.contains(byte)
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if operation == .add, let right: BytesObject = other.object() {
      try Budget.checkGrown(to: bytes.count + right.bytes.count)
      return like(bytes + right.bytes)
    }
    if operation == .add, !other.type.isWrittenInPython {
      throw PythonError(.typeError, "can't concat \(other.typeName) to \(type.name)")
    }
    if operation == .modulo {
      // The rules are those of strings; a byte is the character of its number.
      let format = String(text: bytes.map { Unicode.Scalar($0) })
      let made = try PercentFormat.apply(format, other, isBytes: true)
      return like(try BytesMethods.encode(made, "latin-1"))
    }
    if operation == .multiply, let count = try other.indexIfInteger() {
      try Budget.check(max(0, count), times: bytes.count)
      return like(Array(repeatElement(bytes, count: max(0, count)).joined()))
    }
    return nil
  }

  override func compare(_ operation: Comparison, _ other: Value) -> Value? {
    guard let right: BytesObject = other.object() else { return nil }
    switch operation {
    case .equal: return .bool(bytes == right.bytes)
    case .notEqual: return .bool(bytes != right.bytes)
    case .less: return .bool(bytes.lexicographicallyPrecedes(right.bytes))
    case .greater: return .bool(right.bytes.lexicographicallyPrecedes(bytes))
    case .lessOrEqual: return .bool(!right.bytes.lexicographicallyPrecedes(bytes))
    case .greaterOrEqual: return .bool(!bytes.lexicographicallyPrecedes(right.bytes))
    }
  }

  /// The text of ASCII bytes, which `int` and `float` read like strings.
  var ascii: String? {
    bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
  }

  override func hash() -> Int? { bytes.reduce(5381) { ($0 &* 33) ^ Int($1) } }

  override func repr() -> String {
    let quote = bytes.contains(39) && !bytes.contains(34) ? "\"" : "'"
    var text = "b" + quote
    for byte in bytes {
      switch byte {
      case 9: text += "\\t"
      case 10: text += "\\n"
      case 13: text += "\\r"
      case 92: text += "\\\\"
      case 39 where quote == "'": text += "\\'"
      case 32...126: text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16)
        text += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return text + quote
  }
}

/// `bytearray`: bytes that change.
final class ByteArrayObject: BytesObject {
  override var type: TypeObject { .byteArray }
  override func like(_ bytes: [UInt8]) -> Value { .object(ByteArrayObject(bytes)) }
  override func hash() -> Int? { nil }
  override func repr() -> String { "bytearray(\(super.repr()))" }

  /// The position an integer index means.
  private func position(_ index: Value) throws -> Int {
    guard let number = try index.indexIfInteger() else {
      throw PythonError(
        .typeError, "bytearray indices must be integers or slices, not \(index.typeName)")
    }
    let position = number < 0 ? number + bytes.count : number
    guard bytes.indices.contains(position) else {
      throw PythonError(.indexError, "bytearray index out of range")
    }
    return position
  }

  static func byte(_ value: Value) throws -> UInt8 {
    guard let byte = UInt8(exactly: try value.requireInteger()) else {
      throw PythonError(.valueError, "byte must be in range(0, 256)")
    }
    return byte
  }

  /// What `find` and `count` look for: bytes, or one byte as a number.
  static func part(_ value: Value) throws -> [UInt8] {
    if let known: BytesObject = value.object() { return known.bytes }
    return [try byte(value)]
  }

  /// The bytes that any other object means.
  static func bytes(_ value: Value) throws -> [UInt8] {
    if let known: BytesObject = value.object() { return known.bytes }
    return try value.iterated().map(byte)
  }

  override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    guard let slice: SliceObject = index.object() else {
      bytes[try position(index)] = try Self.byte(value)
      return true
    }
    let bounds = try slice.indices(bytes.count)
    let new = try Self.bytes(value)
    if bounds.step == 1 {
      bytes.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: new)
      return true
    }
    guard new.count == bounds.count else {
      throw PythonError(
        .valueError,
        "attempt to assign bytes of size \(new.count) to extended slice of size \(bounds.count)")
    }
    for (offset, byte) in new.enumerated() { bytes[bounds.start + offset * bounds.step] = byte }
    return true
  }

  override func deleteItem(_ index: Value) throws -> Bool {
    guard let slice: SliceObject = index.object() else {
      bytes.remove(at: try position(index))
      return true
    }
    let bounds = try slice.indices(bytes.count)
    let gone = Set((0..<bounds.count).map { bounds.start + $0 * bounds.step })
    bytes = bytes.indices.filter { !gone.contains($0) }.map { bytes[$0] }
    return true
  }

  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard operation == .add, let right: BytesObject = other.object() else { return nil }
    try Budget.checkGrown(to: bytes.count + right.bytes.count)
    bytes += right.bytes
    return .object(self)
  }

  static func installed(in type: TypeObject) -> TypeObject {
    type.construct = { _, arguments in
      ByteArrayObject(try BytesMethods.bytes(of: arguments, "bytearray"))
    }
    func array(_ value: Value) throws -> ByteArrayObject {
      guard let array: ByteArrayObject = value.object() else {
        throw PythonError(.typeError, "descriptor requires a 'bytearray' object")
      }
      return array
    }
    BytesMethods.install(in: type)
    type.method("append", 1...1) { value, arguments in
      try array(value).bytes.append(byte(arguments[0]))
      return .none
    }
    type.method("extend", 1...1) { value, arguments in
      try array(value).bytes += bytes(arguments[0])
      return .none
    }
    type.method("insert", 2...2) { value, arguments in
      let array = try array(value)
      let index = try arguments[0].requireInteger()
      let place = index < 0 ? max(0, index + array.bytes.count) : min(index, array.bytes.count)
      array.bytes.insert(try byte(arguments[1]), at: place)
      return .none
    }
    type.method("pop", 0...1) { value, arguments in
      let array = try array(value)
      if array.bytes.isEmpty { throw PythonError(.indexError, "pop from empty bytearray") }
      return .int(Int(array.bytes.remove(at: try array.position(arguments.first ?? .int(-1)))))
    }
    type.method("remove", 1...1) { value, arguments in
      let array = try array(value)
      guard let place = array.bytes.firstIndex(of: try byte(arguments[0])) else {
        throw PythonError(.valueError, "value not found in bytearray")
      }
      array.bytes.remove(at: place)
      return .none
    }
    type.method("reverse", 0...0) { value, _ in
      try array(value).bytes.reverse()
      return .none
    }
    type.method("copy", 0...0) { value, _ in try array(value).like(array(value).bytes) }
    type.method("clear", 0...0) { value, _ in
      try array(value).bytes = []
      return .none
    }
    return type
  }
}
