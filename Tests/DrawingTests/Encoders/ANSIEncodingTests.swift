import Drawing
import Testing

@Suite struct ANSIEncodingTests {
  private let red = Style(foreground: .indexed(1))
  private let orange = Style(foreground: .indexed(208), attributes: .bold)

  private func ansi(_ runs: [StyledText.Run], depth: ColorDepth = .indexed256) -> String {
    picture(10, 1) { $0.write(StyledText(runs: runs), x: 0, y: 0) }.ansi(depth: depth)
      .visible
  }

  @Test func plainTextHasNoSequences() {
    #expect(ansi([.init("loss")]) == "loss\n")
  }

  @Test func stylesEndAtTheLine() {
    #expect(ansi([.init("a"), .init("b", red), .init("c")]) == "a^[31mb^[0mc\n")
    #expect(ansi([.init("b", red)]) == "^[31mb^[0m\n")
  }

  @Test func onlyChangesAreWritten() {
    let bold = Style(foreground: .indexed(1), attributes: .bold)
    #expect(ansi([.init("a", red), .init("b", bold)]) == "^[31ma^[1mb^[0m\n")
    #expect(ansi([.init("a", bold), .init("b", red)]) == "^[1;31ma^[22mb^[0m\n")
    #expect(
      ansi([
        .init("a", Style(attributes: [.bold, .dim, .italic, .underline])),
        .init("b", Style(attributes: .dim)),
      ]) == "^[1;2;3;4ma^[0;2mb^[0m\n")
  }

  @Test(arguments: [
    (ColorDepth.indexed256, "^[1;38;5;208mx^[0m\n"), (.sixteen, "^[1;33mx^[0m\n"),
    (.none, "^[1mx^[0m\n"),
  ])
  func depth(depth: ColorDepth, text: String) {
    #expect(ansi([.init("x", orange)], depth: depth) == text)
  }

  @Test func allKindsOfColours() {
    #expect(
      ansi([
        .init("a", Style(foreground: .indexed(9), background: .indexed(4))),
        .init("b", Style(background: .indexed(12))),
        .init("c", Style(background: .indexed(240))),
      ]) == "^[91;44ma^[0;104mb^[48;5;240mc^[0m\n")
  }

  @Test func visibleBlanksAtTheEndStay() {
    #expect(ansi([.init("a"), .init(" ", Style(foreground: .indexed(3)))]) == "a\n")
    #expect(ansi([.init("a"), .init(" ", Style(background: .indexed(3)))]) == "a^[43m ^[0m\n")
    #expect(ansi([.init("a"), .init(" ", Style(background: .indexed(3)))], depth: .none) == "a\n")
    #expect(ansi([.init(" ", Style(attributes: .reverse))]) == "^[7m ^[0m\n")
  }

  @Test func aTerminalShowsTheSamePicture() {
    var random = Generator(seed: 4)
    for _ in 0..<200 {
      let canvas = picture(20, 6) { $0.scribble(strokes: 12, using: &random) }
      var terminal = TinyTerminal(size: canvas.size)
      terminal.feed(canvas.ansi())
      #expect(terminal.errors == [])
      #expect(terminal.canvas.text() == canvas.text())
      #expect(terminal.canvas.visibleCells == canvas.visibleCells)
    }
  }
}

extension String {
  /// The text with escape characters that can be read.
  var visible: String {
    split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "^")
  }
}

extension Canvas {
  /// The cells, with what cannot be seen in a blank left out.
  var visibleCells: [Cell] {
    cells.map { cell in
      let shows = !cell.style.attributes.isDisjoint(with: [.reverse, .underline])
      return cell.glyph == " " && !shows
        ? Cell(" ", Style(background: cell.style.background)) : cell
    }
  }
}
