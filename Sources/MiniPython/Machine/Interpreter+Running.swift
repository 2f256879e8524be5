import Glibc

extension Interpreter {
  /// What a cell or a line left behind.
  public enum Completeness: Sendable, Equatable {
    /// It can run.
    case complete
    /// More lines must follow.
    case incomplete
    /// It can never become valid.
    case invalid
  }

  /// Runs a whole file in the global namespace. Throws `SyntaxFailure` before anything ran, or the
  /// `PythonError` that ended the program.
  public func run(_ source: String, file: String, firstLine: Int = 1) throws {
    _ = try execute(source, file: file, firstLine: firstLine, mode: .file)
  }

  /// Runs a cell and returns the value of its last expression, unless a `;` follows it.
  public func runCell(_ source: String, file: String, firstLine: Int = 1) throws -> Value? {
    let suppressed = Self.endsWithSemicolon(source)
    let mode: Compiler.Mode = suppressed ? .file : .cell
    let value = try execute(source, file: file, firstLine: firstLine, mode: mode)
    return suppressed || value.isNone ? nil : value
  }

  /// Runs one input of an interactive prompt: values of expressions are printed and kept in `_`.
  public func runInteractive(_ source: String, file: String = "<stdin>") throws {
    _ = try execute(source, file: file, firstLine: 1, mode: .interactive)
  }

  /// Whether an input can run as it is, needs more lines, or never will.
  public static func completeness(of source: String) -> Completeness {
    let place = Source(source, file: "<stdin>")
    do {
      var parser = try Parser(source, place)
      let statements = try parser.file()
      _ = try Compiler.module(
        statements, source: place, options: .init(), intern: StringObject.init)
    } catch let failure as SyntaxFailure {
      let message = failure.message
      if message.contains("was never closed") || message.contains("unterminated triple-quoted")
        || message.contains("unexpected EOF")
        || message.hasPrefix("expected an indented block")
          && failure.line >= place.lines.count - 1
        || message == "expected 'except' or 'finally' block" && failure.line >= place.lines.count
      {
        return .incomplete
      }
      return .invalid
    } catch {
      return .invalid
    }
    // A compound statement goes on until an empty line.
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first(where: { !$0.allSatisfy(\.isWhitespace) }) else {
      return .complete
    }
    let opener = first.hasPrefix("@") || Self.opensBlock(first)
    if opener || lines.dropFirst().contains(where: { Self.opensBlock($0) }) {
      let last = lines.last ?? ""
      if let final = lines.last(where: { !$0.allSatisfy(\.isWhitespace) }),
        final.first == " " || final.first == "\t" || final.last == ":" || opener,
        !last.allSatisfy(\.isWhitespace) || lines.count == 1
      {
        return .incomplete
      }
    }
    return .complete
  }

  private static func opensBlock(_ line: Substring) -> Bool {
    let word = line.prefix { $0.isLetter }
    return ["if", "for", "while", "def", "class", "with", "try"].contains(word)
  }

  private static func endsWithSemicolon(_ source: String) -> Bool {
    let place = Source(source, file: "")
    guard let tokens = try? Lexer.tokens(of: source, in: place).tokens else { return false }
    let last = tokens.last { token in
      switch token.kind {
      case .newline, .dedent, .end, .indent: false
      default: true
      }
    }
    return last?.isSymbol(";") ?? false
  }

  /// Defines a module in Python. Its source runs when it is first imported; its frames are left
  /// out of tracebacks and of `currentLine`.
  public func register(_ name: String, python source: String) {
    register(name) { interpreter in
      let module = ModuleObject(name)
      interpreter.modules[name] = module
      try interpreter.runPrelude(source, in: module)
      return module
    }
  }

  /// Runs Python code as part of a module's own definition.
  public func runPrelude(_ source: String, in module: ModuleObject) throws {
    let place = Source(source, file: module.name, isPrelude: true)
    var parser = try Parser(source, place)
    let code = try Compiler.module(
      try parser.file(), source: place, options: .init(), intern: intern)
    _ = try onThisThread { try runModule(code, module.namespace) }
  }

  private func execute(_ text: String, file: String, firstLine: Int, mode: Compiler.Mode) throws
    -> Value
  {
    let source = Source(text, file: file, firstLine: firstLine)
    var parser = try Parser(text, source)
    let statements = try parser.file()
    try onThisThread { try SupportCheck.check(statements, source, self) }
    var options = Compiler.Options()
    options.mode = mode
    if let interests = observer?.interests {
      options.notesBindings = interests.contains(.bindings)
      options.notesLines = interests.contains(.lines)
    }
    let code = try Compiler.module(
      statements, source: source, options: options, intern: intern)
    for (line, text) in parser.skipped {
      standardError("\(file):\(line): skipped: \(text)\n")
    }
    globals.namespace.insert("__file__", Value(file))
    return try onThisThread { try runModule(code, globals.namespace) }
  }

  /// `eval` and `exec`: text run in given or in the caller's names.
  func runText(_ arguments: Arguments, mode: Compiler.Mode) throws -> Value {
    let known: CompiledText? = arguments[0]?.object()
    guard var text = known?.text ?? arguments[0]?.text else {
      throw PythonError(
        .typeError, "\(mode == .cell ? "eval" : "exec")() arg 1 must be a string")
    }
    if mode == .cell { text = String(text.drop { $0 == " " || $0 == "\t" }) }
    let code = try compiled(text, file: known?.file ?? "<string>", mode: mode)
    var globals = callerGlobals
    if case .dict(let given)? = arguments[1] { globals = given }
    var names: DictObject?
    if case .dict(let given)? = arguments[2], given !== globals { names = given }
    if arguments[1]?.isNone ?? true, arguments[2] == nil { names = callerLocals }
    guard let names else { return try runModule(code, globals) }
    // What is assigned belongs to the names given; what is read may come from the globals.
    let merged = globals.copied()
    for (key, value) in names.pairs { try merged.set(key, value) }
    let before = merged.copied()
    defer {
      for (key, value) in merged.pairs {
        if let known = try? before.get(key), known.isIdentical(to: value) { continue }
        try? names.set(key, value)
      }
    }
    return try runModule(code, merged)
  }

