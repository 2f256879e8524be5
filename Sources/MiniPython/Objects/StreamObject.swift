/// `sys.stdout` and `sys.stderr`.
final class StreamObject: PythonObject {
  let name: String
  let write: (String) -> Void

  init(name: String, write: @escaping (String) -> Void) {
    self.name = name
    self.write = write
    super.init()
  }

  override func getAttribute(_ attribute: String) -> Value? {
    switch attribute {
    case "write":
      Value(function: "write") { [self] arguments in
        let text = arguments[0]?.text ?? ""
        write(text)
        return .int(text.unicodeScalars.count)
      }
    case "flush":
      Value(function: "flush") { _ in
        Interpreter.current?.flush()
        return .none
      }
    case "isatty": Value(function: "isatty") { _ in .bool(false) }
    case "name": Value(name)
    case "encoding": Value("utf-8")
    default: nil
    }
  }

  override func repr() -> String { "<stream '\(name)'>" }
}
