/// `bytes`: what `encode` makes and `b"..."` writes.
final class BytesObject: PythonObject {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    super.init()
  }

  override var type: TypeObject { .bytes }
  override func length() -> Int? { bytes.count }
  override func makeIterator() -> IteratorObject? { ArrayIterator(bytes.map { .int(Int($0)) }) }

  override func getItem(_ index: Value) throws -> Value? {
    if let slice: SliceObject = index.object() {
      let bounds = try slice.indices(bytes.count)
      return .object(
        BytesObject((0..<bounds.count).map { bytes[bounds.start + $0 * bounds.step] }))
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
    return try item.indexIfInteger().map { number in bytes.contains { Int($0) == number } }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if operation == .add, let right: BytesObject = other.object() {
      return .object(BytesObject(bytes + right.bytes))
    }
    if operation == .multiply, let count = try other.indexIfInteger() {
      try Budget.check(max(0, count), times: bytes.count)
      return .object(BytesObject(Array(repeatElement(bytes, count: max(0, count)).joined())))
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
