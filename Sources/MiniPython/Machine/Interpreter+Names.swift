/// Names and attributes, with what each instruction remembers of its last lookup.
extension Interpreter {
  @inline(never)
  func loadGlobal(
    _ name: StringObject, _ globals: DictObject, _ instruction: UnsafeMutablePointer<Instruction>
  ) throws -> Value {
    let position = globals.position(of: name)
    if position >= 0 {
      instruction.pointee.c = Int32(position)
      // The key in the dictionary may be another object with the same text.
      return globals.entries[position].value
    }
    if let value = builtins.find(name) { return value }
    throw undefined(name.text, globals)
  }

  private func undefined(_ name: String, _ globals: DictObject) -> PythonError {
    let error = PythonError(.nameError, "name '\(name)' is not defined")
    error.exception.suggestion = suggestion(for: name, globals)
    return error
  }

  /// ". Did you mean: 'x'?" for names that differ little.
  private func suggestion(for name: String, _ globals: DictObject) -> String {
    let locals = frameCount > 0 ? frames[frameCount - 1].code.localNames.map(\.text) : []
    let candidates =
      locals + globals.keys.compactMap(\.text) + builtins.keys.compactMap(\.text)
    return Suggestion.text(for: name, among: candidates)
  }

  func loadName(_ name: Value, _ namespace: DictObject?, _ cell: Value, _ globals: DictObject)
    throws -> Value
  {
    guard case .string(let name) = name else { return .none }
    if let value = namespace?.find(name) { return value }
    if case .object(let object) = cell, let cell = object as? CellObject {
      if !cell.content.isUnbound { return cell.content }
    }
    if let value = globals.find(name) ?? builtins.find(name) { return value }
    throw undefined(name.text, globals)
  }

  /// What an instance's own dictionary has at the place where the instruction found it last; unbound
  /// when it has to be looked up.
  @inline(__always)
  static func instanceAttribute(
    _ object: PythonObject, _ name: StringObject, _ cache: UnsafeMutablePointer<AttributeCache>
  ) -> Value {
    guard let instance = object as? InstanceObject else { return .unbound }
    let type = Unmanaged.passUnretained(instance.objectType)
    guard cache.pointee.typeIdentity == UnsafeRawPointer(type.toOpaque()), !cache.pointee.isData,
      cache.pointee.version == type._withUnsafeGuaranteedRef({ $0.version }),
      let attributes = instance.instanceAttributes
    else { return .unbound }
    return Unmanaged.passUnretained(attributes)._withUnsafeGuaranteedRef { dictionary in
      dictionary.value(at: Int(cache.pointee.hint), ifNamed: name)
    }
  }

