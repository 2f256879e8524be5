/// A function written in Python.
public final class FunctionObject: PythonObject {
  let code: CodeObject
  let globals: DictObject
  let closure: [Value]
  @exclusivity(unchecked) var defaults: [Value]
  @exclusivity(unchecked) var keywordDefaults: DictObject?
  var attributes: DictObject?
  /// The interpreter outlives what runs in it.
  unowned(unsafe) let interpreter: Interpreter

  init(
    code: CodeObject, globals: DictObject, closure: [Value], defaults: [Value],
    keywordDefaults: DictObject?, interpreter: Interpreter
  ) {
    self.code = code
    self.globals = globals
    self.closure = closure
    self.defaults = defaults
    self.keywordDefaults = keywordDefaults
    self.interpreter = interpreter
    super.init()
  }

  public override var type: TypeObject { .function }
  public override var isCallable: Bool { true }

  /// The name it was defined with.
  public var name: String { code.name }

  public override var attributeDictionary: DictObject? {
    if attributes == nil { attributes = DictObject() }
    return attributes
  }

  public override func call(_ arguments: Arguments) throws -> Value {
    try interpreter.call(self, arguments)
  }

  public override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "__name__": return Value(code.name)
    case "__qualname__": return Value(code.qualifiedName)
    case "__doc__": return code.documentation.map { Value($0) } ?? Value.none
    case "__module__": return globals.find("__name__")
    case "__defaults__": return defaults.isEmpty ? Value.none : Value(tuple: defaults)
    case "__kwdefaults__": return keywordDefaults.map { .dict($0) } ?? Value.none
    case "__globals__": return .dict(globals)
    case "__annotations__":
      let notes = DictObject(code.annotations.map { ($0.name, annotation($0.text)) })
      attributes = attributes ?? DictObject()
      attributes?.insert(name, .dict(notes))
      return .dict(notes)
    case "__closure__":
      return closure.isEmpty ? Value.none : Value(tuple: closure)
    case "__code__": return .object(CodeView(code))
    case "__get__":
      return Value(function: "__get__") { [self] arguments in
        guard let instance = arguments[0], !instance.isNone else { return .object(self) }
        return .object(BoundMethod(function: .object(self), instance: instance))
      }
    default: return nil
    }
  }

  /// The value of an annotation. They are not evaluated before somebody asks; one that makes no sense
  /// by then is its text.
  private func annotation(_ text: String) -> Value {
    let arguments = Arguments([Value(text), .dict(globals)])
    return (try? interpreter.runText(arguments, mode: .cell)) ?? Value(text)
  }

  public override func repr() -> String { "<function \(code.qualifiedName) at \(identityText)>" }
}

/// A variable shared by a function and the functions inside it.
final class CellObject: PythonObject {
  @exclusivity(unchecked) var content: Value
  init(_ content: Value) {
    self.content = content
    super.init()
  }
  override var type: TypeObject { .cell }
  override func getAttribute(_ name: String) throws -> Value? {
    guard name == "cell_contents" else { return nil }
    if case .unbound = content { throw PythonError(.valueError, "Cell is empty") }
    return content
  }
}

/// `function.__code__`
final class CodeView: PythonObject {
  private let code: CodeObject
  init(_ code: CodeObject) {
    self.code = code
    super.init()
  }
  override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "co_name": Value(code.name)
    case "co_qualname": Value(code.qualifiedName)
    case "co_filename": Value(code.source.file)
    case "co_firstlineno": .int(code.firstLine)
    case "co_argcount": .int(code.positionalNames.count)
    case "co_posonlyargcount": .int(code.positionalOnly)
    case "co_kwonlyargcount": .int(code.keywordOnlyNames.count)
    case "co_flags":
      .int(
        (code.starName == nil ? 0 : 4) | (code.doubleStarName == nil ? 0 : 8)
          | (code.isGenerator ? 32 : 0) | 3)
    case "co_nlocals": .int(names.count)
    case "co_varnames": Value(tuple: names)
    case "co_freevars": Value(tuple: code.captures.map { .string(code.localNames[$0.to]) })
    default: nil
    }
  }

  /// The locals without the variables of enclosing functions.
  private var names: [Value] {
    code.localNames.enumerated().compactMap { register, name in
      code.captures.contains { $0.to == register } ? nil : .string(name)
    }
  }
  override func repr() -> String {
    "<code object \(code.name) at \(identityText), file \"\(code.source.file)\", "
      + "line \(code.firstLine)>"
  }
}
