/// The standard modules that are simplest in Python itself. Their files are in
/// `Embedded`.
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
    ("types", source("types")), ("numbers", source("numbers")), ("fractions", source("fractions")),
    ("decimal", source("decimal")), ("datetime", source("datetime")), ("cmath", source("cmath")),
    ("inspect", source("inspect")), ("keyword", source("keyword")), ("weakref", source("weakref")),
    ("base64", source("base64")), ("hashlib", source("hashlib")), ("atexit", source("atexit")),
    (
      "glob",
      "def glob(pathname, **options): return []\ndef iglob(pathname, **options): return iter([])"
    ),
    ("gc", "def collect(generation=2):\n    return 0\ndef disable(): pass\ndef enable(): pass"),
  ]

  /// The Python text of a module.
  static func source(_ name: String) -> String { EmbeddedText[name + ".py"] }
}
