/// The parts of `torch` that are written in Python: the files in `Embedded`.
enum PythonSource {
  /// The namespace `torch.nn`, in order.
  static var modules: String {
    text(
      "modules", "containers", "linear", "conv", "shaping", "pooling", "normalization",
      "activations", "losses", "recurrent", "attention", "transformers")
  }
  static var linalg: String { text("linalg") }
  static var functions: String {
    text("functions", "special", "rearranging", "combining", "storing", "making")
  }
  static var functional: String {
    text("functional", "functional_windows", "functional_resizing", "functional_losses")
  }
  static var initialization: String { text("init") }
  static var utilities: String { text("utils") }
  static var optimizers: String { text("optim", "more_optim") }
  static var schedulers: String { text("lr_scheduler") }
  static var derivatives: String { text("functional_derivatives") }
  static var autograd: String { text("autograd") }
  static var data: String { text("data") }
  static var numpy: String {
    text(
      "numpy", "numpy_reductions", "numpy_shapes", "numpy_linalg", "numpy_random",
      "numpy_numerics", "numpy_methods")
  }
  static var pyplot: String { text("pyplot") }
  static var parametrize: String { text("parametrize") }
  static var parametrizations: String { text("parametrizations") }
  static var packing: String { text("packing") }
  static var checkpoint: String { text("checkpoint") }
  static var averaging: String { text("swa_utils") }
  static var amp: String { text("amp") }
  static var cudaAmp: String { text("cuda_amp") }
  static var function: String { text("func") }
  static var distributions: String {
    text("distributions", "distributions_discrete", "distributions_joint")
  }

  private static func text(_ names: String...) -> String {
    names.map { EmbeddedText[$0 + ".py"] }.joined()
  }
}
