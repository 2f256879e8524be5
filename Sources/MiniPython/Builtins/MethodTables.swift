/// How the tables of built-in methods are written.
extension TypeObject {
  /// A method that takes only positional arguments, as many as the range says; it finds them where
  /// the caller has them.
  func method(
    _ name: String, _ range: ClosedRange<Int>,
    _ body: @escaping (_ instance: Value, _ arguments: UnsafeBufferPointer<Value>) throws -> Value
  ) {
    let owner = self
    // What most calls are: seen without asking the instance for its class.
    let isText = self.name == "str"
    let isList = self.name == "list"
    let isDict = self.name == "dict"
    func isOwn(_ instance: Value) -> Bool {
      switch instance {
      case .string: isText
      case .list: isList
      case .dict: isDict
      default: false
      }
    }
    let function = NativeFunction(name, owner: self) { [unowned owner] arguments in
      let instance = try owner.instance(in: arguments, of: name)
      try owner.check(arguments, name, range)
      return try arguments.positional.withUnsafeBufferPointer {
        try body(instance, UnsafeBufferPointer(rebasing: $0.dropFirst()))
      }
    }
    function.direct = { [unowned owner] first, count in
      guard count > 0, range.contains(count - 1) else {
        return try function.body(
          Arguments(Array(UnsafeBufferPointer(start: first, count: count))))
      }
      let instance = first[0].unboxed
      if !isOwn(instance), instance.type !== owner { try owner.checkInstance(first[0], name) }
      return try body(instance, UnsafeBufferPointer(start: first + 1, count: count - 1))
    }
    attributes.insert(StringObject(name), .object(function))
  }

  /// The instance in front of a method's arguments.
  func instance(in arguments: Arguments, of name: String) throws -> Value {
    guard let instance = arguments.positional.first else {
      throw PythonError(
        .typeError,
        hasSlot(name)
          ? "descriptor '\(name)' of '\(self.name)' object needs an argument"
          : "unbound method \(self.name).\(name)() needs an argument")
    }
    try checkInstance(instance, name)
    return instance.unboxed
  }

  private func checkInstance(_ instance: Value, _ name: String) throws {
    let type = instance.type
    if type === self || type.isSubclass(of: self) { return }
    throw PythonError(
      .typeError,
      hasSlot(name)
        ? "descriptor '\(name)' requires a '\(self.name)' object but received a '\(type.name)'"
        : "descriptor '\(name)' for '\(self.name)' objects doesn't apply to a '\(type.name)' object"
    )
  }

  /// Whether CPython has the method as a slot of the class rather than in its table of methods,
  /// which shows in messages.
  func hasSlot(_ method: String) -> Bool {
    guard method.hasPrefix("__"), method.hasSuffix("__") else { return false }
    switch method {
    case "__getitem__": return name != "dict" && name != "list"
    case "__contains__": return name != "dict" && name != "set" && name != "frozenset"
    case "__round__", "__format__", "__reversed__", "__dir__", "__enter__", "__exit__", "__copy__",
      "__deepcopy__", "__sizeof__", "__trunc__", "__floor__", "__ceil__", "__init_subclass__":
      return false
    default: return true
    }
  }

  private func check(_ arguments: Arguments, _ name: String, _ range: ClosedRange<Int>) throws {
    let isSlot = hasSlot(name)
    let full = "\(self.name).\(name)"
    let count = arguments.positional.count - 1
    if !arguments.keywords.isEmpty {
      throw PythonError(
        .typeError, "\(isSlot ? "wrapper \(name)" : full)() takes no keyword arguments")
    }
    if range.contains(count) { return }
    switch range {
    case _ where isSlot:
      throw PythonError(
        .typeError,
        "expected \(range.lowerBound) argument\(range.lowerBound == 1 ? "" : "s"), got \(count)")
    case 0...0: throw PythonError(.typeError, "\(full)() takes no arguments (\(count) given)")
    case 1...1:
      throw ArgumentFailure.notOne(full, given: count)
    default: throw ArgumentFailure.miscounted(name, range, given: count)
    }
  }

  /// A function found on the class itself, without an instance.
  func staticMethod(_ name: String, _ body: @escaping (Arguments) throws -> Value) {
    attributes.insert(
      StringObject(name), .object(StaticMethod(.object(NativeFunction(name, body)))))
  }

  /// A function that receives the class first.
  func classMethod(_ name: String, _ body: @escaping (Arguments) throws -> Value) {
    attributes.insert(
      StringObject(name), .object(ClassMethod(.object(NativeFunction(name, body)))))
  }

