import Drawing
import Glibc
import Terminal
import TerminalTesting
import Testing

@Suite struct NcursesScreenTests {
  @Test func showsAPicture() throws {
    let terminal = try openProbe(Size(width: 30, height: 4))
    try terminal.wait { $0.text.contains("╯") }
    #expect(
      terminal.screen.text == """
        ╭─ probe 30x4 ───────────────╮
        │                            │
        │                            │
        ╰────────────────────────────╯

        """)
    #expect(terminal.screen.canvas[0, 0].style == Style(foreground: .indexed(67)))
    #expect(terminal.screen.canvas[3, 0].style == .plain)
    #expect(terminal.screen.modes.isSuperset(of: [1049, 2004]))
    #expect(!terminal.screen.modes.contains(25))
    #expect(terminal.screen.unknown == [])
    terminal.send("q")
    #expect(terminal.waitForExit() == .exited(0))
  }

  /// The picture on the terminal is the canvas, cell by cell, whatever was there before.
  @Test func showsEveryStyleAndWidth() throws {
    let terminal = try openProbe(Size(width: 60, height: 6))
    for count in 1...24 {
      terminal.send("p")
      try terminal.wait { $0.text.contains("key p") && $0.cursor.x == count && $0.cursor.y == 1 }
      terminal.settle(milliseconds: 30)
      var expected = Canvas(size: Size(width: 60, height: 1))
      for index in 0..<count {
        expected.write(
          // A joined sequence shows its first picture; a character newer than the C library is replaced.
          "日本 \(index) é👩 \u{FFFD}\u{FFFD}|", x: 2 + index, y: 0,
          style: Style(
            foreground: .indexed(UInt8(index * 40 & 255)), background: .indexed(UInt8(232 + index)),
            attributes: Style.Attributes(rawValue: UInt8(index % 32))))
      }
      let shown = terminal.screen.canvas
      let row = (1..<59).map { shown[$0, 4] }
      let isSame = row == (1..<59).map { expected[$0, 0] }
      #expect(isSame, "\(terminal.screen.text)")
    }
    #expect(terminal.screen.unknown == [])
  }

  @Test func aPictureThatStaysCostsNothing() throws {
    let terminal = try openProbe()
    terminal.send("r")
    try terminal.wait { $0.text.contains("key r") }
    terminal.settle()
    let ticks = terminal.processorTicks
    #expect(terminal.settle(milliseconds: 400) == 0)
    #expect(terminal.processorTicks == ticks)
  }

  @Test func framesAreSmall() throws {
    let terminal = try openProbe(Size(width: 120, height: 40))
    terminal.settle()
    let before = terminal.output.count
    terminal.send("a")
    try terminal.wait { $0.text.contains("frames:") }
    let bytes = (terminal.output.count - before) / 300
    print("\(terminal.screen.row(1)), \(bytes) bytes a frame")
    #expect(bytes < 2000)
  }

  @Test func redrawRepairsTheScreen() throws {
    let terminal = try openProbe()
    terminal.settle()
    let before = terminal.output.count
    terminal.send("r")
    try terminal.wait { $0.text.contains("key r") }
    terminal.settle()
    #expect(terminal.output.count - before > 300)
  }

  @Test func ringsAndSetsTitles() throws {
    let terminal = try openProbe()
    terminal.send("bn")
    try terminal.wait { $0.title == "probe title" && $0.bells == 1 }
  }

  @Test func anotherThreadWakesIt() throws {
    let terminal = try openProbe()
    terminal.send("w")
    try terminal.wait { $0.text.contains("woken") }
  }

  @Test(arguments: [
    Size(width: 1, height: 1), Size(width: 2, height: 1), Size(width: 1, height: 30),
    Size(width: 3, height: 3), Size(width: 300, height: 100), Size(width: 5000, height: 4),
    Size(width: 65535, height: 65535),
  ])
  func everySizeWorks(size: Size) throws {
    let terminal = try openProbe(size)
    terminal.send("pm")
    terminal.settle()
    terminal.send("q")
    #expect(terminal.waitForExit() == .exited(0))
  }

  @Test func resizing() throws {
    let terminal = try openProbe()
    try terminal.wait { $0.text.contains("60x14") && $0.text.contains("╯") }
    for size in [(90, 30), (20, 5), (1, 1), (300, 90), (40, 10)].map({ Size(width: $0, height: $1) }
    ) {
      terminal.resize(size)
      if size.width > 15 {
        try terminal.wait { $0.row(0).hasPrefix("╭─ probe \(size.width)x\(size.height) ") }
        try terminal.wait { $0.canvas[size.width - 1, size.height - 1].glyph == "╯" }
      } else {
        terminal.settle()
      }
    }
    terminal.send("q")
    #expect(terminal.waitForExit() == .exited(0))
  }

  // MARK: What the terminal can do

  @Test func noColor() throws {
    let terminal = try openProbe(environment: ["NO_COLOR": "1"])
    terminal.send("ppppp")
    terminal.settle()
    let canvas = terminal.screen.canvas
    #expect(
      canvas.cells.allSatisfy {
        $0.style.foreground == .standard && $0.style.background == .standard
      })
    #expect(canvas.cells.contains { $0.style.attributes.contains(.bold) })
  }

  @Test(arguments: ["C", "POSIX", ""])
  func asciiWhereTheLocaleIsNotUTF8(locale: String) throws {
    let terminal = try openProbe(Size(width: 30, height: 5), locale: locale)
    terminal.send("p")
    try terminal.wait { $0.text.contains("key p") }
    terminal.settle()
    #expect(terminal.output.allSatisfy { $0 < 0x80 })
    #expect(terminal.screen.row(0) == "+- probe 30x5 ---------------+")
    #expect(terminal.screen.row(3) == "| ???? 0 e?? ??|             |")
  }

  @Test(arguments: [
    "xterm", "screen", "linux", "rxvt", "vt100", "ansi", "tmux-256color",
  ])
  func otherTerminals(type: String) throws {
    let terminal = try openProbe(type: type)
    terminal.send("ppppppppppm")
    try terminal.wait { _ in terminal.output.count > 200 }
    terminal.settle()
    terminal.send("q")
    #expect(terminal.waitForExit() == .exited(0))
  }

  @Test(arguments: [
    ("dumb", "probe: the terminal type 'dumb' cannot show a full screen"),
    (
      "nonsense-99",
      "probe: the terminal type 'nonsense-99' (TERM) is unknown here; try TERM=xterm-256color"
    ),
    ("", "probe: the environment variable TERM is not set; try TERM=xterm-256color"),
  ])
  func terminalsThatCannot(type: String, message: String) throws {
    let terminal = try openProbe(Size(width: 100, height: 4), type: type)
    #expect(terminal.waitForExit() == .exited(3))
    #expect(terminal.screen.text == message + "\n\n\n\n")
  }

  @Test func outputThatIsNoTerminal() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "\(probePath) | cat"], size: Size(width: 80, height: 4))
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.row(0) == "probe: standard output is not a terminal")
  }

  @Test func keysComeFromTheTerminalWhenInputIsAFile() throws {
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "\(probePath) < /dev/null"], size: Size(width: 80, height: 8))
    try terminal.wait { $0.text.contains("╯") }
    terminal.send("jq")
    #expect(terminal.waitForExit() == .exited(0))
  }
}
