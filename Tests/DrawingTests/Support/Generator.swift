import Drawing

/// SplitMix64: the same numbers on every machine and in every run.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

extension Canvas {
  /// Scribbles over a canvas: narrow and wide glyphs, styles, fills and blanks anywhere.
  mutating func scribble(strokes: Int, using random: inout Generator) {
    let glyphs: [Character] = ["a", "Z", "─", "│", "╭", "日", "😀", "é", "⣿", " ", " "]
    for _ in 0..<strokes {
      let style = Style(
        foreground: .random(using: &random), background: .random(using: &random),
        attributes: Style.Attributes(rawValue: UInt8.random(in: 0...31, using: &random)))
      let x = Int.random(in: -2...size.width, using: &random)
      let y = Int.random(in: -1...size.height, using: &random)
      let glyph = glyphs.randomElement(using: &random) ?? "a"
      switch Int.random(in: 0..<5, using: &random) {
      case 0: put(glyph, x: x, y: y, style: style)
      case 1:
        let text = String((0..<8).map { _ in glyphs.randomElement(using: &random) ?? "a" })
        write(text, x: x, y: y, style: style)
      case 2:
        fill(
          Rect(
            x: x, y: y, width: Int.random(in: 0...7, using: &random),
            height: Int.random(in: 0...3, using: &random)), with: glyph, style: style)
      case 3: fill(Rect(x: x, y: y, width: 9, height: 1))
      default: write("plain words", x: x, y: y)
      }
    }
  }

  /// Whether every wide glyph has both its cells, and every empty cell belongs to one.
  var isWellFormed: Bool {
    (0..<size.height).allSatisfy { y in
      (0..<size.width).allSatisfy { x in
        let isWide = self[x, y].glyph?.columns == 2
        let isFollowed = x + 1 < size.width && self[x + 1, y].glyph == nil
        return isWide == isFollowed
      } && (size.width == 0 || self[0, y].glyph != nil)
    }
  }
}

extension Color {
  fileprivate static func random(using random: inout Generator) -> Color {
    Bool.random(using: &random) ? .standard : .indexed(UInt8.random(in: 0...255, using: &random))
  }
}
