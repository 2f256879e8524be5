import Drawing
import TerminalTesting
import Testing

@Suite struct VirtualScreenTests {
  private func screen(_ text: String, _ width: Int = 8, _ height: Int = 3) -> VirtualScreen {
    var screen = VirtualScreen(size: Size(width: width, height: height))
    // In two pieces, as a pipe may deliver it.
    let bytes = Array(text.utf8)
    screen.feed(bytes[..<(bytes.count / 2)])
    screen.feed(bytes[(bytes.count / 2)...])
    return screen
  }

  @Test(arguments: [
    ("abc\r\nde", "abc\nde\n\n"), ("123456789", "12345678\n9\n\n"),
    ("a\u{8}b\tc", "b      c\n\n\n"),
    ("\u{1B}[2;3Hx\u{1B}[Ay", "   y\n  x\n\n"), ("abc\u{1B}[2D\u{1B}[Kx", "ax\n\n\n"),
    ("abc\r\u{1B}[@x", "xabc\n\n\n"), ("abc\r\u{1B}[2Px", "x\n\n\n"),
    ("a\u{1B}[3b", "aaaa\n\n\n"), ("1\r\n2\r\n3\r\n4", "2\n3\n4\n"),
    ("1\r\n2\r\n3\u{1B}[H\u{1B}[L", "\n1\n2\n"), ("1\r\n2\r\n3\u{1B}[H\u{1B}[M", "2\n3\n\n"),
    ("1\r\n2\r\n3\u{1B}[2;3r\u{1B}[3H\n", "1\n3\n\n"), ("日本\u{1B}[2Gx", " x本\n\n\n"),
    ("e\u{301}x", "e\u{301}x\n\n\n"), ("ab\u{1B}[1;2H\u{1B}[1Jc", " c\n\n\n"),
  ])
  func text(output: String, rows: String) {
    let shown = screen(output)
    #expect(shown.text == rows)
    #expect(shown.unknown == [])
  }

  @Test func modesAndTheOtherScreen() {
    let full = screen("$ x\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hfull\u{1B}]2;title\u{7}")
    #expect(full.text == "full\n\n\n")
    #expect(full.modes == [7, 1049])
    #expect(full.title == "title")
    let back = screen("$ x\u{1B}[?1049h\u{1B}[?25l\u{1B}[Hfull\u{1B}[?1049l\u{1B}[?25h")
    #expect(back.text == "$ x\n\n\n")
    #expect(back.modes == [7, 25])
  }

  @Test func styles() {
    let canvas = screen("\u{1B}[1;38;5;208;44ma\u{1B}[22;39mb\u{1B}[mc").canvas
    #expect(
      canvas[0, 0].style
        == Style(foreground: .indexed(208), background: .indexed(4), attributes: .bold))
    #expect(canvas[1, 0].style == Style(background: .indexed(4)))
    #expect(canvas[2, 0].style == .plain)
  }
}
