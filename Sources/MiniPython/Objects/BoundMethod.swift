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
    if case .object(let object) = function, let native = object as? NativeFunction {
      return native.owner?.hasSlot(native.name) == true ? .methodWrapper : .builtinFunction
    }
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
      let kind = native.owner?.hasSlot(native.name) == true ? "method-wrapper" : "built-in method"
      let quote = kind == "method-wrapper" ? "'" : ""
      return "<\(kind) \(quote)\(native.name)\(quote) of \(instance.typeName) object at "
        + "\(instance.reference?.identityText ?? "0x0")>"
    }
    let name = try function.attributeIfPresent("__qualname__")?.text ?? "?"
    return "<bound method \(name) of \(try instance.repr())>"
  }
}
