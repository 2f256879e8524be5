extension Value {
  /// Calls the value with positional arguments.
  @discardableResult
  public func call(_ positional: [Value]) throws -> Value { try call(Arguments(positional)) }

  /// Calls the value.
  @discardableResult
  public func call(_ arguments: Arguments) throws -> Value {
    guard case .object(let object) = self else {
      throw PythonError(.typeError, "'\(typeName)' object is not callable")
    }
    if object.type.isWrittenInPython, let method = object.type.special(Names.call) {
      var arguments = arguments
      arguments.positional.insert(self, at: 0)
      return try method.call(arguments)
    }
    return try object.call(arguments)
  }

  /// Calls the method of that name.
  @discardableResult
  public func callMethod(_ name: String, _ positional: [Value] = []) throws -> Value {
    try attribute(name).call(positional)
  }

  /// Python's `callable(value)`.
  public var isCallable: Bool {
    guard case .object(let object) = self else { return false }
    return object.isCallable
      || (object.type.isWrittenInPython && object.type.special(Names.call) != nil)
  }

  /// Calls a special method a Python class defines for this value; `nil` if none does.
  func callSpecial(_ name: StringObject, _ arguments: Value...) throws -> Value? {
    guard case .object(let object) = self, object.type.isWrittenInPython,
      let method = object.type.special(name)
    else { return nil }
    if method.isNone {
      throw PythonError(.typeError, "'\(typeName)' object does not support \(name.text)")
    }
    return try method.call([self] + arguments)
  }
}

extension TypeObject {
  /// What calling the class does.
  func instantiate(_ arguments: Arguments) throws -> Value {
    if self === TypeObject.type { return try Self.typeCall(arguments) }
    if let convert { return try convert(arguments) }
    if isWrittenInPython, let maker = special(Names.new) {
      var all = arguments
      all.positional.insert(.object(self), at: 0)
      let made = try Self.plain(maker).call(all)
      if made.type.isSubclass(of: self) { try initialize(made, arguments) }
      return made
    }
    let made = try makeInstance(arguments)
    try initialize(made, arguments)
    return made
  }

  private static func plain(_ function: Value) -> Value {
    if let method: StaticMethod = function.object() { return method.function }
    return function
  }

  /// `object.__new__`: the instance before `__init__` runs.
  func makeInstance(_ arguments: Arguments) throws -> Value {
    for base in order {
      if let construct = base.construct { return .object(try construct(self, arguments)) }
    }
    guard isWrittenInPython else {
      throw PythonError(.typeError, "cannot create '\(name)' instances")
    }
    if let base = order.first(where: { $0.convert != nil }) {
      return .object(BoxedInstance(type: self, payload: try base.boxedPayload(arguments)))
    }
    if special(Names.initialize) == nil, special(Names.new) == nil,
      !arguments.positional.isEmpty || !arguments.keywords.isEmpty
    {
      throw PythonError(.typeError, "\(name)() takes no arguments")
    }
    return .object(InstanceObject(type: self))
  }

  private func initialize(_ instance: Value, _ arguments: Arguments) throws {
    guard isWrittenInPython, let initializer = special(Names.initialize) else { return }
    var all = arguments
    all.positional.insert(instance, at: 0)
    let result = try initializer.call(all)
    if !result.isNone {
      throw PythonError(
        .typeError, "__init__() should return None, not '\(result.typeName)'")
    }
  }

  private static func typeCall(_ arguments: Arguments) throws -> Value {
    if arguments.positional.count == 1 { return .object(arguments.positional[0].type) }
    guard arguments.positional.count == 3, let name = arguments.positional[0].text,
      case .dict(let namespace) = arguments.positional[2]
    else { throw PythonError(.typeError, "type() takes 1 or 3 arguments") }
    let bases: [TypeObject] = try arguments.positional[1].iterated().map {
      guard let base: TypeObject = $0.object() else {
        throw PythonError(.typeError, "bases must be types")
      }
      return base
    }
    let type = try TypeObject(
      name: name, module: "__main__", bases: bases.isEmpty ? [.object] : bases,
      attributes: namespace.copied())
    return .object(type)
  }
}
