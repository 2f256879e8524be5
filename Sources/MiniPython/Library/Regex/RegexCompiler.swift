/// Reads Python's regular expressions and makes programs of them.
struct RegexCompiler {
  /// The options that `flags` and `(?i)` set.
  struct Flags: OptionSet {
    let rawValue: Int
    static let ignoreCase = Flags(rawValue: 2)
    static let multiline = Flags(rawValue: 8)
    static let dotAll = Flags(rawValue: 16)
    static let verbose = Flags(rawValue: 64)
  }

  private let pattern: [Unicode.Scalar]
  private var index = 0
  private var flags: Flags
  private var program = RegexProgram()
  private var openGroups: Set<Int> = []
  private var depth = 0

  private init(_ pattern: String, _ flags: Flags) {
    self.pattern = Array(pattern.unicodeScalars)
    self.flags = flags
  }

  /// Compiles a pattern; throws `re.error`'s text as a ValueError's.
  static func program(_ pattern: String, flags: Int) throws -> RegexProgram {
    var compiler = RegexCompiler(pattern, Flags(rawValue: flags))
    // The slots of groups come before those of loops, so groups are counted first.
    compiler.program.slotCount = 2 + 2 * pattern.unicodeScalars.count { $0 == "(" }
    let code = try compiler.alternatives()
    if compiler.index < compiler.pattern.count { throw compiler.fail("unbalanced parenthesis") }
    compiler.program.instructions = relocated(code) + [.done]
    compiler.program.ignoresCase = compiler.flags.contains(.ignoreCase)
    return compiler.program
  }

  /// Jumps within a piece of code are relative to the instruction; a program's are absolute.
  private static func relocated(_ code: Code) -> Code {
    code.enumerated().map { place, instruction in
      switch instruction {
      case .jump(let offset): .jump(place + offset)
      case .split(let first, let second): .split(place + first, place + second)
      case .unlessGroup(let group, let offset): .unlessGroup(group, place + offset)
      default: instruction
      }
    }
  }

  private typealias Code = [RegexProgram.Instruction]

  /// A mistake in the pattern, which begins at the place, or here.
  private func fail(_ message: String, at place: Int? = nil) -> PythonError {
    PythonError(.valueError, "\(message) at position \(place ?? index)")
  }

  private var peek: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

