/// IPython's line magics (`%matplotlib inline`) and shell lines (`!pip install torch`) are no
/// Python. They ask for things that a terminal does not have, so they become comments.
enum Magics {
  static func commentedOut(_ text: String) -> String {
    guard text.contains(where: { $0 == "%" || $0 == "!" }) else { return text }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // A magic for a whole cell in another language leaves nothing to run.
    let first = lines.first { !$0.allSatisfy(\.isWhitespace) }
    let isForeign = first.map { line in
      ["%%bash", "%%sh", "%%html", "%%javascript", "%%writefile", "%%latex"].contains {
        line.hasPrefix($0)
      }
    }
    for (index, line) in lines.enumerated() {
      let code = line.drop(while: \.isWhitespace)
      // In `a = (b` / `% c)` a line may begin with `%`, but then a space or a name follows that
      // continues an expression; magics have their name directly after the mark at the margin.
      let isMagic =
        code.hasPrefix("!") && !code.hasPrefix("!=") || code.hasPrefix("%%")
        || code.hasPrefix("%") && code.dropFirst().first?.isLetter == true
          && code.startIndex == line.startIndex
      if isForeign == true || isMagic { lines[index] = "# " + line }
    }
    return lines.joined(separator: "\n")
  }
}
