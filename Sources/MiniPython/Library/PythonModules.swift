/// The standard modules that are simplest in Python itself. They stand in `Python/` beside this
/// file, and in the program.
enum PythonModules {
  /// The modules by the name they are imported by. `collections`, `functools`, `operator` and `re` have
  /// native parts as well and ask for their source themselves.
  static let sources: [(name: String, source: String)] = [
    ("typing", source("typing")), ("dataclasses", source("dataclasses")),
    ("contextlib", source("contextlib")), ("abc", source("abc")), ("enum", source("enum")),
    ("__future__", "annotations = division = print_function = generator_stop = None"),
    ("string", source("string")), ("bisect", source("bisect")), ("heapq", source("heapq")),
    ("statistics", source("statistics")), ("timeit", source("timeit")), ("io", source("io")),
    ("json", source("json")), ("textwrap", source("textwrap")), ("pprint", source("pprint")),
    ("os", source("os")), ("os.path", source("os_path")), ("traceback", source("traceback")),
    ("logging", source("logging")), ("argparse", source("argparse")), ("tqdm", source("tqdm")),
    ("tqdm.auto", "from tqdm import *"), ("tqdm.notebook", "from tqdm import *"),
    ("gc", "def collect(generation=2):\n    return 0\ndef disable(): pass\ndef enable(): pass"),
  ]

  /// The Python text of a module.
  static func source(_ name: String) -> String {
    guard let bytes = resources[name] else { preconditionFailure("no source for \(name)") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let resources: [String: [UInt8]] = [
    "abc": PackageResources.abc_py, "argparse": PackageResources.argparse_py,
    "bisect": PackageResources.bisect_py, "collections": PackageResources.collections_py,
    "contextlib": PackageResources.contextlib_py, "dataclasses": PackageResources.dataclasses_py,
    "enum": PackageResources.enum_py, "functools": PackageResources.functools_py,
    "heapq": PackageResources.heapq_py, "io": PackageResources.io_py,
    "json": PackageResources.json_py, "logging": PackageResources.logging_py,
    "operator": PackageResources.operator_py, "os": PackageResources.os_py,
    "os_path": PackageResources.os_path_py, "pprint": PackageResources.pprint_py,
    "re": PackageResources.re_py, "statistics": PackageResources.statistics_py,
    "string": PackageResources.string_py,
    "textwrap": PackageResources.textwrap_py, "timeit": PackageResources.timeit_py,
    "tqdm": PackageResources.tqdm_py, "traceback": PackageResources.traceback_py,
    "typing": PackageResources.typing_py,
  ]
}
