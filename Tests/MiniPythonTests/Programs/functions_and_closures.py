def greet(name, greeting="Hello", *, punctuation="!", **extra):
    """Greets somebody."""
    return f"{greeting}, {name}{punctuation} {extra}"


print(greet("Ann"), greet("Bob", "Hi", punctuation="?"), greet(greeting="Yo", name="Cid", mood="good"))
print(greet.__doc__, greet.__name__, greet.__defaults__, greet.__kwdefaults__)


def total(*args, scale=1):
    return sum(args) * scale, args


print(total(), total(1, 2, 3), total(*[1, 2], scale=2), total(*range(3), 10, *(4,)))


def positional(a, b=2, /, c=3, *, d):
    return a, b, c, d


print(positional(1, d=4), positional(1, 5, c=6, d=7))
for call in (lambda: positional(a=1, d=2), lambda: positional(1, 2, 3, 4), lambda: positional(1),
             lambda: positional(1, d=1, e=2), lambda: greet(), lambda: greet("a", name="b"),
             lambda: total(1, bad=2), lambda: (lambda x, y: x)(1), lambda: (lambda: 0)(1, 2)):
    try:
        call()
    except TypeError as e:
        print(e)


def append_to(item, target=[]):
    target.append(item)
    return target


print(append_to(1), append_to(2), append_to(3, []))


def make_counter():
    count = 0

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def get():
        return count
    return increment, get


inc, get = make_counter()
inc(); inc(5)
print(get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)
counter = 0


def bump():
    global counter, fresh
    counter += 1
    fresh = "made"


bump(); bump()
print(counter, fresh)


def compose(*fs):
    def composed(x):
        for f in reversed(fs):
            x = f(x)
        return x
    return composed


print(compose(lambda x: x + 1, lambda x: x * 2)(10))
adders = [lambda x, n=n: x + n for n in range(3)]
print([f(10) for f in adders])


def numeric_gradient(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)


print(f"{numeric_gradient(lambda x: x ** 3, 2.0):.6f}")


def newton(f, x, tol=1e-10, max_iter=50):
    for i in range(max_iter):
        step = f(x) / numeric_gradient(f, x)
        x -= step
        if abs(step) < tol:
            return x, i + 1
    raise RuntimeError("did not converge")


root, iterations = newton(lambda x: x * x - 2, 1.0)
print(f"{root:.8f} after {iterations}")


def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    moves = hanoi(n - 1, a, c, b)
    if n == 3:
        print(f"move disk {n} from {a} to {c}")
    return moves + 1 + hanoi(n - 1, b, a, c)


print(factorial(20), factorial(30), hanoi(5))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def power(base, exp, mod=None):
    result = 1
    while exp:
        if exp & 1:
            result = result * base if mod is None else result * base % mod
        base = base * base if mod is None else base * base % mod
        exp >>= 1
    return result


print(gcd(48, 18), power(2, 100), power(3, 200, 1000007), pow(3, 200, 1000007))


def typed(a: int, b: "str" = "x", *args: float, flag: bool = True) -> list[int]:
    local: int = a
    unset: int
    return [local]


print(typed(3))
print((lambda *a, **k: (a, k))(1, 2, x=3), (lambda x: (yield))(1).__class__.__name__)
print(list(map(lambda p: p[0] * p[1], [(1, 2), (3, 4)])), sorted([3, -1, 2], key=abs))


def outer():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "inner"
        inner()
    middle()
    return x


print(outer())


def annotate(**attributes):
    def decorate(f):
        for k, v in attributes.items():
            setattr(f, k, v)
        return f
    return decorate


@annotate(author="me", version=2)
def documented():
    pass


print(documented.author, documented.version, documented.__dict__, documented())
print(callable(print), callable(5), callable(int), print.__name__, len.__name__)


def early(x):
    if x > 0: return "positive"
    elif x < 0: return "negative"
    return "zero"


print(early(1), early(-1), early(0))


def multi():
    return 1, "two", [3]


a, b, (c,) = multi()
print(a, b, c, multi()[1])
print((lambda n: [n := n + 1, n * 2])(1))
def f(a, b): return a - b
print(f(b=1, a=5), f(*[3, 1]), f(**{"b": 1, "a": 2}), f(1, **{"b": 2}))
try:
    f(1, 2, **{"a": 3})
except TypeError as e:
    print(e)
try:
    f(*5)
except TypeError as e:
    print(e)
try:
    f(**{"a": 1}, **{"a": 2})
except TypeError as e:
    print(e)
print(globals()["counter"], "f" in globals(), sorted(locals())[:0], vars() is globals())
def scope():
    a = 1
    b = 2
    return locals()
print(scope())
