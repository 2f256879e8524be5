/// A class: built in, of the host, or written in Python.
///
/// A host declares one for each kind of object it brings, puts its methods into `attributes` (they
/// receive the instance as first positional argument), and says with `construct` how calling the
/// class makes an instance.
public final class TypeObject: PythonObject {
  /// The name, `Tensor`.
  public let name: String
  /// The module, shown in `repr`, empty for built-in classes.
  public let module: String
  /// The bases in the order written.
  public let bases: [TypeObject]
  /// The order in which attributes are looked up, beginning with the type itself.
  public private(set) var order: [TypeObject]
  /// Methods, descriptors and class attributes by name.
  public let attributes: DictObject
  /// Makes an instance when the class, or a Python class deriving from it (given as the first
  /// argument), is called. Without one the nearest base's is used.
  public var construct: ((_ type: TypeObject, _ arguments: Arguments) throws -> PythonObject)?
  /// Makes the value when exactly this class is called; for conversions such as `int("3")`.
  public var convert: ((_ arguments: Arguments) throws -> Value)?
  /// What `convert` does with one argument, without a list for it.
  var convertOne: ((_ argument: Value) throws -> Value)?
  /// Answers `isinstance` for classes that stand for a property of values rather than a kind.
  public var instanceCheck: ((_ value: Value) -> Bool)?
  /// Whether the class was written in Python: its special methods then override hooks.
  public let isWrittenInPython: Bool
  /// Whether Python classes may derive from this one.
  public var isSubclassable = true

  /// The class of this class: `type`, or a metaclass written in Python.
  let metatype: TypeObject?
  /// The only names that instances may carry, where every class of the order says `__slots__`.
  private(set) lazy var slots: Set<String>? = declaredSlots()

  private enum Special { case unknown, absent, found(Value) }
  /// What `special` found, by the index of the name, as of a version.
  @exclusivity(unchecked) private var specials: [Special] = []
  @exclusivity(unchecked) private var specialsVersion = -1
  @exclusivity(unchecked) private var plainVersion = -1
  @exclusivity(unchecked) private var plainInitializer: FunctionObject?

  /// The `__init__` that a call of the class runs on a fresh instance, where that is all it does: no
  /// metaclass, no `__new__`, no native base that makes the instance.
  var simpleInitializer: FunctionObject? {
    guard isWrittenInPython else { return nil }
    if plainVersion != version {
      plainVersion = version
      let isPlain =
        metatype == nil && special(Names.new) == nil && lookup(Names.abstractMethods) == nil
        && !order.contains { $0.construct != nil || $0.convert != nil }
      plainInitializer = isPlain ? special(Names.initialize)?.object() : nil
    }
    return plainInitializer
  }

  /// Grows whenever an attribute of this class or one of its bases changes.
  @exclusivity(unchecked) var version = 0
  private var subclasses: [Weak] = []
  /// Where the layouts of this class's own instances begin.
  let rootLayout = InstanceLayout()
  /// How many attributes instances have had, as room for the next ones.
  @exclusivity(unchecked) var usualFields = 0

  private struct Weak { weak var type: TypeObject? }

  /// A native class.
  public convenience init(
    name: String, module: String = "", bases: [TypeObject] = [.object],
    construct: ((_ type: TypeObject, _ arguments: Arguments) throws -> PythonObject)? = nil
  ) {
    self.init(native: name, module: module, bases: bases)
    self.construct = construct
  }

  init(native name: String, module: String, bases: [TypeObject]) {
    self.name = name
    self.module = module
    self.bases = bases
    self.attributes = DictObject()
    isWrittenInPython = false
    metatype = nil
    order = []
    super.init()
    order = [self] + ((try? Self.merge(bases)) ?? [])
  }

  /// A class made by a `class` statement.
  init(
    name: String, module: String, bases: [TypeObject], attributes: DictObject,
    metatype: TypeObject? = nil
  ) throws {
    self.name = name
    self.module = module
    self.bases = bases
    self.attributes = attributes
    isWrittenInPython = true
    self.metatype = metatype
    order = []
    super.init()
    order = [self] + (try Self.merge(bases))
    for base in bases where base.isWrittenInPython {
      base.subclasses.append(Weak(type: self))
    }
  }

  public override var type: TypeObject { metatype ?? .type }
  public override var isCallable: Bool { true }

  private func declaredSlots() -> Set<String>? {
    var names: Set<String> = []
    for type in order where type !== TypeObject.object {
      guard type.isWrittenInPython, let declared = type.attributes.find("__slots__") else {
        return nil
      }
      if let name = declared.text {
        names.insert(name)
      } else {
        for name in (try? declared.iterated()) ?? [] {
          if let text = name.text { names.insert(text) }
        }
      }
    }
    return names.contains("__dict__") || order.count < 2 ? nil : names
  }

  /// The name with its module, as `repr` shows it.
  public var qualifiedName: String {
    let nested = isWrittenInPython ? attributes.find("__qualname__")?.text : nil
    return module.isEmpty ? name : "\(module).\(nested ?? name)"
  }

  /// The name as messages use it: CPython's classes in C have their module in it.
  private(set) lazy var messageName =
    Self.namedWithModule.contains(qualifiedName) ? qualifiedName : name

