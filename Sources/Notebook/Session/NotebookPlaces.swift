import Tracing

/// Turns the line numbers of a notebook, which count on from cell to cell, into cell and line, both
/// counted from 1 as people do.
struct NotebookPlaces {
  var source: String
  var cells: [Trace.Cell]

  /// `File "a.ipynb", line 12` becomes `File "a.ipynb", cell 3, line 2`, and `a.ipynb:12:` becomes
  /// `a.ipynb:cell 3:2:`.
  func located(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { located(line: $0) }.joined(separator: "\n")
  }

  private func located(line: Substring) -> String {
    for (before, after) in [("  File \"\(source)\", line ", ""), ("\(source):", ":")] {
      guard line.hasPrefix(before) else { continue }
      let rest = line.dropFirst(before.count)
      let digits = rest.prefix(while: \.isNumber)
      guard let number = Int(digits), let (cell, inner) = place(number) else { continue }
      let tail = rest.dropFirst(digits.count)
      return after.isEmpty
        ? "  File \"\(source)\", cell \(cell), line \(inner)\(tail)"
        : "\(source):cell \(cell):\(inner)\(tail)"
    }
    return String(line)
  }

  private func place(_ line: Int) -> (cell: Int, line: Int)? {
    let code = cells.filter { $0.kind == .code }
    guard let index = code.lastIndex(where: { $0.firstLine <= line }) else { return nil }
    return (index + 1, line - code[index].firstLine + 1)
  }
}
