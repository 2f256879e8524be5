/// A Python exception on its way: what native code throws and what a run that failed ends with.
///
///     throw PythonError(.runtimeError, "grad can be implicitly created only for scalar outputs")
public struct PythonError: Error, @unchecked Sendable {
  /// The exception object.
  public let exception: ExceptionObject

  /// An error of the type with a message.
  public init(_ type: TypeObject, _ message: String) {
    exception = ExceptionObject(type: type, arguments: [Value(message)])
  }

  /// An error that raises an exception object.
  public init(_ exception: ExceptionObject) { self.exception = exception }

  /// The name of the exception's type.
  public var typeName: String { exception.type.name }

  /// The message: `str(exception)`.
  public var message: String { (try? exception.str()) ?? "" }

  /// The whole text as Python prints it to stderr, chained exceptions included; ends with a newline.
  public var traceback: String { Traceback.text(of: exception) }

  /// `Name: text`, the traceback's last line.
  public var summary: String { Traceback.summary(of: exception) }
}

/// An exception: an instance of `BaseException` or a class deriving from it.
public final class ExceptionObject: HostObject {
  /// Python's `args`.
  public var arguments: [Value]
  /// Where it passed, innermost last; computed when asked for.
  public var frames: [TracebackFrame] {
    trace.reversed().map { Traceback.frame($0.code, $0.pc) }
  }
  /// Where it passed, innermost first.
  var trace: [(code: CodeObject, pc: Int)] = []
  /// `raise ... from cause`
  public internal(set) var cause: ExceptionObject?
  /// The exception that was being handled when this one was raised.
  public internal(set) var context: ExceptionObject?
  var suppressesContext = false
  var hasContext = false
  var notes: [Value] = []
  var isReraised = false
  /// What a traceback appends to the message of a NameError.
  var suggestion = ""
  /// The object that lacked an attribute, and the attribute's name.
  var missing: (object: Value, name: String)?

  /// An exception with its `args`.
  public init(type: TypeObject, arguments: [Value]) {
    self.arguments = arguments
    super.init(type: type)
  }

  public override func getAttribute(_ name: String) throws -> Value? {
    switch name {
    case "args": return Value(tuple: arguments)
    case "__cause__": return cause.map { .object($0) } ?? Value.none
    case "__context__": return context.map { .object($0) } ?? Value.none
    case "__suppress_context__": return .bool(suppressesContext)
    case "__traceback__": return .object(TracebackObject(trace: trace.reversed()))
    case "__notes__": return notes.isEmpty ? nil : Value(list: notes)
    case "value" where type.isSubclass(of: .stopIteration): return arguments.first ?? Value.none
    case "code" where type.isSubclass(of: .systemExit): return arguments.first ?? Value.none
    case "name" where type.isSubclass(of: .importError): return Value.none
    case "msg" where type.isSubclass(of: .syntaxErrorType): return arguments.first ?? Value.none
    case "filename", "lineno", "offset", "text":
      guard type.isSubclass(of: .syntaxErrorType) else { return operatingSystemAttribute(name) }
      let place = ["filename", "lineno", "offset", "text"].firstIndex(of: name) ?? 0
      return arguments.dropFirst().first?.sequence?.dropFirst(place).first ?? Value.none
    case "errno", "strerror": return operatingSystemAttribute(name)
    default: return nil
    }
  }

  /// What an `OSError` of two arguments or more has under the name.
  private func operatingSystemAttribute(_ name: String) -> Value? {
    guard type.isSubclass(of: .osError),
      let place = ["errno", "strerror", "filename"].firstIndex(of: name)
    else { return nil }
    return arguments.count >= max(2, place + 1) ? arguments[place] : Value.none
  }

  public override func setAttribute(_ name: String, _ value: Value) throws -> Bool {
    switch name {
    case "args": arguments = try value.iterated()
    case "__cause__":
      cause = value.object()
      suppressesContext = true
    case "__context__": context = value.object()
    case "__suppress_context__": suppressesContext = try value.truth()
    case "__traceback__": if value.isNone { trace = [] }
    default: return false
    }
    return true
  }

  public override func str() throws -> String {
    switch arguments.count {
    case 0: return ""
    case 1:
      if type.isSubclass(of: .keyError) { return try arguments[0].repr() }
      return try arguments[0].str()
    case 2 where type.isSubclass(of: .syntaxErrorType):
      guard let place = arguments[1].sequence, place.count >= 2 else {
        return try Value(tuple: arguments).repr()
      }
      return "\(try arguments[0].str()) (\(try place[0].str()), line \(try place[1].str()))"
    case 2...3 where type.isSubclass(of: .osError):
      let text = "[Errno \(try arguments[0].str())] \(try arguments[1].str())"
      return arguments.count == 2 ? text : "\(text): \(try arguments[2].repr())"
    default: return try Value(tuple: arguments).repr()
    }
  }

  public override func repr() throws -> String {
    let inner = try arguments.map { try $0.repr() }.joined(separator: ", ")
    return "\(type.name)(\(inner))"
  }
}

/// A place an exception passed, or a place on the chain of calls.
public struct TracebackFrame: Sendable {
  /// The file as it was named to the interpreter.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The function, `<module>` at the top.
  public let function: String
  /// The line's text without indentation, if known.
  public let source: String?
  /// The line of `~` and `^` below it, if Python would print one.
  public let markers: String?
}

/// The value of `__traceback__`.
final class TracebackObject: PythonObject {
  let trace: [(code: CodeObject, pc: Int)]
  init(trace: [(code: CodeObject, pc: Int)]) {
    self.trace = trace
    super.init()
  }
  override var type: TypeObject { .traceback }
  override func getAttribute(_ name: String) -> Value? {
    switch name {
    case "tb_lineno": .int(trace.first.map { $0.code.line(at: $0.pc) } ?? 0)
    case "tb_next":
      trace.count > 1 ? .object(TracebackObject(trace: Array(trace.dropFirst()))) : Value.none
    default: nil
    }
  }
}
