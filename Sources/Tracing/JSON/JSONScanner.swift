extension JSON {
  /// Arrays and objects may stand inside each other this deep.
  public static let deepest = 256

  /// Reads one JSON value from UTF-8 text that holds nothing else.
  ///
  /// - Parameter firstLine: the number that errors give to the text's first line.
  public init(utf8: some Sequence<UInt8>, firstLine: Int = 1) throws(FormatError) {
    var scanner = JSONScanner(bytes: Array(utf8), firstLine: firstLine)
    self = try scanner.document()
  }

  /// Reads one JSON value from text that holds nothing else.
  public init(parsing text: String, firstLine: Int = 1) throws(FormatError) {
    try self.init(utf8: text.utf8, firstLine: firstLine)
  }
}

/// A recursive-descent reader of RFC 8259, in bytes; the depth is bounded, so the stack is too.
private struct JSONScanner {
  let bytes: [UInt8]
  let firstLine: Int
  var index = 0
  var depth = 0

  init(bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  /// document = space value space
  mutating func document() throws(FormatError) -> JSON {
    let value = try value()
    skipSpace()
    guard index == bytes.count else { throw error("unexpected text after the value") }
    return value
  }

  /// value = object | array | string | number | "true" | "false" | "null"
  private mutating func value() throws(FormatError) -> JSON {
    skipSpace()
    guard let first = peek else { throw error("unexpected end of the text") }
    switch first {
    case UInt8(ascii: "{"): return try object()
    case UInt8(ascii: "["): return try array()
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: "N"): return try word("NaN", .number(.nan))
    case UInt8(ascii: "I"): return try word("Infinity", .number(.infinity))
    default: throw error("expected a value")
    }
  }

  /// object = "{" [ string ":" value { "," string ":" value } ] "}"
  private mutating func object() throws(FormatError) -> JSON {
    try open()
    var members: [JSON.Member] = []
    skipSpace()
    if take("}") { return close(.object(members)) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a key in double quotes") }
      let key = try string()
      skipSpace()
      guard take(":") else { throw error("expected a colon after the key") }
      members.append(JSON.Member(key, try value()))
      skipSpace()
      if take("}") { return close(.object(members)) }
      guard take(",") else { throw error("expected a comma or }") }
    }
  }

  /// array = "[" [ value { "," value } ] "]"
  private mutating func array() throws(FormatError) -> JSON {
    try open()
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return close(.array(elements)) }
    while true {
      elements.append(try value())
      skipSpace()
      if take("]") { return close(.array(elements)) }
      guard take(",") else { throw error("expected a comma or ]") }
    }
  }

  private mutating func open() throws(FormatError) {
    depth += 1
    if depth > JSON.deepest { throw error("more than \(JSON.deepest) brackets inside each other") }
    index += 1
  }

  private mutating func close(_ value: JSON) -> JSON {
    depth -= 1
    return value
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(FormatError) -> JSON {
    for byte in word.description.utf8 {
      guard peek == byte else { throw error("expected \(word)") }
      index += 1
    }
    return value
  }

  /// number = ["-"] digits ["." digits] [("e"|"E") ["+"|"-"] digits], or "-Infinity", which other
  /// writers of traces leave behind
  private mutating func number() throws(FormatError) -> JSON {
    let start = index
    if take("-"), peek == UInt8(ascii: "I") {
      return try word("Infinity", .number(-.infinity))
    }
    try digits()
    var isInteger = true
    if take(".") {
      isInteger = false
      try digits()
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      try digits()
    }
    let text = String(decoding: bytes[start..<index], as: UTF8.self)
    if isInteger, let integer = Int(text) { return .integer(integer) }
    return .number(Double(text) ?? .nan)
  }

  private mutating func digits() throws(FormatError) {
    let start = index
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
    if index == start { throw error("expected a digit") }
  }

  /// string = '"' { character | escape } '"'
  private mutating func string() throws(FormatError) -> String {
    let opening = index
    index += 1
    var collected: [UInt8] = []
    var run = index
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        collected += bytes[run..<index]
        guard let text = String(validating: collected, as: UTF8.self) else {
          index = opening
          throw error("the text is not UTF-8")
        }
        index += 1
        return text
      case UInt8(ascii: "\\"):
        collected += bytes[run..<index]
        index += 1
        collected += Array(String(try escape()).utf8)
        run = index
      case 0..<0x20: throw error("a control character inside a string")
      default: index += 1
      }
    }
    index = opening
    throw error("the string is not closed")
  }

  /// escape = '"' | "\" | "/" | "b" | "f" | "n" | "r" | "t" | "u" hex hex hex hex
  private mutating func escape() throws(FormatError) -> Unicode.Scalar {
    guard let byte = peek else { throw error("unexpected end of the text") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      index -= 1
      throw error("an unknown escape")
    }
  }

  /// Four hexadecimal digits, and four more where the first are half of a surrogate pair; half a
  /// pair alone becomes the replacement character.
  private mutating func unicodeEscape() throws(FormatError) -> Unicode.Scalar {
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    let afterFirst = index
    if first < 0xDC00, take("\\"), take("u") {
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second) {
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    index = afterFirst
    return "\u{FFFD}"
  }

  private mutating func hexadecimal() throws(FormatError) -> UInt32 {
    guard index + 4 <= bytes.count,
      let number = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
    else { throw error("expected four hexadecimal digits") }
    index += 4
    return number
  }

  private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      index += 1
    }
  }

  /// An error at the current byte, as line and column.
  private func error(_ problem: String) -> FormatError {
    let before = bytes[..<min(index, bytes.count)]
    let line = before.count { $0 == 0x0A }
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let column = String(decoding: before[start...], as: UTF8.self).count
    return FormatError(line: firstLine + line, column: column + 1, problem: problem)
  }
}
