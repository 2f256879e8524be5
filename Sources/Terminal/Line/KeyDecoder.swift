import Drawing

/// Makes keys of the bytes that terminals send, for programs that edit a single line and do without
/// ncurses. What it does not know it leaves out.
public struct KeyDecoder {
  private var pending: [UInt8] = []

  /// A decoder that has seen nothing yet.
  public init() {}

  /// The keys that more bytes complete.
  public mutating func keys(_ bytes: [UInt8]) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    while let first = pending.first {
      guard let (key, length) = first == 27 ? escaped() : plain(first) else { break }
      pending.removeFirst(length)
      if let key { keys.append(key) }
    }
    return keys
  }

  private func plain(_ first: UInt8) -> (Key?, Int)? {
    switch first {
    case 8, 127: return (Key(.backspace), 1)
    case 9: return (Key(.tab), 1)
    case 10, 13: return (Key(.enter), 1)
    case 1...26:
      return (Key(.character(Character(Unicode.Scalar(first + 96))), control: true), 1)
    case 0..<32: return (nil, 1)
    default: break
    }
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard pending.count >= length else { return nil }
    let text = String(decoding: pending[..<length], as: UTF8.self)
    return (text.first.map { Key(.character($0)) }, length)
  }

  private static let named: [String: Key.Code] = [
    "[A": .up, "[B": .down, "[C": .right, "[D": .left, "[H": .home, "[F": .end, "OA": .up,
    "OB": .down, "OC": .right, "OD": .left, "OH": .home, "OF": .end, "[1~": .home, "[7~": .home,
    "[4~": .end, "[8~": .end, "[3~": .delete, "[Z": .backTab, "[5~": .pageUp, "[6~": .pageDown,
  ]

  private func escaped() -> (Key?, Int)? {
    guard pending.count > 1 else { return (Key(.escape), 1) }
    guard pending[1] == UInt8(ascii: "[") || pending[1] == UInt8(ascii: "O") else {
      return (Key(.character(Character(Unicode.Scalar(pending[1]))), alt: true), 2)
    }
    guard
      let end = pending.dropFirst(2).firstIndex(where: { (0x40...0x7e).contains($0) })
    else { return nil }
    let sequence = String(decoding: pending[1...end], as: UTF8.self)
    return (Self.named[sequence].map { Key($0) }, end + 1)
  }
}
