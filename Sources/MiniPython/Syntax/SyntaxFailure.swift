/// Source that cannot run: not Python, or Python this interpreter does not speak. It is thrown
/// before any of the source has run.
public struct SyntaxFailure: Error {
  /// Why the source was refused.
  public enum Kind: Sendable, Equatable {
    /// CPython would refuse it too, with an exception of this name.
    case invalid(exception: String)
    /// Valid Python, but not supported; the hint says what is.
    case unsupported(hint: String)
  }

  /// Invalid or unsupported.
  public let kind: Kind
  /// What is wrong, without place.
  public let message: String
  /// The file as it was named to the interpreter.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column of the first underlined character, from 1.
  public let column: Int
  /// The column behind the last underlined character.
  public let endColumn: Int
  /// The text of the line.
  public let source: String

  init(
    _ message: String, at span: Span, in source: Source,
    kind: Kind = .invalid(exception: "SyntaxError")
  ) {
    self.kind = kind
    self.message = message
    file = source.file
    line = Int(span.line)
    let text = source.line(line) ?? ""
    self.source = text
    let start = Self.characters(text, Int(span.column))
    column = start + 1
    let end =
      span.endLine == span.line
      ? Self.characters(text, Int(span.endColumn)) : text.unicodeScalars.count
    endColumn = max(end, start) + 1
  }

  private static func characters(_ text: String, _ bytes: Int) -> Int {
    let prefix = text.utf8.prefix(bytes)
    let missing = max(0, bytes - text.utf8.count)
    return String(decoding: prefix, as: UTF8.self).unicodeScalars.count + missing
  }

  /// What the command line prints: place, line, carets and message, ending with a newline.
  public var description: String {
    var text = "  File \"\(file)\", line \(line)\n"
    let stripped = source.drop { $0 == " " || $0 == "\t" || $0 == "\u{0c}" }
    if !stripped.isEmpty || column > 0 {
      let indentation = source.count - stripped.count
      var shown = String(stripped)
      while shown.last?.isWhitespace == true { shown.removeLast() }
      if !shown.isEmpty {
        text += "    \(shown)\n"
        let offset = max(0, column - 1 - indentation)
        let width = max(1, endColumn - column)
        text +=
          "    " + String(repeating: " ", count: offset) + String(repeating: "^", count: width)
          + "\n"
      }
    }
    switch kind {
    case .invalid(let exception): text += "\(exception): \(message)\n"
    case .unsupported(let hint):
      text += "Unsupported: \(message) (line \(line), column \(column))\n"
      if !hint.isEmpty { text += "  hint: \(hint)\n" }
    }
    return text
  }

  /// The exception that running this text raises.
  var pythonException: ExceptionObject {
    let name = if case .invalid(let name) = kind { name } else { "SyntaxError" }
    let type = TypeObject.exceptions.first { $0.name == name } ?? .syntaxErrorType
    let place = Value(tuple: [Value(file), .int(line), .int(column), Value(source)])
    return ExceptionObject(type: type, arguments: [Value(message), place])
  }

  /// Whether CPython would run this source.
  public var isUnsupported: Bool {
    if case .unsupported = kind { true } else { false }
  }

  /// The last line of `description`, `SyntaxError: invalid syntax`.
  public var summary: String {
    switch kind {
    case .invalid(let exception): "\(exception): \(message)"
    case .unsupported: "Unsupported: \(message)"
    }
  }
}
