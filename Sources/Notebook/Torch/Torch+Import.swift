import MiniPython

extension Torch {
  /// Makes `import torch` and its submodules known. What is written in Python is read when it is
  /// first asked for.
  func register(in interpreter: Interpreter) {
    interpreter.register("torch") { [unowned self] _ in module }
    interpreter.register("torch._C") { [unowned self] _ in core }
    let sources: [(String, String)] = [
      ("torch.nn", PythonSource.modules + PythonSource.layers),
      ("torch.nn.functional", PythonSource.functional),
      ("torch.nn.init", PythonSource.initialization),
      ("torch.nn.utils", PythonSource.utilities), ("torch.optim", PythonSource.optimizers),
      ("torch.optim.lr_scheduler", PythonSource.schedulers),
      ("torch.autograd.functional", PythonSource.derivatives),
      ("torch.utils.data", PythonSource.data),
    ]
    for (name, source) in sources { interpreter.register(name, python: source) }
    interpreter.register("torch.utils") { [unowned self] interpreter in
      let utilities = ModuleObject("torch.utils")
      loads(["data"], into: utilities, with: interpreter)
      return utilities
    }
    if let autograd: ModuleObject = module["autograd"]?.object() {
      loads(["functional"], into: autograd, with: interpreter)
    }
    loads(["nn", "optim", "utils"], into: module, with: interpreter)
  }

  /// Lets a module load its submodules when they are first asked for, as attributes, without an
  /// import of their own.
  private func loads(
    _ names: [String], into module: ModuleObject, with interpreter: Interpreter
  ) {
    module.function("__getattr__") { [unowned interpreter, unowned module] arguments in
      let name = arguments[0]?.text ?? ""
      guard names.contains(name) else {
        throw PythonError(
          .attributeError, "module '\(module.name)' has no attribute '\(name)'")
      }
      return .object(try interpreter.importModule("\(module.name).\(name)"))
    }
  }
}
