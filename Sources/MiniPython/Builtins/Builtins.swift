/// The built-in namespace: functions, types, exceptions.
enum Builtins {
  static func install(in interpreter: Interpreter) {
    let names = interpreter.builtins
    func add(_ type: TypeObject) { names.insert(interpreter.intern(type.name), .object(type)) }
    for type in [
      TypeObject.object, .type, .int, .bool, .float, .complex, .str, .bytes, .byteArray, .tuple,
      .list, .dict, .set, .frozenSet, .range, .slice, .super, .property, .staticMethod,
      .classMethod,
      .enumerate, .zip, .map, .filter, .reversed,
    ] { add(type) }
    for type in TypeObject.exceptions { add(type) }
    names.insert("IOError", .object(TypeObject.osError))
    names.insert("EnvironmentError", .object(TypeObject.osError))
    names.insert("None", .none)
    names.insert("NotImplemented", .notImplemented)
    names.insert("Ellipsis", .ellipsis)
    names.insert("__debug__", .bool(true))
    names.insert("__name__", Value("builtins"))
    _ = Constructors.installed
    _ = typeMethodsInstalled
    _ = SpecialMethods.installed
    for function in plain + numeric + iterating + reflecting {
      names.insert(interpreter.intern(function.name), .object(function))
    }
    for name in ["exit", "quit"] {
      names.insert(interpreter.intern(name), .object(Quitter(name)))
    }
    for function in own(interpreter) {
      names.insert(interpreter.intern(function.name), .object(function))
    }
  }

  private static let typeMethodsInstalled: Void = TypeObject.installTypeMethods()

  // MARK: Functions that need their interpreter

  private static func own(_ interpreter: Interpreter) -> [NativeFunction] {
    unowned let interpreter = interpreter
    return [
      NativeFunction("print") { arguments in
        let values = try printValues(arguments)
        let separator = values[1].isNone ? " " : try text(values[1], "sep")
        let end = values[2].isNone ? "\n" : try text(values[2], "end")
        var line = ""
        for (index, value) in (values[0].sequence ?? []).enumerated() {
          if index > 0 { line += separator }
          line += try value.str()
        }
        line += end
        if let stream: StreamObject = values[3].object() {
          stream.write(line)
        } else if values[3].isNone {
          try interpreter.printed(line)
        } else {
          try values[3].callMethod("write", [Value(line)])
        }
        if try values[4].truth() { interpreter.flush() }
        return .none
      },
      NativeFunction("input") { arguments in
        try arguments.expect("input", 0...1)
        if let prompt = arguments[0] { try interpreter.printed(try prompt.str()) }
        interpreter.flush()
        if let line = try interpreter.standardInput({ try interpreter.pulse(allocated: 0) }) {
          return Value(line)
        }
        throw PythonError(.eofError, "EOF when reading a line")
      },
      NativeFunction("open") { arguments in
        throw PythonError(.permissionError, "files cannot be opened here")
      },
      NativeFunction("globals") { _ in .dict(interpreter.globals.namespace) },
      NativeFunction("__import__") { arguments in
        .object(try interpreter.importModule(arguments[0]?.text ?? ""))
      },
      NativeFunction("locals") { _ in
        .dict(interpreter.callerLocals ?? interpreter.globals.namespace)
      },
      NativeFunction("eval") { arguments in
        try arguments.expect("eval", 1...3)
        return try interpreter.runText(arguments, mode: .cell)
      },
      NativeFunction(
        Signature(
          builtin: "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)")
      ) { try interpreter.compileText($0) },
      NativeFunction("exec") { arguments in
        try arguments.expect("exec", 1...3)
        _ = try interpreter.runText(arguments, mode: .file)
        return .none
      },
    ]
  }

  private static func printValues(_ arguments: Arguments) throws -> [Value] {
    let known = ["sep", "end", "file", "flush"]
    if let other = arguments.keywords.first(where: { !known.contains($0.name.text) }) {
      throw PythonError(
        .typeError, "'\(other.name.text)' is an invalid keyword argument for print()")
    }
    return [Value(tuple: arguments.positional)] + known.map { arguments[keyword: $0] ?? .none }
  }

