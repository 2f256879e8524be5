import Drawing
import Testing

@Suite struct AsciicastTests {
  @Test func aRecordingIsAHeaderAndChanges() {
    let first = picture(4, 2) { $0.write("a\"\\", x: 0, y: 0) }
    let second = picture(4, 2) { $0.write("b", x: 0, y: 1, style: Style(foreground: .indexed(1))) }
    let wider = picture(5, 2) { _ in }
    let recording = Asciicast.encode(
      [
        TimedFrame(time: 0, canvas: first), TimedFrame(time: 0.5, canvas: first),
        TimedFrame(time: 1.25, canvas: second), TimedFrame(time: 61, canvas: wider),
      ], title: "sin \"x\"")
    #expect(
      recording == #"""
        {"version": 2, "width": 4, "height": 2, "duration": 61.000000, "title": "sin \"x\"", "env": {"TERM": "xterm-256color"}}
        [0.000000, "o", "\u001b[0m\u001b[H\u001b[2J\u001b[1;1Ha\"\\\u001b[?25l"]
        [1.250000, "o", "\u001b[1;1H   \u001b[2;1H\u001b[31mb\u001b[0m"]
        [61.000000, "r", "5x2"]
        [61.000000, "o", "\u001b[0m\u001b[H\u001b[2J"]

        """#)
  }

  @Test func nothingToShow() {
    #expect(
      Asciicast.encode([])
        == "{\"version\": 2, \"width\": 80, \"height\": 24, \"env\": {\"TERM\": \"xterm-256color\"}}\n"
    )
  }
}
