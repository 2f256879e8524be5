import MiniPython

/// Lines that wait until they make up something that can run.
struct Input {
  private var lines: [String] = []

  var isEmpty: Bool { lines.isEmpty }

  /// Takes one more line; returns what can run now.
  mutating func add(_ line: String) -> [String] {
    let isBlank = line.allSatisfy(\.isWhitespace)
    if lines.isEmpty, isBlank { return [] }
    if let block = closedBlock(before: line) { return [block] + add(line) }
    lines.append(isBlank ? "" : line)
    let text = lines.joined(separator: "\n")
    if Interpreter.completeness(of: text) == .incomplete { return [] }
    lines = []
    return [text + "\n"]
  }

  /// What is left when no line follows.
  mutating func finish() -> String? {
    defer { lines = [] }
    return lines.isEmpty ? nil : lines.joined(separator: "\n") + "\n"
  }

  /// Where the next line is likely to begin.
  var indentation: String {
    guard let last = lines.last else { return "" }
    let spaces = String(last.prefix { $0 == " " || $0 == "\t" })
    return last.last == ":" ? spaces + "    " : spaces
  }

  /// A block that a line at the margin ends, as in a file: text from a pipe need not have the empty
  /// line that a prompt waits for.
  private mutating func closedBlock(before line: String) -> String? {
    guard let last = lines.last, last.first == " " || last.first == "\t", let first = line.first,
      first != " ", first != "\t", first != "#"
    else { return nil }
    let word = line.prefix { $0.isLetter }
    if ["else", "elif", "except", "finally", "case"].contains(word) { return nil }
    let text = lines.joined(separator: "\n") + "\n\n"
    guard Interpreter.completeness(of: text) == .complete else { return nil }
    lines = []
    return text
  }
}
