/// The machine: executes the instructions of one frame.
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
  private func handle(
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
  private func throwInto(
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

  private func loop(
    _ frame: UnsafeMutablePointer<FrameRecord>, _ code: CodeObject,
    _ regs: UnsafeMutablePointer<Value>, _ globals: DictObject, _ namespace: DictObject?,
    _ generator: GeneratorObject?
  ) throws -> Value {
    let instructions = code.instructions
    let constants = code.constants
    var pc = frame.pointee.pc
    while true {
      let i = instructions[pc]
      frame.pointee.pc = pc
      pc += 1
      let a = Int(i.a)
      let b = Int(i.b)
      let c = Int(i.c)
      switch i.operation {
      case .constant: regs[a] = constants[b]
      case .move: regs[a] = regs[b]
      case .checkBound:
        if case .unbound = regs[a] { throw unboundLocal(constants[b]) }
      case .loadCell:
        regs[a] = try Self.content(regs[b], constants[c], isFree: i.k == 1)
      case .storeCell:
        if case .object(let cell) = regs[a] {
          unsafeDowncast(cell, to: CellObject.self).content = regs[b]
        }
      case .makeCell: regs[a] = .object(CellObject(regs[a]))
      case .loadGlobal:
        let known = BorrowedReference.with(constants + b, as: StringObject.self) {
          globals.value(at: c, ifNamed: $0)
        }
        if !known.isUnbound {
          regs[a] = known
          continue
        }
        guard case .string(let name) = constants[b] else { break }
        regs[a] = try loadGlobal(name, globals, instructions + (pc - 1))
      case .storeGlobal:
        let isStored = BorrowedReference.with(constants + a, as: StringObject.self) {
          globals.replace(at: c, ifNamed: $0, with: regs[b])
        }
        if isStored { continue }
        guard case .string(let name) = constants[a] else { break }
        globals.insert(name, regs[b])
        instructions[pc - 1].c = Int32(globals.position(of: name))
      case .deleteGlobal:
        guard case .string(let name) = constants[a] else { break }
        if globals.remove(name.text) == nil {
          throw PythonError(.nameError, "name '\(name.text)' is not defined")
        }
      case .loadName:
        regs[a] = try loadName(constants[b], namespace, c < 0 ? .none : regs[c], globals)
      case .storeName:
        guard case .string(let name) = constants[a] else { break }
        (namespace ?? globals).insert(name, regs[b])
      case .deleteName:
        guard case .string(let name) = constants[a] else { break }
        if (namespace ?? globals).remove(name.text) == nil {
          throw PythonError(.nameError, "name '\(name.text)' is not defined")
        }
      case .deleteLocal:
        if case .unbound = regs[a] { throw unboundLocal(constants[b]) }
        regs[a] = .unbound
      case .deleteCell:
        guard case .object(let object) = regs[a] else { break }
        let cell = unsafeDowncast(object, to: CellObject.self)
        if case .unbound = cell.content { throw unboundLocal(constants[b]) }
        cell.content = .unbound
      case .binary:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        if case .int(let x) = regs[b], case .int(let y) = right.pointee {
          switch i.k {
          case 0:
            let (sum, overflow) = x.addingReportingOverflow(y)
            if !overflow {
              regs[a] = .int(sum)
              continue
            }
          case 1:
            let (difference, overflow) = x.subtractingReportingOverflow(y)
            if !overflow {
              regs[a] = .int(difference)
              continue
            }
          case 2:
            let (product, overflow) = x.multipliedReportingOverflow(by: y)
            if !overflow {
              regs[a] = .int(product)
              continue
            }
          case 4 where y > 0:
            regs[a] = .int(Value.floorDivide(x, y))
            continue
          case 5 where y > 0:
            let remainder = x % y
            regs[a] = .int(remainder < 0 ? remainder + y : remainder)
            continue
          default: break
          }
        } else if case .float(let x) = regs[b] {
          let y: Double
          switch right.pointee {
          case .float(let number): y = number
          case .int(let number): y = Double(number)
          default:
            regs[a] = try Self.slowBinary(i.k, regs[b], right.pointee)
            continue
          }
          switch i.k {
          case 0:
            regs[a] = .float(x + y)
            continue
          case 1:
            regs[a] = .float(x - y)
            continue
          case 2:
            regs[a] = .float(x * y)
            continue
          case 3 where y != 0:
            regs[a] = .float(x / y)
            continue
          default: break
          }
        }
        regs[a] = try Self.slowBinary(i.k, regs[b], right.pointee)
      case .inPlace:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        if case .int(let x) = regs[b], case .int(let y) = right.pointee, i.k < 2 {
          let (sum, overflow) =
            i.k == 0 ? x.addingReportingOverflow(y) : x.subtractingReportingOverflow(y)
          if !overflow {
            regs[a] = .int(sum)
            continue
          }
        } else if case .float(let x) = regs[b], case .float(let y) = right.pointee, i.k < 3 {
          regs[a] = .float(i.k == 0 ? x + y : i.k == 1 ? x - y : x * y)
          continue
        }
        if i.k == 0, case .string(let tail) = right.pointee, case .string = regs[a] {
          appendText(regs + a, tail, globals, constants, next: instructions[pc])
        } else {
          try Self.slowInPlace(i.k, regs + a, right.pointee)
        }
      case .unary:
        regs[a] = try regs[b].unary(UnaryOperator(rawValue: i.k) ?? .positive)
      case .not: regs[a] = .bool(try !Self.isTrue(regs[b]))
      case .compare:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        let comparison = Comparison(rawValue: i.k) ?? .equal
        if case .int(let x) = regs[b], case .int(let y) = right.pointee {
          regs[a] = .bool(comparison.holds(x, y))
        } else {
          regs[a] = try regs[b].compared(comparison, right.pointee)
        }
      case .compareJump:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        let holds: Bool
        if case .int(let x) = regs[b], case .int(let y) = right.pointee {
          holds =
            switch i.k {
            case 0: x < y
            case 1: x <= y
            case 2: x == y
            case 3: x != y
            case 4: x > y
            default: x >= y
            }
        } else {
          holds = try Self.slowCompare(i.k, regs[b], right.pointee)
        }
        if holds == (i.x & 2 != 0) { pc = a }
      case .identity:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        regs[a] = .bool(regs[b].isIdentical(to: right.pointee) == (i.k == 0))
      case .membership:
        let right = i.x & 1 == 0 ? regs + c : constants + c
        regs[a] = .bool(try right.pointee.contains(regs[b]) == (i.k == 0))
      case .jump:
        if a < pc {
          countdown -= 1
          if countdown < 0 { try tick() }
        }
        pc = a
      case .jumpIfFalse: if try !Self.isTrue(regs[a]) { pc = b }
      case .jumpIfTrue: if try Self.isTrue(regs[a]) { pc = b }
      case .loadAttribute:
        if case .object = regs[b] {
          let known: Value = BorrowedReference.with(regs + b, as: PythonObject.self) { object in
            BorrowedReference.with(constants + c, as: StringObject.self) { name in
              Self.instanceAttribute(object, name, code.caches + (pc - 1))
            }
          }
          if !known.isUnbound {
            regs[a] = known
            continue
          }
        }
        guard case .string(let name) = constants[c] else { break }
        if case .object(let object) = regs[b] {
          regs[a] = try loadAttribute(object, name, code.caches + (pc - 1))
        } else {
          regs[a] = try regs[b].attribute(name)
        }
      case .storeAttribute:
        guard case .string(let name) = constants[c] else { break }
        if case .object(let object) = regs[a] {
          try storeAttribute(object, name, regs[b], code.caches + (pc - 1))
        } else {
          try regs[a].setAttribute(name, regs[b])
        }
      case .deleteAttribute:
        guard case .string(let name) = constants[b] else { break }
        try regs[a].deleteAttribute(name)
      case .loadMethod:
        guard case .string(let name) = constants[c] else { break }
        try loadMethod(regs + a, regs[b], name, code.caches + (pc - 1))
      case .loadItem:
        let index = i.x & 1 == 0 ? regs + c : constants + c
        if case .list = regs[b], case .int(let position) = index.pointee {
          let item: Value = BorrowedReference.with(regs + b, as: ListObject.self) { list in
            position >= 0 && position < list.items.count ? list.items[position] : .unbound
          }
          if !item.isUnbound {
            regs[a] = item
            continue
          }
        } else if case .dict = regs[b] {
          let item: Value = try BorrowedReference.with(regs + b, as: DictObject.self) {
            try $0.get(index.pointee) ?? .unbound
          }
          if !item.isUnbound {
            regs[a] = item
            continue
          }
        }
        regs[a] = try regs[b].getItem(index.pointee)
      case .storeItem:
        if case .list = regs[a], case .int(let position) = regs[b],
          BorrowedReference.with(
            regs + a, as: ListObject.self,
            { list in
              guard position >= 0, position < list.items.count else { return false }
              list.items[position] = regs[c]
              return true
            })
        {
          continue
        }
        try regs[a].setItem(regs[b], regs[c])
      case .deleteItem: try regs[a].deleteItem(regs[b])
      case .buildSlice:
        regs[a] = .object(SliceObject(start: regs[b], stop: regs[b + 1], step: regs[b + 2]))
      case .call:
        countdown -= 1
        if countdown < 0 { try tick() }
        if case .object(let callee) = regs[b] {
          regs[a] = try callFromRegisters(callee, regs + b + 1, c)
        } else {
          throw PythonError(.typeError, "'\(regs[b].typeName)' object is not callable")
        }
      case .callMethod:
        countdown -= 1
        if countdown < 0 { try tick() }
        guard case .object(let callee) = regs[b] else {
          throw PythonError(.typeError, "'\(regs[b].typeName)' object is not callable")
        }
        if case .unbound = regs[b + 1] {
          regs[a] = try callFromRegisters(callee, regs + b + 2, c)
        } else {
          regs[a] = try callFromRegisters(callee, regs + b + 1, c + 1)
        }
      case .callKeywords:
        countdown -= 1
        if countdown < 0 { try tick() }
        regs[a] = try callKeywords(regs[b], regs + b + 1, c, names: constants[Int(i.x)])
      case .callSpread:
        countdown -= 1
        if countdown < 0 { try tick() }
        regs[a] = try callSpread(regs[b], regs[b + 1], regs[b + 2])
      case .getIterator: regs[a] = .object(try regs[b].iterator())
      case .forNext:
        let number: Int?? = BorrowedReference.with(regs + b, as: PythonObject.self) { iterator in
          guard let range = iterator as? RangeIterator else { return nil }
          return .some(range.left > 0 ? range.advance() : nil)
        }
        if let number {
          if let number { regs[a] = .int(number) } else { pc = c }
          continue
        }
        if case .object(let iterator) = regs[b] {
          let next = try unsafeDowncast(iterator, to: IteratorObject.self).next()
          if let next { regs[a] = next } else { pc = c }
        }
      case .returnValue:
        return regs[a]
      case .yield:
        let value = regs[b]
        generator?.pc = pc
        generator?.state = .suspended
        return value
      case .yieldFrom:
        if let generator, let value = try delegate(generator, regs, a, b) {
          generator.pc = pc
          generator.state = .suspended
          return value
        }
      case .raise:
        try raise(regs[a], b < 0 ? .unbound : regs[b])
      case .raiseAgain:
        guard let exception = handledException() else {
          throw PythonError(.runtimeError, "No active exception to reraise")
        }
        exception.isReraised = true
        throw PythonError(exception)
      case .reraise:
        guard let exception: ExceptionObject = regs[a].object() else { break }
        exception.isReraised = true
        throw PythonError(exception)
      default:
        try rare(i, regs, constants, code, globals, namespace)
      }
    }
  }

  @inline(__always)
  private static func isTrue(_ value: Value) throws -> Bool {
    if case .bool(let flag) = value { return flag }
    return try value.truth()
  }

  @inline(never)
  private static func slowBinary(_ k: UInt8, _ left: Value, _ right: Value) throws -> Value {
    try left.binary(BinaryOperator(rawValue: k) ?? .add, right)
  }

  @inline(never)
  private static func slowInPlace(_ k: UInt8, _ target: UnsafeMutablePointer<Value>, _ right: Value)
    throws
  {
    let operation = BinaryOperator(rawValue: k) ?? .add
    target.pointee = try target.pointee.inPlaceBinary(operation, right)
  }

  /// `text += more`. A text that only this name refers to grows where it is, so that a loop of
  /// appends takes linear time.
  @inline(never)
  private func appendText(
    _ target: UnsafeMutablePointer<Value>, _ tail: StringObject, _ globals: DictObject,
    _ constants: UnsafeMutablePointer<Value>, next: Instruction
  ) {
    guard case .string(var text) = target.pointee else { return }
    target.pointee = .none
    if next.operation == .storeGlobal, next.c >= 0, Int(next.c) < globals.entries.count,
      case .string(let name) = constants[Int(next.a)],
      case .string(let key) = globals.entries[Int(next.c)].key, key === name,
      case .string(let known) = globals.entries[Int(next.c)].value, known === text
    {
      // The next instruction stores the sum there.
      globals.replace(at: Int(next.c), with: .none)
    }
    target.pointee = Self.joined(&text, tail)
  }

  private static func joined(_ text: inout StringObject, _ tail: StringObject) -> Value {
    guard isKnownUniquelyReferenced(&text) else { return Value(text.text + tail.text) }
    text.append(tail)
    return .string(text)
  }

  @inline(never)
  private static func slowCompare(_ k: UInt8, _ left: Value, _ right: Value) throws -> Bool {
    try left.compared(Comparison(rawValue: k) ?? .equal, right).truth()
  }

  private static func content(_ cell: Value, _ name: Value, isFree: Bool) throws -> Value {
    guard case .object(let object) = cell else { return .none }
    let content = unsafeDowncast(object, to: CellObject.self).content
    if case .unbound = content {
      if isFree {
        throw PythonError(
          .nameError,
          "cannot access free variable '\(name.text ?? "")' where it is not associated with a "
            + "value in enclosing scope")
      }
      throw unbound(name.text ?? "")
    }
    return content
  }

  private static func unbound(_ name: String) -> PythonError {
    PythonError(
      .unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  private func unboundLocal(_ name: Value) -> PythonError { Self.unbound(name.text ?? "") }

  /// One step of `yield from`: the inner value to yield, or nil when the inner iterator ended.
  private func delegate(
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
