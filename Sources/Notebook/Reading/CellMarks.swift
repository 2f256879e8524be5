import Tracing

/// Splits Python text into cells at the marks that editors and Jupytext use: a line `# %%` begins a
/// cell of code, `# %% [markdown]` one of narration.
enum CellMarks {
  static func cells(_ text: String) -> [Trace.Cell] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    var cells: [Trace.Cell] = []
    var kind = Trace.Cell.Kind.code
    var start = 0
    for (index, line) in lines.enumerated() {
      guard let next = mark(line) else { continue }
      append(lines[start..<index], kind, to: &cells, isPreamble: start == 0)
      kind = next
      start = index + 1
    }
    append(lines[start...], kind, to: &cells, isPreamble: false)
    return cells
  }

  /// The kind of cell that a line begins, `nil` for all other lines.
  static func mark(_ line: Substring) -> Trace.Cell.Kind? {
    guard line.hasPrefix("# %%") || line.hasPrefix("#%%") else { return nil }
    let rest = line.drop { $0 == "#" || $0 == " " }.dropFirst(2)
    guard let first = rest.first else { return .code }
    guard first == " " else { return nil }
    return rest.contains("[markdown]") || rest.contains("[md]") ? .markdown : .code
  }

  /// Appends a cell without the blank lines around its text. Nothing at all before the first mark
  /// is no cell; a cell of code without a statement is one, if somebody marked it.
  private static func append(
    _ lines: ArraySlice<Substring>, _ kind: Trace.Cell.Kind, to cells: inout [Trace.Cell],
    isPreamble: Bool
  ) {
    var lines = lines
    let begin = lines.startIndex
    while let line = lines.first, isBlank(line) { lines.removeFirst() }
    while let line = lines.last, isBlank(line) { lines.removeLast() }
    if lines.isEmpty && (isPreamble || kind == .markdown) { return }
    let first = lines.isEmpty ? begin : lines.startIndex
    let text = kind == .markdown ? narration(lines) : lines.map(String.init)
    cells.append(
      Trace.Cell(kind: kind, text: text.joined(separator: "\n"), firstLine: first + 1))
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  /// Takes the comment marks away, or the quotes where the narration is one string.
  private static func narration(_ lines: ArraySlice<Substring>) -> [String] {
    for quotes in ["\"\"\"", "'''"] {
      let text = lines.joined(separator: "\n")
      guard text.hasPrefix(quotes), text.hasSuffix(quotes), text.count >= 6 else { continue }
      let inner = text.dropFirst(3).dropLast(3)
      return inner.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.map { line in
      if line.hasPrefix("# ") { return String(line.dropFirst(2)) }
      return line.hasPrefix("#") ? String(line.dropFirst()) : String(line)
    }
  }
}
