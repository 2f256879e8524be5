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

extension Value {
  /// Calls a special method with one argument, as operators do; `nil` if no Python class defines it.
  func callSpecial(_ name: StringObject, _ argument: Value) throws -> Value? {
    guard case .object(let object) = self, object.type.isWrittenInPython,
      let method = object.type.special(name)
    else { return nil }
    if case .object(let target) = method, let function = target as? FunctionObject,
      let answer = try function.interpreter.callDirectly(function, self, argument)
    {
      return answer
    }
    if method.isNone {
      throw PythonError(.typeError, "'\(typeName)' object does not support \(name.text)")
    }
    return try method.call([self, argument])
  }
}

extension TypeObject {
  /// What calling the class does.
  func instantiate(_ arguments: Arguments) throws -> Value {
    if self === TypeObject.type { return try Self.typeCall(arguments) }
    if isSubclass(of: .type) { return try makeClass(arguments) }
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
    if self === TypeObject.object { return .object(PythonObject()) }
    guard isWrittenInPython else {
      throw PythonError(.typeError, "cannot create '\(name)' instances")
    }
    try refuseIfAbstract()
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

  private func refuseIfAbstract() throws {
    guard let abstract = lookup(Names.abstractMethods) else { return }
    let names = try abstract.iterated().compactMap(\.text).sorted()
    if names.isEmpty { return }
    throw PythonError(
      .typeError,
      "Can't instantiate abstract class \(name) with abstract method\(names.count > 1 ? "s" : "") "
        + names.joined(separator: ", "))
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

  /// `metaclass(name, bases, namespace)`: `__new__` and `__init__` of the metaclass.
  private func makeClass(_ arguments: Arguments) throws -> Value {
    var all = arguments
    all.positional.insert(.object(self), at: 0)
    let made =
      try special(Names.new).map { try Self.plain($0).call(all) } ?? Self.newClass(all)
    guard made.type.isSubclass(of: self), let initializer = special(Names.initialize) else {
      return made
    }
    all.positional[0] = made
    try initializer.call(all)
    return made
  }

  private static func typeCall(_ arguments: Arguments) throws -> Value {
    if arguments.positional.count == 1 { return .object(arguments.positional[0].type) }
    var all = arguments
    all.positional.insert(.object(TypeObject.type), at: 0)
    return try newClass(all)
  }

  /// `type.__new__(metaclass, name, bases, namespace, **options)`
  static func newClass(_ arguments: Arguments) throws -> Value {
    guard arguments.positional.count == 4, let metaclass: TypeObject = arguments[0]?.object(),
      let name = arguments[1]?.text, case .dict(let namespace)? = arguments[3]
    else { throw PythonError(.typeError, "type() takes 1 or 3 arguments") }
    let bases: [TypeObject] = try (arguments[2] ?? .none).iterated().map {
      guard let base: TypeObject = $0.object() else {
        throw PythonError(.typeError, "bases must be types")
      }
      return base
    }
    var winner = metaclass
    for base in bases where base.type.isSubclass(of: winner) { winner = base.type }
    if winner !== metaclass, let maker = winner.special(Names.new) {
      var all = arguments
      all.positional[0] = .object(winner)
      return try plain(maker).call(all)
    }
    let module = namespace.find("__module__")?.text ?? "__main__"
    let type = try TypeObject(
      name: name, module: module, bases: bases.isEmpty ? [.object] : bases,
      attributes: namespace.copied(), metatype: winner === TypeObject.type ? nil : winner)
    try type.completed(with: arguments.keywords)
    return .object(type)
  }

  /// `__set_name__` and `__init_subclass__`.
  private func completed(with options: [Arguments.Keyword]) throws {
    for (key, value) in attributes.pairs {
      if case .object(let object) = value, object.type.isWrittenInPython,
        let setName = object.type.special(Names.setName)
      {
        try setName.call([value, .object(self), key])
      }
    }
    for base in order.dropFirst() {
      if let hook = base.attributes.find(Names.initSubclass) {
        let function = hook.object(ClassMethod.self)?.function ?? hook
        try function.call(Arguments([.object(self)], keywords: options))
        return
      }
    }
  }

  /// The methods of `type`, which metaclasses call through `super()`.
  static func installTypeMethods() {
    type.staticMethod("__new__") { try newClass($0) }
    type.method("__init__") { _ in .none }
    type.method("__call__") { arguments in
      guard let made: TypeObject = arguments[0]?.object() else {
        throw PythonError(.typeError, "descriptor '__call__' requires a 'type' object")
      }
      return try made.instantiate(arguments.dropFirst())
    }
    type.classMethod("__prepare__") { _ in .dict(DictObject()) }
    type.method("__subclasscheck__", 1...1) { value, arguments in
      guard let base: TypeObject = value.object(), let type: TypeObject = arguments[0].object()
      else { throw PythonError(.typeError, "issubclass() arg 1 must be a class") }
      return .bool(type.isSubclass(of: base))
    }
    type.method("__instancecheck__", 1...1) { value, arguments in
      .bool(value.object(TypeObject.self).map { arguments[0].isInstance(of: $0) } ?? false)
    }
  }
}
