/// The parts of `torch` that are written in Python: the files in `Embedded`.
enum PythonSource {
  /// The namespace `torch.nn`, in order.
  static var modules: String {
    text(
      "modules", "containers", "layers", "pooling", "normalization", "activations", "losses",
      "recurrent", "attention")
  }
  static var linalg: String { text("linalg") }
  static var functions: String { text("functions") }
  static var functional: String { text("functional") }
  static var initialization: String { text("init") }
  static var utilities: String { text("utils") }
  static var optimizers: String { text("optim", "more_optim") }
  static var schedulers: String { text("lr_scheduler") }
  static var derivatives: String { text("functional_derivatives") }
  static var autograd: String { text("autograd") }
  static var data: String { text("data") }
  static var numpy: String { text("numpy") }
  static var pyplot: String { text("pyplot") }
  static var function: String { text("func") }
  static var distributions: String { text("distributions") }

  private static func text(_ names: String...) -> String {
    names.map { EmbeddedText[$0 + ".py"] }.joined()
  }
}
