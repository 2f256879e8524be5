/// The questions Python asks any value: truth, length, iteration, items, hash.
extension Value {
  /// Python's `bool(value)`.
  public func truth() throws -> Bool {
    switch self {
    case .unbound, .none: return false
    case .notImplemented, .ellipsis: return true
    case .bool(let flag): return flag
    case .int(let number): return number != 0
    case .float(let number): return number != 0
    case .string(let string): return !string.text.isEmpty
    case .tuple(let tuple): return !tuple.items.isEmpty
    case .list(let list): return !list.items.isEmpty
    case .dict(let dict): return dict.count != 0
    case .object(let object):
      if object.type.isWrittenInPython {
        if let answer = try callSpecial(Names.bool) {
          guard case .bool(let flag) = answer else {
            throw PythonError(
              .typeError, "__bool__ should return bool, returned \(answer.typeName)")
          }
          return flag
        }
        if let answer = try callSpecial(Names.len) { return answer.integer != 0 }
      }
      return try object.truth()
    }
  }

  /// Python's `len(value)`.
  public func length() throws -> Int {
    if let length = try lengthIfKnown() { return length }
    throw PythonError(.typeError, "object of type '\(typeName)' has no len()")
  }

  func lengthIfKnown() throws -> Int? {
    switch self {
    case .string(let string): return string.count
    case .tuple(let tuple): return tuple.items.count
    case .list(let list): return list.items.count
    case .dict(let dict): return dict.count
    case .object(let object):
      if let answer = try callSpecial(Names.len) {
        guard let length = try answer.indexIfInteger() else {
          throw PythonError(
            .typeError, "'\(answer.typeName)' object cannot be interpreted as an integer")
        }
        if length < 0 { throw PythonError(.valueError, "__len__() should return >= 0") }
        return length
      }
      return try object.length()
    default: return nil
    }
  }

  /// Python's `iter(value)`.
  public func iterator() throws -> IteratorObject {
    switch self {
    case .list(let list): return ListIterator(list)
    case .tuple(let tuple): return ArrayIterator(tuple.items)
    case .dict(let dict): return DictIterator(dict, .keys)
    case .string(let string):
      let scalars = string.scalars
      var index = 0
      return NativeIterator(named: .stringIterator) {
        if index >= scalars.count { return nil }
        index += 1
        return .string(.character(scalars[index - 1]))
      }
    case .object(let object):
      if object.type.isWrittenInPython {
        if let answer = try callSpecial(Names.iter) {
          if case .object(let inner) = answer, let iterator = inner as? IteratorObject {
            return iterator
          }
          guard answer.type.isWrittenInPython, answer.type.special(Names.next) != nil else {
            throw PythonError(
              .typeError, "iter() returned non-iterator of type '\(answer.typeName)'")
          }
          return InstanceIterator(answer)
        }
        if let iterator = try object.makeIterator() { return iterator }
        if object.type.special(Names.getItem) != nil {
          let container = self
          var index = 0
          return NativeIterator {
            do {
              index += 1
              return try container.getItem(.int(index - 1))
            } catch let error as PythonError
              where error.exception.type.isSubclass(of: .indexError)
              || error.exception.type.isSubclass(of: .stopIteration)
            {
              return nil
            }
          }
        }
      }
      if let iterator = try object.makeIterator() { return iterator }
    default: break
    }
    throw PythonError(.typeError, "'\(typeName)' object is not iterable")
  }

  /// `iter(value)`, with a text of the caller's own about what is not iterable.
  func iterator(orRefusal text: String) throws -> Value {
    do {
      return .object(try iterator())
    } catch let error as PythonError where error.exception.type.isSubclass(of: .typeError) {
      throw PythonError(.typeError, text)
    }
  }

  /// All items of an iterable; interrupts and budgets apply.
  public func iterated() throws -> [Value] {
    switch self {
    case .list(let list): return list.items
    case .tuple(let tuple): return tuple.items
    default: break
    }
    if case .object(let object) = self, let range = object as? RangeObject {
      try Budget.check(range.count, times: MemoryLayout<Value>.stride)
    }
    var items: [Value] = []
    try forEach { items.append($0) }
    return items
  }

