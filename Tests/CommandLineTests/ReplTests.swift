import Drawing
import TerminalTesting
import Testing

/// The language line by line, through a pipe and at a terminal.
@Suite struct ReplTests {
  @Test func aPipeGetsResultsOnly() throws {
    let input = """
      x = 5
      x + 1
      for i in range(2):
          print(i)
      def double(a):
          return a * 2

      double(_)
      1/0
      (1 +
       2)
      import torch
      torch.tensor([1., 2.]) * x; 'two'
      """
    let run = try chainrule("repl", input: input)
    #expect(run.output == "6\n0\n1\n12\n3\ntensor([ 5., 10.])\n'two'\n")
    #expect(run.errors.hasSuffix("ZeroDivisionError: division by zero\n"))
    #expect(run.status == 0)
  }

  @Test func exitEndsWithItsStatus() throws {
    let run = try chainrule("repl", input: "import sys\nprint(1)\nsys.exit(3)\nprint(2)\n")
    #expect(run.output == "1\n")
    #expect(run.status == 3)
  }

  @Test func aTerminalCompletesRemembersAndInterrupts() throws {
    let terminal = try PseudoTerminal(
      programPath, ["repl"], size: Size(width: 80, height: 24))
    try terminal.wait { $0.text.contains(">>>") }
    terminal.send("value = 20 + 1\r")
    terminal.send("val\t * 2\r")
    try terminal.wait { $0.text.contains("42") }
    terminal.send("\u{1b}[A\u{7f}3\r")
    try terminal.wait { $0.text.contains("63") }
    terminal.send("while True:\rpass\r\r")
    terminal.settle()
    terminal.send("\u{3}")
    try terminal.wait { $0.text.contains("KeyboardInterrupt") }
    terminal.send("'still' + ' here'\r")
    try terminal.wait { $0.text.contains("'still here'") }
    terminal.send("\u{4}")
  }

  @Test func aTimeLimitEndsARun() throws {
    let run = try chainrule("run", "-", "--timeout", "0.2", input: "print(1)\nwhile True: pass\n")
    #expect(run.status == 124)
    #expect(run.output == "1\n")
    #expect(run.errors.hasSuffix("TimeLimit: the program was stopped after 0.2 seconds\n"))
  }
}
