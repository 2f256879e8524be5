/// The built-in classes. They are shared by all interpreters and never change once made.
extension TypeObject {
  private static func builtin(_ name: String, _ base: TypeObject? = .object) -> TypeObject {
    TypeObject(native: name, module: "", bases: base.map { [$0] } ?? [])
  }

  private static func final(_ name: String) -> TypeObject {
    let type = builtin(name)
    type.isSubclassable = false
    return type
  }

  /// `object`, the root.
  nonisolated(unsafe) public static let object = ObjectMethods.installed(in: builtin("object", nil))
  /// `type`, the class of classes.
  nonisolated(unsafe) public static let type = builtin("type")
  /// The class of `None`.
  nonisolated(unsafe) public static let noneType = final("NoneType")
  /// The class of `NotImplemented`.
  nonisolated(unsafe) public static let notImplementedType = final("NotImplementedType")
  /// The class of `...`.
  nonisolated(unsafe) public static let ellipsisType = final("ellipsis")
  /// `int`
  nonisolated(unsafe) public static let int = IntegerMethods.installed(in: builtin("int"))
  /// `bool`
  nonisolated(unsafe) public static let bool = {
    let type = builtin("bool", .int)
    type.isSubclassable = false
    return type
  }()
  /// `float`
  nonisolated(unsafe) public static let float = FloatMethods.installed(in: builtin("float"))
  /// `complex`
  nonisolated(unsafe) public static let complex = ComplexMethods.installed(in: final("complex"))
  /// `str`
  nonisolated(unsafe) public static let str = StringMethods.installed(in: builtin("str"))
  /// `bytes`
  nonisolated(unsafe) public static let bytes = BytesMethods.installed(in: final("bytes"))
  /// `bytearray`
  nonisolated(unsafe) public static let byteArray = ByteArrayObject.installed(
    in: final("bytearray"))
  /// `tuple`
  nonisolated(unsafe) public static let tuple = TupleMethods.installed(in: builtin("tuple"))
  /// `list`
  nonisolated(unsafe) public static let list = ListMethods.installed(in: builtin("list"))
  /// `dict`
  nonisolated(unsafe) public static let dict = DictMethods.installed(in: builtin("dict"))
  /// `set`
  nonisolated(unsafe) public static let set = SetMethods.installed(
    in: builtin("set"), frozen: false)
  /// `frozenset`
  nonisolated(unsafe) public static let frozenSet = SetMethods.installed(
    in: builtin("frozenset"), frozen: true)
  /// `range`
  nonisolated(unsafe) public static let range = RangeObject.installed(in: final("range"))
  /// `slice`
  nonisolated(unsafe) public static let slice = SliceObject.installed(in: final("slice"))
  /// `super`
  nonisolated(unsafe) public static let `super` = builtin("super")
  /// `property`
  nonisolated(unsafe) public static let property = builtin("property")
  /// `staticmethod`
  nonisolated(unsafe) public static let staticMethod = builtin("staticmethod")
  /// `classmethod`
  nonisolated(unsafe) public static let classMethod = builtin("classmethod")
  /// The class of functions written in Python.
  nonisolated(unsafe) public static let function = final("function")
  nonisolated(unsafe) static let frame = final("frame")
  /// The class of functions and methods written in Swift.
  nonisolated(unsafe) public static let builtinFunction = final("builtin_function_or_method")
  nonisolated(unsafe) static let genericAlias = TypeObject(
    native: "GenericAlias", module: "types", bases: [.object])
  nonisolated(unsafe) static let union = TypeObject(
    native: "UnionType", module: "types", bases: [.object])
  nonisolated(unsafe) static let code = final("code")
  nonisolated(unsafe) static let methodDescriptor = final("method_descriptor")
  nonisolated(unsafe) static let slotWrapper = final("wrapper_descriptor")
  nonisolated(unsafe) static let methodWrapper = final("method-wrapper")
  /// The class of bound methods.
  nonisolated(unsafe) public static let method = final("method")
  /// The class of modules.
  nonisolated(unsafe) public static let module = builtin("module")
  /// The class of generators.
  nonisolated(unsafe) public static let generator = GeneratorObject.declared(in: final("generator"))
  /// The class of tracebacks.
  nonisolated(unsafe) static let traceback = final("traceback")
  /// The class of native computed attributes.
  nonisolated(unsafe) static let getSetDescriptor = final("getset_descriptor")
  nonisolated(unsafe) static let cell = final("cell")
  /// The class of iterators without a name of their own.
  nonisolated(unsafe) public static let iterator = final("iterator")
  nonisolated(unsafe) static let rangeIterator = final("range_iterator")
  nonisolated(unsafe) static let listIterator = final("list_iterator")
  nonisolated(unsafe) static let tupleIterator = final("tuple_iterator")
  nonisolated(unsafe) static let dictIterator = final("dict_keyiterator")
  nonisolated(unsafe) static let setIterator = final("set_iterator")
  nonisolated(unsafe) static let stringIterator = final("str_ascii_iterator")
  nonisolated(unsafe) static let zip = final("zip")
  nonisolated(unsafe) static let map = final("map")
  nonisolated(unsafe) static let filter = final("filter")
  nonisolated(unsafe) static let enumerate = final("enumerate")
  nonisolated(unsafe) static let reversed = final("reversed")
  nonisolated(unsafe) static let dictKeys = final("dict_keys")
  nonisolated(unsafe) static let orderedKeys = final("odict_keys")
  nonisolated(unsafe) static let orderedValues = final("odict_values")
  nonisolated(unsafe) static let orderedItems = final("odict_items")
  nonisolated(unsafe) static let dictValues = final("dict_values")
  nonisolated(unsafe) static let dictItems = final("dict_items")

  /// The built-in classes whose items have positions and cannot be changed.
  nonisolated(unsafe) static let sequences: [TypeObject] = [.tuple, .str, .bytes, .range]
}
