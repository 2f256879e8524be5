/// What operators do beside the cases that the loop knows.
extension Interpreter {
  @inline(__always)
  static func isTrue(_ value: Value) throws -> Bool {
    if case .bool(let flag) = value { return flag }
    return try value.truth()
  }

  @inline(never)
  static func slowBinary(_ k: UInt8, _ left: Value, _ right: Value) throws -> Value {
    try left.binary(BinaryOperator(rawValue: k) ?? .add, right)
  }

  @inline(never)
  static func slowInPlace(_ k: UInt8, _ target: UnsafeMutablePointer<Value>, _ right: Value)
    throws
  {
    let operation = BinaryOperator(rawValue: k) ?? .add
    target.pointee = try target.pointee.inPlaceBinary(operation, right)
  }

  /// `text += more`. A text that only this name refers to grows where it is, so that a loop of
  /// appends takes linear time.
  @inline(never)
  func appendText(
    _ target: UnsafeMutablePointer<Value>, _ tail: StringObject, _ globals: DictObject,
    _ constants: UnsafeMutablePointer<Value>, next: Instruction
  ) throws {
    guard case .string(var text) = target.pointee else { return }
    try Budget.checkGrown(to: text.text.utf8.count + tail.text.utf8.count)
    target.pointee = .none
    if next.operation == .storeGlobal, next.c >= 0, Int(next.c) < globals.entries.count,
      case .string(let name) = constants[Int(next.a)],
      case .string(let key) = globals.entries[Int(next.c)].key, key === name,
      case .string(let known) = globals.entries[Int(next.c)].value, known === text
    {
      // The next instruction stores the sum there.
      globals.replace(at: Int(next.c), with: .none)
    }
    target.pointee = Self.joined(&text, tail)
  }

  static func joined(_ text: inout StringObject, _ tail: StringObject) -> Value {
    guard isKnownUniquelyReferenced(&text) else { return Value(text.text + tail.text) }
    text.append(tail)
    return .string(text)
  }

  @inline(never)
  static func slowCompare(_ k: UInt8, _ left: Value, _ right: Value) throws -> Bool {
    try left.compared(Comparison(rawValue: k) ?? .equal, right).truth()
  }
}
