import traceback, sys
def f(n):
    if n == 0:
        return 1 / n
    return f(n - 1)
try:
    f(2)
except ZeroDivisionError:
    traceback.print_exc(file=sys.stdout)
class MyError(Exception):
    def __init__(self, code, msg="bad"):
        super().__init__(f"{msg} ({code})")
        self.code = code
try:
    try:
        {}["key"]
    except KeyError as e:
        raise MyError(7) from e
except MyError as e:
    print(repr(e), e.code, e.args, repr(e.__cause__), e.__context__ is e.__cause__, e.__suppress_context__)
    print("".join(traceback.format_exception(e)))
try:
    try: int("x")
    finally: print("cleanup")
except ValueError as e: print(type(e).__name__, e)
for bad in ["int('1.5')", "[1][5]", "(1,)[3]", "''[0]", "{}['a']", "None.x", "1 + 'a'", "'a' + 1", "[] + ()", "len(5)", "int([])", "float('a')", "'a' * 'b'", "undefined_name", "range(1.5)", "sum(['a'])", "max([])", "next(iter([]))", "[].pop()", "{}.popitem()", "set().pop()", "[1].remove(2)", "[1].index(3)", "'abc'.index('z')", "chr(-1)", "ord('ab')", "'%d' % 'x'", "'{}'.format()", "'{x}'.format()", "int('12', 40)", "1 << -1", "0 ** -1", "1 % 0", "1.0 // 0", "divmod(1, 0)", "complex('x')", "round('a')", "abs('a')", "sorted([1, 'a'])", "{[]: 1}", "{1, []}", "hash({})", "a, b = 1, 2, 3", "a, b = [1]", "a, *b, c = [1]", "for x in 5: pass", "x = 3; x.foo", "x = 3; x[0]", "x = 3; x[0] = 1", "'abc'[0] = 'x'", "(1,2)[0] = 3", "del 'abc'[0]", "raise ValueError", "raise 5", "assert 1 == 2, 'math'", "assert False", "import nothing_here", "isinstance(1, 5)", "issubclass(1, int)", "print(1, foo=2)", "(lambda x: x)()", "(lambda x: x)(1, 2)", "(lambda x: x)(y=1)", "(lambda *, k: k)()", "dict([1])", "dict([(1,2,3)])", "zip(1)", "enumerate(5)", "list(5)", "str.join(',', [1])", "','.join([1, 2])", "bytes([300])", "b'a' + 'a'", "'a' in 5", "5 in 'abc'", "-'a'", "~1.5", "not_defined()", "{}.foo", "'x'.foo()", "min(1)", "pow(2, -1, 4)", "int('9' * 5000)", "eval('1 +')", "exec('x = = 1')", "super().x", "float(None)", "int(None)", "getattr(1, 'zz')", "object().x", "object().x = 1", "type('X', (), {})().y", "iter(5)", "next(5)", "reversed(5)", "'abc'.split('')", "'a'.center()", "math.sqrt(-1)", "math", "lst.append(1)", "x: int = 'a'; x / 2", "def g(a, b): pass\ng(1)", "def g(a, b=1, *, c): pass\ng(1)", "def g(): pass\ng(1, 2)", "class Q: pass\nQ(1)", "class Q: pass\nQ().m()", "class Q:\n  def m(self): pass\nQ.m()", "class Q:\n  def m(self): pass\nQ().m(1)", "class Q:\n  def __init__(self, a): pass\nQ()", "[i for i in 3]", "1 < 'a'", "None < 1", "[1] < 1", "{} < {}", "set() < 1", "'a' < b'a'", "(1, 'a') < (1, 2)", "1 if undefined2 else 2", "global_zz += 1", "import math; math.foo", "'abc'.encode('ascii').decode('foo')", "'é'.encode('ascii')", "b'\\xff'.decode()", "(1).to_bytes(0, 'big')", "'{:d}'.format('a')", "'{:s}'.format(1)", "f'{1:s}'", "f'{1.5:d}'", "'{:q}'.format(1)", "f'{\"a\":d}'", "format([], 'd')", "'{0} {}'.format(1, 2)", "'{!x}'.format(1)", "'%(a)s' % 1", "'%(a)s' % {}", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1"]:
    try:
        exec(bad, {"math": __import__("math")} if "math" in bad and bad != "math" else {})
        print("ok", bad)
    except BaseException as e:
        print(f"{bad!r:40} {type(e).__name__}: {e}")
def gen():
    try: yield 1
    except GeneratorExit: print("closed"); raise
    finally: print("fin")
g = gen(); next(g); g.close()
def reraise():
    try: raise KeyError("k")
    except KeyError:
        print(sys.exc_info()[0].__name__)
        raise
try: reraise()
except KeyError as e: print("caught", e)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)]) if False else ValueError("a", "b", 3)
except (TypeError, ValueError) as e: print(e, e.args)
def nested():
    try:
        raise ValueError("first")
    except ValueError:
        raise TypeError("second")
def deep():
    try:
        nested()
    except TypeError as e:
        raise RuntimeError("third") from e
e = ValueError("note me"); e.add_note("a note"); e.add_note("another")
try: raise e
except ValueError: traceback.print_exc(file=sys.stdout)
x = [1, 2, 3]
y = {"a": {"b": None}}
deep()
