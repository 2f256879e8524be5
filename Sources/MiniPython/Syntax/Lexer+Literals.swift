/// Literals of strings and numbers.
extension Lexer {
  /// A string with letters before its quote; false when the letters are a name.
  mutating func prefixedString() throws -> Bool {
    var ahead = 0
    while ahead < 3, Self.isLetter(byte(ahead)) { ahead += 1 }
    guard ahead <= 2, byte(ahead) == UInt8(ascii: "\"") || byte(ahead) == UInt8(ascii: "'") else {
      return false
    }
    let prefix = String(decoding: bytes[position..<position + ahead], as: UTF8.self).lowercased()
    guard ["r", "u", "b", "f", "br", "rb", "fr", "rf"].contains(prefix) else { return false }
    let start = position
    position += ahead
    try string(start: start)
    return true
  }

  mutating func string(start: Int) throws {
    let quote = byte()
    let (startLine, startLineStart) = (line, lineStart)
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    while true {
      if position >= bytes.count || (!isTriple && byte() == UInt8(ascii: "\n")) {
        let last =
          position >= bytes.count && bytes.last == UInt8(ascii: "\n") && isTriple ? line - 1 : line
        let place = Span(
          line: startLine, column: start - startLineStart, endLine: startLine,
          endColumn: start - startLineStart)
        throw failure(
          isTriple
            ? "unterminated triple-quoted string literal (detected at line \(last))"
            : "unterminated string literal (detected at line \(line))", place)
      }
      let current = byte()
      if current == UInt8(ascii: "\\") {
        position += 1
        if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
        if byte() == UInt8(ascii: "\n"), position < bytes.count {
          newLine()
        } else {
          position += 1
        }
        continue
      }
      if current == quote, !isTriple || (byte(1) == quote && byte(2) == quote) {
        position += isTriple ? 3 : 1
        break
      }
      if current == UInt8(ascii: "\n") { newLine() } else { position += 1 }
    }
    position = min(position, bytes.count)
    append(.string, from: start, startLine: startLine, startLineStart: startLineStart)
  }

  mutating func number() throws {
    let start = position
    func isHex(_ byte: UInt8) -> Bool {
      Self.isDigit(byte) || (byte | 32) >= UInt8(ascii: "a") && (byte | 32) <= UInt8(ascii: "f")
    }
    let second = byte(1) | 32
    if byte() == UInt8(ascii: "0"),
      second == UInt8(ascii: "x") || second == UInt8(ascii: "o") || second == UInt8(ascii: "b")
    {
      position += 2
      while isHex(byte()) || byte() == UInt8(ascii: "_") { position += 1 }
    } else {
      digits()
      if byte() == UInt8(ascii: ".") {
        position += 1
        digits()
      }
      if byte() | 32 == UInt8(ascii: "e"),
        Self.isDigit(byte(1))
          || ((byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-"))
            && Self.isDigit(byte(2)))
      {
        position += 2
        digits()
      }
    }
    if byte() | 32 == UInt8(ascii: "j") {
      position += 1
    }
    if Self.isLetter(byte()) {
      let rest = position
      while Self.isLetter(byte()) { position += 1 }
      let word = String(decoding: bytes[rest..<position], as: UTF8.self)
      if !["and", "or", "if", "else", "in", "is", "for", "not"].contains(word) {
        position = rest
        var place = span(from: start)
        place.column = place.endColumn - 1
        place.endColumn = place.column
        throw failure("invalid decimal literal", place)
      }
      position = rest
    }
    append(.number, from: start)
  }

  mutating func digits() {
    while Self.isDigit(byte()) || (byte() == UInt8(ascii: "_") && Self.isDigit(byte(1))) {
      position += 1
    }
  }
}
