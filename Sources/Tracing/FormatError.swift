/// Text that is not what it should be: where, and why.
public struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line, from 1.
  public var line: Int
  /// The column in characters, from 1, where one place of the line is to blame.
  public var column: Int?
  /// What is wrong, as a person would say it.
  public var problem: String

  /// Makes an error.
  public init(line: Int, column: Int? = nil, problem: String) {
    self.line = line
    self.column = column
    self.problem = problem
  }

  /// Place and problem: `line 3, column 7: expected a comma or ]`.
  public var description: String {
    guard let column else { return "line \(line): \(problem)" }
    return "line \(line), column \(column): \(problem)"
  }
}
