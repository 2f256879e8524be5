/// Frames: entering code, handling its exceptions, delegating to other generators.
extension Interpreter {
  /// Runs a frame to its return or, in a generator, to its next `yield`.
  func execute(
    _ code: CodeObject, _ registers: UnsafeMutablePointer<Value>, globals: DictObject,
    namespace: DictObject?, generator: GeneratorObject?, closure: [Value], sent: Value = .none,
    failure: PythonError? = nil
  ) throws -> Value {
    guard frameCount + nativeDepth / 4 < recursionLimit, frameCount < Self.frameCapacity else {
      throw recursionFailure()
    }
    let frame = frames + frameCount
    callCount += 1
    frame.initialize(
      to: FrameRecord(
        code: code, registers: registers, globals: globals, pc: 0, serial: callCount))
    frameCount += 1
    defer { frameCount -= 1 }
    if notesCalls { observer?.entered(code.qualifiedName, line: code.firstLine) }
    defer { if notesCalls { observer?.left(code.qualifiedName) } }
    if !closure.isEmpty {
      for index in 0..<closure.count { registers[code.captures[index].to] = closure[index] }
    }
    var failure = failure
    if let generator {
      if generator.state == .running, generator.pc > 0 {
        frame.pointee.pc = generator.pc
        let instruction = code.instructions[generator.pc - 1]
        switch instruction.operation {
        case .yield: registers[Int(instruction.a)] = sent
        case .yieldFrom:
          // The instruction runs again and passes the value on.
          frame.pointee.pc = generator.pc - 1
          generator.result = sent
        default: break
        }
      }
    }
    while true {
      do {
        if let pending = failure {
          failure = nil
          if let generator, generator.pc > 0,
            code.instructions[generator.pc - 1].operation == .yieldFrom
          {
            if let value = try throwInto(generator, frame, pending) { return value }
          } else {
            if generator != nil, frame.pointee.pc > 0 { frame.pointee.pc -= 1 }
            throw pending
          }
        }
        return try loop(frame, code, registers, globals, namespace, generator)
      } catch var error as PythonError {
        try handle(&error, frame, code, registers)
      }
    }
  }

  /// Finds the handler of an error in a frame and continues there, or rethrows.
  @inline(never)
  func handle(
    _ error: inout PythonError, _ frame: UnsafeMutablePointer<FrameRecord>, _ code: CodeObject,
    _ registers: UnsafeMutablePointer<Value>
  ) throws {
    let exception = error.exception
    let pc = frame.pointee.pc
    if !exception.hasContext {
      exception.hasContext = true
      if let handled = handledException(), handled !== exception {
        exception.context = handled
        // A chain that comes back to this exception is cut.
        var link: ExceptionObject? = handled
        var steps = 0
        while let current = link, steps < 1000 {
          if current.context === exception {
            current.context = nil
            break
          }
          link = current.context
          steps += 1
        }
      }
    }
    if exception.isReraised {
      exception.isReraised = false
    } else if !code.source.isPrelude {
      exception.trace.append((code, pc))
    }
    for guarded in code.guarded where guarded.start <= pc && pc < guarded.end {
      registers[guarded.register] = .object(exception)
      frame.pointee.pc = guarded.handler
      return
    }
    throw error
  }

  /// The exception being handled by the innermost frame that handles one.
  func handledException() -> ExceptionObject? {
    for index in stride(from: frameCount - 1, through: 0, by: -1) {
      let record = frames[index]
      for handling in record.code.handling
      where handling.start <= record.pc && record.pc < handling.end {
        if case .object(let object) = record.registers[handling.register],
          let exception = object as? ExceptionObject
        {
          return exception
        }
      }
    }
    return nil
  }

  /// Throws into the iterator a `yield from` waits for.
  func throwInto(
    _ generator: GeneratorObject, _ frame: UnsafeMutablePointer<FrameRecord>, _ error: PythonError
  ) throws -> Value? {
    let instruction = generator.function.code.instructions[generator.pc - 1]
    frame.pointee.pc = generator.pc - 1
    if case .object(let object) = generator.registers[Int(instruction.b)],
      let inner = object as? GeneratorObject
    {
      if let value = try inner.resume(.none, throwing: error) {
        generator.state = .suspended
        return value
      }
      generator.registers[Int(instruction.a)] = inner.result
      frame.pointee.pc = generator.pc
      return nil
    }
    throw error
  }

  /// One step of `yield from`: the inner value to yield, or nil when the inner iterator ended.
  func delegate(
    _ generator: GeneratorObject, _ regs: UnsafeMutablePointer<Value>, _ a: Int, _ b: Int
  ) throws -> Value? {
    let sent = generator.result
    generator.result = .none
    guard case .object(let object) = regs[b] else { return nil }
    if let inner = object as? GeneratorObject {
      if let value = try inner.resume(inner.state == .fresh ? .none : sent) { return value }
      regs[a] = inner.result
      return nil
    }
    if let iterator = object as? IteratorObject, let value = try iterator.next() { return value }
    regs[a] = .none
    return nil
  }
}
