/// `value[index]`, its assignment and deletion, and `in`.
extension Value {
  /// `value[index]`
  public func getItem(_ index: Value) throws -> Value {
    switch self {
    case .list(let list):
      if let position = try Self.position(index, list.items.count, "list") {
        return list.items[position]
      }
      return Value(list: try Self.sliced(list.items, index))
    case .tuple(let tuple):
      if let position = try Self.position(index, tuple.items.count, "tuple") {
        return tuple.items[position]
      }
      return Value(tuple: try Self.sliced(tuple.items, index))
    case .string(let string):
      if let position = try Self.position(index, string.count, "string") {
        if string.isASCII {
          let utf8 = string.text.utf8
          let byte = utf8[utf8.index(utf8.startIndex, offsetBy: position)]
          return .string(.character(Unicode.Scalar(byte)))
        }
        return .string(.character(string.scalars[position]))
      }
      guard let slice: SliceObject = index.object() else { return .none }
      let bounds = try slice.indices(string.count)
      if bounds.step == 1 {
        return Value(string.slice(bounds.start..<bounds.start + bounds.count))
      }
      let scalars = string.scalars
      Interpreter.worked(bounds.count)
      return Value(
        String(
          text: (0..<bounds.count).map { scalars[bounds.start + $0 * bounds.step] }))
    case .dict(let dict):
      if let value = try dict.get(index) { return value }
      if let missing = dict.missing {
        let made = try missing.call([])
        try dict.set(index, made)
        return made
      }
      if dict.subtype === CollectionTypes.counter { return .int(0) }
      throw PythonError(ExceptionObject(type: .keyError, arguments: [index]))
    case .object(let object):
      if let answer = try callSpecial(Names.getItem, index) { return answer }
      if let type = object as? TypeObject { return try type.subscripted(index) }
      if let answer = try object.getItem(index) { return answer }
    default: break
    }
    throw PythonError(.typeError, "'\(typeName)' object is not subscriptable")
  }

  /// The checked position for an integer index, `nil` for a slice.
  private static func position(_ index: Value, _ count: Int, _ kind: String) throws -> Int? {
    if case .int(var number) = index {
      if number < 0 { number += count }
      guard number >= 0, number < count else {
        throw PythonError(.indexError, "\(kind) index out of range")
      }
      return number
    }
    if case .object(let object) = index, object is SliceObject { return nil }
    guard let number = try index.indexIfInteger() else {
      let wanted =
        kind == "string" ? "indices must be integers" : "indices must be integers or slices"
      throw PythonError(.typeError, "\(kind) \(wanted), not \(wantedName(index, kind))")
    }
    let position = number < 0 ? number + count : number
    guard position >= 0, position < count else {
      throw PythonError(.indexError, "\(kind) index out of range")
    }
    return position
  }

  private static func wantedName(_ index: Value, _ kind: String) -> String {
    kind == "string" ? "'\(index.typeName)'" : index.typeName
  }

  private static func sliced(_ items: [Value], _ index: Value) throws -> [Value] {
    guard let slice: SliceObject = index.object() else { return [] }
    let bounds = try slice.indices(items.count)
    Interpreter.worked(bounds.count)
    if bounds.step == 1 { return Array(items[bounds.start..<bounds.start + bounds.count]) }
    return (0..<bounds.count).map { items[bounds.start + $0 * bounds.step] }
  }

  /// `value[index] = newValue`
  public func setItem(_ index: Value, _ newValue: Value) throws {
    switch self {
    case .list(let list):
      if case .object(let object) = index, let slice = object as? SliceObject {
        return try list.replace(slice, with: newValue)
      }
      guard let number = try index.indexIfInteger() else {
        throw PythonError(
          .typeError, "list indices must be integers or slices, not \(index.typeName)")
      }
      let position = number < 0 ? number + list.items.count : number
      guard position >= 0, position < list.items.count else {
        throw PythonError(.indexError, "list assignment index out of range")
      }
      list.items[position] = newValue
      return
    case .dict(let dict): return try dict.set(index, newValue)
    case .object(let object):
      if try callSpecial(Names.setItem, index, newValue) != nil { return }
      if try object.setItem(index, newValue) { return }
    default: break
    }
    throw PythonError(.typeError, "'\(typeName)' object does not support item assignment")
  }

