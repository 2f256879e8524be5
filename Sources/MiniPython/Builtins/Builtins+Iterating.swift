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
      if !function.isCallable { throw PythonError(.typeError, "iter(v, w): v must be callable") }
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
      guard arguments.positional.count == 1 else {
        throw ArgumentFailure.miscounted("sorted", 1...1, given: arguments.positional.count)
      }
      // CPython's `sorted` hands its keywords on to `list.sort`.
      let values = try sortSignature.bind(arguments)
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

  nonisolated(unsafe) private static let sortSignature = Signature(
    builtin: "sort(self, *, key=None, reverse=False)")
}
