import MiniPython

extension Torch {
  /// Makes `import torch` and its submodules known. What is written in Python is read when it is
  /// first asked for.
  func register(in interpreter: Interpreter) {
    interpreter.register("torch") { [unowned self] _ in module }
    interpreter.register("torch._C") { [unowned self] _ in core }
    let sources: [(String, String)] = [
      (
        "torch.nn",
        PythonSource.modules + PythonSource.layers + PythonSource.recurrent
          + PythonSource.attention
      ),
      ("torch.nn.init", PythonSource.initialization),
      ("torch.nn.utils", PythonSource.utilities),
      ("torch.optim", PythonSource.optimizers),
      ("torch.optim.lr_scheduler", PythonSource.schedulers),
      ("torch.autograd.functional", PythonSource.derivatives),
      ("torch.utils.data", PythonSource.data), ("torch.func", PythonSource.function),
      ("torch.distributions", PythonSource.distributions), ("numpy", PythonSource.numpy),
      ("matplotlib", ""), ("matplotlib.pyplot", PythonSource.pyplot),
    ]
    for (name, source) in sources { interpreter.register(name, python: source) }
    interpreter.register("torch.nn.functional") { [unowned self] interpreter in
      let functional = ModuleObject("torch.nn.functional")
      installFunctions(of: .functional, in: functional)
      try interpreter.runPrelude(PythonSource.functional, in: functional)
      return functional
    }
    interpreter.register("_numpy") { [unowned self] _ in arrays.core() }
    arrays.functions = { [unowned interpreter] in try interpreter.importModule("numpy") }
    interpreter.register("torch.utils") { _ in ModuleObject("torch.utils") }
    interpreter.register("torch.autograd") { [unowned self] interpreter in
      try interpreter.runPrelude(PythonSource.autograd, in: autograd)
      return autograd
    }
    for name in ["torch.autograd.function", "torch.autograd.gradcheck"] {
      interpreter.register(name) { try $0.importModule("torch.autograd") }
    }
    for name in ["nn", "optim", "utils", "autograd", "func", "distributions"] {
      module[name] = .object(LazyModule("torch.\(name)", of: module, in: interpreter))
    }
    autograd["functional"] = .object(
      LazyModule("torch.autograd.functional", of: autograd, in: interpreter))
  }
}

/// Stands for a submodule until the first of its names is asked for, so that `import torch` is quick
/// and `torch.nn.Linear` needs no import of its own, as with PyTorch.
final class LazyModule: PythonObject {
  private let name: String
  private unowned let parent: ModuleObject
  private unowned let interpreter: Interpreter

  init(_ name: String, of parent: ModuleObject, in interpreter: Interpreter) {
    self.name = name
    self.parent = parent
    self.interpreter = interpreter
    super.init()
  }

  override var type: TypeObject { .module }
  override func repr() throws -> String { "<module '\(name)'>" }

  /// The module itself, which takes the place of this object.
  private func loaded() throws -> ModuleObject { try interpreter.importModule(name) }

  override func getAttribute(_ attribute: String) throws -> Value? {
    try Value.object(loaded()).attribute(attribute)
  }

  override func setAttribute(_ attribute: String, _ value: Value) throws -> Bool {
    try Value.object(loaded()).setAttribute(attribute, value)
    return true
  }
}
