/// IPython's line magics (`%matplotlib inline`), shell lines (`!pip install torch`) and questions
/// (`torch.sin?`) are no Python. They ask for things that a terminal does not have, so they become
/// comments; what `%time` measures runs.
enum Magics {
  static func commentedOut(_ text: String) -> String {
    guard text.contains(where: { $0 == "%" || $0 == "!" || $0 == "?" }) else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A magic for a whole cell in another language leaves nothing to run.
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) }
    let isForeign = first.map { line in
      ["%%bash", "%%sh", "%%html", "%%javascript", "%%writefile", "%%latex"].contains {
        line.hasPrefix($0)
      }
    }
    // A line of a text may be a word with a question mark.
    let hasTexts = text.contains("\"\"\"") || text.contains("'''")
    for (index, line) in lines.enumerated() {
      let code = line.drop(while: \.isWhitespace)
      // In `a = (b` / `% c)` a line may begin with `%`, but then a space or a name follows that
      // continues an expression; magics have their name directly after the mark at the margin.
      let isMagic =
        code.hasPrefix("!") && !code.hasPrefix("!=") || code.hasPrefix("%%")
        || code.hasPrefix("%") && code.dropFirst().first?.isLetter == true
          && code.startIndex == line.startIndex
      if isForeign != true, line.hasPrefix("%time ") {
        lines[index] = String(line.dropFirst(6).drop { $0 == " " })
      } else if isForeign == true || isMagic || !hasTexts && isQuestion(line) {
        lines[index] = "# " + line
      }
    }
    return lines.joined(separator: "\n")
  }

  /// Whether a line is a name with question marks before or behind it.
  private static func isQuestion(_ line: String) -> Bool {
    let name = line.drop { $0 == "?" }
    let marks = line.count - name.count
    let rest = name.drop { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    guard name.first.map({ $0.isLetter || $0 == "_" }) == true else { return false }
    return marks + rest.count > 0 && marks <= 2 && rest.count <= 2 && rest.allSatisfy { $0 == "?" }
  }
}
