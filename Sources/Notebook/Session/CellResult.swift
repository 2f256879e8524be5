import Tracing

/// What one cell of code left behind.
public struct CellResult: Sendable, Equatable {
  /// The cell's number, counted from 0 over the cells of code.
  public var cell: Int
  /// What it printed.
  public var stdout = ""
  /// Its warnings, and what it wrote to stderr itself.
  public var stderr = ""
  /// The text of its last expression's value, if it has one and that is not `None`.
  public var result: String?
  /// The exception that ended it, `Name: text`.
  public var error: String?
  /// The exception as Python prints it, with the lines it passed.
  public var traceback: String?

  /// An empty result.
  public init(cell: Int) { self.cell = cell }

  /// The object that `run --json` prints; what is absent is null.
  public var json: JSON {
    func text(_ string: String?) -> JSON {
      string.flatMap { $0.isEmpty ? nil : .string($0) } ?? .null
    }
    return [
      "cell": .integer(cell), "stdout": text(stdout), "stderr": text(stderr),
      "result": text(result), "error": text(error),
    ]
  }
}
