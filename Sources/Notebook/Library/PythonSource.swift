/// The parts of `torch` that are written in Python. They stand beside this file, and in the program.
enum PythonSource {
  static var modules: String { text(PackageResources.modules_py) }
  static var layers: String { text(PackageResources.layers_py) }
  static var functional: String { text(PackageResources.functional_py) }
  static var initialization: String { text(PackageResources.init_py) }
  static var utilities: String { text(PackageResources.utils_py) }
  static var optimizers: String { text(PackageResources.optim_py) }
  static var schedulers: String { text(PackageResources.lr_scheduler_py) }
  static var derivatives: String { text(PackageResources.functional_derivatives_py) }
  static var autograd: String { text(PackageResources.autograd_py) }
  static var data: String { text(PackageResources.data_py) }

  static var numpy: String { text(PackageResources.numpy_py) }
  static var pyplot: String { text(PackageResources.pyplot_py) }
  static var recurrent: String { text(PackageResources.recurrent_py) }
  static var attention: String { text(PackageResources.attention_py) }
  static var function: String { text(PackageResources.func_py) }
  static var distributions: String { text(PackageResources.distributions_py) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
