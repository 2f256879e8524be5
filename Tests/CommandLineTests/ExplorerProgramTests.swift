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

  @Test func runsALineAndShowsItsNodes() throws {
    let explored = try Explored("01_first_derivative.py")
    explored.terminal.send("G:")
    explored.terminal.send("w = x.exp()\r")
    try explored.terminal.wait { $0.text.contains("ExpBackward0") }
    explored.terminal.send("q")
    try explored.terminal.wait { $0.text.contains("status 0") }
  }
}
