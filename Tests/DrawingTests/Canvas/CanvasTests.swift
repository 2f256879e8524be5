import Drawing
import Testing

@Suite struct CanvasTests {
  @Test func writesAndReturnsTheNextColumn() {
    let canvas = picture(6, 2) { canvas in
      #expect(canvas.write("日本", x: 1, y: 0) == 5)
      #expect(canvas.write("abc", x: 4, y: 1) == 7)
    }
    #expect(canvas.text() == " 日本\n    ab\n")
    #expect(canvas[2, 0].glyph == nil)
  }

  @Test func controlCharactersLeaveNoTrace() {
    #expect(picture(4, 1) { $0.write("a\u{1B}\r\nb\u{301}", x: 0, y: 0) }.text() == "ab\u{301}\n")
    #expect(picture(2, 1) { $0.put("\n", x: 0, y: 0) }.text() == "\n")
  }

  @Test(
    arguments: [
      (0, "x 本", "x"), (1, " x本", "x"), (2, "日x", "x"), (3, "日 x", "x"),
      (0, "語本", "語"), (1, " 語", "語"), (2, "日語", "語"),
    ] as [(Int, String, Character)])
  func halfAWideGlyphBlanksTheOther(x: Int, row: String, glyph: Character) {
    let canvas = picture(4, 1) { canvas in
      canvas.write("日本", x: 0, y: 0)
      canvas.put(glyph, x: x, y: 0)
    }
    #expect(canvas.text() == row + "\n")
    #expect(canvas.isWellFormed)
  }

  @Test func fillsSeparateWideGlyphsAtTheirBorders() {
    let canvas = picture(6, 1) { canvas in
      canvas.write("日本語", x: 0, y: 0)
      canvas.fill(Rect(x: 1, y: 0, width: 4, height: 1), with: "#")
    }
    #expect(canvas.text() == " ####\n")
    #expect(canvas.isWellFormed)
  }

  @Test func fillsWithWideGlyphsInPairs() {
    #expect(
      picture(6, 2) { $0.fill(Rect(x: 1, y: 0, width: 5, height: 2), with: "日") }.text()
        == " 日日\n 日日\n")
  }

  @Test func clippedWideGlyphsLeaveASpace() {
    let canvas = picture(6, 1) { canvas in
      canvas.fill(canvas.bounds, with: ".")
      canvas.clipped(to: Rect(x: 1, y: 0, width: 3, height: 1)) { $0.write("日本語", x: 0, y: 0) }
    }
    #expect(canvas.text() == ". 本..\n")
  }

  @Test func clippingNests() {
    let canvas = picture(5, 1) { canvas in
      canvas.clipped(to: Rect(x: 1, y: 0, width: 9, height: 1)) { canvas in
        canvas.clipped(to: Rect(x: -5, y: 0, width: 8, height: 1)) { canvas in
          canvas.fill(Rect(x: -99, y: -99, width: 200, height: 200), with: "x")
          canvas.write("abcdefg", x: -2, y: 0)
        }
      }
    }
    #expect(canvas.text() == " de\n")
  }

  @Test func copiesAnotherCanvas() {
    let small = picture(4, 2) { canvas in
      canvas.write("日本", x: 0, y: 0)
      canvas.write("ab", x: 1, y: 1)
    }
    #expect(
      picture(6, 3) { canvas in
        canvas.fill(canvas.bounds, with: ".")
        canvas.draw(small, x: -1, y: 1)
      }.text() == "......\n 本...\nab ...\n")
  }

  @Test func restyleKeepsGlyphs() {
    let canvas = picture(3, 1) { canvas in
      canvas.write("abc", x: 0, y: 0)
      canvas.restyle(Rect(x: 1, y: -1, width: 9, height: 9)) { $0.attributes.insert(.reverse) }
    }
    #expect(canvas.text() == "abc\n")
    #expect(canvas.row(0).map { $0.style.attributes.contains(.reverse) } == [false, true, true])
  }

  @Test(arguments: [(0, 0), (1, 1), (-3, 5), (1, 40), (40, 1)])
  func everySizeSurvivesEverything(width: Int, height: Int) {
    var random = Generator(seed: 7)
    let canvas = picture(width, height) { $0.scribble(strokes: 200, using: &random) }
    #expect(canvas.isWellFormed)
    #expect(
      canvas.text().split(separator: "\n", omittingEmptySubsequences: false).count
        == max(0, height) + 1)
  }

  @Test func scribblesStayWellFormed() {
    var random = Generator(seed: 2)
    var canvas = Canvas(size: Size(width: 13, height: 5))
    for _ in 0..<500 {
      canvas.scribble(strokes: 3, using: &random)
      #expect(canvas.isWellFormed)
    }
  }
}
