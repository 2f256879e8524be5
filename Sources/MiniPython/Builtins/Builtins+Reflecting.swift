extension Builtins {
  nonisolated(unsafe) static let reflecting: [NativeFunction] = [
    NativeFunction("isinstance") { arguments in
      try arguments.expect("isinstance", 2...2)
      return .bool(
        try matches(arguments.positional[1], "isinstance") { type in
          let value = arguments.positional[0]
          if value.type === type { return true }
          return try answer("__instancecheck__", of: type, value)
            ?? value.isInstance(of: type)
        })
    },
    NativeFunction("issubclass") { arguments in
      try arguments.expect("issubclass", 2...2)
      guard let type: TypeObject = arguments.positional[0].object() else {
        throw PythonError(.typeError, "issubclass() arg 1 must be a class")
      }
      return .bool(
        try matches(arguments.positional[1], "issubclass") { base in
          try answer("__subclasscheck__", of: base, .object(type)) ?? type.isSubclass(of: base)
        })
    },
    NativeFunction("hasattr") { arguments in
      try arguments.expect("hasattr", 2...2)
      return .bool(
        try arguments.positional[0].attributeIfPresent(try name(arguments.positional[1])) != nil)
    },
    NativeFunction("getattr") { arguments in
      try arguments.expect("getattr", 2...3)
      let name = try name(arguments.positional[1])
      guard arguments.positional.count == 3 else {
        return try arguments.positional[0].attribute(name)
      }
      return try arguments.positional[0].attributeIfPresent(name) ?? arguments.positional[2]
    },
    NativeFunction("setattr") { arguments in
      try arguments.expect("setattr", 3...3)
      try arguments.positional[0].setAttribute(
        try name(arguments.positional[1]), arguments.positional[2])
      return .none
    },
    NativeFunction("delattr") { arguments in
      try arguments.expect("delattr", 2...2)
      try arguments.positional[0].deleteAttribute(
        StringObject(try name(arguments.positional[1])))
      return .none
    },
    NativeFunction("vars") { arguments in
      guard let value = arguments[0] else {
        guard let interpreter = Interpreter.current else { return .dict(DictObject()) }
        return .dict(interpreter.callerLocals ?? interpreter.globals.namespace)
      }
      if let found = try value.attributeIfPresent("__dict__") { return found }
      throw PythonError(.typeError, "vars() argument must have __dict__ attribute")
    },
    NativeFunction("dir") { arguments in
      guard let value = arguments[0] else {
        return Value(
          list: try names(of: .object(Interpreter.current?.globals ?? ModuleObject(""))))
      }
      if let answer = try value.callSpecial(StringObject("__dir__")) {
        return Value(list: try Sorting.sorted(try answer.iterated(), key: .none, reverse: false))
      }
      return Value(list: try names(of: value))
    },
  ]

  /// What the class of a class says about membership, when it is one written in Python.
  private static func answer(_ hook: String, of type: TypeObject, _ subject: Value) throws -> Bool?
  {
    guard type.type.isWrittenInPython else { return nil }
    return try Value.object(type).callSpecial(StringObject(hook), subject)?.truth()
  }

  private static func name(_ value: Value) throws -> String {
    guard let text = value.text else {
      throw PythonError(.typeError, "attribute name must be string, not '\(value.typeName)'")
    }
    return text
  }

  private static func matches(
    _ classes: Value, _ function: String, _ test: (TypeObject) throws -> Bool
  ) throws -> Bool {
    if case .tuple(let tuple) = classes {
      for item in tuple.items where try matches(item, function, test) { return true }
      return false
    }
    guard let type: TypeObject = classes.object() else {
      if classes.reference is GenericAlias {
        throw PythonError(
          .typeError, "\(function)() argument 2 cannot be a parameterized generic")
      }
      if let union: UnionObject = classes.object() {
        for item in union.members where try matches(item, function, test) { return true }
        return false
      }
      throw PythonError(
        .typeError,
        "\(function)() arg 2 must be a \(function == "isinstance" ? "type" : "class"), a tuple of "
          + "\(function == "isinstance" ? "types" : "classes"), or a union")
    }
    return try test(type)
  }
}
