/// `dict`: construction and methods.
enum DictMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = { arguments in
      let dictionary = DictObject()
      try dictionary.update(with: arguments, "dict")
      return .dict(dictionary)
    }
    func dict(_ value: Value) throws -> DictObject {
      guard case .dict(let dictionary) = value else {
        throw PythonError(
          .typeError, "descriptor requires a 'dict' object but received a '\(value.typeName)'")
      }
      return dictionary
    }
    type.method("keys", 0...0) { value, _ in .object(DictView(try dict(value), .keys)) }
    type.method("values", 0...0) { value, _ in .object(DictView(try dict(value), .values)) }
    type.method("items", 0...0) { value, _ in .object(DictView(try dict(value), .items)) }
    type.method("get", 1...2) { value, arguments in
      try dict(value).get(arguments[0]) ?? (arguments.count > 1 ? arguments[1] : .none)
    }
    type.method("setdefault", 1...2) { value, arguments in
      let dictionary = try dict(value)
      if let found = try dictionary.get(arguments[0]) { return found }
      let made = arguments.count > 1 ? arguments[1] : .none
      try dictionary.set(arguments[0], made)
      return made
    }
    type.method("pop", 1...2) { value, arguments in
      if let found = try dict(value).removeKey(arguments[0]) { return found }
      if arguments.count > 1 { return arguments[1] }
      throw PythonError(ExceptionObject(type: .keyError, arguments: [arguments[0]]))
    }
    type.method("popitem", 0...0) { value, _ in
      let dictionary = try dict(value)
      guard let last = dictionary.last else {
        throw PythonError(
          ExceptionObject(
            type: .keyError, arguments: [Value("popitem(): dictionary is empty")]))
      }
      _ = try dictionary.removeKey(last.key)
      return Value(tuple: [last.key, last.value])
    }
    type.method("clear", 0...0) { value, _ in
      try dict(value).removeAll()
      return .none
    }
    type.method("copy", 0...0) { value, _ in .dict(try dict(value).copied()) }
    type.method("update") { arguments in
      guard let target = arguments[0] else { return .none }
      try dict(target.unboxed).update(with: arguments.dropFirst(), "update")
      return .none
    }
    type.method("__init__") { arguments in
      guard let target = arguments[0], case .dict(let dictionary) = target.unboxed else {
        return .none
      }
      try dictionary.update(with: arguments.dropFirst(), "dict")
      return .none
    }
    type.method("__len__", 0...0) { value, _ in .int(try value.length()) }
    type.method("__iter__", 0...0) { value, _ in .object(try value.iterator()) }
    type.method("__getitem__", 1...1) { value, arguments in try value.getItem(arguments[0]) }
    type.method("__setitem__", 2...2) { value, arguments in
      try dict(value).set(arguments[0], arguments[1])
      return .none
    }
    type.method("__delitem__", 1...1) { value, arguments in
      try value.deleteItem(arguments[0])
      return .none
    }
    type.method("__contains__", 1...1) { value, arguments in
      .bool(try value.contains(arguments[0]))
    }
    type.classMethod("fromkeys") { arguments in
      let made = DictObject()
      try (arguments[1] ?? Value(list: [])).forEach { try made.set($0, arguments[2] ?? .none) }
      return .dict(made)
    }
    return type
  }
}

extension DictObject {
  /// Takes over the pairs of a mapping or of an iterable of pairs.
  func update(from source: Value) throws {
    if let pairs = try Mapping.pairs(of: source) {
      for (key, value) in pairs { try set(key, value) }
      return
    }
    var index = 0
    try source.forEach { item in
      let pair: [Value]
      do {
        pair = try item.iterated()
      } catch {
        throw PythonError(
          .typeError, "cannot convert dictionary update sequence element #\(index) to a sequence")
      }
      guard pair.count == 2 else {
        throw PythonError(
          .valueError,
          "dictionary update sequence element #\(index) has length \(pair.count); 2 is required")
      }
      try set(pair[0], pair[1])
      index += 1
    }
  }

  func update(with arguments: Arguments, _ name: String) throws {
    if arguments.positional.count > 1 {
      throw PythonError(
        .typeError, "\(name) expected at most 1 argument, got \(arguments.positional.count)")
    }
    if let source = arguments[0] { try update(from: source) }
    for keyword in arguments.keywords { insert(keyword.name, keyword.value) }
  }
}
