extension Builtins {
  nonisolated(unsafe) static let iterating: [NativeFunction] = [
    NativeFunction("iter") { arguments in
      try arguments.expect("iter", 1...2)
      guard arguments.positional.count == 2 else {
        let iterator = try arguments.positional[0].iterator()
        if let wrapped = iterator as? InstanceIterator { return wrapped.instance }
        return .object(iterator)
      }
      let (function, sentinel) = (arguments.positional[0], arguments.positional[1])
      return .object(
        NativeIterator {
          let value = try function.call([])
          return try value.isIdenticalOrEqual(to: sentinel) ? nil : value
        })
    },
    NativeFunction("next") { arguments in
      try arguments.expect("next", 1...2)
      let source = arguments.positional[0]
      let value: Value?
      if case .object(let object) = source, let iterator = object as? IteratorObject {
        value = try iterator.next()
        if value == nil, arguments.positional.count == 1,
          let generator = object as? GeneratorObject,
          !generator.result.isNone
        {
          let result = generator.result
          generator.result = .none
          throw PythonError(ExceptionObject(type: .stopIteration, arguments: [result]))
        }
      } else if source.type.isWrittenInPython, source.type.special(Names.next) != nil {
        do {
          value = try source.callSpecial(Names.next)
        } catch let error as PythonError
          where error.exception.type.isSubclass(of: .stopIteration)
          && arguments.positional.count == 2
        {
          value = nil
        }
      } else {
        throw PythonError(.typeError, "'\(source.typeName)' object is not an iterator")
      }
      if let value { return value }
      if arguments.positional.count == 2 { return arguments.positional[1] }
      throw PythonError(ExceptionObject(type: .stopIteration, arguments: []))
    },
    NativeFunction("sorted") { arguments in
      let values = try sortedSignature.bind(arguments)
      return Value(
        list: try Sorting.sorted(
          try values[0].iterated(), key: values[1], reverse: try values[2].truth()))
    },
    NativeFunction(unary: "all") { value in
      .bool(try !hasItem(value) { try !$0.truth() })
    },
    NativeFunction(unary: "any") { value in
      .bool(try hasItem(value) { try $0.truth() })
    },
  ]

  /// Whether an iterable has an item of the kind; nothing behind the first one is looked at.
  private static func hasItem(_ iterable: Value, _ test: (Value) throws -> Bool) throws -> Bool {
    let iterator = try iterable.iterator()
    var steps = 0
    while let item = try iterator.next() {
      if try test(item) { return true }
      steps += 1
      if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
    }
    return false
  }

  nonisolated(unsafe) private static let sortedSignature = Signature(
    "sorted(iterable, *, key=None, reverse=False)")
}

/// What calling the built-in classes that are no containers does.
enum Constructors {
  /// Set once; asking for it installs the constructors.
  static let installed: Bool = {
    TypeObject.bool.convert = { arguments in
      try arguments.expect("bool", 0...1)
      return .bool(try arguments[0]?.truth() ?? false)
    }
    TypeObject.super.construct = { _, arguments in try SuperObject.make(arguments) }
    TypeObject.property.construct = { _, arguments in
      PropertyObject(
        getter: arguments[0, "fget"] ?? .none, setter: arguments[1, "fset"] ?? .none,
        deleter: arguments[2, "fdel"] ?? .none, documentation: arguments[3, "doc"] ?? .none)
    }
    TypeObject.staticMethod.construct = { _, arguments in
      StaticMethod(arguments[0] ?? .none)
    }
    TypeObject.classMethod.construct = { _, arguments in ClassMethod(arguments[0] ?? .none) }
    TypeObject.range.construct = range
    TypeObject.slice.construct = { _, arguments in
      try arguments.expect("slice", 1...3)
      let values = arguments.positional
      if values.count == 1 { return SliceObject(start: .none, stop: values[0], step: .none) }
      return SliceObject(
        start: values[0], stop: values[1], step: values.count > 2 ? values[2] : .none)
    }
    TypeObject.enumerate.construct = { _, arguments in
      let iterator = try (arguments[0, "iterable"] ?? .none).iterator()
      var index = try arguments[1, "start"]?.requireInteger() ?? 0
      return NativeIterator(named: .enumerate) {
        guard let item = try iterator.next() else { return nil }
        index += 1
        return Value(tuple: [.int(index - 1), item])
      }
    }
    TypeObject.zip.construct = zip
    TypeObject.map.construct = { _, arguments in
      guard arguments.positional.count >= 2 else {
        throw PythonError(.typeError, "map() must have at least two arguments.")
      }
      let function = arguments.positional[0]
      let iterators = try arguments.positional.dropFirst().map { try $0.iterator() }
      return NativeIterator(named: .map) {
        var values: [Value] = []
        for iterator in iterators {
          guard let value = try iterator.next() else { return nil }
          values.append(value)
        }
        return try function.call(values)
      }
    }
    TypeObject.filter.construct = { _, arguments in
      try arguments.expect("filter", 2...2)
      let function = arguments.positional[0]
      let iterator = try arguments.positional[1].iterator()
      return NativeIterator(named: .filter) {
        var steps = 0
        while let item = try iterator.next() {
          if try (function.isNone ? item : function.call([item])).truth() { return item }
          steps += 1
          if steps & 0xfff == 0 { try Interpreter.current?.pulse(allocated: 0) }
        }
        return nil
      }
    }
    TypeObject.reversed.construct = reversed
    TypeObject.module.construct = { _, arguments in ModuleObject(arguments[0]?.text ?? "") }
    return true
  }()

