/// Refuses objects too large to make.
enum Budget {
  /// The largest single object, in bytes.
  static let largestObject = 1 << 31

  /// Throws MemoryError when so many items of that size in bytes are too many, and lets the user interrupt.
  static func check(_ count: Int, times size: Int) throws {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    if overflow || bytes > largestObject { throw PythonError(.memoryError, "") }
    try Interpreter.current?.pulse(allocated: bytes)
  }

  /// For what grows by a piece: only a large sum is worth a look.
  @inline(__always)
  static func checkGrown(to count: Int, times size: Int = 1) throws {
    if count > 1 << 20 { try check(count, times: size) }
  }
}
