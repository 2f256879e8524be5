import Drawing

/// An error of the program.
extension Explanation {
  /// Where it happened, the line of the program, and all that the error says.
  func lines(about failure: Failure) -> [StyledText] {
    let place = failure.line.map { " in \(recording.trace.name(ofLine: $0))" } ?? ""
    var lines = [StyledText(signs.fold("\(failure.name)\(place)"), style: palette[.strong])]
    if let code = code(of: failure) { lines += plain("  \(code)", .text) }
    return lines + [StyledText()] + text(of: failure.text)
  }

  /// What an error says, line by line.
  func text(of error: String) -> [StyledText] {
    error.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { plain(String($0), .failure) }
  }

  private func code(of failure: Failure) -> String? {
    guard let cell = failure.cell, let line = failure.line,
      recording.trace.cells.indices.contains(cell)
    else { return nil }
    let code = recording.trace.cells[cell]
    let rows = code.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = line - code.firstLine
    guard rows.indices.contains(row) else { return nil }
    return String(rows[row].drop { $0 == " " })
  }
}
