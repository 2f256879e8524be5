/// `functools`, written in Python but for `partial`, `reduce` and `cmp_to_key`.
enum FunctoolsModule {
  static func make(_ interpreter: Interpreter) throws -> ModuleObject {
    let module = ModuleObject("functools")
    module.function("reduce") { arguments in
      try arguments.expect("reduce", 2...3)
      let function = arguments.positional[0]
      var total = arguments[2]
      try arguments.positional[1].forEach { item in
        total = try total.map { try function.call([$0, item]) } ?? item
      }
      if let total { return total }
      throw PythonError(.typeError, "reduce() of empty iterable with no initial value")
    }
    try interpreter.runPrelude(PythonModules.source("functools"), in: module)
    return module
  }
}
