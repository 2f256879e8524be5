/// The parts of `torch` that are written in Python. They stand beside this file, and in the program.
enum PythonSource {
  /// The namespace `torch.nn`, in order.
  static var modules: String {
    [
      PackageResources.modules_py, PackageResources.containers_py, PackageResources.layers_py,
      PackageResources.pooling_py, PackageResources.normalization_py,
      PackageResources.activations_py, PackageResources.losses_py, PackageResources.recurrent_py,
      PackageResources.attention_py,
    ].map(text).joined()
  }
  static var linalg: String { text(PackageResources.linalg_py) }
  static var functions: String { text(PackageResources.functions_py) }
  static var functional: String { text(PackageResources.functional_py) }
  static var initialization: String { text(PackageResources.init_py) }
  static var utilities: String { text(PackageResources.utils_py) }
  static var optimizers: String {
    text(PackageResources.optim_py) + text(PackageResources.more_optim_py)
  }
  static var schedulers: String { text(PackageResources.lr_scheduler_py) }
  static var derivatives: String { text(PackageResources.functional_derivatives_py) }
  static var autograd: String { text(PackageResources.autograd_py) }
  static var data: String { text(PackageResources.data_py) }

  static var numpy: String { text(PackageResources.numpy_py) }
  static var pyplot: String { text(PackageResources.pyplot_py) }
  static var function: String { text(PackageResources.func_py) }
  static var distributions: String { text(PackageResources.distributions_py) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
