import MiniPython

extension Session {
  /// Runs one input of an interactive prompt: the values of its expressions are printed to stdout,
  /// and the last one becomes `_`.
  @discardableResult
  public func interact(_ input: String) -> CellResult {
    startClock()
    return perform { $0.interact(input) }
  }

  /// What could be typed at a place of a line, with the names that the program has by now.
  ///
  /// - Parameters:
  ///   - line: The line so far.
  ///   - cursor: Characters before the cursor.
  public func completion(of line: String, cursor: Int) -> Completion {
    var completion = Completion.none
    withMachine { completion = $0.interpreter.completion(of: line, cursor: cursor) }
    return completion
  }
}
