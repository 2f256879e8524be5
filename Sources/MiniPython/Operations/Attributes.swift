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
    return PythonError(.attributeError, text)
  }

  func attributeIfFound(_ name: StringObject) throws -> Value? {
    if case .object(let object) = self {
      if let type = object as? TypeObject { return try type.classAttribute(name) }
      if let module = object as? ModuleObject { return module.attribute(name) }
    }
    let type = self.type
    let declared = type.lookup(name)
    if case .object(let descriptor)? = declared, descriptor.isDataDescriptor {
      if let value = try Self.bind(descriptor, to: self, of: type) { return value }
    }
    let object = reference
    if let value = (object as? HostObject)?.instanceAttributes?.find(name) { return value }
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
      if text == "__dict__", let dictionary = object?.attributeDictionary {
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
    if type.isWrittenInPython, let setter = type.special(Names.setattr) {
      _ = try setter.call([self, .string(name), newValue])
      return
    }
    try setAttributeDirectly(name, newValue)
  }

  /// `object.__setattr__`
  func setAttributeDirectly(_ name: StringObject, _ newValue: Value) throws {
    guard let object = reference else { throw readOnlyAttribute(name.text) }
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
      host.objectType = type
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
    case "__class__": return .object(TypeObject.type)
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
  nonisolated(unsafe) static let getattr = StringObject("__getattr__")
  nonisolated(unsafe) static let setattr = StringObject("__setattr__")
  nonisolated(unsafe) static let delattr = StringObject("__delattr__")
  nonisolated(unsafe) static let get = StringObject("__get__")
  nonisolated(unsafe) static let set = StringObject("__set__")
  nonisolated(unsafe) static let setName = StringObject("__set_name__")
  nonisolated(unsafe) static let new = StringObject("__new__")
  nonisolated(unsafe) static let initialize = StringObject("__init__")
  nonisolated(unsafe) static let initSubclass = StringObject("__init_subclass__")
  nonisolated(unsafe) static let classGetItem = StringObject("__class_getitem__")
  nonisolated(unsafe) static let call = StringObject("__call__")
  nonisolated(unsafe) static let bool = StringObject("__bool__")
  nonisolated(unsafe) static let len = StringObject("__len__")
  nonisolated(unsafe) static let iter = StringObject("__iter__")
  nonisolated(unsafe) static let next = StringObject("__next__")
  nonisolated(unsafe) static let getItem = StringObject("__getitem__")
  nonisolated(unsafe) static let setItem = StringObject("__setitem__")
  nonisolated(unsafe) static let deleteItem = StringObject("__delitem__")
  nonisolated(unsafe) static let contains = StringObject("__contains__")
  nonisolated(unsafe) static let repr = StringObject("__repr__")
  nonisolated(unsafe) static let str = StringObject("__str__")
  nonisolated(unsafe) static let format = StringObject("__format__")
  nonisolated(unsafe) static let hash = StringObject("__hash__")
  nonisolated(unsafe) static let eq = StringObject("__eq__")
  nonisolated(unsafe) static let float = StringObject("__float__")
  nonisolated(unsafe) static let int = StringObject("__int__")
  nonisolated(unsafe) static let index = StringObject("__index__")
  nonisolated(unsafe) static let enter = StringObject("__enter__")
  nonisolated(unsafe) static let exit = StringObject("__exit__")
  nonisolated(unsafe) static let classCell = StringObject("__class__")

  nonisolated(unsafe) static let binary = BinaryOperator.allCases.map {
    StringObject("__\($0.stem)__")
  }
  nonisolated(unsafe) static let reflected = BinaryOperator.allCases.map {
    StringObject("__r\($0.stem)__")
  }
  nonisolated(unsafe) static let inPlace = BinaryOperator.allCases.map {
    StringObject("__i\($0.stem)__")
  }
  nonisolated(unsafe) static let unary = UnaryOperator.allCases.map { StringObject($0.method) }
  nonisolated(unsafe) static let compare = Comparison.allCases.map { StringObject($0.method) }
}
