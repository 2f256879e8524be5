/// An active frame as tracebacks and `currentLine` see it.
struct FrameRecord {
  unowned(unsafe) let code: CodeObject
  let registers: UnsafeMutablePointer<Value>
  unowned(unsafe) let globals: DictObject
  var pc: Int
}
