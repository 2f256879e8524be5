/// Any Python value. Numbers and the constants are stored inline, everything else is a reference.
///
/// The cases name what the machine wants to recognise with one comparison; every further kind of
/// object (functions, classes, sets, host objects, integers beyond 64 bits...) is an `object`.
public enum Value {
  /// A slot nothing was assigned to yet. Python code never sees it.
  case unbound
  /// `None`
  case none
  /// `NotImplemented`
  case notImplemented
  /// `...`
  case ellipsis
  /// `True` or `False`
  case bool(Bool)
  /// An integer that fits into 64 bits; larger ones are an `object(IntegerObject)`.
  case int(Int)
  /// A floating point number.
  case float(Double)
  /// A string.
  case string(StringObject)
  /// A tuple.
  case tuple(TupleObject)
  /// A list.
  case list(ListObject)
  /// A dictionary.
  case dict(DictObject)
  /// Every other kind of object.
  case object(PythonObject)
}

extension Value {
  /// A string value.
  public init(_ text: String) { self = .string(StringObject(text)) }

  /// A tuple of the given items.
  public init(tuple items: [Value]) { self = .tuple(TupleObject(items)) }

  /// A list of the given items.
  public init(list items: [Value]) { self = .list(ListObject(items)) }

  /// A native function; see `NativeFunction`.
  public init(
    function name: String, _ body: @escaping (_ arguments: Arguments) throws -> Value
  ) {
    self = .object(NativeFunction(name, body))
  }

  /// The reference this value holds, if it holds one.
  public var reference: PythonObject? {
    switch self {
    case .unbound, .none, .notImplemented, .ellipsis, .bool, .int, .float: nil
    case .string(let object): object
    case .tuple(let object): object
    case .list(let object): object
    case .dict(let object): object
    case .object(let object): object
    }
  }

  /// Python's `type(value)`.
  public var type: TypeObject {
    switch self {
    case .unbound, .none: .noneType
    case .notImplemented: .notImplementedType
    case .ellipsis: .ellipsisType
    case .bool: .bool
    case .int: .int
    case .float: .float
    case .string: .str
    case .tuple(let object): object.type
    case .list: .list
    case .dict(let object): object.type
    case .object(let object): object.type
    }
  }

  /// The name of the value's type, as error messages use it.
  public var typeName: String { type.messageName }

  /// Whether nothing was assigned yet.
  @inline(__always)
  var isUnbound: Bool { if case .unbound = self { true } else { false } }

  /// Whether this is `None`.
  public var isNone: Bool { if case .none = self { true } else { false } }

  /// Python's `is`.
  public func isIdentical(to other: Value) -> Bool {
    switch (self, other) {
    case (.none, .none), (.notImplemented, .notImplemented), (.ellipsis, .ellipsis): true
    case (.bool(let a), .bool(let b)): a == b
    case (.int(let a), .int(let b)): a == b
    case (.float(let a), .float(let b)): a.bitPattern == b.bitPattern
    case (.string(let a), .string(let b)): a === b || (a.isShort && a.isEqual(to: b))
    case (.tuple(let a), .tuple(let b)): a === b || (a.items.isEmpty && b.items.isEmpty)
    case (.list(let a), .list(let b)): a === b
    case (.dict(let a), .dict(let b)): a === b
    case (.object(let a), .object(let b)): a === b
    default: false
    }
  }

  /// The text of a string value, `nil` for every other kind.
  public var text: String? { if case .string(let string) = self { string.text } else { nil } }

  /// The items of a list or tuple, `nil` for every other kind.
  public var sequence: [Value]? {
    switch self {
    case .list(let list): list.items
    case .tuple(let tuple): tuple.items
    default: nil
    }
  }

  /// The host or built-in object of a Swift class, `nil` if the value is something else.
  public func object<Object: PythonObject>(_: Object.Type = Object.self) -> Object? {
    reference as? Object
  }
}
