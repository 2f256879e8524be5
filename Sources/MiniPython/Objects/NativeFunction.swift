/// A function implemented in Swift.
public final class NativeFunction: PythonObject {
  /// The name, `print`.
  public let name: String
  /// The signature, if calls are bound by one.
  public let signature: Signature?
  let body: (Arguments) throws -> Value
  /// A shortcut the machine takes for calls with one positional argument.
  var unary: ((Value) throws -> Value)?
  /// A shortcut for calls with positional arguments, which it leaves where they are.
  var direct: ((UnsafeMutablePointer<Value>, Int) throws -> Value)?
  /// Found on a class it becomes a method; a plain function stored there by Python does not.
  let bindsInstance: Bool

  /// A function that takes its arguments as they come.
  public init(_ name: String, _ body: @escaping (_ arguments: Arguments) throws -> Value) {
    self.name = name
    self.body = body
    signature = nil
    bindsInstance = true
    super.init()
  }

  /// A function whose arguments are bound to a signature: the closure receives one value for
  /// each parameter.
  public init(_ signature: Signature, _ body: @escaping (_ values: [Value]) throws -> Value) {
    name = signature.name
    self.signature = signature
    self.body = { try body(try signature.bind($0)) }
    bindsInstance = true
    super.init()
  }

  /// A function of exactly one positional argument.
  init(unary name: String, _ body: @escaping (Value) throws -> Value) {
    self.name = name
    signature = nil
    self.body = { arguments in
      try arguments.expect(name, 1...1)
      return try body(arguments.positional[0])
    }
    unary = body
    bindsInstance = true
    super.init()
  }

  public override var type: TypeObject { .builtinFunction }
  public override var isCallable: Bool { true }

  public override func call(_ arguments: Arguments) throws -> Value { try body(arguments) }

  public override func getAttribute(_ attribute: String) -> Value? {
    switch attribute {
    case "__name__", "__qualname__": Value(name)
    case "__doc__": Value.none
    case "__module__": Value("builtins")
    default: nil
    }
  }

  public override func repr() -> String { "<built-in function \(name)>" }
}

/// A method with the instance it will be called on.
final class BoundMethod: PythonObject {
  let function: Value
  let instance: Value

  init(function: Value, instance: Value) {
    self.function = function
    self.instance = instance
    super.init()
  }

  override var type: TypeObject {
    if case .object(let object) = function, object is NativeFunction { return .builtinFunction }
    return .method
  }
  override var isCallable: Bool { true }

  override func call(_ arguments: Arguments) throws -> Value {
    var arguments = arguments
    arguments.positional.insert(instance, at: 0)
    return try function.call(arguments)
  }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "__self__": instance
    case "__func__": function
    default: try function.attributeIfPresent(name)
    }
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: BoundMethod = other.object() else { return nil }
    let same =
      function.isIdentical(to: other.function) && instance.isIdentical(to: other.instance)
    switch operation {
    case .equal: return .bool(same)
    case .notEqual: return .bool(!same)
    default: return nil
    }
  }

  override func hash() throws -> Int? {
    (function.reference?.identity ?? 0) &* 31 &+ (instance.reference?.identity ?? 0)
  }

  override func repr() throws -> String {
    if case .object(let object) = function, let native = object as? NativeFunction {
      return "<built-in method \(native.name) of \(instance.typeName) object at "
        + "\(instance.reference?.identityText ?? "0x0")>"
    }
    let name = try function.attributeIfPresent("__qualname__")?.text ?? "?"
    return "<bound method \(name) of \(try instance.repr())>"
  }
}

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
