import Synchronization

/// Attribute access as `object.__getattribute__` does it: data descriptors of the type first, then
/// the instance dictionary, then the type's other attributes, then the host's computed ones, then
/// `__getattr__`.
extension Value {
  /// `value.name`; throws AttributeError.
  public func attribute(_ name: String) throws -> Value { try attribute(StringObject(name)) }

  /// `value.name`, `nil` where it would raise AttributeError.
  public func attributeIfPresent(_ name: String) throws -> Value? {
    do {
      return try attributeIfFound(StringObject(name))
    } catch let error as PythonError where error.exception.type.isSubclass(of: .attributeError) {
      return nil
    }
  }

  /// `value.name = newValue`
  public func setAttribute(_ name: String, _ newValue: Value) throws {
    try setAttribute(StringObject(name), newValue)
  }

  func attribute(_ name: StringObject) throws -> Value {
    if let found = try attributeIfFound(name) { return found }
    throw missingAttribute(name.text)
  }

  func missingAttribute(_ name: String) -> PythonError {
    let text: String
    if let module: ModuleObject = object() {
      text = "module '\(module.name)' has no attribute '\(name)'"
    } else if let type: TypeObject = object() {
      text = "type object '\(type.name)' has no attribute '\(name)'"
    } else {
      text = "'\(typeName)' object has no attribute '\(name)'"
    }
    let error = PythonError(.attributeError, text)
    error.exception.missing = (self, name)
    return error
  }

  func attributeIfFound(_ name: StringObject) throws -> Value? {
    if case .object(let object) = self, object.type.isWrittenInPython,
      let getter = object.type.special(Names.getattribute)
    {
      do {
        return try getter.call([self, .string(name)])
      } catch let error as PythonError
        where error.exception.type.isSubclass(of: .attributeError)
      {
        guard let fallback = object.type.special(Names.getattr) else { throw error }
        return try fallback.call([self, .string(name)])
      }
    }
    return try attributeByDefault(name)
  }

  /// `object.__getattribute__`
  func attributeByDefault(_ name: StringObject) throws -> Value? {
    if case .object(let object) = self {
      if let type = object as? TypeObject {
        if let found = try type.classAttribute(name) { return found }
        return try type.metaclassAttribute(name)
      }
      if let module = object as? ModuleObject { return module.attribute(name) }
      if let parent = object as? SuperObject, let found = try parent.getAttribute(name.text) {
        return found
      }
    }
    let type = self.type
    let declared = type.lookup(name)
    if case .object(let descriptor)? = declared, descriptor.isDataDescriptor {
      if let value = try Self.bind(descriptor, to: self, of: type) { return value }
    }
    let object = reference
    if let value = (object as? HostObject)?.ownAttribute(name) { return value }
    if let function = object as? FunctionObject, let value = function.attributes?.find(name) {
      return value
    }
    if let declared {
      if case .object(let descriptor) = declared {
        return try Self.bind(descriptor, to: self, of: type) ?? declared
      }
      return declared
    }
    let text = name.text
    if text.hasPrefix("__") {
      if text == "__class__" { return .object(type) }
      if text == "__dict__", type.slots == nil, let dictionary = object?.attributeDictionary {
        return .dict(dictionary)
      }
      if text == "__doc__" { return try object?.getAttribute(text) ?? Value.none }
    }
    if let value = try object?.getAttribute(text) { return value }
    if type.isWrittenInPython, let fallback = type.special(Names.getattr) {
      return try fallback.call([self, .string(name)])
    }
    return nil
  }

  /// What a descriptor found on a type yields for an instance; `nil` when it is a plain value.
  static func bind(_ descriptor: PythonObject, to instance: Value, of type: TypeObject) throws
    -> Value?
  {
    if descriptor is FunctionObject {
      return .object(BoundMethod(function: .object(descriptor), instance: instance))
    }
    if let native = descriptor as? NativeFunction {
      return native.bindsInstance
        ? .object(BoundMethod(function: .object(native), instance: instance)) : nil
    }
    if let property = descriptor as? PropertyObject {
      if property.getter.isNone { throw PythonError(.attributeError, "unreadable attribute") }
      return try property.getter.call([instance])
    }
    if descriptor.type.isWrittenInPython, let getter = descriptor.type.special(Names.get) {
      return try getter.call([.object(descriptor), instance, .object(type)])
    }
    return try descriptor.bound(to: instance, of: type)
  }

