/// `list`: construction and methods.
enum ListMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convertOne = { Value(list: try $0.iterated()) }
    type.convert = { arguments in
      try arguments.expect("list", 0...1)
      guard let source = arguments[0] else { return Value(list: []) }
      return Value(list: try source.iterated())
    }
    func list(_ value: Value) throws -> ListObject {
      guard case .list(let list) = value else {
        throw PythonError(
          .typeError, "descriptor requires a 'list' object but received a '\(value.typeName)'")
      }
      return list
    }
    type.method("append", 1...1) { value, arguments in
      try list(value).items.append(arguments[0])
      return .none
    }
    type.method("extend", 1...1) { value, arguments in
      let new = try arguments[0].iterated()
      let list = try list(value)
      try Budget.checkGrown(to: list.items.count + new.count, times: MemoryLayout<Value>.stride)
      list.items.append(contentsOf: new)
      return .none
    }
    type.method("insert", 2...2) { value, arguments in
      let list = try list(value)
      var index = try arguments[0].requireInteger()
      if index < 0 { index += list.items.count }
      list.items.insert(arguments[1], at: min(max(0, index), list.items.count))
      return .none
    }
    type.method("pop", 0...1) { value, arguments in
      let list = try list(value)
      if list.items.isEmpty { throw PythonError(.indexError, "pop from empty list") }
      guard let argument = arguments.first else { return list.items.removeLast() }
      var index = try argument.requireInteger()
      if index < 0 { index += list.items.count }
      guard list.items.indices.contains(index) else {
        throw PythonError(.indexError, "pop index out of range")
      }
      return list.items.remove(at: index)
    }
    type.method("remove", 1...1) { value, arguments in
      let list = try list(value)
      for (index, item) in list.items.enumerated()
      where try item.isIdenticalOrEqual(to: arguments[0]) {
        if index < list.items.count { list.items.remove(at: index) }
        return .none
      }
      throw PythonError(.valueError, "list.remove(x): x not in list")
    }
    type.method("clear", 0...0) { value, _ in
      try list(value).items = []
      return .none
    }
    type.method("copy", 0...0) { value, _ in Value(list: try list(value).items) }
    type.method("reverse", 0...0) { value, _ in
      let list = try list(value)
      Interpreter.worked(list.items.count)
      list.items.reverse()
      return .none
    }
    type.method(Signature(builtin: "sort(self, *, key=None, reverse=False)")) { values in
      let list = try list(values[0].unboxed)
      list.items = try Sorting.sorted(
        list.items, key: values[1], reverse: try values[2].truth())
      return .none
    }
    SequenceQueries.install(in: type)
    return type
  }
}

/// `tuple`: construction and methods.
enum TupleMethods {
  static func installed(in type: TypeObject) -> TypeObject {
    type.convert = { arguments in
      try arguments.expect("tuple", 0...1)
      guard let source = arguments[0] else { return Value(tuple: []) }
      if case .tuple(let tuple) = source, tuple.named == nil { return source }
      return Value(tuple: try source.iterated())
    }
    SequenceQueries.install(in: type)
    return type
  }
}

/// `index` and `count`, which lists and tuples share.
enum SequenceQueries {
  static func install(in type: TypeObject) {
    type.method("index", 1...3) { value, arguments in
      let items = value.sequence ?? []
      for bound in arguments.dropFirst() where try bound.indexIfInteger(clamping: true) == nil {
        throw PythonError(
          .typeError, "slice indices must be integers or have an __index__ method")
      }
      let slice = SliceObject(
        start: arguments.count > 1 ? arguments[1] : .none,
        stop: arguments.count > 2 ? arguments[2] : .none, step: .none)
      let bounds = try slice.indices(items.count)
      for index in bounds.start..<bounds.start + bounds.count
      where try items[index].isIdenticalOrEqual(to: arguments[0]) {
        return .int(index)
      }
      if case .tuple = value { throw PythonError(.valueError, "tuple.index(x): x not in tuple") }
      throw PythonError(.valueError, "\(try arguments[0].repr()) is not in list")
    }
    type.method("count", 1...1) { value, arguments in
      var count = 0
      Interpreter.worked(value.sequence?.count ?? 0)
      for item in value.sequence ?? [] where try item.isIdenticalOrEqual(to: arguments[0]) {
        count += 1
      }
      return .int(count)
    }
    type.method("__len__", 0...0) { value, _ in .int(try value.length()) }
    type.method("__iter__", 0...0) { value, _ in .object(try value.iterator()) }
    type.method("__getitem__", 1...1) { value, arguments in try value.getItem(arguments[0]) }
    type.method("__contains__", 1...1) { value, arguments in
      .bool(try value.contains(arguments[0]))
    }
    type.method("__add__", 1...1) { value, arguments in try value.binary(.add, arguments[0]) }
    if type.name == "list" {
      type.method("__setitem__", 2...2) { value, arguments in
        try value.setItem(arguments[0], arguments[1])
        return .none
      }
      type.method("__delitem__", 1...1) { value, arguments in
        try value.deleteItem(arguments[0])
        return .none
      }
      type.attributes.insert(
        "__init__",
        .object(
          NativeFunction("__init__") { arguments in
            guard case .list(let list)? = arguments[0]?.unboxed else { return .none }
            list.items = try arguments[1].map { try $0.iterated() } ?? []
            return .none
          }))
    }
  }
}

/// Sorting with Python's comparisons: stable, and exceptions pass through.
enum Sorting {
  static func sorted(_ items: [Value], key: Value, reverse: Bool) throws -> [Value] {
    var keyed: [(key: Value, value: Value)]
    if key.isNone {
      keyed = items.map { ($0, $0) }
    } else {
      keyed = try items.map { (try key.call([$0]), $0) }
    }
    if reverse { keyed.reverse() }
    try merge(&keyed)
    if reverse { keyed.reverse() }
    return keyed.map(\.value)
  }

  private static func merge(_ items: inout [(key: Value, value: Value)]) throws {
    let count = items.count
    Interpreter.worked(count * 16)
    // Runs of 16 by insertion, then merged in ever wider steps.
    let run = 16
    for start in stride(from: 0, to: count, by: run) {
      for index in start + 1..<max(start + 1, min(start + run, count)) {
        let item = items[index]
        var place = index
        while place > start, try item.key.isLess(than: items[place - 1].key) {
          items[place] = items[place - 1]
          place -= 1
        }
        items[place] = item
      }
    }
    var width = run
    var merged: [(key: Value, value: Value)] = []
    while width < count {
      merged.removeAll(keepingCapacity: true)
      for start in stride(from: 0, to: count, by: width * 2) {
        if start & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
        var left = start
        let middle = min(start + width, count)
        var right = middle
        let end = min(start + width * 2, count)
        while left < middle, right < end {
          if try items[right].key.isLess(than: items[left].key) {
            merged.append(items[right])
            right += 1
          } else {
            merged.append(items[left])
            left += 1
          }
        }
        merged.append(contentsOf: items[left..<middle])
        merged.append(contentsOf: items[right..<end])
      }
      swap(&items, &merged)
      width *= 2
    }
  }
}
