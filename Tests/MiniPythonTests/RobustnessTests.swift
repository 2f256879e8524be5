import MiniPython
import Testing

/// Programs that want too much end with an exception, as in Python.
@Suite struct RobustnessTests {
  @Test(arguments: [
    "def f(n): return f(n + 1)\nf(0)",
    "class A:\n  def __getattr__(self, name): return getattr(self, name + 'x')\nA().y",
    "class A:\n  def __repr__(self): return repr(self)\nrepr(A())",
    "class A:\n  def __eq__(self, other): return self == other\nA() == 1",
    "f = lambda: f()\nf()",
    "def g():\n  yield from g()\nlist(g())",
    "l = []\nfor i in range(100000): l = [l]\nrepr(l)",
    "t = ()\nfor i in range(100000): t = (t,)\nhash(t)",
  ]) func endlessRecursionIsARecursionError(source: String) throws {
    let run = try Run(source)
    #expect(run.failure?.hasPrefix("RecursionError: maximum recursion depth exceeded") == true)
  }

  @Test(arguments: [
    "'x' * 10**12", "[0] * 10**12", "(1,) * 10**12", "10**10**10", "2**(10**12)", "1 << 10**15",
    "bytes(10**12)", "list(range(10**12))", "'a'.ljust(10**13)", "'ab'.replace('', 'x' * 10**9)",
    "__import__('math').factorial(10**9)", "9**9**9",
  ]) func endlessMemoryIsAMemoryError(source: String) throws {
    #expect(try Run(source).failure == "MemoryError")
  }

  @Test func aGrowingListMeetsTheBudget() throws {
    let run = try Run("l = []\nwhile True: l.append([0] * 1000)") { $0.memoryBudget = 64 << 20 }
    #expect(run.failure == "MemoryError")
  }

  /// Loops in Python, and loops of native code over iterators that never end.
  @Test(arguments: [
    "while True: pass", "x = 0\nwhile x < 10**18: x += 1", "for i in range(10**15): pass",
    "def f():\n  while True: yield 1\nsum(f())", "max(iter(int, 1))", "'a' in iter(int, 1)",
    "list(iter(int, 1))", "all(iter(lambda: 1, 2))", "sum(range(10**14))",
    "import itertools\nlist(itertools.repeat(1))",
    "import itertools\nlist(itertools.product(range(1000), repeat=10))",
    "import re\nre.match('(a*)*b', 'a' * 40)", "import time\ntime.sleep(10**6)",
    "x = 7\nwhile True: x = x ** 2 % (1 << 2_000_000)",
  ]) func anEndlessLoopCanBeInterrupted(source: String) throws {
    let run = try Run(source) { interpreter in
      // The clock runs by itself, from look to look.
      var now = 0.0
      interpreter.clock = {
        now += 1
        return now
      }
      interpreter.deadline = 20
      interpreter.memoryBudget = nil
    }
    #expect(run.failure == "KeyboardInterrupt: time budget exhausted")
  }

  @Test func anInterruptRaisesWhatAProgramCanCatch() throws {
    let source = """
      try:
          while True: pass
      except KeyboardInterrupt:
          print('stopped')
      """
    let run = try Run(source) { $0.interrupt() }
    #expect(run.output == "stopped\n")
    #expect(run.failure == nil)
  }

  @Test func aReferenceIsTheFirstWordOfAValue() throws {
    // What `BorrowedReference` relies on; lists, tuples, dictionaries and instances are read so.
    let source = """
      class A:
          def __init__(self): self.x = [1, 2]
      a = A()
      for i in range(3): a.x[1] += i
      print(a.x[1], a.x)
      """
    #expect(try Run(source).output == "5 [1, 5]\n")
  }
}
