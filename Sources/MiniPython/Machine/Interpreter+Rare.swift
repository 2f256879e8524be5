/// The instructions that need not be fast.
extension Interpreter {
  @inline(never)
  func rare(
    _ i: Instruction, _ regs: UnsafeMutablePointer<Value>, _ constants: UnsafeMutablePointer<Value>,
    _ code: CodeObject, _ globals: DictObject, _ namespace: DictObject?
  ) throws {
    let a = Int(i.a)
    let b = Int(i.b)
    let c = Int(i.c)
    switch i.operation {
    case .buildTuple: regs[a] = Value(tuple: Self.items(regs + b, c))
    case .buildList: regs[a] = Value(list: Self.items(regs + b, c))
    case .buildSet: regs[a] = .object(try SetObject(Self.items(regs + b, c)))
    case .buildDict:
      let dictionary = DictObject()
      for index in 0..<c { try dictionary.set(regs[b + 2 * index], regs[b + 2 * index + 1]) }
      regs[a] = .dict(dictionary)
    case .listAppend: if case .list(let list) = regs[a] { list.items.append(regs[b]) }
    case .setAdd: if let set: SetObject = regs[a].object() { try set.add(regs[b]) }
    case .dictSet: if case .dict(let dictionary) = regs[a] { try dictionary.set(regs[b], regs[c]) }
    case .listExtend: try extend(regs[a], regs[b], isCall: i.k == 1, callee: regs[c])
    case .setExtend:
      if let set: SetObject = regs[a].object() { try regs[b].forEach { try set.add($0) } }
    case .dictMerge: try merge(i, regs)
    case .listToTuple: regs[a] = Value(tuple: regs[b].sequence ?? [])
    case .buildString:
      var text = ""
      for index in 0..<c { text += regs[b + index].text ?? "" }
      regs[a] = Value(text)
    case .format:
      var value = regs[b]
      switch i.k {
      case UInt8(ascii: "r"): value = Value(try value.repr())
      case UInt8(ascii: "s"): value = Value(try value.str())
      case UInt8(ascii: "a"): value = Value(Representation.ascii(try value.repr()))
      default: break
      }
      let spec = c < 0 ? "" : regs[c].text ?? ""
      if case .string = value, spec.isEmpty {
        regs[a] = value
      } else {
        regs[a] = Value(try value.formatted(spec))
      }
    case .unpack: try unpack(regs[a], regs + b, c)
    case .unpackStarred: try unpackStarred(regs[a], regs + b, before: c, after: Int(i.x))
    case .makeFunction:
      let inner = code.children[c]
      let closure = inner.captures.map { regs[$0.from] }
      var defaults: [Value] = []
      var keywordDefaults: DictObject?
      if b >= 0 {
        if case .tuple(let tuple) = regs[b] { defaults = tuple.items }
        if case .dict(let dictionary) = regs[b + 1] { keywordDefaults = dictionary }
      }
      regs[a] = .object(
        FunctionObject(
          code: inner, globals: globals, closure: closure, defaults: defaults,
          keywordDefaults: keywordDefaults, interpreter: self))
    case .buildClass:
      regs[a] = try buildClass(
        regs[b], bases: regs[b + 1], keywords: regs[b + 2], name: constants[c])
    case .raiseAssertion:
      throw PythonError(
        ExceptionObject(type: .assertionError, arguments: a < 0 ? [] : [regs[a]]))
    case .matchException: regs[a] = .bool(try matches(regs[b], regs[c]))
    case .withEnter: regs[a] = try enter(regs[b])
    case .withExit:
      let exception: ExceptionObject? = c < 0 ? nil : regs[c].object()
      regs[a] = .bool(try leave(regs[b], exception))
    case .matchSequence:
      regs[a] = .bool(try matchesSequence(regs[b], count: c, orMore: i.k == 1))
    case .matchMapping:
      regs[a] = .bool(
        try matchesMapping(regs[b], regs + c, Int(i.x), regs + a + 1, keepsRest: i.k == 1))
    case .matchClass:
      regs[a] = .bool(
        try matchesClass(
          regs[b], regs[c], keywords: regs[c + 1].sequence ?? [], positional: Int(i.x),
          regs + a + 1))
    case .importModule: regs[a] = try importStatement(constants[b].text ?? "", leaf: i.k == 1)
    case .importFrom:
      guard case .string(let name) = constants[c] else { break }
      regs[a] = try importName(name, from: regs[b])
    case .importStar: try importAll(from: regs[a], into: namespace ?? globals)
    case .noteBinding:
      observer?.bound(
        constants[a].text ?? "", to: regs[b], line: currentLine, function: code.name)
    case .line: try observer?.reached(line: currentLine, function: code.name)
    case .annotate:
      guard let namespace, case .string(let name) = constants[a] else { break }
      if case .dict(let known)? = namespace.find("__annotations__") {
        known.insert(name, constants[b])
      } else {
        namespace.insert("__annotations__", .dict(DictObject([(name.text, constants[b])])))
      }
    case .display:
      if !regs[a].isNone {
        standardOutput(try regs[a].repr() + "\n")
        builtins.insert("_", regs[a])
      }
    default: break
    }
  }

