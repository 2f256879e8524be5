import Drawing
import Glibc
import TerminalTesting
import Testing

/// The real program in a real pseudo-terminal.
@Suite struct ExplorerProgramTests {
  @Test func playsALessonToItsEnd() throws {
    let explored = try Explored("01_first_derivative.py")
    explored.terminal.send("++++ ")
    try explored.terminal.wait { $0.text.contains("PowBackward0") }
    try explored.terminal.wait { $0.text.contains("∇ 1") }
    try explored.terminal.wait { $0.text.contains("■ end") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
    #expect(explored.isClean)
  }

  @Test func showsTheNeuron() throws {
    let explored = try Explored("03_neuron.py")
    explored.terminal.send("G")
    try explored.terminal.wait { $0.text.contains("SigmoidBackward0") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
    #expect(explored.isClean)
  }

  @Test func survivesEverySize() throws {
    let explored = try Explored("02_chain_rule.py")
    explored.terminal.send("G")
    for (width, height) in [(80, 24), (40, 12), (20, 5), (1, 1), (3, 200), (200, 3), (120, 36)] {
      explored.terminal.resize(Size(width: width, height: height))
      explored.terminal.settle(milliseconds: 60)
    }
    try explored.terminal.wait { $0.text.contains("SinBackward0") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
    // Where one row is left, what stood on the shell's screen before is gone.
    #expect(explored.terminal.attributes == explored.before)
    #expect(explored.terminal.screen.modes == [7, 25])
  }

  @Test(
    "However it ends, the terminal is as it was",
    arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGSEGV, SIGABRT, SIGILL, SIGTRAP])
  func leavesTheTerminalClean(signal: Int32) throws {
    let explored = try Explored("02_chain_rule.py")
    kill(try explored.process(), signal)
    try explored.terminal.wait { $0.text.contains("status \(128 + signal)") }
    #expect(explored.isClean)
  }

  /// The shell gets its terminal back as it was, and `fg` brings the picture again.
  @Test(arguments: ["Ctrl-Z", "TSTP"])
  func goesToTheBackgroundAndComesBack(how: String) throws {
    let file = demos.appendingPathComponent("02_chain_rule.py").path
    let explored = try Explored(
      arguments: "'\(file)'",
      then: "echo stopped; read line; fg >/dev/null; echo \"status $?\"; read line")
    let during = explored.terminal.attributes
    if how == "TSTP" {
      kill(try explored.process(), SIGTSTP)
    } else {
      explored.terminal.send("\u{1A}")
    }
    try explored.terminal.wait { $0.text.contains("stopped") }
    #expect(explored.isClean)
    explored.terminal.send("\n")
    try explored.terminal.wait { $0.text.contains("Explanation") && !$0.modes.contains(25) }
    #expect(explored.terminal.attributes == during)
    explored.terminal.send("Gq")
    try explored.terminal.wait { $0.text.contains("status 0") }
    #expect(explored.isClean)
  }

  @Test func runsAWatchedFileAnewWhenItChanges() throws {
    let file = try TemporaryFile("watched.py", program("x ** 2"))
    let explored = try Explored(arguments: "--watch '\(file.path)'")
    explored.terminal.send("G")
    try explored.terminal.wait { $0.text.contains("■ end") }
    try file.write(program("torch.sin(x ** 2)"))
    try explored.terminal.wait { $0.text.contains("SinBackward0") && $0.text.contains("■ end") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
  }

  @Test func aClickThatArrivesAtOnceIsNotLost() throws {
    let explored = try Explored("02_chain_rule.py")
    explored.terminal.send("\u{1B}[<0;118;34M\u{1B}[<0;118;34m")
    try explored.terminal.wait { !$0.text.contains("nothing has run") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
    #expect(explored.isClean)
  }

  @Test func aSaveStopsTheRunBeforeIt() throws {
    let file = try TemporaryFile("watched.py", program("x ** 2"))
    let explored = try Explored(arguments: "--watch '\(file.path)'")
    let terminal = explored.terminal
    terminal.send("G")
    try terminal.wait { $0.text.contains("■ end") }
    try file.write("y = (1\n")
    try terminal.wait { $0.text.contains("SyntaxError") }
    try file.write(program("torch.sin(x)") + "while True: pass\n")
    try terminal.wait { $0.text.contains("▶ running") && $0.text.contains("while True") }
    try file.write(program("torch.cos(x)") + "while 1: pass\n")
    try terminal.wait { $0.text.contains("▶ running") && $0.text.contains("while 1:") }
    try file.write(program("x.exp()"))
    try terminal.wait { $0.text.contains("■ end") && $0.text.contains("ExpBackward0") }
    #expect(!terminal.screen.text.contains("KeyboardInterrupt"))
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
  }

  @Test func aWatchedFileMayGoAndComeBack() throws {
    let file = try TemporaryFile("watched.py", program("x ** 2"))
    let explored = try Explored(arguments: "--watch '\(file.path)'")
    explored.terminal.send("G")
    try explored.terminal.wait { $0.text.contains("■ end") }
    unlink(file.path)
    try explored.terminal.wait { $0.text.contains("is gone; it is run again") }
    try file.write(program("x.exp()"))
    try explored.terminal.wait {
      $0.text.contains("ExpBackward0") && !$0.text.contains("is gone")
    }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
  }

  @Test func readsTheFileAnewAtAKeyAndRemembersIt() throws {
    let file = try TemporaryFile("mine.py", program("x ** 2"))
    let explored = try Explored(
      arguments: "'\(file.path)'", environment: ["XDG_STATE_HOME": file.folder])
    explored.terminal.send("G")
    try explored.terminal.wait { $0.text.contains("PowBackward0") }
    try file.write(program("x.exp()"))
    explored.terminal.send("r")
    try explored.terminal.wait { $0.text.contains("ExpBackward0") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
    let again = try PseudoTerminal(
      programPath, size: Size(width: 100, height: 30),
      environment: [
        "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": file.folder,
      ])
    try again.wait { $0.text.contains("Recent files") && $0.text.contains("mine.py") }
  }

  private func program(_ expression: String) -> String {
    "import torch\nx = torch.tensor(3.0, requires_grad=True)\ny = \(expression)\ny.backward()\n"
  }

  @Test func runsALineAndShowsItsNodes() throws {
    let explored = try Explored("01_first_derivative.py")
    explored.terminal.send("G:")
    explored.terminal.send("w = x.exp()\r")
    try explored.terminal.wait { $0.text.contains("ExpBackward0") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
  }

  @Test func showsTheGraphOfAProgramThatNeverEnds() throws {
    let file = try TemporaryFile("endless.py", program("torch.sin(x)") + "while True: pass\n")
    let explored = try Explored(arguments: "'\(file.path)'", isEndless: true)
    let terminal = explored.terminal
    try terminal.wait {
      $0.text.contains("▶ running") && $0.text.contains("SinBackward0")
        && $0.text.contains("Esc stops it")
    }
    // Another one takes its place at once.
    terminal.send("o\r")
    try terminal.wait { $0.text.contains("nothing has run yet") && !$0.text.contains("running") }
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
    #expect(explored.isClean)
  }

  @Test func stoppingARunningProgramKeepsItsGraph() throws {
    let file = try TemporaryFile("endless.py", program("torch.sin(x)") + "while True: pass\n")
    let explored = try Explored(arguments: "'\(file.path)'", isEndless: true)
    let terminal = explored.terminal
    try terminal.wait { $0.text.contains("▶ running") && $0.text.contains("SinBackward0") }
    terminal.send("\u{1B}")
    try terminal.wait {
      $0.text.contains("fails: KeyboardInterrupt") && $0.text.contains("SinBackward0")
    }
    terminal.send("q")
    try terminal.wait { $0.text.contains("status 0") }
  }
}
