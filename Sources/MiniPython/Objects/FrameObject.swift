/// `sys._getframe()`: an active call, as it is when somebody looks at it.
///
/// A frame knows its names only as long as its call is active.
final class FrameObject: PythonObject {
  private unowned let interpreter: Interpreter
  private let depth: Int
  private let callSerial: Int

  /// - Parameter depth: 0 for the outermost call; there must be one.
  init(_ interpreter: Interpreter, depth: Int) {
    self.interpreter = interpreter
    self.depth = depth
    callSerial = interpreter.serial(ofCall: depth)
    super.init()
  }

  private var record: FrameRecord? {
    guard depth < interpreter.callDepth, interpreter.serial(ofCall: depth) == callSerial else {
      return nil
    }
    return interpreter.frames[depth]
  }

  public override var type: TypeObject { .frame }

  override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "f_back": depth > 0 ? .object(FrameObject(interpreter, depth: depth - 1)) : Value.none
    case "f_lineno": record.map { .int($0.code.line(at: $0.pc)) } ?? Value.none
    case "f_code": record.map { .object(CodeView($0.code)) } ?? Value.none
    case "f_globals": record.map { .dict($0.globals) } ?? Value.none
    case "f_locals":
      record.map { .dict($0.code.name == "<module>" ? $0.globals : $0.locals) } ?? Value.none
    default: nil
    }
  }
}

extension FrameRecord {
  /// The names that are bound in the call.
  var locals: DictObject {
    let names = DictObject()
    for (index, name) in code.localNames.enumerated() {
      var value = registers[index]
      if let cell: CellObject = value.object() { value = cell.content }
      if case .unbound = value { continue }
      names.insert(name, value)
    }
    return names
  }
}
