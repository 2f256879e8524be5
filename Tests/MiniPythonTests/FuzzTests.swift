import MiniPython
import Testing

/// Whatever a program looks like, running it ends: with its output, an exception, or a syntax error.
@Suite struct FuzzTests {
  private static let pieces = [
    "if ", "else:", "elif x:", "for i in ", "while ", "def f(x):", "class A:", "return ", "yield ",
    "lambda x: ", "try:", "except:", "finally:", "with ", "match x:", "case ", "import math",
    "raise ", "assert ", "del ", "global x", "nonlocal x", "pass", "break", "continue", "not ",
    "and ", "or ", "in ", "is ", "await ", "async ", "x", "y", "self", "print", "range", "len",
    "super()", "__init__", "1", "2.5", "0x1f", "1e400", "10**9", "'a'", "\"b", "f'{x!r:>{y}}'",
    "f'{'", "'''", "b'\\xff'", "r'\\'", "(", ")", "[", "]", "{", "}", ":", ",", ".", ";", "=",
    "==", ":=", "+=", "**", "*", "/", "//", "%", "@", "->", "...", "~", "<", ">>", "!", "$", "?",
    "\\", "\n", "\n    ", "\n\t", "\n        ", "#c", "é", "\u{200B}", "\u{0}", " ", "%d % ",
    ".format(", "[::-1]", "[*x]", "{**x}", "=5)", "None", "True", "_",
  ]

  private func ends(_ source: String) throws {
    let run = try Run(source) { interpreter in
      interpreter.stepBudget = 20_000
      interpreter.memoryBudget = 256 << 20
    }
    // Its errors can be shown, whatever they quote.
    #expect(run.failure == nil || !run.errors.isEmpty)
  }

  @Test(arguments: 0..<8) func piecesInAnyOrder(seed: Int) throws {
    var random = SplitMix(seed: UInt64(seed))
    for _ in 0..<60 {
      let count = random.below(40) + 1
      try ends((0..<count).map { _ in Self.pieces[random.below(Self.pieces.count)] }.joined())
    }
  }

  @Test(arguments: Program.all) func programsWithMistakes(program: Program) throws {
    var random = SplitMix(seed: UInt64(program.source.utf8.count))
    let lines = program.source.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<3 {
      var text = lines.prefix(random.below(lines.count) + 1).joined(separator: "\n")
      for _ in 0..<(random.below(4) + 1) {
        var scalars = Array(text.unicodeScalars)
        let place = random.below(scalars.count)
        switch random.below(3) {
        case 0: scalars.remove(at: place)
        case 1: scalars.swapAt(place, random.below(scalars.count))
        default:
          let piece = Self.pieces[random.below(Self.pieces.count)]
          scalars.insert(contentsOf: piece.unicodeScalars, at: place)
        }
        text = String(String.UnicodeScalarView(scalars))
        if text.isEmpty { text = "x" }
      }
      try ends(text)
    }
  }

  @Test(arguments: ["(", "[", "{", "-", "not ", "lambda: ", "x.", "f(", "a if b else ", "'%s' % "])
  func deepNestingIsRefused(piece: String) throws {
    try ends(String(repeating: piece, count: 20_000) + "x")
    try ends("x = " + String(repeating: piece, count: 300))
    try ends((0..<300).map { String(repeating: " ", count: $0) + "if x:" }.joined(separator: "\n"))
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers in every run.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((z ^ (z >> 31)) % UInt64(max(1, bound)))
  }
}
