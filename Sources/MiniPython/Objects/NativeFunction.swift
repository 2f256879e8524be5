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
  /// The class whose method this is.
  let owner: TypeObject?

  /// A function that takes its arguments as they come.
  public init(_ name: String, _ body: @escaping (_ arguments: Arguments) throws -> Value) {
    self.name = name
    self.body = body
    signature = nil
    bindsInstance = true
    owner = nil
    super.init()
  }

  /// A method of a class, which finds its instance in front of the arguments.
  init(
    _ name: String, owner: TypeObject, _ body: @escaping (_ arguments: Arguments) throws -> Value
  ) {
    self.name = name
    self.body = body
    signature = nil
    bindsInstance = true
    self.owner = owner
    super.init()
  }

  /// A method of a class, whose body binds its arguments to the signature.
  init(
    _ signature: Signature, owner: TypeObject,
    _ body: @escaping (_ arguments: Arguments) throws -> Value
  ) {
    name = signature.name
    self.signature = signature
    self.body = body
    bindsInstance = true
    self.owner = owner
    super.init()
  }

  /// A function whose arguments are bound to a signature: the closure receives one value for
  /// each parameter.
  public init(_ signature: Signature, _ body: @escaping (_ values: [Value]) throws -> Value) {
    name = signature.name
    self.signature = signature
    self.body = { try body(try signature.bind($0)) }
    bindsInstance = true
    owner = nil
    super.init()
  }

  /// A function of exactly one positional argument.
  init(unary name: String, _ body: @escaping (Value) throws -> Value) {
    self.name = name
    signature = nil
    self.body = { arguments in
      if arguments.keywords.isEmpty, arguments.positional.count != 1 {
        throw ArgumentFailure.notOne(name, given: arguments.positional.count)
      }
      try arguments.expect(name, 1...1)
      return try body(arguments.positional[0])
    }
    unary = body
    bindsInstance = true
    owner = nil
    super.init()
  }

  public override var type: TypeObject {
    guard let owner else { return .builtinFunction }
    return owner.hasSlot(name) ? .slotWrapper : .methodDescriptor
  }
  public override var isCallable: Bool { true }

  public override func call(_ arguments: Arguments) throws -> Value { try body(arguments) }

  public override func getAttribute(_ attribute: String) -> Value? {
    switch attribute {
    case "__name__": Value(name)
    case "__qualname__": Value(owner.map { $0.name + "." + name } ?? name)
    case "__objclass__": owner.map { .object($0) }
    case "__doc__": Value.none
    case "__module__": Value("builtins")
    default: nil
    }
  }

  public override func repr() -> String {
    guard let owner else { return "<built-in function \(name)>" }
    return
      "<\(owner.hasSlot(name) ? "slot wrapper" : "method") '\(name)' of '\(owner.name)' objects>"
  }
}
