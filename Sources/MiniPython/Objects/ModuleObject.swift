/// A Python module: a name and a namespace.
public final class ModuleObject: PythonObject {
  /// The dotted name.
  public let name: String
  /// The module's global names.
  public let namespace: DictObject

  /// A module with the given attributes.
  public init(_ name: String, _ attributes: [(String, Value)] = []) {
    self.name = name
    namespace = DictObject(attributes)
    super.init()
    namespace.insert("__name__", Value(name))
  }

  public override var type: TypeObject { .module }
  public override var attributeDictionary: DictObject? { namespace }
  public override func repr() -> String { "<module '\(name)'>" }

  /// Sets an attribute.
  public subscript(_ name: String) -> Value? {
    get { namespace.find(name) }
    set {
      if let newValue { namespace.insert(name, newValue) } else { namespace.remove(name) }
    }
  }

  /// Adds a function.
  public func function(_ name: String, _ body: @escaping (_ arguments: Arguments) throws -> Value) {
    namespace.insert(name, .object(NativeFunction(name, body)))
  }

  /// Adds a function whose arguments are bound to a signature.
  public func function(
    _ signature: Signature, _ body: @escaping (_ values: [Value]) throws -> Value
  ) {
    namespace.insert(signature.name, .object(NativeFunction(signature, body)))
  }
}
