import Tracing

extension Trace {
  /// Whether the cells have no common file, so that lines are counted in each of them.
  var isNotebook: Bool { source.hasSuffix(".ipynb") }

  /// The cell of code, counted from 1, and the line in it of a line of the trace.
  func cellAndLine(of line: Int) -> (cell: Int, line: Int)? {
    let code = cells.filter { $0.kind == .code }
    guard let index = code.lastIndex(where: { $0.firstLine <= line }) else { return nil }
    return (index + 1, line - code[index].firstLine + 1)
  }

  /// A line as a person names it: `line 12`, and in a notebook `cell 3, line 2`.
  func name(ofLine line: Int) -> String {
    guard isNotebook, let place = cellAndLine(of: line) else { return "line \(line)" }
    return "cell \(place.cell), line \(place.line)"
  }
}
