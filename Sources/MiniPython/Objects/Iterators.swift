/// Something that yields values one after another: what `iter()` returns.
open class IteratorObject: PythonObject {
  /// The next value, `nil` at the end.
  open func next() throws -> Value? { nil }

  /// A hint how many are left, for `list()` to reserve room.
  open var remaining: Int { 0 }

  open override var type: TypeObject { .iterator }
  public override final func makeIterator() -> IteratorObject? { self }
}

/// An iterator made of a closure.
public final class NativeIterator: IteratorObject {
  private let step: () throws -> Value?
  private let namedType: TypeObject
  @exclusivity(unchecked) private var steps = 0

  /// An iterator that calls the closure until it returns `nil`.
  public init(_ step: @escaping () throws -> Value?) {
    self.step = step
    namedType = .iterator
    super.init()
  }

  init(named type: TypeObject, _ step: @escaping () throws -> Value?) {
    self.step = step
    namedType = type
    super.init()
  }

  public override var type: TypeObject { namedType }
  public override func next() throws -> Value? {
    steps &+= 1
    // Native code may walk through an iterator that never ends.
    if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
    return try step()
  }
}

/// Counts through a range of machine integers.
final class RangeIterator: IteratorObject {
  @exclusivity(unchecked) var current: Int
  let step: Int
  @exclusivity(unchecked) var left: Int

  init(start: Int, step: Int, count: Int) {
    current = start
    self.step = step
    left = count
    super.init()
  }

  override var type: TypeObject { .rangeIterator }
  override var remaining: Int { left }

  override func next() -> Value? { left <= 0 ? nil : .int(advance()) }

  /// The next number; there must be one left.
  @inline(__always)
  func advance() -> Int {
    left -= 1
    let value = current
    current = current &+ step
    return value
  }
}

/// Walks through a list that may grow or shrink meanwhile.
final class ListIterator: IteratorObject {
  @exclusivity(unchecked) var list: ListObject?
  @exclusivity(unchecked) var index = 0

  init(_ list: ListObject) {
    self.list = list
    super.init()
  }

  override var type: TypeObject { .listIterator }
  override var remaining: Int { list.map { max(0, $0.items.count - index) } ?? 0 }

  override func next() -> Value? {
    guard let list else { return nil }
    if index < list.items.count {
      let value = list.items[index]
      index += 1
      return value
    }
    self.list = nil
    return nil
  }
}

/// Walks through values that don't change.
final class ArrayIterator: IteratorObject {
  let items: [Value]
  @exclusivity(unchecked) var index = 0

  init(_ items: [Value]) {
    self.items = items
    super.init()
  }

  override var type: TypeObject { .tupleIterator }
  override var remaining: Int { items.count - index }

  override func next() -> Value? {
    if index >= items.count { return nil }
    index += 1
    return items[index - 1]
  }
}

/// Walks through a dictionary and notices when keys come or go meanwhile.
final class DictIterator: IteratorObject {
  enum Part { case keys, values, items }
  let dict: DictObject
  let part: Part
  let shape: Int
  @exclusivity(unchecked) var index = 0

  init(_ dict: DictObject, _ part: Part) {
    self.dict = dict
    self.part = part
    shape = dict.shape
    super.init()
  }

  override var type: TypeObject { .dictIterator }
  override var remaining: Int { dict.count }

  override func next() throws -> Value? {
    if shape != dict.shape {
      throw PythonError(.runtimeError, "dictionary changed size during iteration")
    }
    while index < dict.entries.count {
      let entry = dict.entries[index]
      index += 1
      if case .unbound = entry.key { continue }
      switch part {
      case .keys: return entry.key
      case .values: return entry.value
      case .items: return Value(tuple: [entry.key, entry.value])
      }
    }
    return nil
  }
}

/// `dict.keys()`, `.values()`, `.items()`: a live view.
final class DictView: PythonObject {
  let dict: DictObject
  let part: DictIterator.Part

  init(_ dict: DictObject, _ part: DictIterator.Part) {
    self.dict = dict
    self.part = part
    super.init()
  }

  override var type: TypeObject {
    if dict.subtype === CollectionTypes.orderedDict {
      return switch part {
      case .keys: .orderedKeys
      case .values: .orderedValues
      case .items: .orderedItems
      }
    }
    return switch part {
    case .keys: .dictKeys
    case .values: .dictValues
    case .items: .dictItems
    }
  }

  override func length() -> Int? { dict.count }
  override func makeIterator() -> IteratorObject? { DictIterator(dict, part) }

  override func contains(_ item: Value) throws -> Bool? {
    switch part {
    case .keys: return try dict.get(item) != nil
    case .values: return nil
    case .items:
      guard case .tuple(let pair) = item, pair.items.count == 2 else { return false }
      return try dict.get(pair.items[0])?.isIdenticalOrEqual(to: pair.items[1]) ?? false
    }
  }

  private var items: [Value] {
    switch part {
    case .keys: dict.keys
    case .values: dict.values
    case .items: dict.pairs.map { Value(tuple: [$0.key, $0.value]) }
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? {
    if part == .values { return nil }
    let right = try SetObject(try other.iterated())
    return try SetObject(items).binary(operation, .object(right))
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    if part == .values { return nil }
    let right: SetObject
    if let view: DictView = other.object(), view.part != .values {
      right = try SetObject(view.items)
    } else if let set: SetObject = other.object() {
      right = set
    } else {
      return nil
    }
    return try SetObject(items).compare(operation, .object(right))
  }

  override func repr() throws -> String {
    "\(type.name)(\(try Value(list: items).repr()))"
  }
}
