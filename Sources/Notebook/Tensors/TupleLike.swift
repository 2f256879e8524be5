import MiniPython

/// A tuple of a class of its own: `torch.Size`, or the named results of `max`, `sort` and others.
class TupleLike: HostObject {
  let items: [Value]

  init(type: TypeObject, items: [Value]) {
    self.items = items
    super.init(type: type)
  }

  override var allowsAttributes: Bool { false }

  private var tuple: Value { Value(tuple: items) }

  override func length() throws -> Int? { items.count }
  override func makeIterator() throws -> IteratorObject? { try tuple.iterator() }
  override func contains(_ item: Value) throws -> Bool? { try tuple.contains(item) }
  override func hash() throws -> Int? { try tuple.hash() }
  override func truth() throws -> Bool { !items.isEmpty }

  override func getItem(_ index: Value) throws -> Value? {
    let found = try tuple.getItem(index)
    if case .tuple(let slice) = found { return sliced(slice.items) }
    return found
  }

  /// What a slice of the items is.
  func sliced(_ items: [Value]) -> Value { Value(tuple: items) }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard operation == .add || operation == .multiply else { return nil }
    let result = try tuple.binary(operation, other.plainTuple)
    if case .tuple(let joined) = result { return sliced(joined.items) }
    return result
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    guard operation == .add || operation == .multiply else { return nil }
    let result = try other.binary(operation, tuple)
    if case .tuple(let joined) = result { return sliced(joined.items) }
    return result
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard case .tuple = other.plainTuple else { return nil }
    return try tuple.compared(operation, other.plainTuple)
  }
}

/// `torch.Size`: the shape of a tensor.
final class SizeObject: TupleLike {
  init(_ shape: [Int], type: TypeObject) {
    super.init(type: type, items: shape.map { .int($0) })
  }

  override func sliced(_ items: [Value]) -> Value {
    .object(SizeObject(items.compactMap(\.integerIfSmall), type: type))
  }

  override func repr() throws -> String {
    "torch.Size([\(try items.map { try $0.repr() }.joined(separator: ", "))])"
  }

  override func getAttribute(_ name: String) throws -> Value? {
    guard name == "numel" else { return nil }
    let count = items.compactMap(\.integerIfSmall).reduce(1, *)
    return Value(function: "numel") { _ in .int(count) }
  }
}

/// Several results of one operator: a tuple whose items have names, `torch.return_types.max`.
final class ResultTuple: TupleLike {
  private let names: [String]

  init(type: TypeObject, names: [String], items: [Value]) {
    self.names = names
    super.init(type: type, items: items)
  }

  override func getAttribute(_ name: String) throws -> Value? {
    names.firstIndex(of: name).map { items[$0] }
  }

  override func repr() throws -> String {
    let fields = try zip(names, items).map { "\($0)=\(try $1.repr())" }
    return "\(type.qualifiedName)(\n\(fields.joined(separator: ",\n")))"
  }
}

extension Value {
  /// A tuple in place of an object that is like one.
  var plainTuple: Value {
    object(TupleLike.self).map { Value(tuple: $0.items) } ?? self
  }

  /// The integer of an `int` that fits.
  var integerIfSmall: Int? { if case .int(let integer) = self { integer } else { nil } }
}
