/// Lines, indentation, comments.
extension Lexer {
  mutating func newLine() {
    position += 1
    line += 1
    lineStart = position
  }

  /// Measures the indentation of a line; true when the line holds nothing.
  mutating func startLine() throws -> Bool {
    var width = 0
    var otherWidth = 0
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: " ") {
        width += 1
        otherWidth += 1
      } else if byte == UInt8(ascii: "\t") {
        width = (width / 8 + 1) * 8
        otherWidth += 1
      } else if byte == 0x0c {
        width = 0
        otherWidth = 0
      } else {
        break
      }
      position += 1
    }
    if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
    switch byte() {
    case UInt8(ascii: "#"):
      while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      if position < bytes.count { newLine() }
      return true
    case UInt8(ascii: "\n"):
      newLine()
      return true
    case UInt8(ascii: "%"), UInt8(ascii: "!"):
      let text = position
      while position < bytes.count, byte() != UInt8(ascii: "\n") { position += 1 }
      skipped.append((line, String(decoding: bytes[text..<position], as: UTF8.self)))
      if bytes[text...].starts(with: Array("%%".utf8)), tokens.isEmpty,
        !Self.runsAsPython(bytes[text..<position])
      {
        position = bytes.count
      } else if position < bytes.count {
        newLine()
      }
      return true
    default: break
    }
    if position >= bytes.count { return true }
    let current = indents[indents.count - 1]
    let isUnclear = (width > current) != (otherWidth > otherIndents[otherIndents.count - 1])
    if isUnclear, width >= current {
      throw failure(
        "inconsistent use of tabs and spaces in indentation", span(from: start), "TabError")
    }
    if width > current {
      if indents.count > 100 {
        throw failure("too many levels of indentation", span(from: start), "IndentationError")
      }
      indents.append(width)
      otherIndents.append(otherWidth)
      append(.indent, from: start)
    } else if width < current {
      while let last = indents.last, width < last {
        indents.removeLast()
        otherIndents.removeLast()
        append(.dedent, from: position)
      }
      if width != indents.last {
        var place = span(from: start)
        place.column = Int32((source.line(line) ?? "").utf8.count)
        place.endColumn = place.column
        throw failure(
          "unindent does not match any outer indentation level", place, "IndentationError")
      }
    }
    return false
  }

  /// Whether a cell magic such as `%%time` is followed by Python.
  static func runsAsPython(_ line: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: line.dropFirst(2).prefix { $0 > 32 }, as: UTF8.self)
    return ["time", "timeit", "capture", "prun", "tab"].contains(name)
  }

  /// Skips spaces, comments, joined lines; in brackets also line ends.
  mutating func skipBlank() throws -> Bool {
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0c: position += 1
      case UInt8(ascii: "\r"):
        position += 1
        if byte() != UInt8(ascii: "\n") { line += 0 }
      case UInt8(ascii: "#"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      case UInt8(ascii: "\\"):
        let start = position
        position += 1
        if byte() == UInt8(ascii: "\r") { position += 1 }
        guard byte() == UInt8(ascii: "\n") else {
          position = start + 1
          throw failure(
            position >= bytes.count
              ? "unexpected EOF while parsing"
              : "unexpected character after line continuation character",
            span(from: start + 0))
        }
        newLine()
        if position >= bytes.count {
          throw failure("unexpected EOF while parsing", span(from: position))
        }
      case UInt8(ascii: "\n"):
        if brackets.isEmpty { return true }
        newLine()
      default: return true
      }
    }
    return true
  }
}
