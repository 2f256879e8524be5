class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return CountdownIterator(self.n)
    def __len__(self): return self.n
    def __contains__(self, x): return isinstance(x, int) and 0 < x <= self.n
    def __reversed__(self): return iter(range(1, self.n + 1))
class CountdownIterator:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n <= 0: raise StopIteration
        self.n -= 1
        return self.n + 1
c = Countdown(3)
print(list(c), list(c), [x * y for x in c for y in c][:4], 2 in c, 9 in c, len(c), list(reversed(c)), sum(c), max(c), sorted(c), *c)
it = iter(c); print(next(it), next(it), next(it), next(it, "end")); a, b, d = c; print(a, b, d); first, *rest = c; print(first, rest)
class Repeat:
    def __init__(self, s, n): self.s, self.n = s, n
    def __getitem__(self, i):
        if isinstance(i, slice): return [self[j] for j in range(*i.indices(self.n))]
        if not -self.n <= i < self.n: raise IndexError(f"index {i} out of range")
        return f"{self.s}{i % self.n}"
    def __len__(self): return self.n
r = Repeat("x", 3); print(list(r), r[-1], r[0:2], r[::-1], "x1" in r, list(enumerate(r)), dict(zip(r, c)), list(map(len, r)))
try: r[5]
except IndexError as e: print(e)
def gen():
    x = yield "first"
    while x != "stop": x = yield f"got {x}"
    return "done"
g = gen(); print(next(g), g.send(1), g.send("two"))
try: g.send("stop")
except StopIteration as s: print(s.value)
def chain(*its):
    for i in its: yield from i
def window(seq, n=2):
    buf = []
    for x in seq:
        buf.append(x)
        if len(buf) == n: yield tuple(buf); buf.pop(0)
print(list(window(chain("ab", range(3)), 3)), list(zip(*[iter(range(6))] * 2)), [*map(min, [3, 1], [2, 5])])
class Managed:
    def __iter__(self):
        try:
            yield 1; yield 2
        finally: print("closed")
for v in Managed(): print(v)
lazy = (print("evaluated", i) or i for i in range(2)); print("not yet"); print(list(lazy)); e = enumerate("ab", 1); print(next(e), list(e))
