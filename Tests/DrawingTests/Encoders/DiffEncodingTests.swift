import Drawing
import Testing

@Suite struct DiffEncodingTests {
  private func diff(_ before: String, _ after: String, width: Int = 12) -> String {
    let next = picture(width, 1) { $0.write(after, x: 0, y: 0) }
    return next.diff(from: picture(width, 1) { $0.write(before, x: 0, y: 0) }).visible
  }

  @Test(arguments: [
    ("same", "same", ""),
    ("abc", "abd", "^[1;3Hd"),
    ("a b c d", "x b c d", "^[1;1Hx"),
    ("abcdef", "xbcdeX", "^[1;1HxbcdeX"),
    ("abcdefgh", "xbcdefgX", "^[1;1Hx^[1;8HX"),
    ("日本", "日語", "^[1;3H語"),
    ("日本", "x 本", "^[1;1Hx "),
    ("ab", "日", "^[1;1H日"),
    ("abcdefgh", "a", "^[1;2H^[K"),
    ("abcdefgh", "", "^[1;1H^[K"),
    ("ab", "", "^[1;1H  "),
  ])
  func changes(before: String, after: String, text: String) {
    #expect(diff(before, after) == text)
  }

  @Test func theFirstPictureClearsTheScreen() {
    let canvas = picture(3, 1) { $0.write("a", x: 1, y: 0) }
    #expect(canvas.diff(from: nil).visible == "^[0m^[H^[2J^[1;2Ha^[?25l")
    #expect(
      canvas.diff(from: Canvas(size: Size(width: 9, height: 9))).visible == "^[0m^[H^[2J^[1;2Ha")
  }

  @Test func theCursorFollows() {
    let hidden = Canvas(size: Size(width: 3, height: 2))
    var shown = hidden
    shown.cursor = (2, 1)
    var moved = hidden
    moved.cursor = (0, 1)
    #expect(shown.diff(from: hidden).visible == "^[2;3H^[?25h")
    #expect(shown.diff(from: shown) == "")
    #expect(moved.diff(from: shown).visible == "^[2;1H")
    #expect(hidden.diff(from: shown).visible == "^[?25l")
  }

  /// Whatever was shown, applying the difference shows the next picture.
  @Test(arguments: [
    Size(width: 20, height: 6), Size(width: 1, height: 1), Size(width: 3, height: 9),
  ])
  func appliedToThePreviousGivesTheNext(size: Size) {
    var random = Generator(seed: 5)
    var canvas = Canvas(size: size)
    var terminal = TinyTerminal(size: size)
    terminal.feed(canvas.diff(from: nil))
    for step in 0..<300 {
      let previous = canvas
      canvas.scribble(strokes: Int.random(in: 0...6, using: &random), using: &random)
      if step % 7 == 0 {
        canvas.cursor = (step % size.width, step % size.height)
      } else if step % 5 == 0 {
        canvas.cursor = nil
      }
      terminal.feed(canvas.diff(from: previous))
      #expect(terminal.errors == [])
      #expect(terminal.screen.cells == canvas.cells)
      #expect(terminal.screen.cursor ?? (-1, -1) == canvas.cursor ?? (-1, -1))
    }
  }
}
