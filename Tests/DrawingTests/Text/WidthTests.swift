import Drawing
import Testing

@Suite struct WidthTests {
  @Test(
    arguments: [
      ("a", 1), (" ", 1), ("~", 1), ("é", 1), ("e\u{301}", 1), ("∇", 1), ("─", 1), ("╭", 1),
      ("⣿", 1), ("█", 1), ("▾", 1), ("●", 1), ("π", 1), ("\u{AD}", 1),
      ("日", 2), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("Ａ", 2), ("、", 2), ("😀", 2),
      ("👩‍🚀", 2), ("👍🏽", 2), ("🇩🇪", 2), ("🫨", 2), ("⌚", 2), ("\u{20000}", 2),
      ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{200D}", 0), ("\u{FE0F}", 0), ("\u{FEFF}", 0),
      ("\n", 0), ("\r\n", 0), ("\t", 0), ("\u{1B}", 0), ("\u{7F}", 0), ("\u{85}", 0),
    ] as [(Character, Int)])
  func glyph(_ glyph: Character, columns: Int) {
    #expect(glyph.columns == columns)
  }

  @Test func textIsTheSumOfItsGlyphs() {
    #expect("".columns == 0)
    #expect("Schön 日本".columns == 10)
    #expect("👩‍🚀🇩🇪!".columns == 5)
  }

  /// What is sent to a terminal takes the same room when every code point counts for itself.
  @Test(
    arguments: [
      ("a", "a"), ("e\u{301}", "e\u{301}"), ("❤\u{FE0F}", "❤"), ("👩‍🚀", "👩"), ("👍🏽", "👍"),
      ("🇩🇪", "🇩🇪"), ("日", "日"),
    ] as [(Character, String)])
  func terminalText(of glyph: Character, is text: String) {
    #expect(Array(glyph.terminalText.unicodeScalars) == Array(text.unicodeScalars))
    #expect(text.unicodeScalars.reduce(0) { $0 + Character($1).columns } == glyph.columns)
  }
}