  private static func items(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> [Value] {
    Array(UnsafeBufferPointer(start: first, count: count))
  }

  private func extend(_ list: Value, _ iterable: Value, isCall: Bool, callee: Value) throws {
    guard case .list(let list) = list else { return }
    do {
      list.items += try iterable.iterated()
    } catch let error as PythonError
      where error.exception.type === TypeObject.typeError
      && error.message.hasSuffix("object is not iterable") && error.exception.trace.isEmpty
    {
      let place = isCall ? "\(Self.describe(callee)) argument" : "Value"
      throw PythonError(
        .typeError, "\(place) after * must be an iterable, not \(iterable.typeName)")
    }
  }

  private func merge(_ i: Instruction, _ regs: UnsafeMutablePointer<Value>) throws {
    guard case .dict(let dictionary) = regs[Int(i.a)] else { return }
    let source = regs[Int(i.b)]
    if i.k == 2 {
      let key = regs[Int(i.x)]
      if try dictionary.get(key) != nil {
        throw repeatedKeyword(regs[Int(i.c)], key)
      }
      return try dictionary.set(key, source)
    }
    guard let pairs = try Mapping.pairs(of: source) else {
      if i.k == 1 {
        throw PythonError(
          .typeError,
          "\(Self.describe(regs[Int(i.c)])) argument after ** must be a mapping, not "
            + source.typeName)
      }
      throw PythonError(.typeError, "'\(source.typeName)' object is not a mapping")
    }
    for (key, value) in pairs {
      if i.k == 1 {
        guard case .string = key else { throw PythonError(.typeError, "keywords must be strings") }
        if try dictionary.get(key) != nil { throw repeatedKeyword(regs[Int(i.c)], key) }
      }
      try dictionary.set(key, value)
    }
  }

  private func repeatedKeyword(_ callee: Value, _ key: Value) -> PythonError {
    PythonError(
      .typeError,
      "\(Self.describe(callee)) got multiple values for keyword argument '\(key.text ?? "")'")
  }

  private func unpack(_ source: Value, _ target: UnsafeMutablePointer<Value>, _ count: Int) throws {
    if let items = source.sequence {
      if items.count < count {
        throw PythonError(
          .valueError,
          "not enough values to unpack (expected \(count), got \(items.count))")
      }
      if items.count > count {
        throw PythonError(.valueError, "too many values to unpack (expected \(count))")
      }
      for index in 0..<count { target[index] = items[index] }
      return
    }
    let iterator = try unpackable(source)
    for index in 0..<count {
      guard let item = try iterator.next() else {
        throw PythonError(
          .valueError, "not enough values to unpack (expected \(count), got \(index))")
      }
      target[index] = item
    }
    if try iterator.next() != nil {
      throw PythonError(.valueError, "too many values to unpack (expected \(count))")
    }
  }

  private func unpackable(_ source: Value) throws -> IteratorObject {
    do {
      return try source.iterator()
    } catch let error as PythonError
      where error.exception.type === TypeObject.typeError
      && error.message == "'\(source.typeName)' object is not iterable"
    {
      throw PythonError(.typeError, "cannot unpack non-iterable \(source.typeName) object")
    }
  }

  private func unpackStarred(
    _ source: Value, _ target: UnsafeMutablePointer<Value>, before: Int, after: Int
  ) throws {
    var items: [Value] = []
    let iterator = try unpackable(source)
    while let item = try iterator.next() {
      items.append(item)
      if items.count & 0xfff == 0 { try pulse(allocated: items.count) }
    }
    if items.count < before + after {
      throw PythonError(
        .valueError,
        "not enough values to unpack (expected at least \(before + after), got \(items.count))")
    }
    for index in 0..<before { target[index] = items[index] }
    target[before] = Value(list: Array(items[before..<items.count - after]))
    for index in 0..<after { target[before + 1 + index] = items[items.count - after + index] }
  }

  // MARK: Exceptions

  /// The exception object that `raise value` raises.
  static func exception(from value: Value) throws -> ExceptionObject {
    if let exception: ExceptionObject = value.object() { return exception }
    if let type: TypeObject = value.object(), type.isSubclass(of: .baseException),
      let made: ExceptionObject = try type.call(Arguments()).object()
    {
      return made
    }
    throw PythonError(.typeError, "exceptions must derive from BaseException")
  }

  func raise(_ value: Value, _ cause: Value) throws {
    let exception = try Self.exception(from: value)
    switch cause {
    case .unbound: break
    case .none:
      exception.cause = nil
      exception.suppressesContext = true
    default:
      do {
        exception.cause = try Self.exception(from: cause)
      } catch {
        throw PythonError(.typeError, "exception causes must derive from BaseException")
      }
      exception.suppressesContext = true
    }
    exception.hasContext = false
    exception.isReraised = false
    throw PythonError(exception)
  }

  private func matches(_ exception: Value, _ type: Value) throws -> Bool {
    if case .tuple(let tuple) = type {
      for item in tuple.items where try matches(exception, item) { return true }
      return false
    }
    guard let type: TypeObject = type.object(), type.isSubclass(of: .baseException) else {
      throw PythonError(
        .typeError, "catching classes that do not inherit from BaseException is not allowed")
    }
    return exception.type.isSubclass(of: type)
  }

  // MARK: With

  private func enter(_ manager: Value) throws -> Value {
    if case .object(let object) = manager {
      if object.type.isWrittenInPython {
        let enter = object.type.special(Names.enter)
        if let enter {
          if object.type.special(Names.exit) == nil {
            throw PythonError(
              .typeError,
              "'\(manager.typeName)' object does not support the context manager protocol "
                + "(missed __exit__ method)")
          }
          return try enter.call(Arguments([manager]))
        }
      }
      if let value = try object.enter() { return value }
    }
    throw PythonError(
      .typeError, "'\(manager.typeName)' object does not support the context manager protocol")
  }

  private func leave(_ manager: Value, _ exception: ExceptionObject?) throws -> Bool {
    guard case .object(let object) = manager else { return false }
    if object.type.isWrittenInPython, let exit = object.type.special(Names.exit) {
      var arguments: [Value] = [manager, .none, .none, .none]
      if let exception {
        arguments[1] = .object(exception.type)
        arguments[2] = .object(exception)
        arguments[3] = .object(TracebackObject(trace: exception.trace.reversed()))
      }
      return try exit.call(arguments).truth() && exception != nil
    }
    return try object.exit(exception) && exception != nil
  }

  // MARK: Classes

  private func buildClass(_ body: Value, bases: Value, keywords: Value, name: Value) throws
    -> Value
  {
    guard let function: FunctionObject = body.object(), let name = name.text else { return .none }
    var types: [TypeObject] = []
    for base in bases.sequence ?? [] {
      guard let type: TypeObject = base.object() else {
        throw PythonError(
          .typeError, "\(base.typeName) object is not a class and cannot be a base")
      }
      if !type.isSubclassable {
        throw PythonError(.typeError, "type '\(type.name)' is not an acceptable base type")
      }
      if types.contains(where: { $0 === type }) {
        throw PythonError(.typeError, "duplicate base class \(type.name)")
      }
      types.append(type)
    }
    var options: [Arguments.Keyword] = []
    var metaclass: Value = .object(TypeObject.type)
    if case .dict(let dictionary) = keywords {
      for (key, value) in dictionary.pairs {
        guard case .string(let key) = key else { continue }
        if key.text == "metaclass" {
          metaclass = value
        } else {
          options.append(.init(name: key, value: value))
        }
      }
    }
    for base in types {
      if let known: TypeObject = metaclass.object(), base.type.isSubclass(of: known) {
        metaclass = .object(base.type)
      }
    }
    let namespace = DictObject()
    let module = function.globals.find("__name__")?.text ?? "__main__"
    namespace.insert("__module__", Value(module))
    namespace.insert("__qualname__", Value(function.code.qualifiedName))
    if let text = function.code.documentation { namespace.insert("__doc__", Value(text)) }
    let code = function.code
    let registers = stackTop
    guard registers + code.registerCount <= stackEnd else { throw recursionFailure() }
    registers.initialize(repeating: .unbound, count: code.registerCount)
    stackTop = registers + code.registerCount
    let cell: Value
    do {
      defer {
        registers.deinitialize(count: code.registerCount)
        stackTop = registers
      }
      cell = try execute(
        code, registers, globals: function.globals, namespace: namespace, generator: nil,
        closure: function.closure)
    }
    let arguments = Arguments(
      [Value(name), Value(tuple: types.map { .object($0) }), .dict(namespace)], keywords: options)
    let made = try metaclass.call(arguments)
    if case .object(let object) = cell, let cell = object as? CellObject { cell.content = made }
    return made
  }
}

/// Anything with keys and values.
enum Mapping {
  /// The pairs of a mapping, nil when the value is none.
  static func pairs(of value: Value) throws -> [(key: Value, value: Value)]? {
    if case .dict(let dictionary) = value.unboxed { return dictionary.pairs }
    guard let keys = try value.attributeIfPresent("keys") else { return nil }
    return try keys.call([]).iterated().map { ($0, try value.getItem($0)) }
  }
}
