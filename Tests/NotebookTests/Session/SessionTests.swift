import Notebook
import Testing
import Tracing

@Suite struct SessionTests {
  @Test func `a script prints and shows no values`() {
    let (results, _, status) = run("x = 1\nprint(x)\nx + 1\n")
    #expect(results.map(\.stdout) == ["1\n"])
    #expect(results.map(\.result) == [nil])
    #expect(status == 0)
  }

  @Test func `a script stops at its first error`() {
    let (results, _, status) = run("# %%\nprint(1)\n# %%\n1 / 0\n# %%\nprint(2)\n")
    #expect(results.map(\.stdout) == ["1\n", ""])
    #expect(results.map(\.error) == [nil, "ZeroDivisionError: division by zero"])
    #expect(
      results[1].traceback == """
        Traceback (most recent call last):
          File "program.py", line 4, in <module>
            1 / 0
            ~~^~~
        ZeroDivisionError: division by zero

        """)
    #expect(status == 1)
  }

  @Test func `a notebook goes on, shows last values, and forgets nothing`() {
    let (results, _, status) = run(
      "# %%\nx = 2\nx\n# %%\n1 / 0\n# %%\nx * 3\n# %%\nx;\n# %%\nNone", kind: .notebook)
    #expect(results.map(\.result) == ["2", nil, "6", nil, nil])
    #expect(results.map(\.error)[1] == "ZeroDivisionError: division by zero")
    #expect(results.map(\.cell) == [0, 1, 2, 3, 4])
    #expect(status == 1)
  }

  @Test func `a notebook's places are cells and lines`() {
    let (results, _, _) = run("# %%\nx = 1\n# %%\n\ny = 2\nx.foo\n", kind: .notebook)
    #expect(
      results[1].traceback == """
        Traceback (most recent call last):
          File "program.py", cell 2, line 2, in <module>
            x.foo
        AttributeError: 'int' object has no attribute 'foo'

        """)
  }

  @Test func `a mistake anywhere in a script keeps all of it from running`() {
    let (results, _, status) = run("# %%\nprint(1)\n# %%\nprint(\n")
    #expect(results.count == 1)
    #expect(results[0].stdout == "")
    #expect(results[0].error == "SyntaxError: '(' was never closed")
    #expect(
      results[0].traceback == """
          File "program.py", line 4
            print(
                 ^
        SyntaxError: '(' was never closed

        """)
    #expect(status == 1)
  }

  @Test func `a mark inside of a function is only a comment`() {
    #expect(printed("def f():\n    x = 1\n# %%\n    return x\nprint(f())\n") == "1\n")
  }

  @Test func `lines are evaluated in the program's namespace`() {
    let program = Program(source: "a.py", python: "# %%\nx = 20\n")
    let session = Session(program, recording: true)
    session.run()
    #expect(session.evaluate("x + 22").result == "42")
    #expect(session.evaluate("unknown").error == "NameError: name 'unknown' is not defined")
    #expect(session.evaluate("print(x)").stdout == "20\n")
    #expect(session.trace.cells.map(\.text) == ["x = 20", "x + 22", "unknown", "print(x)"])
    #expect(session.trace.cells.map(\.firstLine) == [2, 3, 4, 5])
  }

  @Test func `output arrives as it happens`() {
    let heard = Collector()
    let session = Session(Program(source: "a.py", python: "print(1)\nprint(2)\n3/0")) {
      heard.lines.append("\($0.stream) \($0.line ?? 0) \($0.text.prefix(9))")
    }
    session.run()
    #expect(heard.lines.first == "stdout 1 1\n")
    #expect(heard.lines.last == "error 3 Traceback")
  }

  @Test func `exit ends the program with a status`() {
    let (results, _, status) = run("# %%\nimport sys\nsys.exit(3)\n# %%\nprint(1)")
    #expect(results.count == 1)
    #expect(results[0].error == nil)
    #expect(status == 3)
  }

  @Test func `a program that takes too long is stopped`() {
    let session = Session(Program(source: "a.py", python: "while True:\n    pass\n"))
    session.timeLimit = 0.01
    let result = session.run()[0]
    #expect(result.error == "TimeLimit: the program was stopped after 0.01 seconds")
    #expect(session.exitStatus == 124)
  }

  @Test func `modes stay from cell to cell, and sessions know nothing of each other`() {
    let one = Session(
      Program(source: "a.py", python: "import torch\ntorch.set_grad_enabled(False)"))
    let two = Session(Program(source: "b.py", python: "import torch"))
    one.run()
    two.run()
    #expect(one.evaluate("torch.is_grad_enabled()").result == "False")
    #expect(two.evaluate("torch.is_grad_enabled()").result == "True")
  }

  @Test func `the json of a cell`() {
    let (results, _, _) = run("# %%\nprint('a')\n1\n# %%\n1/0", kind: .notebook)
    #expect(
      results.map(\.json.text) == [
        #"{"cell":0,"stdout":"a\n","stderr":null,"result":"1","error":null}"#,
        #"{"cell":1,"stdout":null,"stderr":null,"result":null,"error":"ZeroDivisionError: division by zero"}"#,
      ])
  }
}

private final class Collector {
  var lines: [String] = []

  @Test func `a running program shows what is recorded so far when it is asked to`() {
    let program = Program(
      source: "program.py",
      python: """
        import torch
        x = torch.tensor(2.0, requires_grad=True)
        y = x ** 2
        print("now")
        y.backward()
        print("later")
        """)
    var glimpses: [Trace] = []
    var asked: @Sendable () -> Void = {}
    let session = Session(program) { if $0.text == "now" || $0.text == "now\n" { asked() } }
    asked = session.glimpser
    session.glimpsed = { glimpses.append($0) }
    session.run()
    #expect(glimpses.count == 1)
    let seen = glimpses.first?.events ?? []
    #expect(seen.count < session.trace.events.count)
    #expect(seen == Array(session.trace.events.prefix(seen.count)))
    #expect(
      seen.contains { if case .node(let node) = $0 { node.name == "PowBackward0" } else { false } })
    #expect(!seen.contains { if case .end = $0 { true } else { false } })
  }
}