  /// `compile(source, filename, mode)`: mistakes show now, what it means when it runs.
  func compileText(_ values: [Value]) throws -> Value {
    let text = try StringMethods.part(values[0], "compile() arg 1")
    let file = try StringMethods.part(values[1], "compile() argument 'filename'")
    let mode = try StringMethods.part(values[2], "compile() argument 'mode'")
    guard ["exec", "eval", "single"].contains(mode) else {
      throw PythonError(.valueError, "compile() mode must be 'exec', 'eval' or 'single'")
    }
    _ = try compiled(text, file: file, mode: mode == "eval" ? .cell : .file)
    return .object(CompiledText(text, file: file))
  }

  private func compiled(_ text: String, file: String, mode: Compiler.Mode) throws -> CodeObject {
    let source = Source(text, file: file)
    do {
      var parser = try Parser(text, source)
      let statements = try parser.file()
      if mode == .cell {
        guard statements.count == 1, case .expression = statements[0].kind else {
          throw SyntaxFailure(
            "invalid syntax", at: statements.first?.span ?? parser.token.span, in: source)
        }
      }
      var options = Compiler.Options()
      options.mode = mode
      return try Compiler.module(statements, source: source, options: options, intern: intern)
    } catch let failure as SyntaxFailure {
      throw PythonError(failure.pythonException)
    }
  }

  /// The global names of the innermost frame.
  private var callerGlobals: DictObject {
    guard frameCount > 0 else { return globals.namespace }
    return frames[frameCount - 1].globals
  }

  /// The names of the function that calls, nil at module level.
  var callerLocals: DictObject? {
    guard frameCount > 0, frames[frameCount - 1].code.name != "<module>" else { return nil }
    return frames[frameCount - 1].locals
  }

  /// Writes to what `sys.stdout` is at the moment.
  func printed(_ text: String) throws {
    if let stream = redirectedOutput {
      try stream.callMethod("write", [Value(text)])
    } else {
      standardOutput(text)
    }
  }

  /// What the program put in the place of `sys.stdout`.
  private var redirectedOutput: Value? {
    guard let stream = modules["sys"]?["stdout"] else { return nil }
    if let native: StreamObject = stream.object(), native.name == "<stdout>" { return nil }
    return stream
  }

  /// Makes this the thread's interpreter while the closure runs.
  func onThisThread<T>(_ body: () throws -> T) throws -> T {
    let state = ThreadState.current
    let previous = state.interpreter
    state.interpreter = self
    defer { state.interpreter = previous }
    if frameCount == 0 {
      memoryAtStart = SystemClock.residentBytes()
      representing = []
      nativeDepth = 0
      stackTop = stack
    }
    return try body()
  }

  private func runModule(_ code: CodeObject, _ namespace: DictObject) throws -> Value {
    let registers = stackTop
    guard registers + code.registerCount <= stackEnd else {
      throw PythonError(.memoryError, "")
    }
    registers.initialize(repeating: .unbound, count: code.registerCount)
    stackTop = registers + code.registerCount
    defer {
      registers.deinitialize(count: code.registerCount)
      stackTop = registers
    }
    return try execute(
      code, registers, globals: namespace, namespace: nil, generator: nil, closure: [])
  }

  /// Runs a closure on a thread of its own with a stack large enough for a thousand Python frames
  /// and deeply nested data.
  public static func onLargeStack<T>(
    bytes: Int = 1 << 29, _ body: @escaping () throws -> T
  ) throws -> T {
    let box = StackBox<T>(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, bytes)
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(box).toOpaque()
    let status = pthread_create(
      &thread, &attributes,
      { pointer in
        if let pointer {
          Unmanaged<AnyStackBox>.fromOpaque(pointer).takeRetainedValue().run()
        }
        return nil
      }, argument)
    pthread_attr_destroy(&attributes)
    if status != 0 {
      Unmanaged<AnyStackBox>.fromOpaque(argument).release()
      return try body()
    }
    pthread_join(thread, nil)
    guard let result = box.result else {
      throw PythonError(.systemError, "the interpreter's thread ended without a result")
    }
    return try result.get()
  }
}

private class AnyStackBox {
  func run() {}
}

private final class StackBox<T>: AnyStackBox {
  let body: () throws -> T
  var result: Result<T, any Error>?
  init(_ body: @escaping () throws -> T) { self.body = body }
  override func run() { result = Result { try body() } }
}

/// Time and memory of the process.
enum SystemClock {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func monotonic() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// The memory the process occupies, from the kernel's own account of it.
  static func residentBytes() -> Int {
    let file = open("/proc/self/statm", O_RDONLY)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = read(file, &buffer, buffer.count)
    let fields = buffer.prefix(max(0, count)).split(separator: UInt8(ascii: " "))
    guard fields.count > 1 else { return 0 }
    return (Int(String(decoding: fields[1], as: UTF8.self)) ?? 0)
      * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// What `compile` makes: a program to be run by `exec` or `eval`.
final class CompiledText: PythonObject {
  let text: String
  let file: String

  init(_ text: String, file: String) {
    self.text = text
    self.file = file
    super.init()
  }

  override var type: TypeObject { .code }
  override func repr() -> String {
    "<code object <module> at \(identityText), file \"\(file)\", line 1>"
  }
}
