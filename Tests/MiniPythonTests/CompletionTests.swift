import MiniPython
import Testing

/// What Tab offers.
@Suite struct CompletionTests {
  private func completion(_ line: String, after program: String = "") throws -> Completion {
    try Interpreter.onLargeStack {
      let interpreter = Interpreter()
      try interpreter.run(program, file: "test.py")
      return interpreter.completion(of: line, cursor: line.count)
    }
  }

  @Test(arguments: [
    ("pri", "", ["print"]), ("x = le", "", ["len"]),
    ("my_", "my_a = 1\nmy_b = 2", ["my_a", "my_b"]),
    ("math.sq", "import math", ["sqrt"]), ("'a' + x.star", "x = ''", ["startswith"]),
    ("p.na", "class P:\n  def __init__(self): self.name = 1\np = P()", ["name"]),
    ("p.q.ap", "class P: pass\np = P()\np.q = []", ["append"]), ("import ma", "", ["math"]),
    ("from math import is", "", ["isclose", "isfinite", "isinf", "isnan", "isqrt"]),
    ("whi", "", ["while"]),
    ("p.__ini", "class P:\n  def __init__(self): pass\np = P", ["__init__"]),
    ("nothing.x", "", []), ("'pri", "", []), ("1.", "", []),
  ]) func offersWhatFits(line: String, program: String, names: [String]) throws {
    let found = try completion(line, after: program)
    for name in names { #expect(found.candidates.contains(name)) }
    if names.isEmpty { #expect(found.candidates.isEmpty) }
  }

  @Test func theCommonBeginningCanBeTyped() throws {
    let found = try completion(
      "a.pre", after: "class A: pass\na = A()\na.prefix_x = a.prefix_y = 1")
    #expect(found == Completion(replaced: 3, candidates: ["prefix_x", "prefix_y"]))
    #expect(found.commonPrefix == "prefix_")
  }
}
