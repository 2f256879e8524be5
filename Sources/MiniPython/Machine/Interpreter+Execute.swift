/// The machine: executes the instructions of one frame.
extension Interpreter {

  func loop(
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
          try appendText(regs + a, tail, globals, constants, next: instructions[pc])
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
}
