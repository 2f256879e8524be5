/// A formula as people write it, so that names in it can be replaced and the obvious simplified.
indirect enum Formula: Equatable {
  case name(String)
  case number(String)
  case negative(Formula)
  case binary(String, Formula, Formula)
  case call(String, [Formula])

  /// The binding strength of binary operators; all but the powers bind to the left.
  fileprivate static let strengths: [String: Int] = [
    "==": 1, "!=": 1, "<": 1, ">": 1, "<=": 1, ">=": 1, "+": 2, "-": 2, "*": 3, "/": 3, "@": 3,
    "%": 3, "^": 5, "**": 5,
  ]
  fileprivate static let powers: Set<String> = ["^", "**"]

  /// Reads a formula; `nil` for what is not one.
  init?(_ text: String) {
    var reader = FormulaReader(text)
    guard let formula = reader.expression(above: 0), reader.isAtEnd else { return nil }
    self = formula
  }

  /// The formula with names replaced.
  func replacing(_ names: [String: Formula]) -> Formula {
    switch self {
    case .name(let name): names[name] ?? self
    case .number: self
    case .negative(let inner): .negative(inner.replacing(names))
    case .binary(let sign, let left, let right):
      .binary(sign, left.replacing(names), right.replacing(names))
    case .call(let name, let arguments): .call(name, arguments.map { $0.replacing(names) })
    }
  }

  /// Without factors and powers of one, with whole numbers added up: `2 * x^(2-1)` is `2 * x`.
  var simplified: Formula {
    switch self {
    case .name, .number: return self
    case .negative(let inner):
      if case .negative(let twice) = inner.simplified { return twice }
      return .negative(inner.simplified)
    case .call(let name, let arguments): return .call(name, arguments.map(\.simplified))
    case .binary(let sign, let left, let right):
      let (left, right) = (left.simplified, right.simplified)
      if let a = left.whole, let b = right.whole {
        if sign == "+" { return .number(String(a + b)) }
        if sign == "-" { return .number(String(a - b)) }
      }
      switch (sign, left.whole, right.whole) {
      case ("*", 1, _): return right
      case ("*", _, 1), ("/", _, 1), ("^", _, 1), ("**", _, 1): return left
      case ("^", _, 0), ("**", _, 0): return .number("1")
      default: return .binary(sign, left, right)
      }
    }
  }

  /// The product with another formula, written without needless brackets: `g * p * (1 - p)` and
  /// `g / x` rather than `g * (p * (1 - p))` and `g * (1 / x)`.
  func times(_ other: Formula) -> Formula {
    switch other {
    case .number("1"): self
    case .binary("*", let left, let right): .binary("*", times(left), right)
    case .binary("/", let left, let right): .binary("/", times(left), right)
    default: .binary("*", self, other)
    }
  }

  private var whole: Int? {
    if case .number(let text) = self, text.count < 10 { return Int(text) }
    return nil
  }

  /// The formula as text, with the brackets that it needs.
  var text: String { text(above: 0) }

  /// Whether it is one word or one number.
  var isAtom: Bool {
    switch self {
    case .name(let name): Formula.isWord(name)
    case .number: true
    default: false
    }
  }

  private static func isWord(_ name: String) -> Bool {
    name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
  }

  private func text(above strength: Int) -> String {
    switch self {
    case .name(let name): return name
    case .number(let number):
      return number.hasPrefix("-") && strength > 2 ? "(\(number))" : number
    case .negative(let inner):
      let text = "-" + inner.text(above: 3)
      return strength > 2 ? "(\(text))" : text
    case .call(let name, let arguments):
      return name + "(" + arguments.map(\.text).joined(separator: ", ") + ")"
    case .binary(let sign, let left, let right):
      let own = Self.strengths[sign] ?? 0
      let isPower = Self.powers.contains(sign)
      let space = isPower ? "" : " "
      let text =
        left.text(above: isPower ? own + 1 : own) + space + sign + space
        + right.text(above: isPower ? own : own + 1)
      return own < strength ? "(\(text))" : text
    }
  }
}

/// Reads a ``Formula`` from text, one character after the other.
private struct FormulaReader {
  private let text: [Character]
  private var index = 0

  init(_ string: String) { text = Array(string) }

  var isAtEnd: Bool { text[index...].allSatisfy { $0 == " " } }

  /// expression: operand (operator operand)*, operators that bind at least as strong.
  mutating func expression(above strength: Int) -> Formula? {
    guard var left = operand() else { return nil }
    while let sign = peekOperator(), let own = Formula.strengths[sign], own >= max(1, strength) {
      skipSpaces()
      index += sign.count
      let isPower = Formula.powers.contains(sign)
      guard let right = expression(above: isPower ? own : own + 1) else { return nil }
      left = .binary(sign, left, right)
    }
    return left
  }

  /// operand: "-" operand | number | name ["(" expression,* ")"] | "(" expression ")"
  private mutating func operand() -> Formula? {
    skipSpaces()
    guard index < text.count else { return nil }
    let character = text[index]
    if character == "-" {
      index += 1
      guard let inner = expression(above: 3) else { return nil }
      return .negative(inner)
    }
    if character == "(" {
      index += 1
      guard let inner = expression(above: 0), take(")") else { return nil }
      return inner
    }
    if character.isNumber || character == "." { return .number(takeWhile(isPartOfNumber)) }
    guard character.isLetter || character == "_" else { return nil }
    let name = takeWhile { text, index in
      text[index].isLetter || text[index].isNumber || text[index] == "_" || text[index] == "."
    }
    guard index < text.count, text[index] == "(" else { return .name(name) }
    index += 1
    if take(")") { return .call(name, []) }
    var arguments: [Formula] = []
    repeat {
      guard let argument = expression(above: 0) else { return nil }
      arguments.append(argument)
    } while take(",")
    return take(")") ? .call(name, arguments) : nil
  }

  private func isPartOfNumber(_ text: [Character], _ index: Int) -> Bool {
    let character = text[index]
    if character.isNumber || character == "." || character == "e" { return true }
    return (character == "-" || character == "+") && index > 0 && text[index - 1] == "e"
  }

  private mutating func takeWhile(_ test: ([Character], Int) -> Bool) -> String {
    let start = index
    while index < text.count, test(text, index) { index += 1 }
    return String(text[start..<index])
  }

  private mutating func skipSpaces() {
    while index < text.count, text[index] == " " { index += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpaces()
    guard index < text.count, text[index] == character else { return false }
    index += 1
    return true
  }

  private func peekOperator() -> String? {
    var start = index
    while start < text.count, text[start] == " " { start += 1 }
    for length in [2, 1] where start + length <= text.count {
      let sign = String(text[start..<(start + length)])
      if Formula.strengths[sign] != nil { return sign }
    }
    return nil
  }
}
