from contextlib import contextmanager, suppress, redirect_stdout, nullcontext, ExitStack, closing
import io


class Managed:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value)
        return self.swallow


with Managed("a") as a, Managed("b") as b:
    print("body", a.name, b.name)
with Managed("swallows", swallow=True):
    raise ValueError("hidden")
try:
    with Managed("outer"):
        with Managed("inner"):
            1 / 0
except ZeroDivisionError as e:
    print("caught", e)
with (Managed("p1") as p1, Managed("p2")):
    print("parenthesized")


@contextmanager
def section(title):
    print("<", title, ">", sep="")
    try:
        yield title.upper()
    except KeyError as e:
        print("section saw", e)
    finally:
        print("</", title, ">", sep="")


with section("one") as s:
    print(s)
with section("two"):
    raise KeyError("k")
with suppress(ZeroDivisionError, KeyError):
    {}["missing"]
print("after suppress")
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with nullcontext(5) as n: print(n)
with ExitStack() as stack:
    for i in range(2): stack.enter_context(Managed(f"s{i}"))
    stack.callback(print, "callback")


def returns():
    with Managed("r"):
        return "value"


def loops():
    for i in range(3):
        with Managed(i):
            if i == 0: continue
            if i == 1: break
    return i


print(returns(), loops())


class Timer:
    def __enter__(self): self.t = 0; return self
    def __exit__(self, *args): self.t += 1


with Timer() as t: pass
print(t.t)


@section("decorating")
def decorated(): print("inside decorated")


decorated()
try:
    with 5: pass
except (TypeError, AttributeError) as e:
    print(type(e).__name__, e)
try:
    with Managed("x") as (p, q): pass
except TypeError as e:
    print(e)
out = io.StringIO("line1\nline2\n")
print(out.read(), [l for l in io.StringIO("a\nb")], io.StringIO("x\ny").readline())
w = io.StringIO(); w.write("abc"); print("x", 1, file=w); print(w.getvalue())
import sys
print("to stdout", file=sys.stdout); sys.stdout.write("written\n"); sys.stdout.flush()
