/// A stretch of source: lines from 1, columns from 0 in UTF-8 bytes, the end exclusive.
struct Span: Equatable {
  var line: Int32
  var column: Int32
  var endLine: Int32
  var endColumn: Int32

  init(line: Int, column: Int, endLine: Int, endColumn: Int) {
    self.line = Int32(truncatingIfNeeded: line)
    self.column = Int32(truncatingIfNeeded: column)
    self.endLine = Int32(truncatingIfNeeded: endLine)
    self.endColumn = Int32(truncatingIfNeeded: endColumn)
  }

  /// From the beginning of this span to the end of the other.
  func through(_ other: Span) -> Span {
    var span = self
    span.endLine = other.endLine
    span.endColumn = other.endColumn
    return span
  }
}

/// One file or cell: its name and its lines, which tracebacks and syntax errors quote.
final class Source {
  let file: String
  let lines: [String]
  /// The number of the first line, for a cell inside a file.
  let firstLine: Int
  let isPrelude: Bool

  init(_ text: String, file: String, firstLine: Int = 1, isPrelude: Bool = false) {
    self.file = file
    self.firstLine = firstLine
    self.isPrelude = isPrelude
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map {
      var line = String($0)
      if line.utf8.last == 13 { line.unicodeScalars.removeLast() }
      return line
    }
  }

  /// The text of a span within one line, or its beginning.
  func text(of span: Span) -> String {
    let bytes = Array((line(Int(span.line)) ?? "").utf8)
    let end = span.endLine == span.line ? min(Int(span.endColumn), bytes.count) : bytes.count
    return String(decoding: bytes[min(Int(span.column), end)..<end], as: UTF8.self)
  }

  /// The text of a line, numbered as spans number it.
  func line(_ number: Int) -> String? {
    let index = number - firstLine
    return lines.indices.contains(index) ? lines[index] : nil
  }
}
