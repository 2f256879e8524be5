import CNcurses
import Drawing

/// The keys that terminals tell by escape sequences: each is declared once, and ncurses is taught the
/// sequence with every combination of Shift, Alt and Ctrl, whatever the terminal's description says.
struct KeyTable {
  /// What a code of ours means.
  enum Meaning: Equatable {
    case key(Key)
    case pasteBegins, pasteEnds
    /// The rest of the sequence is for ``MouseReport``.
    case mouse
  }

  /// A key by the letter or number of its sequence.
  private enum Form {
    /// `ESC [ A`, `ESC O A`, `ESC [ 1 ; modifiers A`
    case letter(Character)
    /// `ESC [ 5 ~`, `ESC [ 5 ; modifiers ~`
    case number(Int)
  }

  private static let forms: [(Key.Code, [Form])] = [
    (.up, [.letter("A")]), (.down, [.letter("B")]), (.right, [.letter("C")]),
    (.left, [.letter("D")]),
    (.home, [.letter("H"), .number(1), .number(7)]),
    (.end, [.letter("F"), .number(4), .number(8)]),
    (.insert, [.number(2)]), (.delete, [.number(3)]), (.pageUp, [.number(5)]),
    (.pageDown, [.number(6)]),
    (.function(1), [.letter("P"), .number(11)]), (.function(2), [.letter("Q"), .number(12)]),
    (.function(3), [.letter("R"), .number(13)]), (.function(4), [.letter("S"), .number(14)]),
    (.function(5), [.number(15)]), (.function(6), [.number(17)]), (.function(7), [.number(18)]),
    (.function(8), [.number(19)]), (.function(9), [.number(20)]), (.function(10), [.number(21)]),
    (.function(11), [.number(23)]), (.function(12), [.number(24)]),
  ]

  /// The first code of ours, far above those of ncurses.
  static let firstCode: Int32 = 0x4000

  /// The sequences, each with the code ncurses is to give.
  private(set) var sequences: [(text: String, code: Int32)] = []
  private var meanings: [Meaning] = []

  /// Makes the table.
  init() {
    add(.pasteBegins, ["\u{1B}[200~"])
    add(.pasteEnds, ["\u{1B}[201~"])
    add(.mouse, ["\u{1B}[<"])
    add(.key(Key(.backTab)), ["\u{1B}[Z"])
    for (code, forms) in Self.forms {
      add(.key(Key(code)), forms.flatMap(Self.plain))
      for modifiers in 2...8 {
        let held = modifiers - 1
        let key = Key(code, control: held & 4 != 0, alt: held & 2 != 0)
        add(.key(key), forms.map { Self.modified($0, modifiers) })
      }
    }
  }

  /// What a code of ours means, or `nil` if it is none.
  func meaning(of code: Int32) -> Meaning? {
    let index = Int(code) - Int(Self.firstCode)
    return meanings.indices.contains(index) ? meanings[index] : nil
  }

  /// What a code of ncurses' own means, for terminals with sequences of another kind.
  static func key(forCode code: Int32) -> Key? {
    if code >= curses_function_key(1) && code <= curses_function_key(63) {
      return Key(.function(Int(code - curses_function_key(0))))
    }
    return named[code].map { Key($0) }
  }

  private static let named: [Int32: Key.Code] = [
    KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home,
    KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown, KEY_IC: .insert, KEY_DC: .delete,
    KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_ENTER: .enter, KEY_SR: .up, KEY_SF: .down,
    KEY_SLEFT: .left, KEY_SRIGHT: .right, KEY_SHOME: .home, KEY_SEND: .end, KEY_SDC: .delete,
    KEY_SIC: .insert, KEY_SPREVIOUS: .pageUp, KEY_SNEXT: .pageDown, KEY_A1: .home, KEY_A3: .pageUp,
    KEY_C1: .end, KEY_C3: .pageDown,
  ]

  /// The key of a character as the terminal's line sends it in raw mode.
  static func key(forCharacter scalar: Unicode.Scalar) -> Key {
    switch scalar.value {
    case 0: Key(.character(" "), control: true)
    case 8, 127: Key(.backspace)
    case 9: Key(.tab)
    case 10, 13: Key(.enter)
    case 27: Key(.escape)
    case 1...26: Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 96)))), control: true)
    case 28...31:
      Key(.character(Character(Unicode.Scalar(UInt8(scalar.value + 64)))), control: true)
    default: Key(.character(Character(scalar)))
    }
  }

  private mutating func add(_ meaning: Meaning, _ texts: [String]) {
    let code = Self.firstCode + Int32(meanings.count)
    meanings.append(meaning)
    for text in texts { sequences.append((text, code)) }
  }

  private static func plain(_ form: Form) -> [String] {
    switch form {
    case .letter(let letter): ["\u{1B}[\(letter)", "\u{1B}O\(letter)"]
    case .number(let number): ["\u{1B}[\(number)~"]
    }
  }

  private static func modified(_ form: Form, _ modifiers: Int) -> String {
    switch form {
    case .letter(let letter): "\u{1B}[1;\(modifiers)\(letter)"
    case .number(let number): "\u{1B}[\(number);\(modifiers)~"
    }
  }
}
