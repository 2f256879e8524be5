import Drawing
import Terminal
import Testing

/// Keys out of bytes, for lines edited without ncurses.
@Suite struct KeyDecoderTests {
  @Test(arguments: [
    ("a", [Key.character("a")]), ("é∇", [.character("é"), .character("∇")]),
    ("\u{1b}[A\u{1b}OB", [Key(.up), Key(.down)]), ("\u{1b}[3~", [Key(.delete)]),
    ("\r\u{7f}\t", [Key(.enter), Key(.backspace), Key(.tab)]),
    ("\u{3}", [Key(.character("c"), control: true)]),
    ("\u{1b}b", [Key(.character("b"), alt: true)]),
    ("\u{1b}[99;9q", []),
  ]) func decodes(text: String, keys: [Key]) {
    var decoder = KeyDecoder()
    #expect(decoder.keys(Array(text.utf8)) == keys)
  }

  @Test func waitsForTheRest() {
    var decoder = KeyDecoder()
    let bytes = Array("∇".utf8)
    #expect(decoder.keys(Array(bytes[..<1])) == [])
    #expect(decoder.keys(Array(bytes[1...])) == [.character("∇")])
  }
}