  func setAttribute(_ name: StringObject, _ newValue: Value) throws {
    guard let object = reference else { throw readOnlyAttribute(name.text) }
    let type = object.type
    if type.isWrittenInPython, let setter = type.special(Names.setattr) {
      _ = try setter.call([self, .string(name), newValue])
      return
    }
    try setAttributeDirectly(name, newValue)
  }

  /// `object.__setattr__`
  func setAttributeDirectly(_ name: StringObject, _ newValue: Value) throws {
    guard let object = reference else { throw readOnlyAttribute(name.text) }
    if case .tuple(let tuple) = self, tuple.named?.lookup(name) != nil {
      throw PythonError(.attributeError, "can't set attribute")
    }
    if let type = object as? TypeObject {
      guard type.isWrittenInPython else {
        throw PythonError(
          .typeError,
          "cannot set '\(name.text)' attribute of immutable type '\(type.name)'")
      }
      type.attributes.insert(name, newValue)
      type.changed()
      return
    }
    let type = object.type
    if case .object(let descriptor)? = type.lookup(name) {
      if let property = descriptor as? PropertyObject {
        if property.setter.isNone {
          throw PythonError(
            .attributeError, "property '\(name.text)' of '\(type.name)' object has no setter")
        }
        _ = try property.setter.call([self, newValue])
        return
      }
      if let property = descriptor as? NativeProperty {
        guard let set = property.set else {
          throw PythonError(
            .attributeError,
            "attribute '\(name.text)' of '\(type.name)' objects is not writable")
        }
        return try set(self, newValue)
      }
      if descriptor.type.isWrittenInPython, let setter = descriptor.type.special(Names.set) {
        _ = try setter.call([.object(descriptor), self, newValue])
        return
      }
    }
    if try object.setAttribute(name.text, newValue) { return }
    if name.text == "__class__", let host = object as? InstanceObject,
      let type: TypeObject = newValue.object()
    {
      host.changeClass(to: type)
      return
    }
    if let slots = type.slots, object is InstanceObject, !slots.contains(name.text) {
      throw missingAttribute(name.text)
    }
    if let instance = object as? InstanceObject {
      instance.setOwnAttribute(name, newValue)
      return
    }
    guard let dictionary = object.attributeDictionary else { throw readOnlyAttribute(name.text) }
    dictionary.insert(name, newValue)
  }

  private func readOnlyAttribute(_ name: String) -> PythonError {
    if type.lookup(name) != nil {
      return PythonError(
        .attributeError, "'\(typeName)' object attribute '\(name)' is read-only")
    }
    return missingAttribute(name)
  }

  func deleteAttribute(_ name: StringObject) throws {
    guard let object = reference else { throw missingAttribute(name.text) }
    if let type = object as? TypeObject, type.isWrittenInPython {
      guard type.attributes.remove(name.text) != nil else {
        throw PythonError(.attributeError, name.text)
      }
      type.changed()
      return
    }
    if object.type.isWrittenInPython, let deleter = object.type.special(Names.delattr) {
      _ = try deleter.call([self, .string(name)])
      return
    }
    try deleteAttributeDirectly(name)
  }

  /// `object.__delattr__`
  func deleteAttributeDirectly(_ name: StringObject) throws {
    guard let object = reference else { throw missingAttribute(name.text) }
    if case .object(let descriptor)? = object.type.lookup(name),
      let property = descriptor as? PropertyObject
    {
      if property.deleter.isNone {
        throw PythonError(
          .attributeError, "property '\(name.text)' of '\(typeName)' object has no deleter")
      }
      _ = try property.deleter.call([self])
      return
    }
    if try object.deleteAttribute(name.text) { return }
    guard object.attributeDictionary?.remove(name.text) != nil else {
      throw missingAttribute(name.text)
    }
  }
}

extension PythonObject {
  /// Whether the descriptor comes before the instance dictionary.
  var isDataDescriptor: Bool {
    if self is PropertyObject || self is NativeProperty { return true }
    return type.isWrittenInPython && type.special(Names.set) != nil
  }
}

extension TypeObject {
  /// `type.name`, where the class's own metaclass has the name.
  func metaclassAttribute(_ name: StringObject) throws -> Value? {
    guard let metatype else {
      return name.text == "__call__"
        ? Value(function: "__call__") { [self] in try instantiate($0) } : nil
    }
    if let found = metatype.lookup(name) {
      guard case .object(let descriptor) = found else { return found }
      return try Value.bind(descriptor, to: .object(self), of: metatype) ?? found
    }
    if let fallback = metatype.special(Names.getattr) {
      return try fallback.call([.object(self), .string(name)])
    }
    return nil
  }

