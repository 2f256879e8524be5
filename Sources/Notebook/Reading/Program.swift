import Tracing

/// A program as a person wrote it: code and narration in the order of the file.
public struct Program: Sendable, Equatable {
  /// What kind of file the cells came from, which decides how errors and last values are treated.
  public enum Kind: Sendable, Equatable {
    /// A `.py` file: an exception ends the program, values of expressions are not shown.
    case script
    /// A notebook: an exception ends its cell, the value of a cell's last expression is shown.
    case notebook
  }

  /// The path, as the person gave it.
  public var source: String
  /// The kind of file.
  public var kind: Kind
  /// The cells in reading order.
  public var cells: [Trace.Cell]

  /// Makes a program from its parts.
  public init(source: String, kind: Kind, cells: [Trace.Cell]) {
    self.source = source
    self.kind = kind
    self.cells = cells
  }

  /// Reads a program from the bytes of a file. A path that ends in `.ipynb` is a notebook,
  /// everything else Python.
  public init(source: String, bytes: [UInt8]) throws(ProgramError) {
    let text = try Program.text(source: source, bytes: bytes)
    if source.hasSuffix(".ipynb") {
      let cells = try NotebookFile.cells(source: source, text: text)
      self.init(source: source, kind: .notebook, cells: cells)
    } else {
      self.init(source: source, python: text)
    }
  }

  /// A Python program given as text, with cells where `# %%` marks them.
  public init(source: String, python text: String) {
    self.init(source: source, kind: .script, cells: CellMarks.cells(text))
  }

  /// The code cells, in order.
  public var code: [Trace.Cell] { cells.filter { $0.kind == .code } }

  /// The bytes as text: valid UTF-8, no byte order mark, lines that end in `\n`.
  private static func text(source: String, bytes: [UInt8]) throws(ProgramError) -> String {
    if let offset = bytes.firstIndex(of: 0) {
      throw ProgramError.binary(path: source, offset: offset)
    }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    guard let text = String(validating: content, as: UTF8.self) else {
      let (line, column) = firstInvalid(content)
      throw ProgramError.notUTF8(path: source, line: line, column: column)
    }
    let isBlank = content.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
    if isBlank { throw ProgramError.empty(path: source) }
    return text.contains("\r\n") ? normalized(text) : text
  }

  private static func normalized(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if scalar == "\n", previous == "\r" { scalars.removeLast() }
      scalars.append(scalar)
      previous = scalar
    }
    return String(scalars)
  }

  private static func firstInvalid(_ bytes: ArraySlice<UInt8>) -> (line: Int, column: Int) {
    var line = 1
    var column = 1
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
    }
    return (line, column)
  }
}
