import sys
import traceback


def show(f):
    try:
        f()
    except Exception:
        traceback.print_exc(file=sys.stdout)


data = {"a": {"b": [1, 2, 3]}}
x = 0
show(lambda: 1 + 2 / x)
show(lambda: data["a"]["b"][7] + 1)
show(lambda: data["a"]["c"]["d"])
show(lambda: (1 +
              2) / x)
show(lambda: None.foo.bar)
show(lambda: print(len(5), 1))
show(lambda: int("1") + int("x"))


def function(a, b):
    c = a + 1
    return c * (a + 10 // (b - b))


show(lambda: function(1, 2))


def unary():
    y = -"x"


def comparison():
    return 1 < 2 < "x"


def unpack():
    a, b = 1, 2, 3


def multi_line_call():
    return function(
        1,
        b=2,
    )


def subscript_assignment():
    t = (1, 2)
    t[0] = 1


def attribute_assignment():
    (5).x = 1


def in_loop():
    for i in [1, 0]:
        print(1 // i)


def in_comprehension():
    return [1 / v for v in (1, 0)]


def in_generator():
    yield 1
    yield 1 / 0


def in_with():
    with open("missing") as f:
        pass


def asserting():
    assert 1 + 1 == 3, "arithmetic"


def bare():
    raise


def importing():
    import no_such_module


def deleting():
    del undefined


def augmented():
    t = [1]
    t += 1


def keyword():
    function(1, c=3)


for f in (unary, comparison, unpack, multi_line_call, subscript_assignment, attribute_assignment,
          in_loop, in_comprehension, lambda: list(in_generator()), asserting, bare, importing,
          deleting, augmented, keyword):
    show(f)
print("formatted:", traceback.format_exc().strip())
