/// `@staticmethod`
public final class StaticMethod: PythonObject {
  let function: Value

  /// Wraps a function so that it is not bound to instances.
  public init(_ function: Value) {
    self.function = function
    super.init()
  }

  public override var type: TypeObject { .staticMethod }
  public override var isCallable: Bool { true }
  public override func call(_ arguments: Arguments) throws -> Value {
    try function.call(arguments)
  }
  public override func bound(to instance: Value, of type: TypeObject) -> Value? { function }
  public override func getAttribute(_ name: String) throws -> Value? {
    name == "__func__" ? function : try function.attributeIfPresent(name)
  }
  public override func repr() throws -> String { "<\(type.name)(\(try function.repr()))>" }
}

/// `@classmethod`
public final class ClassMethod: PythonObject {
  let function: Value

  /// Wraps a function so that it receives the class first.
  public init(_ function: Value) {
    self.function = function
    super.init()
  }

  public override var type: TypeObject { .classMethod }
  public override func bound(to instance: Value, of type: TypeObject) -> Value? {
    .object(BoundMethod(function: function, instance: .object(type)))
  }
  public override func getAttribute(_ name: String) throws -> Value? {
    name == "__func__" ? function : try function.attributeIfPresent(name)
  }
  public override func repr() throws -> String { "<\(type.name)(\(try function.repr()))>" }
}

/// `@property`
final class PropertyObject: PythonObject {
  let getter: Value
  let setter: Value
  let deleter: Value
  let documentation: Value

  init(getter: Value, setter: Value, deleter: Value, documentation: Value = .none) {
    self.getter = getter
    self.setter = setter
    self.deleter = deleter
    self.documentation = documentation
    super.init()
  }

  override var type: TypeObject { .property }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "fget": return getter
    case "fset": return setter
    case "fdel": return deleter
    case "__doc__":
      return documentation.isNone ? try getter.attributeIfPresent("__doc__") : documentation
    case "getter":
      return replacing { PropertyObject(getter: $0, setter: self.setter, deleter: self.deleter) }
    case "setter":
      return replacing { PropertyObject(getter: self.getter, setter: $0, deleter: self.deleter) }
    case "deleter":
      return replacing { PropertyObject(getter: self.getter, setter: self.setter, deleter: $0) }
    default: return nil
    }
  }

  private func replacing(_ make: @escaping (Value) -> PropertyObject) -> Value {
    Value(function: "setter") { arguments in .object(make(arguments[0] ?? .none)) }
  }
}
