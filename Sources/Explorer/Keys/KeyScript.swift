import Drawing

/// Keys written down, so that the explorer can be driven without anybody at it.
///
/// Characters stand for themselves, a space included. Other keys stand in angle brackets, as Vim
/// writes them: `<Enter>`, `<Esc>`, `<Tab>`, `<S-Tab>`, `<Up>`, `<PageDown>`, `<F2>`, `<C-l>` with
/// Control, `<A-x>` with Alt, `<lt>` for `<`. `<1.5s>` lets one and a half seconds pass, in steps
/// of a thirtieth, as they would at a terminal.
public struct KeyScript: Sendable, Equatable {
  /// The messages that the keys amount to, in order.
  public var messages: [Message] { strokes.map(\.message) }

  private var strokes: [Stroke] = []

  private enum Stroke: Sendable, Equatable {
    case key(Key)
    case time(Double)

    var message: Message {
      switch self {
      case .key(let key): .input(.key(key))
      case .time(let seconds): .tick(seconds: seconds)
      }
    }
  }

  /// No keys.
  public init() {}

  /// Reads keys; `nil` where a bracket is never closed or holds no key.
  public init?(_ text: String) {
    var rest = Substring(text)
    while let first = rest.popFirst() {
      guard first == "<" else {
        strokes.append(.key(Self.plain(first)))
        continue
      }
      guard let end = rest.firstIndex(of: ">"), let stroke = Self.stroke(rest[..<end]) else {
        return nil
      }
      strokes.append(contentsOf: stroke)
      rest = rest[rest.index(after: end)...]
    }
  }

  private static func plain(_ character: Character) -> Key {
    switch character {
    case "\n", "\r\n": Key(.enter)
    case "\t": Key(.tab)
    default: .character(character)
    }
  }

  private static func stroke(_ name: Substring) -> [Stroke]? {
    if name.last == "s", let seconds = Double(name.dropLast()), (0...3600).contains(seconds) {
      let frame = 1.0 / 30
      let whole = Int(seconds / frame)
      let rest = seconds - Double(whole) * frame
      return Array(repeating: .time(frame), count: whole) + (rest > 1e-9 ? [.time(rest)] : [])
    }
    var name = name
    var control = false
    var alt = false
    while name.count > 2, name.dropFirst().first == "-", let modifier = name.first {
      switch modifier {
      case "C": control = true
      case "A", "M": alt = true
      case "S": return name == "S-Tab" ? [.key(Key(.backTab, control: control, alt: alt))] : nil
      default: return nil
      }
      name = name.dropFirst(2)
    }
    guard let code = code(name, modified: control || alt) else { return nil }
    return [.key(Key(code, control: control, alt: alt))]
  }

  private static func code(_ name: Substring, modified: Bool) -> Key.Code? {
    if let code = names[name.lowercased()] { return code }
    if name.first == "F", let number = Int(name.dropFirst()), (1...24).contains(number) {
      return .function(number)
    }
    guard modified, name.count == 1, let character = name.first else { return nil }
    return .character(character)
  }

  private static let names: [String: Key.Code] = [
    "space": .character(" "), "lt": .character("<"), "gt": .character(">"), "enter": .enter,
    "cr": .enter, "tab": .tab, "esc": .escape, "bs": .backspace, "backspace": .backspace,
    "del": .delete, "insert": .insert, "up": .up, "down": .down, "left": .left, "right": .right,
    "home": .home, "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
  ]
}
