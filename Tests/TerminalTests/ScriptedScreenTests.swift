import Drawing
import Terminal
import Testing

@Suite struct ScriptedScreenTests {
  @Test func playsAScriptAndKeepsThePictures() {
    let screen = ScriptedScreen(
      size: Size(width: 4, height: 1),
      script: [
        .input(.key(.character("j"))), nil, .input(.resize(Size(width: 6, height: 2))), .woken,
      ])
    var events: [ScreenEvent?] = []
    var isRunning = true
    while isRunning {
      var canvas = Canvas(size: screen.size)
      canvas.write("\(events.count / 2)", x: 0, y: 0)
      screen.show(canvas)
      let event = screen.nextEvent(timeout: events.isEmpty ? nil : .milliseconds(40))
      events.append(event)
      if case .terminate = event { isRunning = false }
    }
    screen.close()
    #expect(
      events == [
        .input(.key(.character("j"))), nil, .input(.resize(Size(width: 6, height: 2))), .woken,
        .terminate(signal: 1),
      ])
    #expect(screen.frames.map(\.description) == ["0\n", "1\n", "1\n\n", "2\n\n"])
    #expect(screen.timeouts.first == .some(nil))
    #expect(screen.isClosed)
  }
}
