/// The exceptions every Python program knows, in CPython's hierarchy.
extension TypeObject {
  private static func exception(_ name: String, _ base: TypeObject) -> TypeObject {
    TypeObject(name: name, bases: [base]) { type, arguments in
      ExceptionObject(type: type, arguments: arguments.positional)
    }
  }

  /// `BaseException`
  nonisolated(unsafe) public static let baseException = ExceptionMethods.installed(
    in: exception("BaseException", .object))
  /// `Exception`
  nonisolated(unsafe) public static let exception = exception("Exception", .baseException)
  /// `SystemExit`
  nonisolated(unsafe) public static let systemExit = exception("SystemExit", .baseException)
  /// `KeyboardInterrupt`
  nonisolated(unsafe) public static let keyboardInterrupt = exception(
    "KeyboardInterrupt", .baseException)
  /// `GeneratorExit`
  nonisolated(unsafe) public static let generatorExit = exception("GeneratorExit", .baseException)
  /// `ArithmeticError`
  nonisolated(unsafe) public static let arithmeticError = exception("ArithmeticError", .exception)
  /// `FloatingPointError`
  nonisolated(unsafe) public static let floatingPointError = exception(
    "FloatingPointError", .arithmeticError)
  /// `OverflowError`
  nonisolated(unsafe) public static let overflowError = exception("OverflowError", .arithmeticError)
  /// `ZeroDivisionError`
  nonisolated(unsafe) public static let zeroDivisionError = exception(
    "ZeroDivisionError", .arithmeticError)
  /// `AssertionError`
  nonisolated(unsafe) public static let assertionError = exception("AssertionError", .exception)
  /// `AttributeError`
  nonisolated(unsafe) public static let attributeError = exception("AttributeError", .exception)
  /// `BufferError`
  nonisolated(unsafe) public static let bufferError = exception("BufferError", .exception)
  /// `EOFError`
  nonisolated(unsafe) public static let eofError = exception("EOFError", .exception)
  /// `ImportError`
  nonisolated(unsafe) public static let importError = exception("ImportError", .exception)
  /// `ModuleNotFoundError`
  nonisolated(unsafe) public static let moduleNotFoundError = exception(
    "ModuleNotFoundError", .importError)
  /// `LookupError`
  nonisolated(unsafe) public static let lookupError = exception("LookupError", .exception)
  /// `IndexError`
  nonisolated(unsafe) public static let indexError = exception("IndexError", .lookupError)
  /// `KeyError`
  nonisolated(unsafe) public static let keyError = exception("KeyError", .lookupError)
  /// `MemoryError`
  nonisolated(unsafe) public static let memoryError = exception("MemoryError", .exception)
  /// `NameError`
  nonisolated(unsafe) public static let nameError = exception("NameError", .exception)
  /// `UnboundLocalError`
  nonisolated(unsafe) public static let unboundLocalError = exception(
    "UnboundLocalError", .nameError)
  /// `OSError`
  nonisolated(unsafe) public static let osError = exception("OSError", .exception)
  /// `FileNotFoundError`
  nonisolated(unsafe) public static let fileNotFoundError = exception("FileNotFoundError", .osError)
  /// `FileExistsError`
  nonisolated(unsafe) public static let fileExistsError = exception("FileExistsError", .osError)
  /// `PermissionError`
  nonisolated(unsafe) public static let permissionError = exception("PermissionError", .osError)
  /// `TimeoutError`
  nonisolated(unsafe) public static let timeoutError = exception("TimeoutError", .osError)
  /// `ConnectionError`
  nonisolated(unsafe) public static let connectionError = exception("ConnectionError", .osError)
  /// `ReferenceError`
  nonisolated(unsafe) public static let referenceError = exception("ReferenceError", .exception)
  /// `RuntimeError`
  nonisolated(unsafe) public static let runtimeError = exception("RuntimeError", .exception)
  /// `NotImplementedError`
  nonisolated(unsafe) public static let notImplementedError = exception(
    "NotImplementedError", .runtimeError)
  /// `RecursionError`
  nonisolated(unsafe) public static let recursionError = exception("RecursionError", .runtimeError)
  /// `StopIteration`
  nonisolated(unsafe) public static let stopIteration = exception("StopIteration", .exception)
  /// `StopAsyncIteration`
  nonisolated(unsafe) public static let stopAsyncIteration = exception(
    "StopAsyncIteration", .exception)
  /// `SyntaxError`
  nonisolated(unsafe) public static let syntaxErrorType = exception("SyntaxError", .exception)
  /// `IndentationError`
  nonisolated(unsafe) public static let indentationError = exception(
    "IndentationError", .syntaxErrorType)
  /// `TabError`
  nonisolated(unsafe) public static let tabError = exception("TabError", .indentationError)
  /// `SystemError`
  nonisolated(unsafe) public static let systemError = exception("SystemError", .exception)
  /// `TypeError`
  nonisolated(unsafe) public static let typeError = exception("TypeError", .exception)
  /// `ValueError`
  nonisolated(unsafe) public static let valueError = exception("ValueError", .exception)
  /// `UnicodeError`
  nonisolated(unsafe) public static let unicodeError = exception("UnicodeError", .valueError)
  /// `UnicodeDecodeError`
  nonisolated(unsafe) public static let unicodeDecodeError = exception(
    "UnicodeDecodeError", .unicodeError)
  /// `UnicodeEncodeError`
  nonisolated(unsafe) public static let unicodeEncodeError = exception(
    "UnicodeEncodeError", .unicodeError)
  /// `Warning`
  nonisolated(unsafe) public static let warning = exception("Warning", .exception)
  /// `UserWarning`
  nonisolated(unsafe) public static let userWarning = exception("UserWarning", .warning)
  /// `DeprecationWarning`
  nonisolated(unsafe) public static let deprecationWarning = exception(
    "DeprecationWarning", .warning)
  /// `PendingDeprecationWarning`
  nonisolated(unsafe) public static let pendingDeprecationWarning = exception(
    "PendingDeprecationWarning", .warning)
  /// `FutureWarning`
  nonisolated(unsafe) public static let futureWarning = exception("FutureWarning", .warning)
  /// `RuntimeWarning`
  nonisolated(unsafe) public static let runtimeWarning = exception("RuntimeWarning", .warning)
  /// `SyntaxWarning`
  nonisolated(unsafe) public static let syntaxWarning = exception("SyntaxWarning", .warning)
  /// `ImportWarning`
  nonisolated(unsafe) public static let importWarning = exception("ImportWarning", .warning)
  /// `UnicodeWarning`
  nonisolated(unsafe) public static let unicodeWarning = exception("UnicodeWarning", .warning)
  /// `ResourceWarning`
  nonisolated(unsafe) public static let resourceWarning = exception("ResourceWarning", .warning)

  /// All of them, for the built-in namespace.
  static var exceptions: [TypeObject] {
    [
      .baseException, .exception, .systemExit, .keyboardInterrupt, .generatorExit,
      .arithmeticError, .floatingPointError, .overflowError, .zeroDivisionError, .assertionError,
      .attributeError, .bufferError, .eofError, .importError, .moduleNotFoundError, .lookupError,
      .indexError, .keyError, .memoryError, .nameError, .unboundLocalError, .osError,
      .fileNotFoundError, .fileExistsError, .permissionError, .timeoutError, .connectionError,
      .referenceError, .runtimeError, .notImplementedError, .recursionError, .stopIteration,
      .stopAsyncIteration, .syntaxErrorType, .indentationError, .tabError, .systemError,
      .typeError, .valueError, .unicodeError, .unicodeDecodeError, .unicodeEncodeError, .warning,
      .userWarning, .deprecationWarning, .pendingDeprecationWarning, .futureWarning,
      .runtimeWarning, .syntaxWarning, .importWarning, .unicodeWarning, .resourceWarning,
    ]
  }
}
