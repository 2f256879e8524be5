import Drawing
import Testing

@Suite struct StyledTextTests {
  let bold = Style(attributes: .bold)

  @Test func neighboursOfOneStyleMelt() {
    var text: StyledText = "a"
    text.append("b")
    text.append("", style: bold)
    text.append("c", style: bold)
    #expect(text.runs == [.init("ab"), .init("c", bold)])
    #expect(text.plain == "abc")
    #expect(text.columns == 3)
  }

  @Test func truncationKeepsStyles() {
    let text = StyledText("value ") + StyledText("0.9988", style: bold)
    #expect(text.truncated(to: 12) == text)
    #expect(text.truncated(to: 9) == StyledText("value ") + StyledText("0.…", style: bold))
    #expect(text.truncated(to: 4) == StyledText("val…"))
    #expect(text.truncated(to: 0).isEmpty)
  }

  @Test func writesRunsNextToEachOther() {
    let canvas = picture(8, 1) { canvas in
      #expect(canvas.write(StyledText("ab") + StyledText("日", style: bold), x: 1, y: 0) == 5)
    }
    #expect(canvas.text() == " ab日\n")
    #expect(canvas[2, 0].style == .plain)
    #expect(canvas[3, 0].style == bold)
  }

  @Test func linesInABlock() {
    let canvas = picture(9, 3) { canvas in
      canvas.write(
        ["ab", "abcdefgh", "hidden"], in: Rect(x: 1, y: 0, width: 6, height: 2), align: .right)
    }
    #expect(canvas.text() == "     ab\n abcdef\n\n")
  }
}
