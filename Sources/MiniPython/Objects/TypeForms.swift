/// `int | str`, as annotations and `isinstance` use it.
final class UnionObject: PythonObject {
  let members: [Value]

  init(_ members: [Value]) {
    // A member named twice counts once.
    self.members = members.reduce(into: []) { unique, member in
      if !unique.contains(where: { $0.isIdentical(to: member) }) { unique.append(member) }
    }
    super.init()
  }

  override var type: TypeObject { .union }
  override func repr() throws -> String {
    try members.map { try GenericAlias.name($0) }.joined(separator: " | ")
  }
  override func binary(_ operation: BinaryOperator, _ other: Value) -> Value? {
    guard operation == .or else { return nil }
    let more = other.object(UnionObject.self)?.members ?? [other]
    return .object(UnionObject(members + more))
  }
  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: UnionObject = other.object(), operation == .equal || operation == .notEqual
    else { return nil }
    let same =
      try members.count == other.members.count
      && members.allSatisfy { member in
        try other.members.contains { try $0.isIdenticalOrEqual(to: member) }
      }
    return .bool(same == (operation == .equal))
  }
  override func getAttribute(_ name: String) -> Value? {
    name == "__args__" ? Value(tuple: members) : nil
  }
}

/// `list[int]`: a class and what it holds, for those who read annotations.
final class GenericAlias: PythonObject {
  let origin: Value
  let arguments: [Value]

  init(_ origin: Value, _ index: Value) {
    self.origin = origin
    if case .tuple(let tuple) = index { arguments = tuple.items } else { arguments = [index] }
    super.init()
  }

  override var type: TypeObject { .genericAlias }
  override var isCallable: Bool { true }
  override func call(_ arguments: Arguments) throws -> Value { try origin.call(arguments) }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "__origin__": origin
    case "__args__": Value(tuple: arguments)
    case "__parameters__": Value(tuple: [])
    default: try origin.attributeIfPresent(name)
    }
  }

  override func binary(_ operation: BinaryOperator, _ other: Value) -> Value? {
    operation == .or ? .object(UnionObject([.object(self), other])) : nil
  }

  override func reflected(_ operation: BinaryOperator, _ other: Value) -> Value? {
    operation == .or ? .object(UnionObject([other, .object(self)])) : nil
  }

  override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
    guard let other: GenericAlias = other.object(), operation == .equal || operation == .notEqual
    else { return nil }
    let same =
      try origin.isIdentical(to: other.origin)
      && Value(tuple: arguments).isIdenticalOrEqual(to: Value(tuple: other.arguments))
    return .bool(same == (operation == .equal))
  }

  override func hash() throws -> Int? {
    try origin.hash() ^ Value(tuple: arguments).hash()
  }

  override func repr() throws -> String {
    let inside = try arguments.map { try Self.name($0) }.joined(separator: ", ")
    return "\(try Self.name(origin))[\(arguments.isEmpty ? "()" : inside)]"
  }

  /// What is shown for a member: classes by their names, everything else as it shows itself.
  static func name(_ value: Value) throws -> String {
    if let type: TypeObject = value.object() {
      return type === TypeObject.noneType ? "None" : type.qualifiedName
    }
    if case .list(let list) = value {
      return "[\(try list.items.map { try name($0) }.joined(separator: ", "))]"
    }
    if case .ellipsis = value { return "..." }
    return value.isNone ? "None" : try value.repr()
  }
}

extension Value {
  /// Whether it says of which class something is.
  var isTypeForm: Bool {
    switch reference {
    case is TypeObject, is UnionObject, is GenericAlias: true
    default: false
    }
  }
}
