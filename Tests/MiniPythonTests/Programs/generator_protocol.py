def countdown(n):
    while n > 0:
        got = yield n
        if got: print("got", got); n = got
        n -= 1
    return "liftoff"
g = countdown(3); print(next(g), g.send(5), next(g)); g.close()
try: next(g)
except StopIteration as e: print("stopped", e.value)
def outer():
    r = yield from countdown(2); print("result", r); yield from "ab"
print(list(outer()))
def primes():
    D, q = {}, 2
    while True:
        if q not in D: yield q; D[q * q] = [q]
        else:
            for p in D.pop(q): D.setdefault(p + q, []).append(p)
        q += 1
import itertools
print(list(itertools.islice(primes(), 12)), sum(x * x for x in range(10)), dict((k, v) for k, v in zip("ab", [1, 2])))
def safe():
    try:
        while True:
            try: yield 1
            except ValueError as e: print("caught", e); yield 2
    finally: print("closing")
s = safe(); print(next(s), s.throw(ValueError("boom")), next(s)); s.close()
class Tree:
    def __init__(self, v, l=None, r=None): self.v, self.l, self.r = v, l, r
    def __iter__(self):
        if self.l: yield from self.l
        yield self.v
        if self.r: yield from self.r
t = Tree(5, Tree(2, Tree(1)), Tree(8)); print(list(t), 8 in t, max(t), sorted(t, reverse=True), [*t], (lambda *a: a)(*t))
class Range:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1; return self.i
print(list(Range(3)), *Range(2), list(enumerate(Range(2), 10)), list(zip(Range(2), "xyz")), list(map(lambda a, b: a * b, Range(3), Range(3))), any(x > 2 for x in Range(3)), tuple(filter(lambda x: x % 2, Range(5))))
gen = (i for i in range(3)); print(gen.gi_frame is not None, type(gen).__name__, list(gen), list(gen))
def bad():
    yield 1
    raise StopIteration
try: list(bad())
except RuntimeError as e: print(e, repr(e.__cause__))
def fib(a=0, b=1):
    while True: yield a; a, b = b, a + b
print([x for x, _ in zip(fib(), range(10))], {x % 3: x for x in range(6)}, {x for x in "hello" if x > "h"} == {"l", "o"}, [[j for j in range(i)] for i in range(3)], [(a, b) for a in range(3) for b in range(a) if (a + b) % 2])
g2 = countdown(1)
try: g2.send(3)
except TypeError as e: print(e)
