/// An instance of a Python class deriving from a built-in class such as `dict`, `list` or `float`:
/// it carries a value of that class and behaves like it where the Python class says nothing.
final class BoxedInstance: HostObject {
  let payload: Value

  init(type: TypeObject, payload: Value) {
    self.payload = payload
    super.init(type: type)
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try payload.binaryIfKnown(operation, other.unboxed)
  }
  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    try other.unboxed.binaryIfKnown(operation, payload)
  }
  override func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    switch payload {
    case .list, .dict:
      guard try payload.inPlaceIfKnown(operation, other.unboxed) != nil else { return nil }
      return .object(self)
    default: return nil
    }
  }
  override func unary(_ operation: UnaryOperator) throws -> Value? {
    try payload.unary(operation)
  }
  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    try payload.compareIfKnown(operation, other.unboxed)
  }
  override func truth() throws -> Bool { try payload.truth() }
  override func length() throws -> Int? { try payload.lengthIfKnown() }
  override func makeIterator() throws -> IteratorObject? { try payload.iterator() }
  override func getItem(_ index: Value) throws -> Value? {
    if case .dict(let dict) = payload {
      if let found = try dict.get(index) { return found }
      if let missing = type.special(StringObject("__missing__")) {
        return try missing.call([.object(self), index])
      }
    }
    return try payload.getItem(index)
  }
  override func setItem(_ index: Value, _ value: Value) throws -> Bool {
    try payload.setItem(index, value)
    return true
  }
  override func deleteItem(_ index: Value) throws -> Bool {
    try payload.deleteItem(index)
    return true
  }
  override func contains(_ item: Value) throws -> Bool? { try payload.contains(item) }
  override func repr() throws -> String {
    switch payload {
    case .tuple(let tuple) where tuple.named != nil: return try NamedTuple.repr(tuple, type)
    case .dict(let dict):
      guard let subtype = dict.subtype else { break }
      return try CollectionTypes.representation(of: dict, subtype, type.name)
    case .object(let object):
      if let set = object as? SetObject { return try set.repr(named: type.name) }
    default: break
    }
    return try payload.repr()
  }
  override func str() throws -> String {
    if case .string(let text) = payload { return text.text }
    return try Value.object(self).repr()
  }
  override func format(_ spec: String) throws -> String { try payload.formatted(spec) }
  override func hash() throws -> Int? { try payload.hash() }
  override func floatValue() throws -> Double? { try payload.floatIfNumber() }
  override func integerValue() throws -> Value? { try payload.integerIfNumber() }
  override func indexValue() throws -> Value? { try payload.indexIfInteger().map { .int($0) } }
}

extension Value {
  /// The built-in value inside an instance of a class deriving from a built-in one.
  var unboxed: Value {
    if case .object(let object) = self, let boxed = object as? BoxedInstance {
      return boxed.payload
    }
    return self
  }
}
