from functools import reduce, partial
from itertools import accumulate, takewhile, groupby, starmap
from operator import add, mul, itemgetter
compose = lambda *fs: reduce(lambda f, g: lambda x: f(g(x)), fs)
pipe = lambda x, *fs: reduce(lambda v, f: f(v), fs, x)
curry = lambda f: lambda a: lambda b: f(a, b)
print(compose(str, abs, int)("-5"), pipe(range(10), partial(filter, lambda x: x % 2), partial(map, lambda x: x ** 2), list, sum), curry(pow)(2)(10))
people = [{"n": "Ann", "a": 31, "c": "NY"}, {"n": "Bob", "a": 25, "c": "LA"}, {"n": "Cy", "a": 35, "c": "NY"}]
by = {k: [p["n"] for p in g] for k, g in groupby(sorted(people, key=itemgetter("c")), key=itemgetter("c"))}; print(by)
print(*map("{n} is {a}".format_map, people), sep="; "); print(list(starmap(lambda x, y: x * y, zip(range(4), range(1, 5)))), list(accumulate([1, 2, 3, 4], mul)), reduce(add, [[1], [2, 3]], []))
print(sorted(people, key=lambda p: (p["c"], -p["a"]))[0]["n"], max(people, key=itemgetter("a"))["n"], [*takewhile(lambda p: p["a"] > 30, people)][0]["n"], sum(p["a"] for p in people) / len(people))
maybe = lambda f, *a, default=None: next((v for v in [f(*a)] if v is not None), default); print(maybe({"a": 1}.get, "a"), maybe({}.get, "b", default="none"))
def memo(f, cache={}): return lambda n: cache.setdefault(n, f(n)) if n not in cache else cache[n]
sq = memo(lambda n: n * n); print(sq(4), sq(4), all(map(callable, [sq, print, int])), any(x > 2 for x in (1, 2, 3)), list(filter(str.isdigit, "a1b2")))
trans = list(zip(*[(1, "a"), (2, "b")])); print(trans, dict([*zip("ab", (1, 2))]), list(map(lambda *a: sum(a), [1, 2], [3, 4], [5, 6])), (lambda *, k=3: k)(), [f(3) for f in (lambda x: x + 1, lambda x: x * 2, str)])
fizz = lambda n: "Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or str(n); print(" ".join(map(fizz, range(1, 16))))
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x)); print(church(5)(lambda x: x + 1)(0)); Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a))); print(Y(lambda self: lambda n: 1 if n < 2 else n * self(n - 1))(6))
