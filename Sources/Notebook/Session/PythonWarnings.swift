import MiniPython

/// Python's `warnings`: says every text once for each line that caused it, unless the program asked
/// for something else.
final class PythonWarnings {
  /// What to do with the warnings that a filter is about.
  private enum Action: String {
    case ignore, error, always, once, module
    /// Each text once for each line.
    case `default`
  }

  private struct Filter {
    var action: Action
    var category: TypeObject
    var beginning: String
  }

  private unowned let interpreter: Interpreter
  private let write: (String) -> Void
  private var filters: [Filter] = []
  private var seen: Set<String> = []
  /// The list that `catch_warnings(record=True)` fills while it holds.
  private var recorded: ListObject?

  init(_ interpreter: Interpreter, write: @escaping (String) -> Void) {
    self.interpreter = interpreter
    self.write = write
    interpreter.register("warnings") { [unowned self] _ in module() }
  }

  /// Warns at the line that runs, or at that of a caller.
  ///
  /// - Throws: the warning as an exception, where a filter says so.
  func warn(_ message: String, _ category: TypeObject, stackLevel: Int = 1) throws {
    let frames = interpreter.callChain
    let frame = frames.dropLast(max(stackLevel, 1) - 1).last
    let place = frame.map { "\($0.file):\($0.line)" } ?? "sys:1"
    let action =
      filters.last { category.isSubclass(of: $0.category) && message.hasPrefix($0.beginning) }?
      .action
      ?? (category.isSubclass(of: .deprecationWarning) && frames.count > 1 ? .ignore : .default)
    switch action {
    case .ignore: return
    case .error: throw PythonError(category, message)
    case .always: break
    case .default: if !seen.insert("\(place) \(category.name) \(message)").inserted { return }
    case .once, .module: if !seen.insert("\(category.name) \(message)").inserted { return }
    }
    if record(message, category) { return }
    let source = frame?.source.map { "  \($0)\n" } ?? ""
    write("\(place): \(category.name): \(message)\n\(source)")
  }

  /// Puts a warning into the list of `catch_warnings(record=True)`; false if there is none.
  func record(_ message: String, _ category: TypeObject) -> Bool {
    guard let recorded else { return false }
    let note = HostObject(type: Self.noteType)
    let exception = ExceptionObject(type: category, arguments: [Value(message)])
    note.attributeDictionary?.insert("message", .object(exception))
    note.attributeDictionary?.insert("category", .object(category))
    recorded.items.append(.object(note))
    return true
  }

  private nonisolated(unsafe) static let noteType = TypeObject(
    name: "WarningMessage", module: "warnings")

  // MARK: The module

  private func module() -> ModuleObject {
    let module = ModuleObject("warnings")
    module.function(Signature("warn(message, category=None, stacklevel=1, source=None)")) {
      [unowned self] values in
      var category = values[1].object(TypeObject.self) ?? .userWarning
      if let exception: ExceptionObject = values[0].object() { category = exception.type }
      try warn(try values[0].str(), category, stackLevel: try values[2].requireInteger())
      return .none
    }
    let filter = Signature(
      "filterwarnings(action, message='', category=None, module='', lineno=0, append=False)")
    module.function(filter) { [unowned self] values in
      try add(values[0], values[2], beginning: values[1].text ?? "")
    }
    let simple = Signature("simplefilter(action, category=None, lineno=0, append=False)")
    module.function(simple) { [unowned self] values in
      try add(values[0], values[1], beginning: "")
    }
    module.function("resetwarnings") { [unowned self] _ in
      filters = []
      return .none
    }
    let catching = TypeObject(name: "catch_warnings", module: "warnings")
    catching.construct = { [unowned self] type, arguments in
      let records = try (arguments[keyword: "record"] ?? .bool(false)).truth()
      return CaughtWarnings(type: type) { [unowned self] in
        let before = (filters, recorded)
        let list = records ? ListObject([]) : nil
        recorded = list
        return (list, { [unowned self] in (filters, recorded) = before })
      }
    }
    module["catch_warnings"] = .object(catching)
    return module
  }

  private func add(_ action: Value, _ category: Value, beginning: String) throws -> Value {
    guard let action = action.text.flatMap(Action.init(rawValue:)) else {
      throw PythonError(.valueError, "invalid action: \(try action.repr())")
    }
    filters.append(
      Filter(
        action: action, category: category.object(TypeObject.self) ?? .warning,
        beginning: beginning))
    return .none
  }
}

/// `warnings.catch_warnings()`: filters set inside of it end with it.
private final class CaughtWarnings: HostObject {
  private let begin: () -> (ListObject?, () -> Void)
  private var end: (() -> Void)?

  init(type: TypeObject, _ begin: @escaping () -> (ListObject?, () -> Void)) {
    self.begin = begin
    super.init(type: type)
  }

  override func enter() throws -> Value? {
    let (list, end) = begin()
    self.end = end
    return list.map { .list($0) } ?? Value.none
  }

  override func exit(_ exception: ExceptionObject?) throws -> Bool {
    end?()
    return false
  }
}
