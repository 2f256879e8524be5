/// The exceptions every Python program knows, in CPython's hierarchy.
extension TypeObject {
  private static func declared(_ name: String, _ base: TypeObject) -> TypeObject {
    TypeObject(name: name, bases: [base]) { type, arguments in
      ExceptionObject(type: type, arguments: arguments.positional)
    }
  }

  /// `BaseException`
  nonisolated(unsafe) public static let baseException = ExceptionMethods.installed(
    in: declared("BaseException", .object))
  /// `Exception`
  nonisolated(unsafe) public static let exception = declared("Exception", .baseException)
  /// `SystemExit`
  nonisolated(unsafe) public static let systemExit = declared("SystemExit", .baseException)
  /// `KeyboardInterrupt`
  nonisolated(unsafe) public static let keyboardInterrupt = declared(
    "KeyboardInterrupt", .baseException)
  /// `GeneratorExit`
  nonisolated(unsafe) public static let generatorExit = declared("GeneratorExit", .baseException)
  /// `ArithmeticError`
  nonisolated(unsafe) public static let arithmeticError = declared("ArithmeticError", .exception)
  /// `FloatingPointError`
  nonisolated(unsafe) public static let floatingPointError = declared(
    "FloatingPointError", .arithmeticError)
  /// `OverflowError`
  nonisolated(unsafe) public static let overflowError = declared("OverflowError", .arithmeticError)
  /// `ZeroDivisionError`
  nonisolated(unsafe) public static let zeroDivisionError = declared(
    "ZeroDivisionError", .arithmeticError)
  /// `AssertionError`
  nonisolated(unsafe) public static let assertionError = declared("AssertionError", .exception)
  /// `AttributeError`
  nonisolated(unsafe) public static let attributeError = declared("AttributeError", .exception)
  /// `BufferError`
  nonisolated(unsafe) public static let bufferError = declared("BufferError", .exception)
  /// `EOFError`
  nonisolated(unsafe) public static let eofError = declared("EOFError", .exception)
  /// `ImportError`
  nonisolated(unsafe) public static let importError = declared("ImportError", .exception)
  /// `ModuleNotFoundError`
  nonisolated(unsafe) public static let moduleNotFoundError = declared(
    "ModuleNotFoundError", .importError)
  /// `LookupError`
  nonisolated(unsafe) public static let lookupError = declared("LookupError", .exception)
  /// `IndexError`
  nonisolated(unsafe) public static let indexError = declared("IndexError", .lookupError)
  /// `KeyError`
  nonisolated(unsafe) public static let keyError = declared("KeyError", .lookupError)
  /// `MemoryError`
  nonisolated(unsafe) public static let memoryError = declared("MemoryError", .exception)
  /// `NameError`
  nonisolated(unsafe) public static let nameError = declared("NameError", .exception)
  /// `UnboundLocalError`
  nonisolated(unsafe) public static let unboundLocalError = declared(
    "UnboundLocalError", .nameError)
  /// `OSError`
  nonisolated(unsafe) public static let osError: TypeObject = {
    let type = declared("OSError", .exception)
    type.construct = { type, arguments in
      var made = type
      if type.name == "OSError", !type.isWrittenInPython, arguments.positional.count >= 2 {
        switch arguments[0]?.integer {
        case 2: made = .fileNotFoundError
        case 1, 13: made = .permissionError
        case 17: made = .fileExistsError
        case 110: made = .timeoutError
        default: break
        }
      }
      return ExceptionObject(type: made, arguments: arguments.positional)
    }
    return type
  }()
  /// `FileNotFoundError`
  nonisolated(unsafe) public static let fileNotFoundError = declared("FileNotFoundError", .osError)
  /// `FileExistsError`
  nonisolated(unsafe) public static let fileExistsError = declared("FileExistsError", .osError)
  /// `PermissionError`
  nonisolated(unsafe) public static let permissionError = declared("PermissionError", .osError)
  /// `TimeoutError`
  nonisolated(unsafe) public static let timeoutError = declared("TimeoutError", .osError)
  /// `ConnectionError`
  nonisolated(unsafe) public static let connectionError = declared("ConnectionError", .osError)
  /// `ReferenceError`
  nonisolated(unsafe) public static let referenceError = declared("ReferenceError", .exception)
  /// `RuntimeError`
  nonisolated(unsafe) public static let runtimeError = declared("RuntimeError", .exception)
  /// `NotImplementedError`
  nonisolated(unsafe) public static let notImplementedError = declared(
    "NotImplementedError", .runtimeError)
  /// `RecursionError`
  nonisolated(unsafe) public static let recursionError = declared("RecursionError", .runtimeError)
  /// `StopIteration`
  nonisolated(unsafe) public static let stopIteration = declared("StopIteration", .exception)
  /// `StopAsyncIteration`
  nonisolated(unsafe) public static let stopAsyncIteration = declared(
    "StopAsyncIteration", .exception)
  /// `SyntaxError`
  nonisolated(unsafe) public static let syntaxErrorType = declared("SyntaxError", .exception)
  /// `IndentationError`
  nonisolated(unsafe) public static let indentationError = declared(
    "IndentationError", .syntaxErrorType)
  /// `TabError`
  nonisolated(unsafe) public static let tabError = declared("TabError", .indentationError)
  /// `SystemError`
  nonisolated(unsafe) public static let systemError = declared("SystemError", .exception)
  /// `TypeError`
  nonisolated(unsafe) public static let typeError = declared("TypeError", .exception)
  /// `ValueError`
  nonisolated(unsafe) public static let valueError = declared("ValueError", .exception)
  /// `UnicodeError`
  nonisolated(unsafe) public static let unicodeError = declared("UnicodeError", .valueError)
  /// `UnicodeDecodeError`
  nonisolated(unsafe) public static let unicodeDecodeError = declared(
    "UnicodeDecodeError", .unicodeError)
  /// `UnicodeEncodeError`
  nonisolated(unsafe) public static let unicodeEncodeError = declared(
    "UnicodeEncodeError", .unicodeError)
  /// `Warning`
  nonisolated(unsafe) public static let warning = declared("Warning", .exception)
  /// `UserWarning`
  nonisolated(unsafe) public static let userWarning = declared("UserWarning", .warning)
  /// `DeprecationWarning`
  nonisolated(unsafe) public static let deprecationWarning = declared(
    "DeprecationWarning", .warning)
  /// `PendingDeprecationWarning`
  nonisolated(unsafe) public static let pendingDeprecationWarning = declared(
    "PendingDeprecationWarning", .warning)
  /// `FutureWarning`
  nonisolated(unsafe) public static let futureWarning = declared("FutureWarning", .warning)
  /// `RuntimeWarning`
  nonisolated(unsafe) public static let runtimeWarning = declared("RuntimeWarning", .warning)
  /// `SyntaxWarning`
  nonisolated(unsafe) public static let syntaxWarning = declared("SyntaxWarning", .warning)
  /// `ImportWarning`
  nonisolated(unsafe) public static let importWarning = declared("ImportWarning", .warning)
  /// `UnicodeWarning`
  nonisolated(unsafe) public static let unicodeWarning = declared("UnicodeWarning", .warning)
  /// `ResourceWarning`
  nonisolated(unsafe) public static let resourceWarning = declared("ResourceWarning", .warning)

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
