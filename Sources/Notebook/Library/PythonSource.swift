/// The parts of `torch` that are written in Python: the files in `Embedded`.
enum PythonSource {
  /// The namespace `torch.nn`, in order.
  static var modules: String {
    text(
      "modules", "module_hooks", "containers", "linear", "conv", "shaping", "pooling",
      "normalization",
      "activations", "losses", "recurrent", "attention", "transformers", "lazy")
  }
  static var linalg: String { text("linalg") }
  static var functions: String {
    text(
      "functions", "functions_counting", "functions_writing", "special", "rearranging", "combining",
      "storing",
      "making")
  }
  static var functional: String {
    text("functional", "functional_windows", "functional_resizing", "functional_losses")
  }
  static var initialization: String { text("init") }
  static var utilities: String { text("utils") }
  static var optimizers: String { text("optim", "more_optim", "lbfgs") }
  static var schedulers: String {
    text("lr_scheduler", "lr_scheduler_cycles", "lr_scheduler_joined")
  }
  static var derivatives: String { text("functional_derivatives") }
  static var autograd: String { text("autograd") }
  static var autogradGraph: String { text("autograd_graph") }
  static var data: String { text("data") }
  static var numpy: String {
    text(
      "numpy", "numpy_reductions", "numpy_shapes", "numpy_linalg", "numpy_numerics",
      "numpy_places", "numpy_methods")
  }
  static var numpyRandom: String { text("numpy_random", "numpy_generator") }
  static var numpyLinalg: String { text("numpy_linalg_module") }
  static var pyplot: String { text("pyplot") }
  static var parametrize: String { text("parametrize") }
  static var parametrizations: String { text("parametrizations") }
  static var packing: String { text("packing") }
  static var checkpoint: String { text("checkpoint") }
  static var averaging: String { text("swa_utils") }
  static var amp: String { text("amp") }
  static var jit: String { text("jit") }
  static var cudaAmp: String { text("cuda_amp") }
  static var function: String { text("func") }
  static var distributions: String {
    text(
      "distributions", "distributions_discrete", "distributions_joint", "distributions_transformed")
  }

  private static func text(_ names: String...) -> String {
    names.map { EmbeddedText[$0 + ".py"] }.joined()
  }
}
