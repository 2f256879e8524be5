/// What calling the built-in classes that are no containers does.
enum Constructors {
  nonisolated(unsafe) private static let signatures = (
    property: Signature(builtin: "property(fget=None, fset=None, fdel=None, doc=None)"),
    enumerate: Signature(builtin: "enumerate(iterable, start=0)")
  )

  /// Set once; asking for it installs the constructors.
  static let installed: Bool = {
    TypeObject.bool.convert = { arguments in
      try arguments.expect("bool", 0...1)
      return .bool(try arguments[0]?.truth() ?? false)
    }
    TypeObject.bool.convertOne = { .bool(try $0.truth()) }
    TypeObject.super.construct = { _, arguments in try SuperObject.make(arguments) }
    TypeObject.property.construct = { _, arguments in
      let values = try signatures.property.bind(arguments)
      return PropertyObject(
        getter: values[0], setter: values[1], deleter: values[2], documentation: values[3])
    }
    TypeObject.staticMethod.construct = { _, arguments in
      try arguments.expect("staticmethod", 1...1)
      return StaticMethod(arguments.positional[0])
    }
    TypeObject.classMethod.construct = { _, arguments in
      try arguments.expect("classmethod", 1...1)
      return ClassMethod(arguments.positional[0])
    }
    TypeObject.range.construct = range
    TypeObject.slice.construct = { _, arguments in
      try arguments.expect("slice", 1...3)
      let values = arguments.positional
      if values.count == 1 { return SliceObject(start: .none, stop: values[0], step: .none) }
      return SliceObject(
        start: values[0], stop: values[1], step: values.count > 2 ? values[2] : .none)
    }
    TypeObject.enumerate.construct = { _, arguments in
      let values = try signatures.enumerate.bind(arguments)
      var index = try values[1].requireInteger()
      let iterator = try values[0].iterator()
      return NativeIterator(named: .enumerate) {
        guard let item = try iterator.next() else { return nil }
        index += 1
        return Value(tuple: [.int(index - 1), item])
      }
    }
    TypeObject.zip.construct = zip
    TypeObject.map.construct = { _, arguments in
      if !arguments.keywords.isEmpty {
        throw PythonError(.typeError, "map() takes no keyword arguments")
      }
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
    if let other = arguments.keywords.first(where: { $0.name.text != "strict" }) {
      throw PythonError(
        .typeError, "'\(other.name.text)' is an invalid keyword argument for zip()")
    }
    let isStrict = try arguments[keyword: "strict"]?.truth() ?? false
    let iterators = try arguments.positional.map { try $0.iterator() }
    return NativeIterator(named: .zip) {
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
    if !arguments.keywords.isEmpty {
      throw PythonError(.typeError, "reversed() takes no keyword arguments")
    }
    if arguments.positional.count != 1 {
      throw ArgumentFailure.miscounted("reversed", 1...1, given: arguments.positional.count)
    }
    let source = arguments.positional[0]
    if let answer = try source.callSpecial(StringObject("__reversed__")) {
      return try answer.iterator()
    }
    if let range: RangeObject = source.object() {
      return RangeIterator(
        start: range[range.count - 1], step: -range.step, count: range.count)
    }
    switch source.unboxed {
    case .tuple, .string: break
    case .list, .dict:
      return ArrayIterator(try source.unboxed.iterated().reversed())
    default: break
    }
    if let view: DictView = source.object() {
      return ArrayIterator(try Value.object(view).iterated().reversed())
    }
    let isUnordered = source.reference.map { $0 is SetObject || $0 is IteratorObject } ?? true
    guard !isUnordered, let count = try? source.length() else {
      throw PythonError(.typeError, "'\(source.typeName)' object is not reversible")
    }
    var index = count
    return NativeIterator(named: .reversed) {
      if index <= 0 { return nil }
      index -= 1
      return try source.getItem(.int(index))
    }
  }
}