  func loadAttribute(
    _ object: PythonObject, _ name: StringObject, _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws -> Value {
    let host: HostObject
    if let instance = object as? InstanceObject {
      host = instance
    } else if let other = object as? HostObject {
      host = other
    } else {
      if let module = object as? ModuleObject, let value = module.namespace.find(name) {
        return value
      }
      return try Value.object(object).attribute(name)
    }
    let type = host.objectType
    if cache.pointee.type !== type || cache.pointee.version != type.version {
      fill(cache, type, name)
    }
    if !cache.pointee.isData, let dictionary = host.instanceAttributes {
      let hint = Int(cache.pointee.hint)
      if hint < dictionary.entries.count, case .string(let known) = dictionary.entries[hint].key,
        known === name
      {
        return dictionary.entries[hint].value
      }
      let position = dictionary.position(of: name)
      if position >= 0 {
        cache.pointee.hint = Int32(position)
        return dictionary.entries[position].value
      }
    }
    switch cache.pointee.value {
    case .unbound, .object: return try Value.object(object).attribute(name)
    default: return cache.pointee.value
    }
  }

  private func fill(
    _ cache: UnsafeMutablePointer<AttributeCache>, _ type: TypeObject, _ name: StringObject
  ) {
    if type.special(Names.getattribute) != nil {
      cache.pointee.remember(type)
      (cache.pointee.value, cache.pointee.isData) = (.unbound, true)
      return
    }
    cache.pointee.remember(type)
    cache.pointee.value = type.lookup(name) ?? .unbound
    cache.pointee.isData = false
    if case .object(let descriptor) = cache.pointee.value {
      cache.pointee.isData = descriptor.isDataDescriptor
    }
  }

  func storeAttribute(
    _ object: PythonObject, _ name: StringObject, _ value: Value,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws {
    if let instance = object as? InstanceObject {
      let type = instance.objectType
      if cache.pointee.type !== type || cache.pointee.version != type.version {
        fill(cache, type, name)
        let isRefused = type.slots.map { !$0.contains(name.text) } ?? false
        if isRefused || type.special(Names.setattr) != nil { cache.pointee.isData = true }
      }
      if !cache.pointee.isData, name.text != "__class__" {
        let dictionary: DictObject
        if let known = instance.instanceAttributes {
          dictionary = known
        } else {
          dictionary = DictObject()
          instance.instanceAttributes = dictionary
        }
        let hint = Int(cache.pointee.hint)
        if hint < dictionary.entries.count, case .string(let known) = dictionary.entries[hint].key,
          known === name
        {
          dictionary.replace(at: hint, with: value)
          return
        }
        dictionary.insert(name, value)
        cache.pointee.hint = Int32(dictionary.position(of: name))
        return
      }
    }
    try Value.object(object).setAttribute(name, value)
  }

  /// Puts the function for `object.name(...)` into `target` and the instance behind it, or the
  /// bound value and `.unbound`.
  func loadMethod(
    _ target: UnsafeMutablePointer<Value>, _ object: Value, _ name: StringObject,
    _ cache: UnsafeMutablePointer<AttributeCache>
  ) throws {
    let type: TypeObject
    if case .object(let reference) = object {
      if reference is ModuleObject || reference is TypeObject || reference is SuperObject {
        target[0] = try object.attribute(name)
        target[1] = .unbound
        return
      }
      let attributes: DictObject?
      if let instance = reference as? InstanceObject {
        (type, attributes) = (instance.objectType, instance.instanceAttributes)
      } else {
        type = reference.type
        attributes = (reference as? HostObject)?.instanceAttributes
      }
      if let attributes, let value = attributes.find(name) {
        if cache.pointee.type !== type || cache.pointee.version != type.version {
          fill(cache, type, name)
        }
        if !cache.pointee.isData {
          target[0] = value
          target[1] = .unbound
          return
        }
      }
    } else {
      type = object.type
    }
    if cache.pointee.type !== type || cache.pointee.version != type.version {
      fill(cache, type, name)
    }
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

/// CPython's guess at what a misspelt name was meant to be.
enum Suggestion {
  /// What is appended to a message, if anything.
  static func text(for name: String, among candidates: [String]) -> String {
    closest(to: name, among: candidates).map { ". Did you mean: '\($0)'?" } ?? ""
  }

  static func closest(to name: String, among candidates: [String]) -> String? {
    let wrong = Array(name.unicodeScalars)
    if wrong.count > 40 || candidates.count > 750 { return nil }
    var best: String?
    var bestDistance = Int.max
    for candidate in candidates where candidate != name {
      let other = Array(candidate.unicodeScalars)
      let limit = min((wrong.count + other.count + 3) * 2 / 6, bestDistance - 1)
      let distance = distance(wrong, other, limit: limit)
      if distance <= limit, distance < bestDistance {
        best = candidate
        bestDistance = distance
      }
    }
    return best
  }

  /// Edit distance in which a change of case costs half.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    if abs(a.count - b.count) * 2 > limit { return Int.max / 2 }
    func cost(_ x: Unicode.Scalar, _ y: Unicode.Scalar) -> Int {
      if x == y { return 0 }
      return x.properties.lowercaseMapping == y.properties.lowercaseMapping ? 1 : 2
    }
    var row = (0...b.count).map { $0 * 2 }
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = (i + 1) * 2
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(diagonal + cost(x, y), min(above, row[j]) + 2)
        diagonal = above
      }
    }
    return row[b.count]
  }
}
