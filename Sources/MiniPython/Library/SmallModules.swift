import Glibc

/// `time`
enum TimeModule {
  static func make(_ interpreter: Interpreter) -> ModuleObject {
    unowned let interpreter = interpreter
    let module = ModuleObject("time")
    for name in ["time", "perf_counter", "monotonic", "process_time"] {
      module.function(name) { _ in .float(interpreter.clock()) }
    }
    for name in ["time_ns", "perf_counter_ns", "monotonic_ns"] {
      module.function(name) { _ in .int(Int(interpreter.clock() * 1e9)) }
    }
    module.function("sleep") { arguments in
      let seconds = try (arguments[0] ?? .int(0)).requireFloat()
      if seconds < 0 { throw PythonError(.valueError, "sleep length must be non-negative") }
      try interpreter.sleep(seconds)
      return .none
    }
    module.function("strftime") { arguments in
      var moment = time_t(interpreter.clock())
      var parts = tm()
      localtime_r(&moment, &parts)
      var buffer = [CChar](repeating: 0, count: 512)
      let count = strftime(&buffer, buffer.count, arguments[0]?.text ?? "", &parts)
      return Value(
        String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self))
    }
    module.function("ctime") { _ in Value("") }
    return module
  }
}

extension Interpreter {
  /// Waits, but answers interrupts and the deadline within a hundredth of a second.
  func sleep(_ seconds: Double) throws {
    let end = SystemClock.monotonic() + min(seconds, 1e9)
    while true {
      try pulse(allocated: 0)
      let left = end - SystemClock.monotonic()
      if left <= 0 { return }
      var wait = timespec(tv_sec: 0, tv_nsec: Int(min(left, 0.01) * 1e9))
      nanosleep(&wait, nil)
    }
  }
}

/// `sys`, as far as it touches nothing outside.
enum SysModule {
  static func make(_ interpreter: Interpreter) -> ModuleObject {
    unowned let interpreter = interpreter
    let module = ModuleObject("sys")
    module["maxsize"] = .int(Int.max)
    module["version"] = Value("3.11.7 (chainrule)")
    module["version_info"] = .tuple(
      TupleObject(
        [.int(3), .int(11), .int(7), Value("final"), .int(0)],
        named: NamedTuple.makeType(
          "version_info", ["major", "minor", "micro", "releaselevel", "serial"], defaults: [])))
    module["platform"] = Value("linux")
    module["byteorder"] = Value("little")
    module["executable"] = Value("")
    module["path"] = Value(list: [])
    module["argv"] = Value(list: interpreter.arguments.map { Value($0) })
    module["modules"] = .dict(DictObject())
    module["stdout"] = .object(
      StreamObject(name: "<stdout>") { interpreter.standardOutput($0) })
    module["stderr"] = .object(StreamObject(name: "<stderr>") { interpreter.standardError($0) })
    module["float_info"] = .object(FloatInfo())
    module.function("exit") { arguments in
      throw PythonError(
        ExceptionObject(type: .systemExit, arguments: arguments.positional))
    }
    module.function("_getframe") { arguments in
      let depth = interpreter.callDepth - 1 - (try arguments[0]?.requireInteger() ?? 0)
      guard depth >= 0, depth < interpreter.callDepth else {
        throw PythonError(.valueError, "call stack is not deep enough")
      }
      return .object(FrameObject(interpreter, depth: depth))
    }
    module.function("getrecursionlimit") { _ in .int(interpreter.recursionLimit) }
    module.function("setrecursionlimit") { arguments in
      let limit = try (arguments[0] ?? .none).requireInteger()
      if limit < 1 {
        throw PythonError(
          .valueError, "recursion limit must be greater or equal than 1")
      }
      interpreter.recursionLimit = min(limit, Interpreter.frameCapacity - 1000)
      return .none
    }
    module.function("getsizeof") { _ in .int(64) }
    module.function("intern") { $0[0] ?? .none }
    module.function("_traceback") { arguments in
      guard let exception: ExceptionObject = arguments[0]?.object() else { return Value("") }
      return Value(Traceback.text(of: exception, guessing: false))
    }
    module.function("exc_info") { _ in
      guard let exception = interpreter.handledException() else {
        return Value(tuple: [.none, .none, .none])
      }
      return Value(
        tuple: [
          .object(exception.type), .object(exception),
          .object(TracebackObject(trace: exception.trace.reversed())),
        ])
    }
    return module
  }

  private final class FloatInfo: PythonObject {
    override func getAttribute(_ name: String) -> Value? {
      switch name {
      case "max": .float(.greatestFiniteMagnitude)
      case "min": .float(.leastNormalMagnitude)
      case "epsilon": .float(.ulpOfOne)
      case "dig": .int(15)
      case "mant_dig": .int(53)
      default: nil
      }
    }
  }
}

