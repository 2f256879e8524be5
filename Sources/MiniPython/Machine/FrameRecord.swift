/// An active frame as tracebacks and `currentLine` see it.
struct FrameRecord {
  unowned(unsafe) let code: CodeObject
  let registers: UnsafeMutablePointer<Value>
  unowned(unsafe) let globals: DictObject
  var pc: Int
  /// Which of all calls it is.
  let serial: Int
}

/// A call of a Python function that has not returned yet.
public struct Call {
  /// The function's name; `<module>` for the program itself.
  public let function: String
  /// Whether the function comes with the interpreter or its host.
  public let isLibrary: Bool
  /// The line of the function that is running.
  public let line: Int
  /// The line on which the function begins; its arguments are bound there.
  public let firstLine: Int
}
