/// `re`: the matching is native, its interface is Python's and in Python.
enum RegexModule {
  static func make(_ interpreter: Interpreter) throws -> ModuleObject {
    unowned let interpreter = interpreter
    let module = ModuleObject("re")
    module.function("_compile") { arguments in
      .object(
        CompiledRegex(
          try RegexCompiler.program(
            arguments[0]?.text ?? "", flags: arguments[1]?.integer ?? 0)))
    }
    module.function("_search") { arguments in
      guard let regex: CompiledRegex = arguments[0]?.object(),
        case .string(let text)? = arguments[1],
        let mode = arguments[4]?.integer
      else { throw PythonError(.typeError, "expected string or bytes-like object") }
      let end = min(arguments[3]?.integer ?? text.count, text.count)
      let scalars = end == text.count ? text.scalars : Array(text.scalars[..<max(0, end)])
      let first = max(0, arguments[2]?.integer ?? 0)
      if first > scalars.count { return .none }
      for start in first...(mode == 0 ? scalars.count : first) {
        let found = try regex.program.match(scalars, at: start, fully: mode == 2) {
          try interpreter.pulse(allocated: $0)
        }
        if let found {
          return Value(tuple: found.prefix(2 * regex.program.groupCount + 2).map { .int($0) })
        }
      }
      return .none
    }
    try interpreter.runPrelude(PythonModules.source("re"), in: module)
    return module
  }
}

/// A program as a Python value.
private final class CompiledRegex: PythonObject {
  let program: RegexProgram

  init(_ program: RegexProgram) {
    self.program = program
    super.init()
  }

  override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "groups": .int(program.groupCount)
    case "groupindex":
      .dict(DictObject(program.groupNames.map { ($0.name, .int($0.group)) }))
    default: nil
    }
  }
}