/// `copy`
enum CopyModule {
  static func make() -> ModuleObject {
    let module = ModuleObject("copy")
    module.function(Signature("copy(x)")) { try shallow($0[0]) }
    module.function(Signature("deepcopy(x, memo=None)")) { values in
      var memo: [ObjectIdentifier: Value] = [:]
      let table: Value = values[1].isNone ? .dict(DictObject()) : values[1]
      return try deep(values[0], &memo, table)
    }
    return module
  }

  private static func shallow(_ value: Value) throws -> Value {
    switch value {
    case .list(let list): return Value(list: list.items)
    case .dict(let dict): return .dict(dict.copied())
    case .object(let object):
      if let set = object as? SetObject { return .object(set.copied(frozen: set.isFrozen)) }
      if object is TypeObject || object is FunctionObject { return value }
      if let method = try value.attributeIfPresent("__copy__") { return try method.call([]) }
      if let instance = object as? InstanceObject {
        let copy = InstanceObject(type: instance.objectType)
        for (name, value) in instance.ownAttributes { try copy.copyAttribute(name, value) }
        return .object(copy)
      }
      if let boxed = object as? BoxedInstance {
        let copy = BoxedInstance(type: boxed.objectType, payload: try shallow(boxed.payload))
        for (name, value) in boxed.ownAttributes { try copy.copyAttribute(name, value) }
        return .object(copy)
      }
      return value
    default: return value
    }
  }

  private static func deep(
    _ value: Value, _ memo: inout [ObjectIdentifier: Value], _ table: Value
  ) throws -> Value {
    guard let object = value.reference else { return value }
    if let known = memo[ObjectIdentifier(object)] { return known }
    try Interpreter.current?.enterNative()
    defer { Interpreter.current?.leaveNative() }
    switch value {
    case .tuple(let tuple):
      let items = try tuple.items.map { try deep($0, &memo, table) }
      let copy = Value.tuple(
        tuple.named.map { TupleObject(items, named: $0) } ?? TupleObject(items))
      memo[ObjectIdentifier(object)] = copy
      return copy
    case .list(let list):
      let copy = ListObject([])
      memo[ObjectIdentifier(object)] = .list(copy)
      for item in list.items { copy.items.append(try deep(item, &memo, table)) }
      return .list(copy)
    case .dict(let dict):
      let copy = DictObject()
      copy.subtype = dict.subtype
      copy.missing = dict.missing
      memo[ObjectIdentifier(object)] = .dict(copy)
      for (key, value) in dict.pairs {
        try copy.set(try deep(key, &memo, table), try deep(value, &memo, table))
      }
      return .dict(copy)
    case .object(let object):
      if let set = object as? SetObject {
        return .object(
          try SetObject(try set.items.map { try deep($0, &memo, table) }, frozen: set.isFrozen))
      }
      if object is TypeObject { return value }
      if let method = try value.attributeIfPresent("__deepcopy__") {
        let copy = try method.call([table])
        memo[ObjectIdentifier(object)] = copy
        return copy
      }
      guard let instance = object as? HostObject,
        instance is InstanceObject || instance is BoxedInstance
      else { return value }
      let copy: HostObject
      if let boxed = instance as? BoxedInstance {
        copy = BoxedInstance(
          type: boxed.objectType, payload: try deep(boxed.payload, &memo, table))
      } else {
        copy = InstanceObject(type: instance.objectType)
      }
      memo[ObjectIdentifier(object)] = .object(copy)
      for (name, value) in instance.ownAttributes {
        try copy.copyAttribute(name, try deep(value, &memo, table))
      }
      return .object(copy)
    default: return value
    }
  }
}

extension HostObject {
  /// Takes over an attribute as another instance's dictionary has it: its name may be any value.
  fileprivate func copyAttribute(_ name: Value, _ value: Value) throws {
    if case .string(let name) = name {
      setOwnAttribute(name, value)
    } else {
      try attributeDictionary?.set(name, value)
    }
  }
}

/// `operator`
enum OperatorModule {
  static func make(_ interpreter: Interpreter) throws -> ModuleObject {
    let module = ModuleObject("operator")
    for operation in BinaryOperator.allCases {
      let stem = operation == .and || operation == .or ? operation.stem + "_" : operation.stem
      module.function(stem) { arguments in
        try arguments.expect(stem, 2...2)
        return try arguments.positional[0].binary(operation, arguments.positional[1])
      }
    }
    for comparison in Comparison.allCases {
      let name = String(comparison.method.dropFirst(2).dropLast(2))
      module.function(name) { arguments in
        try arguments.expect(name, 2...2)
        return try arguments.positional[0].compared(comparison, arguments.positional[1])
      }
    }
    module.function("neg") { try ($0[0] ?? .none).unary(.negative) }
    module.function("not_") { .bool(try !($0[0] ?? .none).truth()) }
    module.function("getitem") { try ($0[0] ?? .none).getItem($0[1] ?? .none) }
    try interpreter.runPrelude(PythonModules.source("operator"), in: module)
    return module
  }
}