  /// Calls the closure with each item of an iterable.
  public func forEach(_ body: (Value) throws -> Void) throws {
    let iterator = try iterator()
    var steps = 0
    while let item = try iterator.next() {
      try body(item)
      steps &+= 1
      if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: steps) }
    }
  }

  /// Python's `hash(value)`.
  public func hash() throws -> Int {
    switch self {
    case .unbound, .none: return 0xfca8_6420
    case .notImplemented: return 0x1234_5671
    case .ellipsis: return 0x1234_5673
    case .bool(let flag): return flag ? 1 : 0
    case .int(let number): return Hashing.integer(number)
    case .float(let number): return Hashing.float(number)
    case .string(let string): return string.hashValue
    case .tuple(let tuple): return try Hashing.tuple(tuple.items)
    case .list, .dict: break
    case .object(let object):
      if let number = object as? IntegerObject { return Hashing.big(number.value) }
      if object.type.isWrittenInPython {
        if let method = object.type.special(Names.hash) {
          if method.isNone { break }
          let answer = try method.call([self])
          guard let hash = answer.bigInteger else {
            throw PythonError(.typeError, "__hash__ method should return an integer")
          }
          return Hashing.big(hash)
        }
        if object.type.special(Names.eq) != nil { break }
      }
      if let hash = try object.hash() { return hash }
    }
    throw PythonError(.typeError, "unhashable type: '\(typeName)'")
  }

  /// The value as an index when it is an integer, `nil` when it is none. Integers that don't fit
  /// throw IndexError, or become the nearest machine integer.
  public func indexIfInteger(clamping: Bool = false) throws -> Int? {
    switch self {
    case .int(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object):
      if let big = object as? IntegerObject {
        if clamping { return big.value.sign == .minus ? Int.min : Int.max }
        throw PythonError(.indexError, "cannot fit 'int' into an index-sized integer")
      }
      if let answer = try callSpecial(Names.index) {
        return try answer.indexIfInteger(clamping: clamping)
      }
      return try object.indexValue()?.indexIfInteger(clamping: clamping)
    default: return nil
    }
  }

  /// The value as an integer argument; throws TypeError for anything else, OverflowError for too
  /// large a one.
  public func requireInteger() throws -> Int {
    if case .object(let object) = self, object is IntegerObject {
      throw PythonError(.overflowError, "Python int too large to convert to C ssize_t")
    }
    if let number = try indexIfInteger() { return number }
    throw PythonError(
      .typeError, "'\(typeName)' object cannot be interpreted as an integer")
  }

  /// The value as a floating point argument; throws TypeError for anything that is no number.
  public func requireFloat() throws -> Double {
    if let number = try floatIfNumber() { return number }
    throw PythonError(.typeError, "must be real number, not \(typeName)")
  }

  /// The value as a floating point number; strings are not converted.
  public func floatIfNumber() throws -> Double? {
    switch self {
    case .float(let number): return number
    case .int(let number): return Double(number)
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object):
      if let big = object as? IntegerObject {
        guard big.value.magnitude.bitWidth <= 1024,
          let number = try? BigArithmetic.trueDivision(big.value, 1)
        else { throw PythonError(.overflowError, "int too large to convert to float") }
        return number
      }
      if let answer = try callSpecial(Names.float) {
        guard case .float(let number) = answer else {
          throw PythonError(
            .typeError,
            "\(typeName).__float__ returned non-float (type \(answer.typeName))")
        }
        return number
      }
      if let number = try object.floatValue() { return number }
      if let index = try indexIfInteger() { return Double(index) }
      return nil
    default: return nil
    }
  }

  /// What `int(value)` gives for a number; `nil` when it is none.
  public func integerIfNumber() throws -> Value? {
    switch self {
    case .int: return self
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number): return try Self.truncated(number)
    case .object(let object):
      if object is IntegerObject { return self }
      if let answer = try callSpecial(Names.int) ?? callSpecial(Names.index) { return answer }
      return try object.integerValue() ?? object.indexValue()
    default: return nil
    }
  }

  /// Python's `isinstance(value, type)`.
  public func isInstance(of type: TypeObject) -> Bool {
    if self.type.isSubclass(of: type) { return true }
    return type.instanceCheck?(self) ?? false
  }
}

/// Iterates over an object whose class defines `__next__`.
final class InstanceIterator: IteratorObject {
  let instance: Value

  init(_ instance: Value) {
    self.instance = instance
    super.init()
  }

  override func next() throws -> Value? {
    do {
      return try instance.callSpecial(Names.next)
    } catch let error as PythonError
      where error.exception.type.isSubclass(of: .stopIteration)
    {
      return nil
    }
  }
}
