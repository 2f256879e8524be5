import MiniPython
import Testing

/// Names that real modules have and these lack are refused before anything runs, unless the program
/// is prepared to miss them.
@Suite struct SupportCheckTests {
  private func run(_ source: String) throws -> Run {
    try Run(source) { interpreter in
      interpreter.missingNames = ["math": ["frobnicate", "sqrt"], "modules": ["socket", "math"]]
      interpreter.missingMethods = .init(of: "math", ["halve"], hint: "there is double")
    }
  }

  @Test(arguments: [
    "import math\nprint(1)\nmath.frobnicate(2)",
    "import math as m\nprint(1)\ndef f(): return m.frobnicate\nf()",
    "print(1)\nfrom math import frobnicate",
    "import math\nprint(1)\nfor i in range(0): x = [math.frobnicate for _ in '']",
    "print(1)\nimport socket", "print(1)\nfrom socket import socket",
    "import math\nprint(1)\n(3).halve()", "from math import pi\nprint(1)\nhalve = pi.halve()",
    "import math\nprint(1)\ndef halve(x): return x.halve()\nhalve(3)",
    "import math\nprint('halve', f'halve {math.pi.halve()}')",
  ]) func refusesBeforeAnythingIsPrinted(source: String) throws {
    let run = try run(source)
    #expect(run.output == "")
    #expect(run.errors.contains("is not supported (line "))
    #expect(run.errors.contains("^"))
  }

  @Test(arguments: [
    "import math\nprint(1)\ntry: math.frobnicate\nexcept AttributeError: pass",
    "import math\nprint(1)\nif hasattr(math, 'frobnicate'): math.frobnicate()",
    "import math\nprint(1)\ndef unused(): return math.frobnicate",
    "import math\nprint(1)\nmath.frobnicate = 3\nmath.frobnicate",
    "print(1)\ntry: import socket\nexcept ImportError: pass",
    "class math: frobnicate = 1\nprint(1)\nmath.frobnicate",
    "import math\nprint(1)\nmath.sqrt(4)",
    "import math\nprint(1)\nif math.is_available() if False else 0: math.frobnicate",
    "import math\nclass A:\n  def halve(self): return 1\nprint(A().halve())",
    "import math\nclass A:\n  if True: halve = 1\nprint(A.halve)",
    "import math\nclass A: pass\na = A()\na.halve, a.x = 1, 2\nprint(a.halve)",
    "import math\nfrom collections import namedtuple\nprint(namedtuple('P', 'x halve')(0, 1).halve)",
    "import math\nclass A: pass\nsetattr(A, 'halve', 1)\nprint(A.halve)",
    "import math\nprint(1)\ntry: (3).halve()\nexcept AttributeError: pass",
    "import math\nprint(1)\ndef unused(x): return x.halve()",
    "class A:\n  def __getattr__(self, name): return 1\nprint(A().halve)",
  ]) func letsPassWhatIsPrepared(source: String) throws {
    let run = try run(source)
    #expect(run.output == "1\n")
    #expect(run.failure == nil)
  }

  @Test func namesAProgramGivesAreItsOwnInLaterCellsToo() throws {
    let interpreter = Interpreter()
    interpreter.missingMethods = .init(of: "math", ["halve", "third"], hint: "there is double")
    try interpreter.run("import math\nclass A:\n  def halve(self): return 1", file: "cell 1")
    try interpreter.run("assert A().halve() == 1", file: "cell 2")
    #expect(throws: SyntaxFailure.self) { try interpreter.run("A().third()", file: "cell 3") }
  }

  @Test func whatNoModuleHasIsPythonsToFind() throws {
    let run = try run("import math\nprint(1)\nmath.sqroot(2)")
    #expect(run.output == "1\n")
    #expect(
      run.failure
        == "AttributeError: module 'math' has no attribute 'sqroot'. Did you mean: 'sqrt'?")
  }
}
