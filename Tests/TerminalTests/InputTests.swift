import Drawing
import Terminal
import TerminalTesting
import Testing

@Suite struct InputTests {
  /// The last event that the probe shows.
  private func last(_ screen: VirtualScreen) -> String? {
    (1..<(screen.size.height - 1)).map { row in
      String(screen.row(row).dropFirst(2).reversed().drop { $0 == "│" || $0 == " " }.reversed())
    }.last { !$0.isEmpty }
  }

  @Test func keys() throws {
    let terminal = try openProbe(Size(width: 40, height: 14))
    try terminal.wait { $0.text.contains("╯") }
    for (typed, key) in Self.keys {
      terminal.send(typed)
      do {
        try terminal.wait { last($0) == "key \(key)" }
      } catch {
        Issue.record("\(typed.debugDescription) is not \(key): \(error)")
      }
      // Something else in between, so that each key is seen anew.
      terminal.send(".")
      try terminal.wait { last($0) == "key ." }
    }
    #expect(terminal.screen.unknown == [])
  }

  private static let keys: [(String, String)] = [
    ("j", "j"), ("Z", "Z"), ("é", "é"), ("日", "日"), ("😀", "😀"),
    ("\r", "enter"), ("\n", "enter"), ("\t", "tab"), ("\u{1B}[Z", "backTab"),
    ("\u{7F}", "backspace"), ("\u{8}", "backspace"), ("\u{1B}", "escape"),
    ("\u{1}", "ctrl-a"), ("\u{3}", "ctrl-c"), ("\u{10}", "ctrl-p"), ("\u{C}", "ctrl-l"),
    ("\u{11}", "ctrl-q"), ("\u{13}", "ctrl-s"), ("\u{1C}", "ctrl-\\"), ("\u{1F}", "ctrl-_"),
    ("\u{1B}x", "alt-x"), ("\u{1B}é", "alt-é"), ("\u{1B}\r", "alt-enter"),
    ("\u{1B}\u{6}", "ctrl-alt-f"),
    ("\u{1B}[A", "up"), ("\u{1B}OA", "up"), ("\u{1B}[B", "down"), ("\u{1B}OC", "right"),
    ("\u{1B}[D", "left"), ("\u{1B}[1;5A", "ctrl-up"), ("\u{1B}[1;2B", "down"),
    ("\u{1B}[1;3D", "alt-left"), ("\u{1B}[1;7C", "ctrl-alt-right"), ("\u{1B}\u{1B}[A", "alt-up"),
    ("\u{1B}[H", "home"), ("\u{1B}[F", "end"), ("\u{1B}[1~", "home"), ("\u{1B}[4~", "end"),
    ("\u{1B}[5~", "pageUp"), ("\u{1B}[6~", "pageDown"), ("\u{1B}[5;5~", "ctrl-pageUp"),
    ("\u{1B}[2~", "insert"), ("\u{1B}[3~", "delete"), ("\u{1B}[3;5~", "ctrl-delete"),
    ("\u{1B}OP", "F1"), ("\u{1B}[11~", "F1"), ("\u{1B}[1;5P", "ctrl-F1"), ("\u{1B}[15~", "F5"),
    ("\u{1B}[24~", "F12"), ("\u{1B}[24;3~", "alt-F12"),
  ]

  @Test func pastedTextComesWhole() throws {
    let terminal = try openProbe(Size(width: 110, height: 8))
    try terminal.wait { $0.text.contains("╯") }
    terminal.send("\u{1B}[200~import torch\rx = 日本\tq\u{1B}[201~")
    try terminal.wait { last($0) == #"paste "import torch\nx = 日本\tq""# }
    // A paste whose end is missing does not hang.
    terminal.send("\u{1B}[200~cut")
    try terminal.wait { last($0) == #"paste "cut""# }
  }

  @Test func mouse() throws {
    let terminal = try openProbe(Size(width: 110, height: 12))
    try terminal.wait { $0.text.contains("╯") }
    func expect(_ typed: String, _ shown: String) throws {
      terminal.send(typed)
      try terminal.wait { last($0) == shown }
    }
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 1002, 1006]))
    terminal.send("m")
    try terminal.wait { $0.modes.isSuperset(of: [1002, 1006]) }
    try expect("\u{1B}[<0;5;3M", "press 4 2")
    try expect("\u{1B}[<32;7;4M", "drag 6 3")
    try expect("\u{1B}[<0;7;4m", "release 6 3")
    try expect("\u{1B}[<64;1;1M", "wheelUp 0 0")
    try expect("\u{1B}[<65;110;12M", "wheelDown 109 11")
    try expect("\u{1B}[<4;300;2M", "press 299 1")
    try expect("\u{1B}[<0;300;2m", "release 299 1")
    terminal.send("m")
    try terminal.wait { $0.modes.isDisjoint(with: [1000, 1002, 1006]) }
    terminal.send("mq")
    #expect(terminal.waitForExit() == .exited(0))
    #expect(terminal.screen.modes.isDisjoint(with: [1000, 1002, 1006, 2004, 1049]))
  }

  /// Over a slow line, or from a pasted script, reports arrive together or in pieces.
  @Test(arguments: ["xterm-256color", "tmux-256color", "screen-256color"])
  func mouseReportsInOneRead(type: String) throws {
    let terminal = try openProbe(Size(width: 60, height: 20), type: type)
    try terminal.wait { $0.text.contains("╯") }
    terminal.send("m")
    try terminal.wait { $0.modes.isSuperset(of: [1002, 1006]) }
    terminal.send("\u{1B}[<0;30;4M\u{1B}[<0;30;4m")
    try terminal.wait { last($0) == "release 29 3" }
    terminal.send("\u{1B}[<0;1;1M\u{1B}[<32;2;2M\u{1B}[<0;2;2m\u{1B}[<65;3;3M.")
    try terminal.wait { last($0) == "key ." }
    terminal.send("\u{1B}[<0;5")
    terminal.settle(milliseconds: 40)
    terminal.send(";6M\u{1B}[<0;5;6my")
    try terminal.wait { last($0) == "key y" }
    let shown = (1..<19).map { terminal.screen.row($0).filter { $0 != "│" } }
      .map { $0.split(separator: " ").joined(separator: " ") }.filter { !$0.isEmpty }
    #expect(
      shown == [
        "key m", "press 29 3", "release 29 3", "press 0 0", "drag 1 1", "release 1 1",
        "wheelDown 2 2", "key .", "press 4 5", "release 4 5", "key y",
      ])
  }
}
