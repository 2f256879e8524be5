/// `set` and `frozenset`: construction and methods.
enum SetMethods {
  static func installed(in type: TypeObject, frozen: Bool) -> TypeObject {
    let name = frozen ? "frozenset" : "set"
    type.convert = { arguments in
      try arguments.expect(name, 0...1)
      let made = SetObject(frozen: frozen)
      if let source = arguments[0] {
        if let set: SetObject = source.object() { return .object(set.copied(frozen: frozen)) }
        try source.forEach { try made.add($0) }
      }
      return .object(made)
    }
    func set(_ value: Value) throws -> SetObject {
      guard let set: SetObject = value.object() else {
        throw PythonError(
          .typeError, "descriptor requires a '\(name)' object but received a '\(value.typeName)'")
      }
      return set
    }
    func other(_ value: Value) throws -> SetObject {
      if let set: SetObject = value.object() { return set }
      return try SetObject(try value.iterated())
    }
    for (method, operation) in [
      ("union", BinaryOperator.or), ("intersection", .and), ("difference", .subtract),
      ("symmetric_difference", .xor),
    ] {
      type.method(method, 0...100) { value, arguments in
        var result = try set(value).copied(frozen: frozen)
        for argument in arguments {
          let right = try other(argument)
          result =
            try result.combined(operation, with: right.items) { try right.contains($0) ?? false }
            ?? result
        }
        return .object(result)
      }
    }
    for (method, test) in [
      ("issubset", { try $0.isSubset(of: $1) }), ("issuperset", { try $1.isSubset(of: $0) }),
      (
        "isdisjoint",
        { left, right in
          for item in right.items where try left.contains(item) ?? false { return false }
          return true
        }
      ),
    ] as [(String, (SetObject, SetObject) throws -> Bool)] {
      type.method(method, 1...1) { value, arguments in
        .bool(try test(try set(value), try other(arguments[0])))
      }
    }
    type.method("copy", 0...0) { value, _ in .object(try set(value).copied(frozen: frozen)) }
    type.method("__len__", 0...0) { value, _ in .int(try value.length()) }
    type.method("__contains__", 1...1) { value, arguments in
      .bool(try value.contains(arguments[0]))
    }
    type.method("__iter__", 0...0) { value, _ in .object(try value.iterator()) }
    if frozen { return type }
    type.method("add", 1...1) { value, arguments in
      try set(value).add(arguments[0])
      return .none
    }
    type.method("discard", 1...1) { value, arguments in
      _ = try set(value).remove(arguments[0])
      return .none
    }
    type.method("remove", 1...1) { value, arguments in
      if try !set(value).remove(arguments[0]) {
        throw PythonError(ExceptionObject(type: .keyError, arguments: [arguments[0]]))
      }
      return .none
    }
    type.method("pop", 0...0) { value, _ in
      let set = try set(value)
      guard let first = set.items.first else {
        throw PythonError(
          ExceptionObject(type: .keyError, arguments: [Value("pop from an empty set")]))
      }
      _ = try set.remove(first)
      return first
    }
    type.method("clear", 0...0) { value, _ in
      try set(value).removeAll()
      return .none
    }
    for (method, operation) in [
      ("update", BinaryOperator.or), ("intersection_update", .and),
      ("difference_update", .subtract), ("symmetric_difference_update", .xor),
    ] {
      type.method(method, 0...100) { value, arguments in
        let target = try set(value)
        for argument in arguments {
          let right = try other(argument)
          if let result = try target.combined(
            operation, with: right.items, { try right.contains($0) ?? false })
          {
            target.take(from: result)
          }
        }
        return .none
      }
    }
    return type
  }
}
