import Drawing
import Testing

@Suite struct BoxTests {
  @Test(arguments: [
    (Border.rounded, "╭───╮\n│   │\n╰───╯\n"), (.square, "┌───┐\n│   │\n└───┘\n"),
    (.heavy, "┏━━━┓\n┃   ┃\n┗━━━┛\n"), (.double, "╔═══╗\n║   ║\n╚═══╝\n"),
    (.dashed, "╭┄┄┄╮\n┆   ┆\n╰┄┄┄╯\n"), (.ascii, "+---+\n|   |\n+---+\n"),
    (.heavy.ascii, "+===+\n|   |\n+===+\n"), (.dashed.ascii, "+...+\n:   :\n+...+\n"),
  ])
  func borders(border: Border, text: String) {
    #expect(picture(5, 3) { $0.box($0.bounds, border: border) }.text() == text)
  }

  @Test(arguments: [
    (1, 1, "─\n"), (3, 1, "───\n"), (1, 2, "│\n│\n"), (2, 2, "╭╮\n╰╯\n"), (0, 2, "\n\n"),
  ])
  func tinyBoxes(width: Int, height: Int, text: String) {
    #expect(picture(width, height) { $0.box($0.bounds) }.text() == text)
  }

  @Test(arguments: [
    (Alignment.left, "╭─ loss ───╮"), (.center, "╭── loss ──╮"), (.right, "╭─── loss ─╮"),
  ])
  func titles(align: Alignment, top: String) {
    let canvas = picture(12, 2) { $0.box($0.bounds, title: "loss", align: align) }
    #expect(canvas.text() == top + "\n╰──────────╯\n")
  }

  @Test(arguments: [
    (12, "╭─ Sigmo… ─╮"), (8, "╭─ S… ─╮"), (7, "╭─ … ─╮"), (6, "╭────╮"), (3, "╭─╮"),
  ])
  func titlesAreCutToTheirRoom(width: Int, top: String) {
    let canvas = picture(width, 2) { $0.box($0.bounds, title: "SigmoidBackward0") }
    #expect(canvas.text().split(separator: "\n").first == top[...])
  }

  @Test func fillBlanksTheInside() {
    let canvas = picture(4, 3) { canvas in
      canvas.fill(canvas.bounds, with: "x")
      canvas.box(canvas.bounds, fill: .plain)
    }
    #expect(canvas.text() == "╭──╮\n│  │\n╰──╯\n")
  }
}
