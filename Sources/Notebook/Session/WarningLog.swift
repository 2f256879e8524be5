import MiniPython

/// Prints warnings as Python does by default: each text once for each line that caused it.
struct WarningLog {
  private var seen: Set<String> = []

  /// `lesson.py:14: UserWarning: text` and the line of code below it, or nil if it was said before.
  mutating func text(_ message: String, _ category: String, at frame: TracebackFrame?) -> String? {
    let place = frame.map { "\($0.file):\($0.line)" } ?? "sys:1"
    guard seen.insert("\(place) \(category) \(message)").inserted else { return nil }
    let source = frame?.source.map { "  \($0)\n" } ?? ""
    return "\(place): \(category): \(message)\n\(source)"
  }
}