  private static func range(_ type: TypeObject, _ arguments: Arguments) throws -> PythonObject {
    try arguments.expect("range", 1...3)
    let numbers = try arguments.positional.map { value in
      if value.bigInteger != nil, value.integer == nil {
        throw PythonError(.overflowError, "Python int too large to convert to C ssize_t")
      }
      guard let number = try value.indexIfInteger() else {
        throw PythonError(
          .typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
      }
      return number
    }
    let step = numbers.count > 2 ? numbers[2] : 1
    if step == 0 { throw PythonError(.valueError, "range() arg 3 must not be zero") }
    return RangeObject(
      start: numbers.count > 1 ? numbers[0] : 0,
      stop: numbers.count > 1 ? numbers[1] : numbers[0], step: step)
  }

  private static func zip(_ type: TypeObject, _ arguments: Arguments) throws -> PythonObject {
    let isStrict = try arguments[keyword: "strict"]?.truth() ?? false
    var iterators: [IteratorObject] = []
    for (index, value) in arguments.positional.enumerated() {
      do {
        iterators.append(try value.iterator())
      } catch let error as PythonError
        where error.message == "'\(value.typeName)' object is not iterable"
      {
        throw PythonError(
          .typeError, "'\(value.typeName)' object is not iterable")
      }
      _ = index
    }
    return NativeIterator(named: .zip) { [iterators] in
      if iterators.isEmpty { return nil }
      var values: [Value] = []
      values.reserveCapacity(iterators.count)
      for (index, iterator) in iterators.enumerated() {
        if let value = try iterator.next() {
          if isStrict, values.count < index {
            throw PythonError(.valueError, "zip() argument \(index + 1) is longer than argument 1")
          }
          values.append(value)
        } else if !isStrict {
          return nil
        } else if index > 0, values.count == index {
          let others = index == 1 ? "argument 1" : "arguments 1-\(index)"
          throw PythonError(
            .valueError, "zip() argument \(index + 1) is shorter than \(others)")
        }
      }
      return values.isEmpty ? nil : Value(tuple: values)
    }
  }

  private static func reversed(_ type: TypeObject, _ arguments: Arguments) throws -> PythonObject {
    try arguments.expect("reversed", 1...1)
    let source = arguments.positional[0]
    if let answer = try source.callSpecial(StringObject("__reversed__")) {
      return try answer.iterator()
    }
    if let range: RangeObject = source.object() {
      return RangeIterator(
        start: range[range.count - 1], step: -range.step, count: range.count)
    }
    switch source.unboxed {
    case .list, .tuple, .dict, .string:
      return ArrayIterator(try source.unboxed.iterated().reversed())
    default: break
    }
    if let view: DictView = source.object() {
      return ArrayIterator(try Value.object(view).iterated().reversed())
    }
    guard case .object(let object) = source, !(object is SetObject), !(object is IteratorObject),
      let count = try? source.length()
    else { throw PythonError(.typeError, "'\(source.typeName)' object is not reversible") }
    var index = count
    return NativeIterator(named: .reversed) {
      if index <= 0 { return nil }
      index -= 1
      return try source.getItem(.int(index))
    }
  }
}
