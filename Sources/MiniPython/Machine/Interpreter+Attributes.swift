/// Attributes, with what each instruction remembers of its last lookup.
extension Interpreter {
  /// What an instance itself has where the instruction found it last; unbound when it has to be
  /// looked up.
  @inline(__always)
  static func instanceAttribute(
    _ object: PythonObject, _ name: StringObject, _ cache: UnsafeMutablePointer<AttributeCache>
  ) -> Value {
    guard let instance = object as? InstanceObject else { return .unbound }
    if cache.knowsLayout(of: instance) {
      let field = Int(cache.pointee.field)
      return field < 0 ? .unbound : instance.field(field)
    }
    guard let attributes = instance.instanceAttributes, !cache.pointee.isData,
      cache.knows(instance.objectType)
    else { return .unbound }
    return attributes.value(at: Int(cache.pointee.hint), ifNamed: name)
  }

  func loadAttribute(
    _ object: PythonObject, _ name: StringObject, _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws -> Value {
    guard let host = object as? HostObject else {
      if let module = object as? ModuleObject, let value = module.namespace.find(name) {
        return value
      }
      return try Value.object(object).attribute(name)
    }
    let type = host.objectType
    if !cache.knows(type) { cache.pointee.fill(type, name) }
    if !cache.pointee.isData {
      if let instance = host as? InstanceObject, let layout = instance.layout {
        if !cache.knowsLayout(of: instance) {
          cache.pointee.note(layout, of: instance, name)
        }
        let field = Int(cache.pointee.field)
        if field >= 0 { return instance.field(field) }
      } else if let dictionary = host.instanceAttributes {
        let known = dictionary.value(at: Int(cache.pointee.hint), ifNamed: name)
        if !known.isUnbound { return known }
        let position = dictionary.position(of: name)
        if position >= 0 {
          cache.pointee.hint = Int32(position)
          return dictionary.entries[position].value
        }
      }
    }
    switch cache.pointee.value {
    case .unbound, .object: return try Value.object(object).attribute(name)
    default: return cache.pointee.value
    }
  }

  func storeAttribute(
    _ object: PythonObject, _ name: StringObject, _ value: Value,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws {
    guard let instance = object as? InstanceObject else {
      return try Value.object(object).setAttribute(name, value)
    }
    if cache.knowsLayout(of: instance) {
      let field = Int(cache.pointee.field)
      if field >= 0 { return instance.setField(field, value) }
      if let next = cache.pointee.nextLayout { return instance.append(value, next: next) }
    }
    let type = instance.objectType
    if !cache.knows(type) {
      cache.pointee.fill(type, name)
      let isRefused = type.slots.map { !$0.contains(name.text) } ?? false
      if isRefused || type.special(Names.setattr) != nil || name.text == "__class__" {
        cache.pointee.isData = true
      }
    }
    if cache.pointee.isData { return try Value.object(object).setAttribute(name, value) }
    if let layout = instance.layout {
      cache.pointee.note(layout, of: instance, name)
      if cache.pointee.field < 0, let next = layout.adding(name) {
        cache.pointee.noteAddition(next)
      }
      return instance.setOwnAttribute(name, value)
    }
    guard let dictionary = instance.attributeDictionary else { return }
    let hint = Int(cache.pointee.hint)
    if dictionary.value(at: hint, ifNamed: name).isUnbound {
      dictionary.insert(name, value)
      cache.pointee.hint = Int32(dictionary.position(of: name))
    } else {
      dictionary.replace(at: hint, with: value)
    }
  }

  /// Puts the function for `object.name(...)` into `target` and the instance behind it, or the
  /// bound value and `.unbound`.
  func loadMethod(
    _ target: UnsafeMutablePointer<Value>, _ object: Value, _ name: StringObject,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws {
    let type: TypeObject
    if case .object(let reference) = object {
      if let instance = reference as? InstanceObject, let layout = instance.layout {
        type = instance.objectType
        if !cache.knowsLayout(of: instance) {
          if !cache.knows(type) { cache.pointee.fill(type, name) }
          if !cache.pointee.isData { cache.pointee.note(layout, of: instance, name) }
        }
        if !cache.pointee.isData, cache.pointee.field >= 0 {
          target[0] = instance.field(Int(cache.pointee.field))
          target[1] = .unbound
          return
        }
      } else {
        if reference is ModuleObject || reference is TypeObject || reference is SuperObject {
          target[0] = try object.attribute(name)
          target[1] = .unbound
          return
        }
        type = reference.type
        if let value = (reference as? HostObject)?.ownAttribute(name) {
          if !cache.knows(type) { cache.pointee.fill(type, name) }
          if !cache.pointee.isData {
            target[0] = value
            target[1] = .unbound
            return
          }
        }
      }
    } else {
      type = object.type
    }
    if !cache.knows(type) { cache.pointee.fill(type, name) }
    if case .object(let function) = cache.pointee.value,
      function is FunctionObject || (function as? NativeFunction)?.bindsInstance == true
    {
      target[1] = object
      target[0] = cache.pointee.value
      return
    }
    target[0] = try object.attribute(name)
    target[1] = .unbound
  }
}
