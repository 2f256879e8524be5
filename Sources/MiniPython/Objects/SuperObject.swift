/// `super()`: attributes of an instance or class, looked up behind one of its classes.
final class SuperObject: PythonObject {
  let start: TypeObject
  let instance: Value

  init(start: TypeObject, instance: Value) {
    self.start = start
    self.instance = instance
    super.init()
  }

  override var type: TypeObject { .super }

  /// `super(start, instance)`
  static func make(_ arguments: Arguments) throws -> PythonObject {
    if !arguments.keywords.isEmpty {
      throw PythonError(.typeError, "super() takes no keyword arguments")
    }
    if arguments.positional.isEmpty { throw PythonError(.runtimeError, "super(): no arguments") }
    if arguments.positional.count > 2 {
      throw ArgumentFailure.miscounted("super()", 0...2, given: arguments.positional.count)
    }
    guard let start: TypeObject = arguments.positional[0].object() else {
      throw PythonError(
        .typeError,
        "super() argument 1 must be a type, not \(arguments.positional[0].typeName)")
    }
    guard let instance = arguments[1] else {
      throw PythonError(.runtimeError, "super() takes 0 or 2 arguments")
    }
    let isInstance = instance.type.isSubclass(of: start)
    let isSubclass = instance.object(TypeObject.self)?.isSubclass(of: start) ?? false
    if !isInstance, !isSubclass {
      throw PythonError(
        .typeError, "super(type, obj): obj must be an instance or subtype of type")
    }
    return SuperObject(start: start, instance: instance)
  }

  override func getAttribute(_ name: String) throws -> Value? {
    let asClass: TypeObject? = instance.object()
    let owner =
      asClass.map { $0.isSubclass(of: start) } == true ? asClass ?? instance.type : instance.type
    let key = StringObject(name)
    guard let position = owner.order.firstIndex(where: { $0 === start }) else { return nil }
    for type in owner.order[(position + 1)...] {
      guard let found = type.attributes.find(key) else { continue }
      guard case .object(let descriptor) = found else { return found }
      if let method = descriptor as? StaticMethod { return method.function }
      if let method = descriptor as? ClassMethod {
        let subject: Value = asClass == nil ? .object(instance.type) : instance
        return .object(BoundMethod(function: method.function, instance: subject))
      }
      if asClass != nil, owner === asClass { return found }
      return try Value.bind(descriptor, to: instance, of: owner) ?? found
    }
    if let host: HostObject = instance.object(), asClass == nil {
      return try host.getAttribute(name)
    }
    return nil
  }

  override func repr() -> String { "<super: <class '\(start.name)'>>" }
}