  /// `del value[index]`
  public func deleteItem(_ index: Value) throws {
    switch self {
    case .list(let list):
      if case .object(let object) = index, let slice = object as? SliceObject {
        let bounds = try slice.indices(list.items.count)
        let doomed = Set((0..<bounds.count).map { bounds.start + $0 * bounds.step })
        list.items = list.items.enumerated().filter { !doomed.contains($0.offset) }.map(\.element)
        return
      }
      guard let number = try index.indexIfInteger() else {
        throw PythonError(
          .typeError, "list indices must be integers or slices, not \(index.typeName)")
      }
      let position = number < 0 ? number + list.items.count : number
      guard position >= 0, position < list.items.count else {
        throw PythonError(.indexError, "list assignment index out of range")
      }
      list.items.remove(at: position)
      return
    case .dict(let dict):
      if try dict.removeKey(index) == nil {
        throw PythonError(ExceptionObject(type: .keyError, arguments: [index]))
      }
      return
    case .object(let object):
      if try callSpecial(Names.deleteItem, index) != nil { return }
      if try object.deleteItem(index) { return }
    default: break
    }
    // CPython's sequences refuse an index in other words than everything else does.
    let isSequence = TypeObject.sequences.contains { $0 === type }
    let isIndex = try index.indexIfInteger() != nil
    let refusal = isSequence && isIndex ? "doesn't" : "does not"
    throw PythonError(.typeError, "'\(typeName)' object \(refusal) support item deletion")
  }

  /// `item in value`
  public func contains(_ item: Value) throws -> Bool {
    switch self {
    case .list(let list):
      Interpreter.worked(list.items.count)
      for candidate in list.items where try candidate.isIdenticalOrEqual(to: item) { return true }
      return false
    case .tuple(let tuple):
      Interpreter.worked(tuple.items.count)
      for candidate in tuple.items where try candidate.isIdenticalOrEqual(to: item) { return true }
      return false
    case .dict(let dict): return try dict.get(item) != nil
    case .string(let string):
      guard let part = item.text else {
        throw PythonError(
          .typeError, "'in <string>' requires string as left operand, not \(item.typeName)")
      }
      return TextSearch.find(part, in: string.text) != nil
    case .object(let object):
      if let answer = try callSpecial(Names.contains, item) { return try answer.truth() }
      if let answer = try object.contains(item) { return answer }
      let iterator: IteratorObject
      do {
        iterator = try self.iterator()
      } catch let error as PythonError where error.exception.type === TypeObject.typeError {
        throw PythonError(.typeError, "argument of type '\(typeName)' is not iterable")
      }
      var steps = 0
      while let candidate = try iterator.next() {
        steps += 1
        if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
        if try candidate.isIdenticalOrEqual(to: item) { return true }
      }
      return false
    default:
      throw PythonError(.typeError, "argument of type '\(typeName)' is not iterable")
    }
  }
}

extension ListObject {
  /// `list[slice] = iterable`
  func replace(_ slice: SliceObject, with value: Value) throws {
    let new = try value.iterated()
    let bounds = try slice.indices(items.count)
    if bounds.step == 1 {
      try Budget.checkGrown(to: items.count + new.count, times: MemoryLayout<Value>.stride)
      items.replaceSubrange(bounds.start..<bounds.start + bounds.count, with: new)
      return
    }
    guard new.count == bounds.count else {
      throw PythonError(
        .valueError,
        "attempt to assign sequence of size \(new.count) to extended slice of size \(bounds.count)")
    }
    for index in 0..<bounds.count { items[bounds.start + index * bounds.step] = new[index] }
  }
}

extension TypeObject {
  /// `type[index]`: `__class_getitem__`, or the class itself for annotations such as `list[int]`.
  func subscripted(_ index: Value) throws -> Value {
    if let method = lookup(Names.classGetItem) {
      return try ((method.object(ClassMethod.self)?.function) ?? method).call([
        .object(self), index,
      ])
    }
    let generic: [TypeObject] = [.list, .dict, .tuple, .set, .frozenSet, .type, .enumerate]
    if generic.contains(where: { $0 === self }) {
      return .object(GenericAlias(.object(self), index))
    }
    throw PythonError(.typeError, "type '\(name)' is not subscriptable")
  }
}
