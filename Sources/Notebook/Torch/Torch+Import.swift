import MiniPython

extension Torch {
  /// Makes `import torch` and its submodules known. What is written in Python is read when it is
  /// first asked for.
  func register(in interpreter: Interpreter) {
    interpreter.register("torch") { [unowned self] _ in module }
    interpreter.register("torch._C") { [unowned self] _ in core }
    for name in ["cuda", "accelerator", "backends", "special"] {
      guard let part: ModuleObject = module[name]?.object() else { continue }
      interpreter.register("torch.\(name)") { _ in part }
    }
    module["_C"] = .object(core)
    let sources: [(String, String)] = [
      ("torch.nn", PythonSource.modules), ("torch._functions", PythonSource.functions),
      ("torch._linalg", PythonSource.linalg),
      ("torch.nn.init", PythonSource.initialization),
      ("torch.nn.utils.parametrize", PythonSource.parametrize),
      ("torch.nn.utils.parametrizations", PythonSource.parametrizations),
      ("torch.nn.utils.rnn", PythonSource.packing),
      ("torch.utils.checkpoint", PythonSource.checkpoint),
      ("torch.optim.swa_utils", PythonSource.averaging), ("torch.amp", PythonSource.amp),
      ("torch.cuda.amp", PythonSource.cudaAmp), ("torch.jit", PythonSource.jit),
      ("torch.optim.lr_scheduler", PythonSource.schedulers),
      ("torch.autograd.functional", PythonSource.derivatives),
      ("torch.autograd.graph", PythonSource.autogradGraph),
      ("torch.utils.data", PythonSource.data), ("torch.func", PythonSource.function),
      ("torch.distributions", PythonSource.distributions), ("numpy", PythonSource.numpy),
      ("numpy.random", PythonSource.numpyRandom), ("numpy.linalg", PythonSource.numpyLinalg),
      ("matplotlib", ""), ("matplotlib.pyplot", PythonSource.pyplot),
    ]
    for (name, source) in sources { interpreter.register(name, python: source) }
    interpreter.register("torch.optim") { [unowned interpreter] _ in
      let optimizers = ModuleObject("torch.optim")
      for name in ["lr_scheduler", "swa_utils"] {
        optimizers[name] = .object(
          LazyModule("torch.optim.\(name)", of: optimizers, in: interpreter))
      }
      try interpreter.runPrelude(PythonSource.optimizers, in: optimizers)
      return optimizers
    }
    interpreter.register("torch.nn.functional") { [unowned self] interpreter in
      let functional = ModuleObject("torch.nn.functional")
      installFunctions(of: .functional, in: functional)
      try interpreter.runPrelude(PythonSource.functional, in: functional)
      return functional
    }
    interpreter.register("_numpy") { [unowned self] _ in arrays.core() }
    arrays.functions = { [unowned interpreter] in try interpreter.importModule("numpy") }
    interpreter.register("torch.utils") { [unowned interpreter] _ in
      let utilities = ModuleObject("torch.utils")
      for name in ["data", "checkpoint"] {
        utilities[name] = .object(LazyModule("torch.utils.\(name)", of: utilities, in: interpreter))
      }
      return utilities
    }
    interpreter.register("torch.nn.utils") { [unowned interpreter] _ in
      let utilities = ModuleObject("torch.nn.utils")
      for name in ["rnn", "parametrize", "parametrizations"] {
        utilities[name] = .object(
          LazyModule("torch.nn.utils.\(name)", of: utilities, in: interpreter))
      }
      try interpreter.runPrelude(PythonSource.utilities, in: utilities)
      return utilities
    }
    interpreter.register("torch.autograd") { [unowned self] interpreter in
      try interpreter.runPrelude(PythonSource.autograd, in: autograd)
      return autograd
    }
    for name in [
      "torch.autograd.function", "torch.autograd.gradcheck", "torch.autograd.variable",
      "torch.autograd.grad_mode",
    ] {
      interpreter.register(name) { try $0.importModule("torch.autograd") }
    }
    for (name, real) in [
      ("torch.nn.parameter", "torch.nn"), ("torch.nn.modules", "torch.nn"),
      ("torch.optim.optimizer", "torch.optim"),
      ("torch.distributions.normal", "torch.distributions"),
      ("torch.distributions.categorical", "torch.distributions"),
      ("torch.distributions.kl", "torch.distributions"),
      ("torch.distributions.transforms", "torch.distributions"),
      ("torch.utils.data.sampler", "torch.utils.data"),
      ("torch.utils.data.dataset", "torch.utils.data"),
      ("torch.utils.data.dataloader", "torch.utils.data"),
    ] {
      interpreter.register(name) { try $0.importModule(real) }
    }
    for name in ["nn", "optim", "utils", "autograd", "func", "distributions", "amp", "jit"] {
      module[name] = .object(LazyModule("torch.\(name)", of: module, in: interpreter))
    }
    if let cuda: ModuleObject = module["cuda"]?.object() {
      cuda["amp"] = .object(LazyModule("torch.cuda.amp", of: cuda, in: interpreter))
    }
    installComposedFunctions(interpreter)
    for name in ["functional", "graph"] {
      autograd[name] = .object(LazyModule("torch.autograd.\(name)", of: autograd, in: interpreter))
    }
  }
}

extension Torch {
  /// Makes functions that are composed in Python known by their names, which are read off the text;
  /// the text itself is run when the first of them is needed.
  private func installComposedFunctions(_ interpreter: Interpreter) {
    install(PythonSource.functions, "torch._functions", in: module, interpreter, areMethods: true)
    if let linalg: ModuleObject = module["linalg"]?.object() {
      // The engine knows the norms of vectors, and single matrices, only.
      for name in ["norm", "det", "inv"] { linalg[name] = nil }
      install(PythonSource.linalg, "torch._linalg", in: linalg, interpreter, areMethods: false)
    }
  }

  private func install(
    _ source: String, _ name: String, in module: ModuleObject, _ interpreter: Interpreter,
    areMethods: Bool
  ) {
    var areMethods = areMethods
    for line in source.split(separator: "\n") {
      if line.hasPrefix("# Functions only") { areMethods = false }
      guard line.hasPrefix("def "), !line.hasPrefix("def _") else { continue }
      let function = String(line.dropFirst(4).prefix { $0 != "(" })
      func loaded() throws -> Value {
        try Value.object(interpreter.importModule(name)).attribute(function)
      }
      if module[function] == nil, !function.hasSuffix("_") {
        module.function(function) { try loaded().call($0) }
      }
      if areMethods { tensorType.method(function) { try loaded().call($0) } }
    }
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
