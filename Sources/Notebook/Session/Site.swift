import MiniPython

/// Where a node was made: the calls that were under way. Anomaly mode tells it.
final class Site: CustomStringConvertible {
  private let frames: [TracebackFrame]

  init(_ frames: [TracebackFrame]) { self.frames = frames }

  /// The calls as Python prints them in a traceback.
  var description: String {
    frames.map { frame in
      let source = frame.source.map { "    \($0)\n" } ?? ""
      return "  File \"\(frame.file)\", line \(frame.line), in \(frame.function)\n\(source)"
    }.joined()
  }

  /// The warning of anomaly mode, which PyTorch raises in its own file and not in the program's.
  static func warning(_ message: String, _ category: String) -> String {
    "graph.py:979: \(category): \(message)\n"
      + "  return Variable._execution_engine.run_backward(  # Calls into the C++ engine to run the "
      + "backward pass\n"
  }
}
