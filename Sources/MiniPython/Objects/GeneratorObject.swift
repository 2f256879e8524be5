/// A generator: a frame that is kept between its steps.
public final class GeneratorObject: IteratorObject {
  enum State { case fresh, suspended, running, finished }
  let function: FunctionObject
  let registers: UnsafeMutablePointer<Value>
  @exclusivity(unchecked) var state = State.fresh
  @exclusivity(unchecked) var pc = 0
  /// The value of the generator's `return`.
  @exclusivity(unchecked) var result = Value.none

  init(_ function: FunctionObject, registers: UnsafeMutablePointer<Value>) {
    self.function = function
    self.registers = registers
    super.init()
  }

  deinit {
    registers.deinitialize(count: function.code.registerCount)
    registers.deallocate()
  }

  public override var type: TypeObject { .generator }
  public override func next() throws -> Value? { try resume(.none) }
  public override func repr() -> String {
    "<generator object \(function.code.qualifiedName) at \(identityText)>"
  }

  /// Runs to the next `yield`; `nil` at the end.
  func resume(_ sent: Value, throwing: PythonError? = nil) throws -> Value? {
    switch state {
    case .finished:
      if let throwing { throw throwing }
      return nil
    case .running: throw PythonError(.valueError, "generator already executing")
    case .fresh:
      if !sent.isNone {
        throw PythonError(
          .typeError, "can't send non-None value to a just-started generator")
      }
    case .suspended: break
    }
    do {
      return try function.interpreter.resume(self, sent, throwing)
    } catch let error as PythonError {
      if error.exception.type.isSubclass(of: .stopIteration) {
        let wrapped = PythonError(.runtimeError, "generator raised StopIteration")
        wrapped.exception.cause = error.exception
        wrapped.exception.context = error.exception
        wrapped.exception.hasContext = true
        wrapped.exception.suppressesContext = true
        throw wrapped
      }
      throw error
    }
  }

  /// Ends a suspended generator as `close()` does.
  func close() throws {
    if state == .fresh { state = .finished }
    guard state == .suspended else { return }
    do {
      if try resume(
        .none, throwing: PythonError(ExceptionObject(type: .generatorExit, arguments: [])))
        != nil
      {
        throw PythonError(.runtimeError, "generator ignored GeneratorExit")
      }
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .generatorExit)
      || error.exception.type.isSubclass(of: .stopIteration)
    {
      return
    }
  }

  static func declared(in type: TypeObject) -> TypeObject {
    func generator(_ value: Value?) throws -> GeneratorObject {
      guard let generator: GeneratorObject = value?.object() else {
        throw PythonError(.typeError, "descriptor requires a 'generator' object")
      }
      return generator
    }
    func stop(_ generator: GeneratorObject) -> PythonError {
      PythonError(
        ExceptionObject(
          type: .stopIteration, arguments: generator.result.isNone ? [] : [generator.result]))
    }
    type.method("__next__") { arguments in
      let generator = try generator(arguments[0])
      if let value = try generator.resume(.none) { return value }
      throw stop(generator)
    }
    type.method("__iter__") { $0[0] ?? .none }
    type.method("send") { arguments in
      let generator = try generator(arguments[0])
      if let value = try generator.resume(arguments[1] ?? .none) { return value }
      throw stop(generator)
    }
    type.method("throw") { arguments in
      let generator = try generator(arguments[0])
      let exception = try Interpreter.exception(from: arguments[1] ?? .none)
      if generator.state == .fresh { generator.state = .finished }
      if let value = try generator.resume(.none, throwing: PythonError(exception)) { return value }
      throw stop(generator)
    }
    type.property("gi_frame") { value in
      guard let generator: GeneratorObject = value.object(), generator.state != .finished else {
        return .none
      }
      return value
    }
    type.property("gi_running") { .bool($0.object(GeneratorObject.self)?.state == .running) }
    type.method("close") { arguments in
      try generator(arguments[0]).close()
      return .none
    }
    return type
  }
}
