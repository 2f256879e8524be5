/// A compiled regular expression: instructions for a backtracking machine.
struct RegexProgram {
  indirect enum Instruction {
    case scalar(Unicode.Scalar)
    case set(RegexSet)
    case anything(alsoNewline: Bool)
    case begin, end, lineBegin, lineEnd, textEnd
    case wordBoundary(isOne: Bool)
    /// Remembers the position in a slot.
    case save(Int)
    case jump(Int)
    /// Goes on at the first; comes back to the second when that fails.
    case split(Int, Int)
    /// Leaves a loop whose body matched nothing; the slot holds where the body began.
    case progress(slot: Int)
    case backreference(Int)
    case look(RegexProgram, isAhead: Bool, isPositive: Bool)
    /// Of a conditional: goes on at the place unless the group took part.
    case unlessGroup(Int, Int)
    case done
  }

  var instructions: [Instruction] = []
  /// Two for every group, then those that loops need.
  var slotCount = 2
  var groupCount = 0
  var groupNames: [(name: String, group: Int)] = []
  var ignoresCase = false

  /// The steps one match may take before the pattern is called hopeless.
  private static let patience = 20_000_000

  private struct Retreat {
    var instruction: Int
    var position: Int
    var slots: [Int]
  }

  /// The slots of a match that begins exactly at a position, nil without one.
  func match(
    _ text: [Unicode.Scalar], at start: Int, fully: Bool, tick: (Int) throws -> Void
  ) throws -> [Int]? {
    try run(text, from: start, slots: [Int](repeating: -1, count: slotCount), fully, tick)
  }

  private func run(
    _ text: [Unicode.Scalar], from start: Int, slots: [Int], _ fully: Bool,
    _ tick: (Int) throws -> Void
  ) throws -> [Int]? {
    var slots = slots
    var position = start
    var at = 0
    var retreats: [Retreat] = []
    var steps = 0
    while true {
      steps += 1
      if steps & 0xfff == 0 {
        try tick(retreats.count * 64)
        if steps > Self.patience {
          throw PythonError(.runtimeError, "the regular expression takes too long on this text")
        }
      }
      var fits = true
      switch instructions[at] {
      case .scalar(let wanted):
        fits = position < text.count && same(text[position], wanted)
        position += 1
      case .set(let set):
        fits = position < text.count && set.contains(text[position], ignoringCase: ignoresCase)
        position += 1
      case .anything(let alsoNewline):
        fits = position < text.count && (alsoNewline || text[position] != "\n")
        position += 1
      case .begin: fits = position == 0
      case .end:
        fits =
          position == text.count || (position == text.count - 1 && text[position] == "\n")
      case .textEnd: fits = position == text.count
      case .lineBegin: fits = position == 0 || text[position - 1] == "\n"
      case .lineEnd: fits = position == text.count || text[position] == "\n"
      case .wordBoundary(let isOne):
        let before = position > 0 && RegexSet.isWord(text[position - 1])
        let after = position < text.count && RegexSet.isWord(text[position])
        fits = (before != after) == isOne
      case .save(let slot): slots[slot] = position
      case .jump(let target):
        at = target
        continue
      case .split(let first, let second):
        retreats.append(Retreat(instruction: second, position: position, slots: slots))
        at = first
        continue
      case .progress(let slot): fits = slots[slot] != position
      case .backreference(let group):
        let (from, to) = (slots[2 * group], slots[2 * group + 1])
        fits = from >= 0 && to >= from && position + to - from <= text.count
        if fits {
          for offset in 0..<(to - from) where fits {
            fits = same(text[position + offset], text[from + offset])
          }
          position += to - from
        }
      case .look(let inner, let isAhead, let isPositive):
        let found = try inner.look(text, position, slots, isAhead, tick)
        fits = (found != nil) == isPositive
        if let found, isPositive { slots = found }
      case .unlessGroup(let group, let target):
        if slots[2 * group + 1] < 0 {
          at = target
          continue
        }
      case .done:
        fits = !fully || position == text.count
        if fits {
          slots[1] = position
          slots[0] = start
          return slots
        }
      }
      if fits {
        at += 1
      } else {
        guard let retreat = retreats.popLast() else { return nil }
        (at, position, slots) = (retreat.instruction, retreat.position, retreat.slots)
      }
    }
  }

  private func look(
    _ text: [Unicode.Scalar], _ position: Int, _ slots: [Int], _ isAhead: Bool,
    _ tick: (Int) throws -> Void
  ) throws -> [Int]? {
    let saved = (slots[0], slots[1])
    func restored(_ found: [Int]) -> [Int] {
      var found = found
      (found[0], found[1]) = saved
      return found
    }
    if isAhead { return try run(text, from: position, slots: slots, false, tick).map(restored) }
    let before = Array(text[..<position])
    for start in stride(from: position, through: 0, by: -1) {
      if let found = try run(before, from: start, slots: slots, true, tick) {
        return restored(found)
      }
    }
    return nil
  }

  private func same(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    if a == b { return true }
    return ignoresCase && a.properties.lowercaseMapping == b.properties.lowercaseMapping
  }
}

/// A set of characters: `[a-z\d]`, `\w`.
struct RegexSet {
  var ranges: [ClosedRange<UInt32>] = []
  var classes: [(letter: Unicode.Scalar, isNegated: Bool)] = []
  var isNegated = false

  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    if holds(scalar) { return !isNegated }
    if ignoringCase {
      let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      let upper = scalar.properties.uppercaseMapping.unicodeScalars.first ?? scalar
      if holds(lower) || holds(upper) { return !isNegated }
    }
    return isNegated
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    if ranges.contains(where: { $0.contains(scalar.value) }) { return true }
    return classes.contains { letter, isNegated in
      let member =
        switch letter {
        case "d": scalar.properties.numericType == .decimal
        case "s": scalar.properties.isWhitespace || (0x1c...0x1f).contains(scalar.value)
        default: Self.isWord(scalar)
        }
      return member != isNegated
    }
  }

  static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 128 {
      let byte = UInt8(scalar.value)
      return Lexer.isLetter(byte) || Lexer.isDigit(byte)
    }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}
