import itertools as it, functools, operator
from functools import lru_cache, partial, reduce, wraps, total_ordering, singledispatch, cached_property, cmp_to_key, cache
print(list(it.chain([1], "ab")), list(it.islice(it.count(10, 5), 3)), list(it.accumulate([1, 2, 3], operator.mul)), list(it.combinations("abc", 2)))
print([(k, [x for x in g]) for k, g in it.groupby(sorted(["bb", "a", "cc", "d"], key=len), key=len)])
print(list(it.zip_longest("ab", [1], fillvalue="?")), list(it.product([0, 1], repeat=2)), list(it.permutations([1, 2, 3], 2))[:3], list(it.starmap(pow, [(2, 3), (3, 2)])))
a, b = it.tee(iter("xyz")); print(list(a), next(b), list(it.takewhile(str.isalpha, "ab1c")), list(it.dropwhile(str.isalpha, "ab1c")), list(it.filterfalse(None, [0, 1, ""])), list(it.compress("abcd", [1, 0, 1, 0])), list(it.pairwise("abc")))
print(list(it.repeat("x", 2)), [next(c) for c in [it.cycle("ab")] for _ in range(3)], list(it.batched("abc", 2)) if hasattr(it, "batched") else "no batched")
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), fib.cache_info()); fib.cache_clear(); print(fib.cache_info())
def logged(level):
    def deco(f):
        @wraps(f)
        def inner(*args, **kwargs):
            print(f"[{level}] {f.__name__}{args}{kwargs or ''}")
            return f(*args, **kwargs)
        return inner
    return deco
@logged("INFO")
def add(a, b=2):
    "Adds."
    return a + b
print(add(1), add(1, b=5), add.__name__, add.__doc__, add.__wrapped__(1))
print(reduce(lambda a, b: a * b, range(1, 6)), partial(int, base=2)("101"), partial(print, "p", sep="-"))
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    def __repr__(self): return f"V{self.n}"
print(V(1) >= V(0), max(V(3), V(9)), sorted([V(2), V(1)], reverse=True), V(1) <= V(1))
@singledispatch
def show(x): return f"obj {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return "list " + ",".join(map(show, x))
print(show(3), show("a"), show([1, "b"]))
class T:
    @cached_property
    def slow(self):
        print("computing"); return 42
t = T(); print(t.slow, t.slow)
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)), operator.itemgetter(1, 2)("abc"), operator.attrgetter("n")(V(4)), operator.methodcaller("upper")("x"))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
