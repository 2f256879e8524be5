extension Interpreter {
  /// Calls a Python function with arguments as native code gives them.
  func call(_ function: FunctionObject, _ arguments: Arguments) throws -> Value {
    let code = function.code
    let registers = stackTop
    guard registers + code.registerCount <= stackEnd else { throw recursionFailure() }
    registers.initialize(repeating: .unbound, count: code.registerCount)
    stackTop = registers + code.registerCount
    var isOwned = true
    defer {
      if isOwned {
        registers.deinitialize(count: code.registerCount)
        stackTop = registers
      }
    }
    try bind(function, arguments, to: registers)
    if code.isGenerator {
      isOwned = false
      return makeGenerator(function, from: registers)
    }
    return try execute(
      code, registers, globals: function.globals, namespace: nil, generator: nil,
      closure: function.closure)
  }

  /// Moves bound registers off the stack into a generator.
  func makeGenerator(_ function: FunctionObject, from registers: UnsafeMutablePointer<Value>)
    -> Value
  {
    let count = function.code.registerCount
    let own = UnsafeMutablePointer<Value>.allocate(capacity: count)
    own.moveInitialize(from: registers, count: count)
    stackTop = registers
    for (capture, cell) in zip(function.code.captures, function.closure) {
      own[capture.to] = cell
    }
    return .object(GeneratorObject(function, registers: own))
  }

  func resume(_ generator: GeneratorObject, _ sent: Value, _ failure: PythonError?) throws
    -> Value?
  {
    let function = generator.function
    generator.state = .running
    do {
      let value = try execute(
        function.code, generator.registers, globals: function.globals, namespace: nil,
        generator: generator, closure: [], sent: sent, failure: failure)
      if generator.state == .suspended { return value }
      generator.state = .finished
      generator.result = value
      return nil
    } catch {
      generator.state = .finished
      throw error
    }
  }

  func recursionFailure() -> PythonError {
    PythonError(.recursionError, "maximum recursion depth exceeded")
  }

  /// Puts arguments into the registers of a function's parameters, or throws CPython's TypeError.
  func bind(
    _ function: FunctionObject, _ arguments: Arguments, to registers: UnsafeMutablePointer<Value>
  ) throws {
    let code = function.code
    let names = code.positionalNames
    let given = arguments.positional
    let taken = min(given.count, names.count)
    for index in 0..<taken { registers[index] = given[index] }
    if code.starRegister >= 0 {
      registers[code.starRegister] = Value(tuple: Array(given.dropFirst(names.count)))
    }
    var extra: DictObject?
    if code.doubleStarRegister >= 0 {
      let dictionary = DictObject()
      extra = dictionary
      registers[code.doubleStarRegister] = .dict(dictionary)
    }
    var keywordOnlyGiven = 0
    for keyword in arguments.keywords {
      if let index = names.firstIndex(where: { $0 === keyword.name || $0.isEqual(to: keyword.name) }
      ),
        index >= code.positionalOnly
      {
        guard case .unbound = registers[index] else {
          throw PythonError(
            .typeError,
            "\(code.qualifiedName)() got multiple values for argument '\(keyword.name.text)'")
        }
        registers[index] = keyword.value
      } else if let index = code.keywordOnlyNames.firstIndex(where: {
        $0.isEqual(to: keyword.name)
      }) {
        registers[names.count + index] = keyword.value
        keywordOnlyGiven += 1
      } else if let extra {
        extra.insert(keyword.name, keyword.value)
      } else if names.prefix(code.positionalOnly).contains(where: { $0.isEqual(to: keyword.name) })
      {
        throw PythonError(
          .typeError,
          "\(code.qualifiedName)() got some positional-only arguments passed as keyword "
            + "arguments: '\(keyword.name.text)'")
      } else {
        throw PythonError(
          .typeError,
          "\(code.qualifiedName)() got an unexpected keyword argument '\(keyword.name.text)'")
      }
    }
    if given.count > names.count, code.starRegister < 0 {
      throw ArgumentFailure.tooMany(
        code.qualifiedName, required: names.count - function.defaults.count, accepted: names.count,
        given: given.count, keywordOnlyGiven: keywordOnlyGiven)
    }
    var missing: [String] = []
    let firstDefault = names.count - function.defaults.count
    if taken < names.count {
      for index in taken..<names.count {
        guard case .unbound = registers[index] else { continue }
        if index >= firstDefault {
          registers[index] = function.defaults[index - firstDefault]
        } else {
          missing.append(names[index].text)
        }
      }
    }
    if !missing.isEmpty {
      throw ArgumentFailure.missing(missing, kind: "positional", in: code.qualifiedName)
    }
    for (index, name) in code.keywordOnlyNames.enumerated() {
      guard case .unbound = registers[names.count + index] else { continue }
      if let fallback = function.keywordDefaults?.find(name) {
        registers[names.count + index] = fallback
      } else {
        missing.append(name.text)
      }
    }
    if !missing.isEmpty {
      throw ArgumentFailure.missing(missing, kind: "keyword-only", in: code.qualifiedName)
    }
  }

  /// Calls `regs[base]` with `count` arguments behind it; they are consumed.
  @inline(__always)
  func callFromRegisters(
    _ callee: PythonObject, _ first: UnsafeMutablePointer<Value>, _ count: Int
  ) throws -> Value {
    if let function = callee as? FunctionObject {
      return try callFunction(function, first, count)
    }
    return try callObject(callee, first, count)
  }

  func callFunction(
    _ function: FunctionObject, _ first: UnsafeMutablePointer<Value>, _ count: Int
  ) throws -> Value {
    let code = function.code
    let parameters = code.positionalNames.count
    guard code.isSimple, count <= parameters, count + function.defaults.count >= parameters else {
      return try call(function, Arguments(Self.take(first, count)))
    }
    let registers = stackTop
    guard registers + code.registerCount <= stackEnd else { throw recursionFailure() }
    for index in 0..<count {
      (registers + index).initialize(to: (first + index).move())
      (first + index).initialize(to: .unbound)
    }
    return try run(function, registers, given: count)
  }

  /// Runs a function whose first arguments lie on top of the stack, in the registers of their
  /// parameters; the others have defaults.
  @inline(__always)
  private func run(
    _ function: FunctionObject, _ registers: UnsafeMutablePointer<Value>, given count: Int
  ) throws -> Value {
    let code = function.code
    let parameters = code.positionalNames.count
    if count < parameters {
      let offset = parameters - function.defaults.count
      for index in count..<parameters {
        (registers + index).initialize(to: function.defaults[index - offset])
      }
    }
    for index in parameters..<code.registerCount { (registers + index).initialize(to: .unbound) }
    stackTop = registers + code.registerCount
    defer { release(registers, code) }
    return try execute(
      code, registers, globals: function.globals, namespace: nil, generator: nil,
      closure: function.closure)
  }

  /// Gives back the registers on top of the stack.
  @inline(__always)
  private func release(_ registers: UnsafeMutablePointer<Value>, _ code: CodeObject) {
    for index in 0..<code.registerCount {
      switch registers[index] {
      case .unbound, .none, .bool, .int, .float: continue
      default: (registers + index).deinitialize(count: 1)
      }
    }
    stackTop = registers
  }

  /// Calls a function of two parameters without a list of arguments; `nil` where it is none.
  func callDirectly(_ function: FunctionObject, _ left: Value, _ right: Value) throws -> Value? {
    let code = function.code
    let registers = stackTop
    guard code.isSimple, code.positionalNames.count == 2,
      registers + code.registerCount <= stackEnd
    else { return nil }
    registers.initialize(to: left)
    (registers + 1).initialize(to: right)
    return try run(function, registers, given: 2)
  }

  @inline(never)
  private func callObject(
    _ callee: PythonObject, _ first: UnsafeMutablePointer<Value>, _ count: Int
  ) throws -> Value {
    if let native = callee as? NativeFunction {
      if count == 1, let unary = native.unary { return try unary(first[0]) }
      if let direct = native.direct { return try direct(first, count) }
      return try native.body(Arguments(Self.take(first, count)))
    }
    if let method = callee as? BoundMethod, case .object(let inner) = method.function,
      let function = inner as? FunctionObject
    {
      // The callee's own register lies before its arguments.
      first[-1] = method.instance
      return try callFunction(function, first - 1, count + 1)
    }
    if let type = callee as? TypeObject {
      if count == 1, let convert = type.convertOne { return try convert(first[0]) }
      if let initializer = type.simpleInitializer {
        let instance = Value.object(InstanceObject(type: type))
        first[-1] = instance
        let result = try callFunction(initializer, first - 1, count + 1)
        guard case .none = result else { throw Self.wrongInitializer(result) }
        return instance
      }
    }
    return try Value.object(callee).call(Arguments(Self.take(first, count)))
  }

  private static func wrongInitializer(_ result: Value) -> PythonError {
    PythonError(.typeError, "__init__() should return None, not '\(result.typeName)'")
  }

  private static func take(_ first: UnsafeMutablePointer<Value>, _ count: Int) -> [Value] {
    [Value](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count {
        (buffer.baseAddress! + index).initialize(to: (first + index).move())
        (first + index).initialize(to: .unbound)
      }
      initialized = count
    }
  }

  func callKeywords(
    _ callee: Value, _ first: UnsafeMutablePointer<Value>, _ count: Int, names: Value
  ) throws -> Value {
    guard case .tuple(let names) = names else { return .none }
    let positional = count - names.items.count
    if case .object(let object) = callee, let function = object as? FunctionObject,
      let result = try callByName(function, first, positional, names.items)
    {
      return result
    }
    var arguments = Arguments(Self.take(first, positional))
    for (offset, name) in names.items.enumerated() {
      guard case .string(let name) = name else { continue }
      arguments.keywords.append(.init(name: name, value: first[positional + offset]))
      first[positional + offset] = .unbound
    }
    return try callee.call(arguments)
  }

  /// Calls a function without `*args` and `**kwargs`, moving the arguments to where their parameters
  /// live; nil, and nothing moved, when they don't fit and the slow way has to say why.
  private func callByName(
    _ function: FunctionObject, _ first: UnsafeMutablePointer<Value>, _ positional: Int,
    _ names: [Value]
  ) throws -> Value? {
    let code = function.code
    let parameters = code.positionalNames.count
    let total = parameters + code.keywordOnlyNames.count
    guard code.isRestless, positional <= parameters, total <= 64, names.count <= 16 else {
      return nil
    }
    var given: UInt64 = positional == 0 ? 0 : ~0 >> UInt64(64 - positional)
    return try withUnsafeTemporaryAllocation(of: Int.self, capacity: names.count) { places in
      for (offset, name) in names.enumerated() {
        guard case .string(let name) = name, let place = code.place(of: name),
          place >= code.positionalOnly, given & (1 << UInt64(place)) == 0
        else { return nil }
        given |= 1 << UInt64(place)
        places[offset] = place
      }
      let required = parameters - function.defaults.count
      for place in 0..<total where given & (1 << UInt64(place)) == 0 {
        if place < required { return nil }
        if place >= parameters,
          function.keywordDefaults?.find(code.keywordOnlyNames[place - parameters]) == nil
        {
          return nil
        }
      }
      let registers = stackTop
      guard registers + code.registerCount <= stackEnd else { throw recursionFailure() }
      registers.initialize(repeating: .unbound, count: code.registerCount)
      for index in 0..<positional { swap(&registers[index], &first[index]) }
      for offset in names.indices { swap(&registers[places[offset]], &first[positional + offset]) }
      for place in 0..<total where given & (1 << UInt64(place)) == 0 {
        registers[place] =
          place < parameters
          ? function.defaults[place - required]
          : function.keywordDefaults?.find(code.keywordOnlyNames[place - parameters]) ?? .none
      }
      stackTop = registers + code.registerCount
      defer { release(registers, code) }
      return try execute(
        code, registers, globals: function.globals, namespace: nil, generator: nil,
        closure: function.closure)
    }
  }

  func callSpread(_ callee: Value, _ positional: Value, _ keywords: Value) throws -> Value {
    var arguments = Arguments(positional.sequence ?? [])
    if case .dict(let dictionary) = keywords {
      for (key, value) in dictionary.pairs {
        guard case .string(let name) = key else { continue }
        arguments.keywords.append(.init(name: name, value: value))
      }
    }
    return try callee.call(arguments)
  }

  static func describe(_ callee: Value) -> String {
    if let function: FunctionObject = callee.object() {
      return "__main__." + function.code.qualifiedName + "()"
    }
    if let native: NativeFunction = callee.object() { return native.name + "()" }
    if let type: TypeObject = callee.object() { return "__main__." + type.name + "()" }
    return callee.typeName + " object"
  }
}