  private static let namedWithModule: Set<String> = [
    "collections.deque", "collections.OrderedDict", "collections.defaultdict", "datetime.date",
    "datetime.datetime", "datetime.time", "datetime.timedelta", "datetime.timezone",
    "decimal.Decimal", "functools.partial", "re.Match", "re.Pattern", "itertools.count",
    "itertools.chain", "itertools.cycle", "itertools.product",
  ]

  /// Whether this class is the other or derives from it.
  public func isSubclass(of other: TypeObject) -> Bool {
    self === other || order.contains { $0 === other }
  }

  /// The attribute found first along the method resolution order.
  public func lookup(_ name: String) -> Value? { lookup(StringObject(name)) }

  func lookup(_ name: StringObject) -> Value? {
    for type in order {
      if let value = type.attributes.find(name) { return value }
    }
    return nil
  }

  /// A special method defined by a class written in Python, hiding what native bases do.
  func special(_ name: StringObject) -> Value? {
    guard isWrittenInPython else { return nil }
    let index = name.specialIndex
    guard index >= 0 else { return findSpecial(name) }
    if specialsVersion != version {
      specials.removeAll(keepingCapacity: true)
      specialsVersion = version
    }
    while specials.count <= index { specials.append(.unknown) }
    switch specials[index] {
    case .absent: return nil
    case .found(let method): return method
    case .unknown:
      let method = findSpecial(name)
      specials[index] = method.map { .found($0) } ?? .absent
      return method
    }
  }

  private func findSpecial(_ name: StringObject) -> Value? {
    for type in order {
      if !type.isWrittenInPython { continue }
      if let value = type.attributes.find(name) { return value }
    }
    return nil
  }

  /// Declares a method; the instance arrives as the first positional argument.
  public func method(_ name: String, _ body: @escaping (_ arguments: Arguments) throws -> Value) {
    attributes.insert(StringObject(name), .object(NativeFunction(name, owner: self, body)))
  }

  /// Declares a method whose arguments are bound to a signature; `self` must be its first name.
  public func method(
    _ signature: Signature, _ body: @escaping (_ values: [Value]) throws -> Value
  ) {
    let bound = { (arguments: Arguments) in
      _ = try self.instance(in: arguments, of: signature.name)
      return try body(try signature.bind(arguments))
    }
    attributes.insert(
      StringObject(signature.name),
      .object(NativeFunction(signature, owner: self, bound)))
  }

  /// Declares a computed attribute of the instances.
  public func property(
    _ name: String, get: @escaping (_ instance: Value) throws -> Value,
    set: ((_ instance: Value, _ value: Value) throws -> Void)? = nil
  ) {
    attributes.insert(
      StringObject(name), .object(NativeProperty(name: name, get: get, set: set)))
  }

  /// Called after an attribute changed, so that no cached lookup survives.
  func changed() {
    version += 1
    subclasses.removeAll { $0.type == nil }
    for subclass in subclasses { subclass.type?.changed() }
  }

  /// The classes deriving directly from this one, as far as both are written in Python.
  var liveSubclasses: [TypeObject] { subclasses.compactMap(\.type) }

  /// C3: bases before their own bases, in the order written.
  private static func merge(_ bases: [TypeObject]) throws -> [TypeObject] {
    var sequences = bases.map(\.order) + [bases]
    // A chain of many thousand classes takes long enough for somebody to lose patience.
    try Interpreter.current?.pulse(allocated: 0)
    var merged: [TypeObject] = []
    while true {
      sequences.removeAll(where: \.isEmpty)
      if sequences.isEmpty { return merged }
      let candidate = sequences.lazy.map { $0[0] }.first { head in
        !sequences.contains { $0.dropFirst().contains { $0 === head } }
      }
      guard let candidate else {
        let names = bases.map(\.name).joined(separator: ", ")
        throw PythonError(
          .typeError,
          "Cannot create a consistent method resolution\norder (MRO) for bases \(names)")
      }
      merged.append(candidate)
      for index in sequences.indices where sequences[index][0] === candidate {
        sequences[index].removeFirst()
      }
    }
  }

  public override func repr() -> String { "<class '\(qualifiedName)'>" }
  public override func call(_ arguments: Arguments) throws -> Value { try instantiate(arguments) }
  public override func binary(_ operation: BinaryOperator, _ other: Value) -> Value? {
    guard operation == .or, other.isNone || other.isTypeForm else { return nil }
    return .object(UnionObject([.object(self), other]))
  }
}

/// A computed attribute declared by native code.
public final class NativeProperty: PythonObject {
  let name: String
  let get: (Value) throws -> Value
  let set: ((Value, Value) throws -> Void)?

  /// A property with a getter and perhaps a setter.
  public init(
    name: String, get: @escaping (_ instance: Value) throws -> Value,
    set: ((_ instance: Value, _ value: Value) throws -> Void)? = nil
  ) {
    self.name = name
    self.get = get
    self.set = set
    super.init()
  }

  public override var type: TypeObject { .getSetDescriptor }

  public override func bound(to instance: Value, of type: TypeObject) throws -> Value? {
    try get(instance)
  }
}
