import Drawing
import Glibc
import Terminal
import TerminalTesting
import Testing

/// However a program ends, the terminal is as it was.
@Suite struct LeavingTests {
  private func open() throws -> (PseudoTerminal, before: [String]) {
    // The shell tells the attributes before the program changes them, and stays to keep the terminal.
    let terminal = try PseudoTerminal(
      "/bin/sh", ["-c", "echo ready; read line; \(probePath); echo \"status $?\"; read line"],
      size: Size(width: 60, height: 14))
    try terminal.wait { $0.text.contains("ready") }
    let before = terminal.attributes
    terminal.send("\n")
    try terminal.wait { $0.text.contains("╯") }
    #expect(terminal.attributes != before)
    terminal.send("m")
    try terminal.wait { $0.modes.isSuperset(of: [1002, 1049, 2004]) }
    return (terminal, before)
  }

  private func expectClean(_ terminal: PseudoTerminal, _ before: [String]) {
    #expect(terminal.attributes == before)
    #expect(terminal.screen.modes == [7, 25])
    #expect(!terminal.screen.isKeypadOn)
    #expect(!terminal.screen.text.contains("╭"))
    #expect(terminal.screen.text.contains("ready"))
    #expect(terminal.screen.unknown == [])
  }

  /// The processes of the probe under a shell.
  private func probe(of terminal: PseudoTerminal) throws -> pid_t {
    let path = "/proc/\(terminal.process)/task/\(terminal.process)/children"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 64)
    fgets(&buffer, 64, file)
    let text = String(
      decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return try #require(text.split(separator: " ").first.flatMap { pid_t($0) })
  }

  @Test func byItself() throws {
    let (terminal, before) = try open()
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
    #expect(terminal.screen.text.contains("bye"))
    expectClean(terminal, before)
  }

  @Test func byExitWithoutClosing() throws {
    let (terminal, before) = try open()
    terminal.send("x")
    try terminal.wait { $0.text.contains("status 7") }
    expectClean(terminal, before)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func byASignalThatAsks(signal: Int32) throws {
    let (terminal, before) = try open()
    kill(try probe(of: terminal), signal)
    try terminal.wait { $0.text.contains("status \(128 + signal)") }
    #expect(terminal.screen.text.contains("ended by signal \(signal)"))
    expectClean(terminal, before)
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGILL, SIGTRAP, SIGBUS, SIGFPE])
  func byASignalThatKills(signal: Int32) throws {
    let (terminal, before) = try open()
    kill(try probe(of: terminal), signal)
    try terminal.wait { $0.text.contains("status \(128 + signal)") }
    expectClean(terminal, before)
  }

  @Test func byATrap() throws {
    let (terminal, before) = try open()
    terminal.send("t")
    try terminal.wait { $0.text.contains("status ") }
    // What was written on standard error is not lost with the screen.
    #expect(terminal.screen.text.contains("Fatal error: probe"))
    expectClean(terminal, before)
  }

  @Test func byAStackOverflow() throws {
    let (terminal, before) = try open()
    terminal.send("o")
    try terminal.wait { $0.text.contains("status \(128 + SIGSEGV)") }
    expectClean(terminal, before)
  }

  @Test func whatWasWrittenOnStandardErrorComesAfterwards() throws {
    let (terminal, before) = try open()
    terminal.send("e")
    terminal.settle()
    #expect(!terminal.screen.text.contains("probe complains"))
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
    #expect(terminal.screen.text.contains("probe complains"))
    expectClean(terminal, before)
  }

  @Test func aHangUpEndsIt() throws {
    let terminal = try openProbe()
    try terminal.wait { $0.text.contains("╯") }
    terminal.signal(SIGHUP)
    #expect(terminal.waitForExit() == .exited(128 + SIGHUP))
  }

  /// Ctrl-Z and a stop signal: the shell gets its terminal as it was, and `fg` brings the picture back.
  @Test(arguments: ["\u{1A}", "TSTP", "STOP"])
  func suspending(how: String) throws {
    let script = """
      set -m; echo ready; read line; \(probePath); echo "stopped"; read line; fg >/dev/null; \
      echo "status $?"; read line
      """
    let terminal = try PseudoTerminal(
      "/bin/bash", ["-c", script], size: Size(width: 60, height: 14))
    try terminal.wait { $0.text.contains("ready") }
    let before = terminal.attributes
    terminal.send("\n")
    try terminal.wait { $0.text.contains("╯") }
    terminal.send("m")
    try terminal.wait { $0.modes.isSuperset(of: [1002, 1049, 2004]) }
    let during = terminal.attributes

    let process = try probe(of: terminal)
    switch how {
    case "TSTP": kill(process, SIGTSTP)
    case "STOP": kill(process, SIGSTOP)
    default: terminal.send(how)
    }
    try terminal.wait { $0.text.contains("stopped") }
    if how != "STOP" { expectClean(terminal, before) }

    terminal.send("\n")
    try terminal.wait {
      $0.modes.isSuperset(of: [1002, 1049, 2004]) && $0.text.contains("╯")
        && !$0.modes.contains(25) && $0.text.contains("resize")
    }
    #expect(terminal.attributes == during)
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
    if how != "STOP" { expectClean(terminal, before) }
  }
}