  /// The value an instance of a Python class deriving from this built-in class carries.
  func boxedPayload(_ arguments: Arguments) throws -> Value {
    guard let convert else { return .none }
    do {
      return try convert(arguments)
    } catch let error as PythonError where self === TypeObject.dict || self === TypeObject.list {
      // The arguments are for the class's own `__init__`.
      _ = error
      return try convert(Arguments())
    }
  }
}

/// The methods every object has.
enum ObjectMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.method("__init__") { _ in .none }
    type.staticMethod("__new__") { arguments in
      guard let made: TypeObject = arguments[0]?.object() else {
        throw PythonError(.typeError, "object.__new__(X): X is not a type object")
      }
      return try made.makeInstance(arguments.dropFirst())
    }
    type.method("__repr__", 0...0) { value, _ in
      if case .object(let object) = value { return Value(try object.repr()) }
      return Value(try value.repr())
    }
    type.method("__str__", 0...0) { value, _ in
      if case .object(let object) = value { return Value(try object.str()) }
      return Value(try value.str())
    }
    type.method("__format__", 1...1) { value, arguments in
      if case .object(let object) = value {
        return Value(try object.format(arguments[0].text ?? ""))
      }
      return Value(try value.formatted(arguments[0].text ?? ""))
    }
    type.method("__hash__", 0...0) { value, _ in
      if case .object(let object) = value { return .int(try object.hash() ?? object.identity) }
      return .int(try value.hash())
    }
    type.method("__eq__", 1...1) { value, arguments in
      if case .object(let object) = value {
        if let answer = try object.compare(.equal, arguments[0]) { return answer }
        return value.isIdentical(to: arguments[0]) ? .bool(true) : .notImplemented
      }
      return try value.compareIfKnown(.equal, arguments[0]) ?? .notImplemented
    }
    type.method("__ne__", 1...1) { value, arguments in
      try value.compareIfKnown(.notEqual, arguments[0]) ?? .notImplemented
    }
    type.attributes.insert(
      "__setattr__",
      .object(
        NativeFunction("__setattr__") { arguments in
          guard arguments.positional.count == 3, case .string(let name) = arguments.positional[1]
          else { throw PythonError(.typeError, "expected 2 arguments") }
          try arguments.positional[0].setAttributeDirectly(name, arguments.positional[2])
          return .none
        }))
    type.attributes.insert(
      "__delattr__",
      .object(
        NativeFunction("__delattr__") { arguments in
          guard arguments.positional.count == 2, case .string(let name) = arguments.positional[1]
          else { throw PythonError(.typeError, "expected 1 argument") }
          try arguments.positional[0].deleteAttributeDirectly(name)
          return .none
        }))
    type.attributes.insert(
      "__getattribute__",
      .object(
        NativeFunction("__getattribute__") { arguments in
          guard arguments.positional.count == 2, case .string(let name) = arguments.positional[1]
          else { throw PythonError(.typeError, "expected 1 argument") }
          if let found = try arguments.positional[0].attributeByDefault(name) { return found }
          throw arguments.positional[0].missingAttribute(name.text)
        }))
    type.classMethod("__init_subclass__") { arguments in
      if !arguments.keywords.isEmpty {
        let name = arguments[0]?.object(TypeObject.self)?.name ?? "object"
        throw PythonError(
          .typeError, "\(name).__init_subclass__() takes no keyword arguments")
      }
      return .none
    }
    type.method("__dir__", 0...0) { value, _ in Value(list: try Builtins.names(of: value)) }
    return type
  }
}

/// The methods of exceptions.
enum ExceptionMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    func exception(_ arguments: Arguments) throws -> ExceptionObject {
      guard let exception: ExceptionObject = arguments[0]?.object() else {
        throw PythonError(.typeError, "descriptor requires a 'BaseException' object")
      }
      return exception
    }
    type.method("__init__") { arguments in
      try exception(arguments).arguments = Array(arguments.positional.dropFirst())
      return .none
    }
    type.method("__str__") { Value(try exception($0).str()) }
    type.method("__repr__") { Value(try exception($0).repr()) }
    type.method("with_traceback") { arguments in
      let exception = try exception(arguments)
      if arguments[1]?.isNone == true { exception.trace = [] }
      return .object(exception)
    }
    type.method("add_note") { arguments in
      try exception(arguments).notes.append(arguments[1] ?? .none)
      return .none
    }
    return type
  }
}
