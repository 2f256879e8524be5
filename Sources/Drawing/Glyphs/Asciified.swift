extension Canvas {
  /// The same picture in ASCII: a last safety net for what was not drawn with ``Glyphs/ascii``.
  ///
  /// Every glyph becomes one of the same width, so nothing moves; what has no counterpart becomes a
  /// question mark.
  public func asciified() -> Canvas { mapGlyphs(\.asciified) }
}

extension Character {
  /// The ASCII sign that looks or means most like this one, `?` where there is none.
  public var asciified: Character {
    if isASCII { return columns == 1 ? self : " " }
    guard let scalar = unicodeScalars.first else { return "?" }
    switch scalar.value {
    case 0x2500...0x257F:
      return LineArms(glyph: self)?.asciiGlyph ?? Self.doubleLine(scalar.value)
    case 0x2580...0x259F: return Self.block(scalar.value)
    case 0x2800...0x28FF: return Canvas.asciiDots(UInt8(scalar.value & 0xFF))
    case 0xC0...0xFF: return Self.latin[Int(scalar.value - 0xC0)]
    case 0xFF01...0xFF5E:
      // Full-width forms; both cells show the sign.
      return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? "?"
    default: break
    }
    if let sign = Self.signs[Character(scalar)] { return sign }
    // An ASCII letter under combining marks keeps its letter.
    return scalar.isASCII && scalar.value > 0x1F ? Character(scalar) : "?"
  }

  private static func doubleLine(_ value: UInt32) -> Character {
    switch value {
    case 0x2550: "="
    case 0x2551: "|"
    case 0x2571: "/"
    case 0x2572: "\\"
    case 0x2573: "X"
    default: "+"
    }
  }

  private static func block(_ value: UInt32) -> Character {
    switch value {
    case 0x2581, 0x2582: "_"
    case 0x258E, 0x258F, 0x2595: "|"
    case 0x2591: "."
    case 0x2592: ":"
    case 0x2594: "-"
    default: "#"
    }
  }

  /// The accented letters and signs U+00C0…U+00FF.
  private static let latin: [Character] = Array(
    "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTsaaaaaaaceeeeiiiidnooooo/ouuuuyty")

  private static let signs: [Character: Character] = {
    let pairs: [(String, String)] = [
      ("…‥·•‧∙⋅∘°", "~:.*..*oo"),
      ("‐‑‒–—−―", "-------"),
      ("‘’‚“”„‹›«»", "'''\"\"\"<><>"),
      ("←→↑↓↔↕⇐⇒⇑⇓↦⟵⟶↩↪↵⏎", "<>^v-|<>^v><><><<"),
      ("▲△▴▵▶▷▸▹►▻▼▽▾▿◀◁◂◃◄◅", "^^^^>>>>>>vvvv<<<<<<"),
      ("●○◉◎◌■□▣▪▫◆◇◈★☆✦", "*o@oo#.@*.##@***"),
      ("✓✔✗✘×÷±∓", "++xx*/++"),
      ("∇∂∑Σ∏Π√∞∫∆Δ≈≠≤≥≡∝∈∉⊙⊗⊕", "^dSSPP/8SDD~!<>=~ee.*+"),
      ("‖∥⊥⊤†‡§¶", "=|TT++SP"),
      ("αβγδεζηθικλμνξοπρςστυφχψωµ", "abgdezh0iklmnxoprsstufxyom"),
      ("ΑΒΓΕΖΗΘΙΚΛΜΝΞΟΡΤΥΦΧΨΩ", "ABGEZH0IKLMNXORTYFXYO"),
      ("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿᵀ", "0123456789+-=()nT"),
      ("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+-=()"),
      ("½¼¾©®™€£¥¢¡¿ªº¬¦¨´¸¯", "%%%cRTE$$c!?ao-|\"',-"),
      ("⏸⏵⏴⏹⏺⏮⏭⏪⏩", "=><#*<><>"),
    ]
    var table: [Character: Character] = [:]
    for (from, to) in pairs {
      for (glyph, sign) in zip(from, to) { table[glyph] = sign }
    }
    table["\u{A0}"] = " "
    return table
  }()
}
