class ValidationError(Exception):
    """Raised when validation fails."""

    def __init__(self, field, message):
        super().__init__(f"{field}: {message}")
        self.field = field


class TooSmall(ValidationError):
    pass


def check(n):
    if n < 0:
        raise TooSmall("n", "must be positive")
    if n > 100:
        raise ValidationError("n", "must be at most 100")
    return n


for n in (5, -1, 200, "x"):
    try:
        result = check(n)
    except TooSmall as e:
        print("too small:", e, e.field, e.args)
    except ValidationError as e:
        print("invalid:", e)
    except (TypeError, ValueError) as e:
        print("type:", e)
    else:
        print("ok", result)
    finally:
        print("checked", n)


def f():
    try:
        return "try"
    finally:
        print("finally runs first")


def g():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("never")
    return "g done"


def h():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"


print(f())
print(g())
print(h())

try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise RuntimeError("computation failed") from e
except RuntimeError as e:
    print(e, "<-", repr(e.__cause__), e.__suppress_context__)

try:
    try:
        {}["key"]
    except KeyError:
        raise LookupError("second")
except LookupError as e:
    print(repr(e), repr(e.__context__), e.__cause__)

try:
    try:
        int("x")
    except ValueError:
        raise
except ValueError as e:
    print("re-raised:", e)

errors = [
    lambda: [][0], lambda: {}["a"], lambda: int("12a"), lambda: float("abc"), lambda: None.x,
    lambda: undefined_name, lambda: 1 / 0, lambda: 5 // 0, lambda: 5 % 0, lambda: 1.0 / 0,
    lambda: len(5), lambda: iter(5), lambda: "abc"[10], lambda: tuple("a")[str()],
    lambda: {}[[]], lambda: {[]: 1}, lambda: "a".foo, lambda: (lambda x: x)(), lambda: print(sepp=1),
    lambda: [1, 2].index(3), lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(),
    lambda: (1,).index(5), lambda: "abc".index("z"), lambda: [1].remove(2), lambda: chr(-1),
    lambda: ord("ab"), lambda: max([]), lambda: min(()), lambda: int([]), lambda: float(None),
    lambda: sum(["a"]), lambda: sorted([1, "a"]), lambda: next(5), lambda: abs("x"),
    lambda: round("x"), lambda: range(1.5), lambda: range(1, 2, 0), lambda: "x" * 1.5,
    lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "{}".format(),
    lambda: "{x}".format(), lambda: f"{1:z}", lambda: format(1, "s"), lambda: format("a", "d"),
    lambda: 2 ** -1 << 1, lambda: 3 .real(), lambda: zip(1), lambda: dict([1]),
    lambda: dict([(1, 2, 3)]), lambda: isinstance(1, 2), lambda: issubclass(1, int),
    lambda: object.__getattribute__, lambda: type("X", (), {})().y, lambda: (lambda f: f())(3),
    lambda: [x for x in 5], lambda: {**1}, lambda: print(*1), lambda: int("5", 99),
    lambda: "abc".join([1]), lambda: ",".split(""), lambda: 10 ** 400 * 1.0, lambda: 2.0 ** 5000,
    lambda: int(float("nan")), lambda: int(float("inf")),
    lambda: hash([]), lambda: hash({}), lambda: complex,
]
for number, error in enumerate(errors):
    try:
        error()
    except Exception as e:
        print(number, type(e).__name__, e, sep=" | ")
    else:
        print(number, "no error")

try:
    a, b = 1, 2, 3
except ValueError as e:
    print(e)
try:
    a, b, c = [1, 2]
except ValueError as e:
    print(e)
try:
    a, *b, c = [1]
except ValueError as e:
    print(e)
try:
    a, b = 5
except TypeError as e:
    print(e)
try:
    assert 1 == 2, f"1 is not {2}"
except AssertionError as e:
    print("AssertionError", e)
try:
    assert []
except AssertionError as e:
    print("AssertionError", repr(e), str(e) == "")
try:
    raise KeyError("k")
except KeyError as e:
    print(e, str(e), repr(e), e.args)
try:
    raise Exception
except Exception as e:
    print(repr(e), e.args, str(e))
try:
    raise ValueError("a", 1)
except ValueError as e:
    print(e, repr(e))
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    raise NotImplementedError("todo")
except RuntimeError as e:
    print(type(e), e, isinstance(e, NotImplementedError))
try:
    e
except NameError as err:
    print(err)


def local():
    print(v)
    v = 1


try:
    local()
except UnboundLocalError as err:
    print(err)
e = OSError(2, "No such file")
print(e, e.errno, e.strerror, repr(e))
print(issubclass(FileNotFoundError, OSError), issubclass(IndexError, LookupError), Exception.__mro__)
err = ValueError("x")
err.add_note("a note")
print(err.__notes__)