  private static func text(_ value: Value, _ name: String) throws -> String {
    guard let text = value.text else {
      throw PythonError(.typeError, "\(name) must be None or a string, not \(value.typeName)")
    }
    return text
  }

  // MARK: Plain functions

  nonisolated(unsafe) private static let plain: [NativeFunction] = [
    NativeFunction(unary: "len") { .int(try $0.length()) },
    NativeFunction(unary: "repr") { Value(try $0.repr()) },
    NativeFunction(unary: "ascii") { Value(Representation.ascii(try $0.repr())) },
    NativeFunction(unary: "callable") { .bool($0.isCallable) },
    NativeFunction(unary: "hash") { .int(try $0.hash()) },
    NativeFunction(unary: "id") { value in
      if let object = value.reference { return .int(0x7f00_0000_0000 + object.identity * 16) }
      return .int(try value.hash() &* 32 &+ 0x5500_0000_0000)
    },
    NativeFunction("format") { arguments in
      try arguments.expect("format", 1...2)
      let spec = try arguments[1].map { try StringMethods.part($0, "format() argument 2") } ?? ""
      return Value(try arguments.positional[0].formatted(spec))
    },
    NativeFunction(unary: "ord") { value in
      guard case .string(let string) = value else {
        throw PythonError(
          .typeError, "ord() expected string of length 1, but \(value.typeName) found")
      }
      guard string.count == 1, let scalar = string.text.unicodeScalars.first else {
        throw PythonError(
          .typeError,
          "ord() expected a character, but string of length \(string.count) found")
      }
      return .int(Int(scalar.value))
    },
    NativeFunction(unary: "chr") { value in
      let code = try value.requireInteger()
      guard let small = UInt32(exactly: code), let scalar = Unicode.Scalar(small) else {
        throw PythonError(.valueError, "chr() arg not in range(0x110000)")
      }
      return .string(.character(scalar))
    },
    radix("bin", 2, "0b"), radix("oct", 8, "0o"), radix("hex", 16, "0x"),
  ]

  private static func radix(_ name: String, _ radix: Int, _ prefix: String) -> NativeFunction {
    NativeFunction(unary: name) { value in
      var number = value.bigInteger
      if number == nil, let index = try value.indexIfInteger() {
        number = Value.int(index).bigInteger
      }
      guard let number else {
        throw PythonError(
          .typeError, "'\(value.typeName)' object cannot be interpreted as an integer")
      }
      return Value(
        (number.sign == .minus ? "-" : "") + prefix + String(number.magnitude, radix: radix))
    }
  }

  /// The names `dir(value)` lists.
  static func names(of value: Value) throws -> [Value] {
    var names: Set<String> = []
    func add(_ dictionary: DictObject?) {
      for key in dictionary?.keys ?? [] { if let text = key.text { names.insert(text) } }
    }
    if let type: TypeObject = value.object() {
      for base in type.order { add(base.attributes) }
    } else if let module: ModuleObject = value.object() {
      add(module.namespace)
    } else if value.type === TypeObject.module,
      case .dict(let namespace)? = try value.attributeIfPresent("__dict__")
    {
      add(namespace)
    } else {
      for base in value.type.order { add(base.attributes) }
      if let host: HostObject = value.object() {
        names.formUnion(host.ownAttributes.compactMap(\.name.text))
      }
      names.formUnion(value.reference?.attributeNames ?? [])
    }
    return names.sorted { $0.unicodeScalars.isBefore($1.unicodeScalars) < 0 }.map { Value($0) }
  }
}

/// `exit` and `quit`: the call ends the program, the name alone says how.
final class Quitter: PythonObject {
  private let name: String

  init(_ name: String) {
    self.name = name
    super.init()
  }

  override var isCallable: Bool { true }
  override func call(_ arguments: Arguments) throws -> Value {
    throw PythonError(
      ExceptionObject(type: .systemExit, arguments: [arguments[0, "code"] ?? .none]))
  }
  override func repr() -> String { "Use \(name)() or Ctrl-D (i.e. EOF) to exit" }
}
