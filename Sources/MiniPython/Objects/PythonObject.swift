/// The root of everything a `Value` refers to, and the protocol by which native code joins in.
///
/// Each hook answers one question Python can ask an object. The defaults say "not mine"
/// (`nil` or `false`), from which the machine makes the error CPython would raise. A class written
/// in Python that derives from a host's type overrides hooks with its special methods.
open class PythonObject {
  /// Number of the object, given when `id()`, `hash()` or the default `repr` first ask for it.
  var serial = 0

  /// Creates an object without a place for attributes; see `HostObject` for one that has it.
  public init() {}

  /// Python's `type(object)`.
  open var type: TypeObject { .object }

  /// The instance dictionary, `nil` when the object can carry no attributes of its own.
  open var attributeDictionary: DictObject? { nil }

  /// A computed attribute; asked after the instance dictionary and the type's attributes.
  open func getAttribute(_ name: String) throws -> Value? { nil }

  /// Sets a computed attribute; `false` lets the instance dictionary take it.
  open func setAttribute(_ name: String, _ value: Value) throws -> Bool { false }

  /// Deletes a computed attribute; `false` lets the instance dictionary try.
  open func deleteAttribute(_ name: String) throws -> Bool { false }

  /// The names `dir()` adds to those of the type and of the instance dictionary.
  open var attributeNames: [String] { [] }

  /// `object(...)`
  open func call(_ arguments: Arguments) throws -> Value {
    throw PythonError(.typeError, "'\(type.name)' object is not callable")
  }

  /// Whether `callable(object)` is true.
  open var isCallable: Bool { false }

  /// `object op other`; `nil` means NotImplemented.
  open func binary(_ operation: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// `other op object`, asked when `other` did not know the operation.
  open func reflected(_ operation: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// `object op= other`, asked before `binary`. What it returns is assigned.
  open func inPlace(_ operation: BinaryOperator, _ other: Value) throws -> Value? { nil }

  /// `-object`, `+object`, `~object`
  open func unary(_ operation: UnaryOperator) throws -> Value? { nil }

  /// `object op other`; `nil` means NotImplemented, then `==` is identity.
  open func compare(_ operation: Comparison, _ other: Value) throws -> Value? { nil }

  /// The object as a condition. By default non-empty, or true when it has no length.
  open func truth() throws -> Bool {
    if let length = try length() { return length != 0 }
    return true
  }

  /// `len(object)`; `nil` when it has none.
  open func length() throws -> Int? { nil }

  /// `iter(object)`; `nil` when it cannot be iterated.
  open func makeIterator() throws -> IteratorObject? { nil }

  /// `object[index]`; the index may be a number, slice, `...`, `None` or a tuple of those.
  open func getItem(_ index: Value) throws -> Value? { nil }

  /// `object[index] = value`; `false` when items cannot be assigned.
  open func setItem(_ index: Value, _ value: Value) throws -> Bool { false }

  /// `del object[index]`; `false` when items cannot be deleted.
  open func deleteItem(_ index: Value) throws -> Bool { false }

  /// `item in object`; `nil` lets the machine iterate and compare.
  open func contains(_ item: Value) throws -> Bool? { nil }

  /// `repr(object)`
  open func repr() throws -> String {
    "<\(type.qualifiedName) object at \(identityText)>"
  }

  /// `str(object)`
  open func str() throws -> String { try Value.object(self).repr() }

  /// `format(object, spec)`
  open func format(_ spec: String) throws -> String {
    if spec.isEmpty { return try Value.object(self).str() }
    throw PythonError(.typeError, "unsupported format string passed to \(type.name).__format__")
  }

  /// `hash(object)`; `nil` when the object is not hashable.
  open func hash() throws -> Int? { identity }

  /// `float(object)`; `nil` when it is no number.
  open func floatValue() throws -> Double? { nil }

  /// `int(object)`; `nil` when it is no number.
  open func integerValue() throws -> Value? { nil }

  /// The object as an index; `nil` when it is no integer.
  open func indexValue() throws -> Value? { nil }

  /// The value of `with object as value`; `nil` when it is no context manager.
  open func enter() throws -> Value? { nil }

  /// Leaves a `with`. The exception is `nil` when the block ended well; `true` swallows it.
  open func exit(_ exception: ExceptionObject?) throws -> Bool { false }

  /// Called on a descriptor found on a type: what `instance.name` yields. `nil`: the object itself.
  open func bound(to instance: Value, of type: TypeObject) throws -> Value? { nil }

  /// A number unique to this object while it lives.
  public final var identity: Int {
    if serial == 0 { serial = Interpreter.nextSerial() }
    return serial
  }

  final var identityText: String {
    let digits = String(0x7f00_0000_0000 + identity * 16, radix: 16)
    return "0x" + digits
  }
}

/// A base for native objects that Python classes may derive from: it knows its type, which may be a
/// class written in Python, and can carry attributes.
open class HostObject: PythonObject {
  @exclusivity(unchecked) var objectType: TypeObject
  @exclusivity(unchecked) var instanceAttributes: DictObject?

  /// Creates an object of the type. For a constructor this is the class that was called.
  public init(type: TypeObject) {
    objectType = type
    super.init()
  }

  /// Python's `type(object)`.
  public override final var type: TypeObject { objectType }

  /// Whether Python code may set attributes the hooks do not know. True unless overridden.
  open var allowsAttributes: Bool { true }

  /// The instance dictionary, created when first asked for.
  public override final var attributeDictionary: DictObject? {
    if let instanceAttributes { return instanceAttributes }
    guard allowsAttributes else { return nil }
    let created = makeAttributeDictionary()
    instanceAttributes = created
    return created
  }

  /// The dictionary that from now on holds the instance's attributes.
  func makeAttributeDictionary() -> DictObject { DictObject() }

  /// An attribute that the instance itself has; needs no dictionary.
  func ownAttribute(_ name: StringObject) -> Value? { instanceAttributes?.find(name) }

  /// Sets an attribute that the instance itself has.
  func setOwnAttribute(_ name: StringObject, _ value: Value) {
    attributeDictionary?.insert(name, value)
  }

  /// The attributes that the instance itself has, in order.
  var ownAttributes: [(name: Value, value: Value)] {
    instanceAttributes?.pairs.map { ($0.key, $0.value) } ?? []
  }
}