  /// `type.name`
  func classAttribute(_ name: StringObject) throws -> Value? {
    if let declared = lookup(name) {
      guard case .object(let descriptor) = declared else { return declared }
      if let method = descriptor as? StaticMethod { return method.function }
      if descriptor is ClassMethod {
        return try descriptor.bound(to: .none, of: self)
      }
      if descriptor.type.isWrittenInPython, let getter = descriptor.type.special(Names.get) {
        return try getter.call([declared, .none, .object(self)])
      }
      return declared
    }
    switch name.text {
    case "__name__": return Value(self.name)
    case "__qualname__": return Value(self.name)
    case "__module__": return Value(module.isEmpty ? "builtins" : module)
    case "__mro__": return Value(tuple: order.map { .object($0) })
    case "__bases__": return Value(tuple: bases.map { .object($0) })
    case "__base__": return bases.first.map { .object($0) } ?? Value.none
    case "__dict__": return .dict(attributes)
    case "__class__": return .object(type)
    case "__doc__": return Value.none
    case "mro":
      return Value(function: "mro") { [order] _ in Value(list: order.map { .object($0) }) }
    case "__subclasses__":
      return Value(function: "__subclasses__") { [self] _ in
        Value(list: liveSubclasses.map { .object($0) })
      }
    default: return nil
    }
  }
}

extension ModuleObject {
  func attribute(_ name: StringObject) -> Value? {
    if let value = namespace.find(name) { return value }
    return name.text == "__dict__" ? .dict(namespace) : nil
  }
}

/// Names of special methods, made once.
enum Names {
  private static let count = Atomic<Int>(0)

  private static func made(_ text: String) -> StringObject {
    StringObject(text, specialIndex: count.wrappingAdd(1, ordering: .relaxed).oldValue)
  }

  nonisolated(unsafe) static let getattr = made("__getattr__")
  nonisolated(unsafe) static let getattribute = made("__getattribute__")
  nonisolated(unsafe) static let setattr = made("__setattr__")
  nonisolated(unsafe) static let delattr = made("__delattr__")
  nonisolated(unsafe) static let get = made("__get__")
  nonisolated(unsafe) static let set = made("__set__")
  nonisolated(unsafe) static let setName = made("__set_name__")
  nonisolated(unsafe) static let new = made("__new__")
  nonisolated(unsafe) static let initialize = made("__init__")
  nonisolated(unsafe) static let initSubclass = made("__init_subclass__")
  nonisolated(unsafe) static let abstractMethods = made("__abstractmethods__")
  nonisolated(unsafe) static let classGetItem = made("__class_getitem__")
  nonisolated(unsafe) static let call = made("__call__")
  nonisolated(unsafe) static let bool = made("__bool__")
  nonisolated(unsafe) static let len = made("__len__")
  nonisolated(unsafe) static let iter = made("__iter__")
  nonisolated(unsafe) static let next = made("__next__")
  nonisolated(unsafe) static let getItem = made("__getitem__")
  nonisolated(unsafe) static let setItem = made("__setitem__")
  nonisolated(unsafe) static let deleteItem = made("__delitem__")
  nonisolated(unsafe) static let contains = made("__contains__")
  nonisolated(unsafe) static let repr = made("__repr__")
  nonisolated(unsafe) static let str = made("__str__")
  nonisolated(unsafe) static let format = made("__format__")
  nonisolated(unsafe) static let hash = made("__hash__")
  nonisolated(unsafe) static let eq = made("__eq__")
  nonisolated(unsafe) static let float = made("__float__")
  nonisolated(unsafe) static let int = made("__int__")
  nonisolated(unsafe) static let index = made("__index__")
  nonisolated(unsafe) static let enter = made("__enter__")
  nonisolated(unsafe) static let exit = made("__exit__")
  nonisolated(unsafe) static let classCell = made("__class__")

  nonisolated(unsafe) static let binary = BinaryOperator.allCases.map {
    made("__\($0.stem)__")
  }
  nonisolated(unsafe) static let reflected = BinaryOperator.allCases.map {
    made("__r\($0.stem)__")
  }
  nonisolated(unsafe) static let inPlace = BinaryOperator.allCases.map {
    made("__i\($0.stem)__")
  }
  nonisolated(unsafe) static let unary = UnaryOperator.allCases.map { made($0.method) }
  nonisolated(unsafe) static let compare = Comparison.allCases.map { made($0.method) }
}
