/// Splits what a program writes into text and control sequences (ECMA-48); what is cut at the end of
/// one piece goes on in the next.
struct SequenceParser {
  /// A control sequence: `ESC [`, parameters, a final byte.
  struct Sequence: CustomStringConvertible {
    /// The prefix and the final byte, such as `?h`.
    var name: String
    /// The parameters; missing ones are 0.
    var numbers: [Int]

    var description: String { "\(name) \(numbers)" }
  }

  enum Token {
    case scalar(Unicode.Scalar)
    case control(UInt8)
    case escape(String)
    case sequence(Sequence)
    case title(String)
  }

  private var rest: [UInt8] = []

  mutating func parse(_ bytes: some Swift.Sequence<UInt8>) -> [Token] {
    rest += bytes
    var tokens: [Token] = []
    var index = 0
    while index < rest.count, let (token, next) = token(at: index) {
      if let token { tokens.append(token) }
      index = next
    }
    rest.removeFirst(index)
    return tokens
  }

  /// The token at a place and where the next begins; `nil` if it is not complete.
  private func token(at start: Int) -> (Token?, Int)? {
    let byte = rest[start]
    if byte == 0x1B { return escape(at: start) }
    if byte < 0x20 || byte == 0x7F { return (.control(byte), start + 1) }
    let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
    guard start + length <= rest.count else { return nil }
    let text = String(decoding: rest[start..<(start + length)], as: UTF8.self)
    return (text.unicodeScalars.first.map { .scalar($0) }, start + length)
  }

  private func escape(at start: Int) -> (Token?, Int)? {
    guard start + 1 < rest.count else { return nil }
    switch rest[start + 1] {
    case UInt8(ascii: "["):
      var end = start + 2
      while end < rest.count, !(0x40...0x7E).contains(rest[end]) { end += 1 }
      guard end < rest.count else { return nil }
      let body = String(decoding: rest[(start + 2)..<end], as: UTF8.self)
      let prefix = body.prefix { "?<=>".contains($0) }
      let suffix = body.reversed().prefix { " !\"#$%&'()*+,-./".contains($0) }
      let numbers = body.dropFirst(prefix.count).dropLast(suffix.count)
        .split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      let name = String(prefix) + String(suffix) + String(UnicodeScalar(rest[end]))
      return (.sequence(Sequence(name: name, numbers: numbers)), end + 1)
    case UInt8(ascii: "]"):
      var end = start + 2
      while end < rest.count, rest[end] != 7, rest[end] != 0x1B { end += 1 }
      guard end < rest.count else { return nil }
      let body = String(decoding: rest[(start + 2)..<end], as: UTF8.self)
      let isTitle = body.hasPrefix("0;") || body.hasPrefix("2;")
      let next = rest[end] == 7 ? end + 1 : end + 2
      guard next <= rest.count else { return nil }
      return (isTitle ? .title(String(body.dropFirst(2))) : nil, next)
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      guard start + 2 < rest.count else { return nil }
      return (.escape(String(decoding: rest[(start + 1)...(start + 2)], as: UTF8.self)), start + 3)
    default:
      return (.escape(String(UnicodeScalar(rest[start + 1]))), start + 2)
    }
  }
}
