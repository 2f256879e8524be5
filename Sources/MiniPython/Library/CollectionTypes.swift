/// The dictionary classes of `collections`: dictionaries with a name and a habit.
enum CollectionTypes {
  nonisolated(unsafe) static let counter = TypeObject(
    native: "Counter", module: "collections", bases: [.dict])
  nonisolated(unsafe) static let orderedDict = TypeObject(
    native: "OrderedDict", module: "collections", bases: [.dict])
  nonisolated(unsafe) static let defaultDict = TypeObject(
    native: "defaultdict", module: "collections", bases: [.dict])

  /// The text of such a dictionary, which begins with the name of its class.
  static func representation(of dict: DictObject, _ type: TypeObject, _ name: String) throws
    -> String
  {
    if type === orderedDict {
      let items = try dict.pairs.map { "(\(try $0.key.repr()), \(try $0.value.repr()))" }
      return items.isEmpty ? "\(name)()" : "\(name)([\(items.joined(separator: ", "))])"
    }
    if type === defaultDict {
      return "\(name)(\(try (dict.missing ?? .none).repr()), {\(try dict.entriesText())})"
    }
    if dict.count == 0 { return "\(name)()" }
    let common = try Counting.mostCommon(dict).map {
      "\(try $0.key.repr()): \(try $0.value.repr())"
    }
    return "\(name)({\(common.joined(separator: ", "))})"
  }
}

/// What `Counter` does.
enum Counting {
  static func mostCommon(_ dict: DictObject) throws -> [(key: Value, value: Value)] {
    let pairs = dict.pairs
    let order = try Sorting.sorted(
      pairs.indices.map { .int($0) },
      key: Value(function: "key") { arguments in
        pairs[arguments[0]?.integer ?? 0].value
      }, reverse: true)
    return order.compactMap { $0.integer.map { pairs[$0] } }
  }

  static func add(_ items: Value, to dict: DictObject, sign: Int) throws {
    if let pairs = try Mapping.pairs(of: items) {
      for (key, value) in pairs {
        let old = try dict.get(key) ?? .int(0)
        try dict.set(key, try old.binary(sign > 0 ? .add : .subtract, value))
      }
      return
    }
    try items.forEach { item in
      let old = try dict.get(item) ?? .int(0)
      try dict.set(item, try old.binary(.add, .int(sign)))
    }
  }
}

extension Counting {
  /// `a + b`, `a - b`, `a | b`, `a & b` of counters: what stays above zero.
  static func combined(_ left: DictObject, _ right: DictObject, _ operation: BinaryOperator) throws
    -> Value?
  {
    let result = DictObject()
    result.subtype = CollectionTypes.counter
    for key in left.keys + right.keys where try result.get(key) == nil {
      let a = try left.get(key) ?? .int(0)
      let b = try right.get(key) ?? .int(0)
      let count: Value
      switch operation {
      case .add, .subtract: count = try a.binary(operation, b)
      case .or: count = try a.isLess(than: b) ? b : a
      case .and: count = try a.isLess(than: b) ? a : b
      default: return nil
      }
      if try Value.int(0).isLess(than: count) { try result.set(key, count) }
    }
    return .dict(result)
  }
}

/// The tuples of `namedtuple`.
enum NamedTuple {
  static func repr(_ tuple: TupleObject, _ type: TypeObject) throws -> String {
    let names = try (type.lookup("_fields") ?? Value(tuple: [])).iterated()
    let parts = try zip(names, tuple.items).map { "\($0.text ?? "")=\(try $1.repr())" }
    return "\(type.name)(\(parts.joined(separator: ", ")))"
  }

  /// The class of tuples with these field names.
  static func makeType(_ name: String, _ fields: [String], defaults: [Value]) -> TypeObject {
    let type = TypeObject(native: name, module: "__main__", bases: [.tuple])
    type.attributes.insert("_fields", Value(tuple: fields.map { Value($0) }))
    let required = fields.count - defaults.count
    func bind(_ arguments: Arguments) throws -> [Value] {
      var values = [Value](repeating: .unbound, count: fields.count)
      if arguments.positional.count > fields.count {
        throw PythonError(
          .typeError,
          "\(name).__new__() takes \(fields.count + 1) positional arguments but "
            + "\(arguments.positional.count + 1) were given")
      }
      for (index, value) in arguments.positional.enumerated() { values[index] = value }
      for keyword in arguments.keywords {
        guard let index = fields.firstIndex(of: keyword.name.text) else {
          throw PythonError(
            .typeError,
            "\(name).__new__() got an unexpected keyword argument '\(keyword.name.text)'")
        }
        values[index] = keyword.value
      }
      var missing: [String] = []
      for index in fields.indices {
        guard case .unbound = values[index] else { continue }
        if index >= required {
          values[index] = defaults[index - required]
        } else {
          missing.append(fields[index])
        }
      }
      if !missing.isEmpty {
        throw ArgumentFailure.missing(missing, kind: "positional", in: "\(name).__new__")
      }
      return values
    }
    type.convert = { [unowned type] arguments in
      .tuple(TupleObject(try bind(arguments), named: type))
    }
    for (index, field) in fields.enumerated() {
      type.property(field) { value in
        guard case .tuple(let tuple) = value.unboxed, index < tuple.items.count else {
          return .none
        }
        return tuple.items[index]
      }
    }
    type.method("_asdict", 0...0) { value, _ in
      .dict(DictObject(Array(zip(fields, value.sequence ?? []))))
    }
    /// A tuple of the class, or of a Python class deriving from it.
    func made(_ items: [Value], as class_: TypeObject, of type: TypeObject) -> Value {
      let tuple = Value.tuple(TupleObject(items, named: type))
      return class_ === type ? tuple : .object(BoxedInstance(type: class_, payload: tuple))
    }
    type.method("_replace") { [unowned type] arguments in
      var items = arguments[0]?.unboxed.sequence ?? []
      for keyword in arguments.keywords {
        guard let index = fields.firstIndex(of: keyword.name.text) else {
          throw PythonError(
            .valueError, "Got unexpected field names: ['\(keyword.name.text)']")
        }
        items[index] = keyword.value
      }
      return made(items, as: arguments[0]?.type ?? type, of: type)
    }
    type.classMethod("_make") { [unowned type] arguments in
      made(
        try bind(Arguments(try (arguments[1] ?? .none).iterated())),
        as: arguments[0]?.object() ?? type, of: type)
    }
    return type
  }
}
