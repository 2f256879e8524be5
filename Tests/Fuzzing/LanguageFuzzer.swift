import MiniPython

/// What libFuzzer calls: however the bytes look, running them ends, and without a crash.
@_cdecl("LLVMFuzzerTestOneInput")
public func runProgram(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  try? Interpreter.onLargeStack {
    let interpreter = Interpreter()
    interpreter.stepBudget = 20_000
    interpreter.memoryBudget = 256 << 20
    interpreter.deadline = interpreter.clock() + 5
    do {
      try interpreter.run(source, file: "fuzz.py")
    } catch let error as PythonError {
      _ = error.traceback
    } catch let failure as SyntaxFailure {
      _ = failure.description
    }
    _ = Interpreter.completeness(of: source)
  }
  return 0
}
