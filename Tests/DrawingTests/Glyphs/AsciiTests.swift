import Drawing
import Testing

@Suite struct AsciiTests {
  @Test(arguments: [
    ("╭─┬╮│┿═║╬╲", "+-++|+=|+\\"), ("┄┆┅╸╷", "-:==|"), ("█▌▁░▒▓▏", "##_.:#|"),
    ("→←↑↓▾▸●○◆✓✗…", "><^vv>*o#+x~"), ("∇∂Σ√≈≠≤·×²₀", "^dS/~!<.*20"), ("éÜñß", "eUns"),
    ("αβθλπσ", "ab0lps"), ("⠁⠇⣿", ".:#"), ("e\u{301}", "e"), ("a b~", "a b~"), ("ж", "?"),
    ("日", "??"), ("Ａ", "AA"), ("😀", "??"),
  ])
  func everyGlyphHasACounterpart(glyphs: String, ascii: String) {
    let canvas = picture(12, 1) { $0.write(glyphs, x: 0, y: 0) }
    #expect(canvas.asciified().text() == ascii + "\n")
  }

  @Test func nothingMoves() {
    var random = Generator(seed: 3)
    let canvas = picture(40, 9) { $0.scribble(strokes: 300, using: &random) }
    let ascii = canvas.asciified()
    #expect(ascii.isWellFormed)
    #expect(ascii.cells.allSatisfy { $0.glyph?.isASCII == true })
    #expect(ascii.cells.map(\.style) == canvas.cells.map(\.style))
  }

  @Test func repertoires() {
    #expect(Glyphs.ascii.border(.rounded) == .ascii)
    #expect(Glyphs.unicode.border(.heavy) == .heavy)
    #expect(Direction.allCases.map { Glyphs.ascii.arrowhead($0) } == ["^", ">", "v", "<"])
    for glyphs in [Glyphs.unicode, .ascii] {
      let signs = Mirror(reflecting: glyphs).children.compactMap { $0.value as? Character }
      #expect(signs.count == 22)
      #expect((signs + glyphs.spinner).allSatisfy { $0.columns == 1 })
      #expect(glyphs.ellipsis.columns == 1)
      #expect(!glyphs.isASCII || (signs + glyphs.spinner).allSatisfy(\.isASCII))
    }
  }
}
