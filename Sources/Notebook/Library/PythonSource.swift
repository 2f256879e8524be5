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
  static var data: String { text(PackageResources.data_py) }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
