/// Tracebacks as CPython 3.11 prints them to a file.
enum Traceback {
  /// The text of an exception and of what led to it. CPython guesses at misspelt names when it ends
  /// a program, not in its module `traceback`.
  static func text(of exception: ExceptionObject, guessing: Bool = true) -> String {
    var seen: Set<ObjectIdentifier> = []
    return text(of: exception, &seen, depth: 0, guessing)
  }

  private static func text(
    of exception: ExceptionObject, _ seen: inout Set<ObjectIdentifier>, depth: Int, _ guessing: Bool
  ) -> String {
    seen.insert(ObjectIdentifier(exception))
    var text = ""
    if depth < 50 {
      if let cause = exception.cause {
        if !seen.contains(ObjectIdentifier(cause)) {
          text += Self.text(of: cause, &seen, depth: depth + 1, guessing)
          text += "\nThe above exception was the direct cause of the following exception:\n\n"
        }
      } else if let context = exception.context, !exception.suppressesContext,
        !seen.contains(ObjectIdentifier(context))
      {
        text += Self.text(of: context, &seen, depth: depth + 1, guessing)
        text += "\nDuring handling of the above exception, another exception occurred:\n\n"
      }
    }
    if !exception.trace.isEmpty {
      text += "Traceback (most recent call last):\n"
      text += lines(exception)
    }
    text += summary(of: exception, guessing: guessing) + "\n"
    for note in exception.notes { text += (note.text ?? "") + "\n" }
    return text
  }

  private static func lines(_ exception: ExceptionObject) -> String {
    var text = ""
    var repeats = 0
    var previous: (code: CodeObject, line: Int)?
    func flush() {
      if repeats > 3 {
        let more = repeats - 3
        text += "  [Previous line repeated \(more) more time\(more == 1 ? "" : "s")]\n"
      }
    }
    for (code, pc) in exception.trace.reversed() {
      let line = code.line(at: pc)
      if let last = previous, last.code === code, last.line == line {
        repeats += 1
      } else {
        flush()
        repeats = 1
      }
      previous = (code, line)
      if repeats > 3 { continue }
      let frame = frame(code, pc)
      text += "  File \"\(frame.file)\", line \(frame.line), in \(frame.function)\n"
      if let source = frame.source {
        text += "    \(source)\n"
        if let markers = frame.markers { text += "    \(markers)\n" }
      }
    }
    flush()
    return text
  }

  /// `Name: text`
  static func summary(of exception: ExceptionObject, guessing: Bool = true) -> String {
    let type = exception.type
    let name =
      type.module.isEmpty || type.module == "__main__" ? qualifiedName(type) : type.qualifiedName
    let message: String
    do {
      message = try Value.object(exception).str()
    } catch {
      return "\(name): <exception str() failed>"
    }
    if message.isEmpty { return name }
    return "\(name): \(message)\(guessing ? suggestion(for: exception) : "")"
  }

  private static func suggestion(for exception: ExceptionObject) -> String {
    guard let (object, name) = exception.missing else { return exception.suggestion }
    let names = (try? Builtins.names(of: object)) ?? []
    return Suggestion.text(for: name, among: names.compactMap(\.text))
  }

  private static func qualifiedName(_ type: TypeObject) -> String {
    type.attributes.find("__qualname__")?.text ?? type.name
  }

  /// One place, with its line and what CPython underlines in it.
  static func frame(_ code: CodeObject, _ pc: Int) -> TracebackFrame {
    let span =
      code.spans.indices.contains(pc)
      ? code.spans[pc]
      : Span(line: code.firstLine, column: 0, endLine: code.firstLine, endColumn: 0)
    // What was typed or made up has no file to quote, as Python sees it.
    let isQuoted = code.source.file != "<stdin>" && code.source.file != "<string>"
    let line = isQuoted ? code.source.line(Int(span.line)) : nil
    let stripped = line.map { String($0.drop { $0 == " " || $0 == "\t" || $0 == "\u{0c}" }) }
    let isBlank = stripped?.isEmpty ?? true
    return TracebackFrame(
      file: code.source.file, line: Int(span.line), function: code.name,
      source: isBlank ? nil : stripped,
      markers: line.flatMap { markers(for: span, in: $0, code.source) })
  }

  private static func markers(for span: Span, in line: String, _ source: Source) -> String? {
    let scalars = Array(line.unicodeScalars)
    let indentation = scalars.prefix { $0 == " " || $0 == "\t" || $0 == "\u{0c}" }.count
    let start = characters(line, Int(span.column))
    var end = characters(line, Int(span.endColumn))
    var anchors: (left: Int, right: Int)?
    if span.line == span.endLine {
      if end > start, end <= scalars.count {
        anchors = Self.anchors(String(text: scalars[start..<end]))
      }
    } else {
      end = scalars.count
      while end > 0, scalars[end - 1] == " " || scalars[end - 1] == "\t" { end -= 1 }
    }
    if end <= start || start < indentation { return nil }
    if end - start == scalars.count - indentation, anchors == nil { return nil }
    var text = String(repeating: " ", count: start - indentation)
    for offset in start..<end {
      guard let anchors else {
        text += "^"
        continue
      }
      text += offset - start >= anchors.left && offset - start < anchors.right ? "^" : "~"
    }
    return text
  }

  private static func characters(_ line: String, _ bytes: Int) -> Int {
    String(decoding: line.utf8.prefix(bytes), as: UTF8.self).unicodeScalars.count
  }

  /// Within a binary operation the operator, within a subscript the brackets; in characters.
  private static func anchors(_ segment: String) -> (left: Int, right: Int)? {
    let source = Source(segment, file: "")
    guard var parser = try? Parser(segment, source), let statements = try? parser.file(),
      statements.count == 1, case .expression(let expression) = statements[0].kind
    else { return nil }
    switch expression.kind {
    case .binary(_, let left, let right):
      let bytes = Array(segment.utf8)
      let limit = Int(right.span.column)
      var index = Int(left.span.endColumn)
      while index < limit, bytes[index] == 32 || bytes[index] == 9 { index += 1 }
      if index >= limit { return nil }
      let isDouble = index + 1 < limit && bytes[index + 1] != 32 && bytes[index + 1] != 9
      return (
        characters(segment, index), characters(segment, index) + (isDouble ? 2 : 1)
      )
    case .subscript_(let object, let index):
      return (
        characters(segment, Int(object.span.endColumn)),
        characters(segment, Int(index.span.endColumn)) + 1
      )
    default: return nil
    }
  }
}