  private mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard pattern[index...].starts(with: wanted) else { return false }
    index += wanted.count
    return true
  }

  /// alternatives: sequence ("|" sequence)*
  private mutating func alternatives() throws -> Code {
    depth += 1
    defer { depth -= 1 }
    if depth > 100 { throw fail("too many nested groups") }
    var choices = [try sequence()]
    while take("|") { choices.append(try sequence()) }
    var code = choices.removeLast()
    for choice in choices.reversed() {
      code =
        [.split(1, choice.count + 2)] + choice + [.jump(code.count + 1)] + code
    }
    return code
  }

  private mutating func sequence() throws -> Code {
    var code: Code = []
    while let scalar = peek, scalar != "|", scalar != ")" {
      if flags.contains(.verbose), skipVerbose() { continue }
      let piece = try atom()
      code += try repeated(piece)
      if code.count > 20_000 { throw fail("the pattern is too large") }
    }
    return code
  }

  private mutating func skipVerbose() -> Bool {
    guard let scalar = peek else { return false }
    if scalar.properties.isWhitespace {
      index += 1
      return true
    }
    guard scalar == "#" else { return false }
    while let scalar = peek, scalar != "\n" {
      _ = scalar
      index += 1
    }
    return true
  }

  /// repeated: atom ["*" | "+" | "?" | "{m,n}"]["?" | "+"]
  private mutating func repeated(_ piece: Code) throws -> Code {
    var piece = piece
    while let (least, most) = try bounds() {
      let isLazy = take("?")
      if !isLazy { _ = take("+") }
      if least > 1000 || most ?? 0 > 1000 { throw fail("the repetition is too large") }
      var code: Code = []
      for _ in 0..<least { code += piece }
      if let most {
        for _ in 0..<max(0, most - least) {
          // Every optional copy that fails skips all the following ones as well.
          code += optional(piece, isLazy)
        }
      } else {
        code += loop(piece, isLazy)
      }
      piece = code
      if code.count > 20_000 { throw fail("the pattern is too large") }
    }
    return piece
  }

  private func optional(_ piece: Code, _ isLazy: Bool) -> Code {
    let out = piece.count + 1
    return [isLazy ? .split(out, 1) : .split(1, out)] + piece
  }

  private mutating func loop(_ piece: Code, _ isLazy: Bool) -> Code {
    let slot = program.slotCount
    program.slotCount += 1
    let body: Code = [.save(slot)] + piece + [.progress(slot: slot)]
    let out = body.count + 2
    return [isLazy ? .split(out, 1) : .split(1, out)] + body + [.jump(-(body.count + 1))]
  }

  private mutating func bounds() throws -> (least: Int, most: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek == "{" else { return nil }
    let mark = index
    index += 1
    let least = number()
    var most = least
    if take(",") {
      most = number()
    } else if least == nil {
      index = mark
      return nil
    }
    let hasComma = pattern[mark..<index].contains(",")
    guard take("}"), least != nil || hasComma else {
      index = mark
      return nil
    }
    if let most, most < least ?? 0 { throw fail("min repeat greater than max repeat") }
    return (least ?? 0, hasComma ? most : least)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = peek, scalar.value >= 48, scalar.value <= 57 {
      value = min((value ?? 0) * 10 + Int(scalar.value - 48), 1 << 20)
      index += 1
    }
    return value
  }

  private mutating func atom() throws -> Code {
    guard let scalar = peek else { return [] }
    index += 1
    switch scalar {
    case ".": return [.anything(alsoNewline: flags.contains(.dotAll))]
    case "^": return [flags.contains(.multiline) ? .lineBegin : .begin]
    case "$": return [flags.contains(.multiline) ? .lineEnd : .end]
    case "[": return [.set(try set())]
    case "(": return try group()
    case "\\": return try escape()
    case "*", "+", "?":
      index -= 1
      throw fail("nothing to repeat")
    case "{":
      index -= 1
      let mark = index
      if try bounds() != nil { throw fail("nothing to repeat") }
      index = mark + 1
      return [.scalar(scalar)]
    default: return [.scalar(scalar)]
    }
  }

  private mutating func group() throws -> Code {
    let start = index - 1
    var name: String?
    if take("?") {
      if take(":") { return try closed(from: start) }
      if take("=") { return [try look(isAhead: true, isPositive: true)] }
      if take("!") { return [try look(isAhead: true, isPositive: false)] }
      if take("<=") { return [try look(isAhead: false, isPositive: true)] }
      if take("<!") { return [try look(isAhead: false, isPositive: false)] }
      if take("#") {
        while let scalar = peek, scalar != ")" {
          _ = scalar
          index += 1
        }
        guard take(")") else { throw fail("missing ), unterminated comment", at: start) }
        return []
      }
      if take("P=") {
        let wanted = try groupName(until: ")")
        guard let known = program.groupNames.first(where: { $0.name == wanted }) else {
          throw fail("unknown group name '\(wanted)'")
        }
        return [.backreference(known.group)]
      }
      if take("P<") {
        name = try groupName(until: ">")
      } else {
        return try flagGroup()
      }
    }
    program.groupCount += 1
    let number = program.groupCount
    if let name {
      if program.groupNames.contains(where: { $0.name == name }) {
        throw fail("redefinition of group name '\(name)' as group \(number)")
      }
      program.groupNames.append((name, number))
    }
    return [.save(2 * number)] + (try closed(from: start)) + [.save(2 * number + 1)]
  }

  private mutating func closed(from start: Int) throws -> Code {
    let code = try alternatives()
    guard take(")") else {
      throw fail("missing ), unterminated subpattern", at: start)
    }
    return code
  }

  private mutating func look(isAhead: Bool, isPositive: Bool) throws
    -> RegexProgram.Instruction
  {
    let code = try closed(from: index)
    var inner = RegexProgram()
    inner.instructions = Self.relocated(code) + [.done]
    inner.ignoresCase = flags.contains(.ignoreCase)
    return .look(inner, isAhead: isAhead, isPositive: isPositive)
  }

  private mutating func groupName(until end: Unicode.Scalar) throws -> String {
    guard let close = pattern[index...].firstIndex(of: end) else {
      throw fail("missing \(end), unterminated name")
    }
    let name = String(text: pattern[index..<close])
    index = close + 1
    if name.isEmpty { throw fail("missing group name") }
    return name
  }

  /// `(?i)`, `(?im)` for the whole pattern, `(?i:...)` for a part (where case is the pattern's).
  private mutating func flagGroup() throws -> Code {
    while let scalar = peek, scalar != ")", scalar != ":" {
      switch scalar {
      case "i": flags.insert(.ignoreCase)
      case "m": flags.insert(.multiline)
      case "s": flags.insert(.dotAll)
      case "x": flags.insert(.verbose)
      case "a", "u", "L": break
      default: throw fail("unknown extension ?\(scalar)")
      }
      index += 1
    }
    if take(":") { return try closed(from: index) }
    guard take(")") else { throw fail("missing -, : or )") }
    return []
  }

  private mutating func escape() throws -> Code {
    guard let scalar = peek else { throw fail("bad escape (end of pattern)") }
    index += 1
    switch scalar {
    case "A": return [.begin]
    case "Z": return [.textEnd]
    case "b": return [.wordBoundary(isOne: true)]
    case "B": return [.wordBoundary(isOne: false)]
    case "d", "D", "s", "S", "w", "W":
      var set = RegexSet()
      set.classes = [Self.characterClass(scalar)]
      return [.set(set)]
    case "1"..."9":
      var group = Int(scalar.value - 48)
      if let digit = peek, digit.value >= 48, digit.value <= 57 {
        group = group * 10 + Int(digit.value - 48)
        index += 1
      }
      guard group <= program.groupCount else {
        throw fail(
          "invalid group reference \(group)", at: index - String(group).utf8.count)
      }
      return [.backreference(group)]
    default: return [.scalar(try character(scalar))]
    }
  }

  private static func characterClass(_ letter: Unicode.Scalar) -> (Unicode.Scalar, Bool) {
    let isNegated = letter.value < 97
    return (Unicode.Scalar(letter.value | 32) ?? letter, isNegated)
  }

  /// What an escape stands for that is one character.
  private mutating func character(_ scalar: Unicode.Scalar) throws -> Unicode.Scalar {
    switch scalar {
    case "n": return "\n"
    case "t": return "\t"
    case "r": return "\r"
    case "f": return "\u{0c}"
    case "v": return "\u{0b}"
    case "a": return "\u{07}"
    case "0": return "\0"
    case "x", "u":
      let width = scalar == "x" ? 2 : 4
      let end = min(index + width, pattern.count)
      guard let code = UInt32(String(text: pattern[index..<end]), radix: 16),
        let made = Unicode.Scalar(code)
      else { throw fail("incomplete escape \\\(scalar)") }
      index = end
      return made
    default:
      if scalar.value < 128, Lexer.isLetter(UInt8(scalar.value)), scalar != "_" {
        throw fail("bad escape \\\(scalar)")
      }
      return scalar
    }
  }

  private mutating func set() throws -> RegexSet {
    let start = index - 1
    var set = RegexSet()
    set.isNegated = take("^")
    var isFirst = true
    while true {
      guard let scalar = peek else { throw fail("unterminated character set", at: start) }
      index += 1
      if scalar == "]", !isFirst { return set }
      isFirst = false
      guard let low = try member(scalar, &set) else { continue }
      guard peek == "-", index + 1 < pattern.count, pattern[index + 1] != "]" else {
        set.ranges.append(low.value...low.value)
        continue
      }
      index += 1
      let next = pattern[index]
      index += 1
      guard let high = try member(next, &set), high.value >= low.value else {
        throw fail("bad character range")
      }
      set.ranges.append(low.value...high.value)
    }
  }

  /// A character of a set; a class goes into the set itself.
  private mutating func member(_ scalar: Unicode.Scalar, _ set: inout RegexSet) throws
    -> Unicode.Scalar?
  {
    guard scalar == "\\" else { return scalar }
    guard let escaped = peek else { throw fail("unterminated character set") }
    index += 1
    switch escaped {
    case "d", "D", "s", "S", "w", "W":
      set.classes.append(Self.characterClass(escaped))
      return nil
    case "b": return "\u{08}"
    default: return try character(escaped)
    }
  }
}
