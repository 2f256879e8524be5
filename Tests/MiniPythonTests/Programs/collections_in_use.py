from collections import Counter, defaultdict, deque, namedtuple, OrderedDict, ChainMap
text = "the quick brown fox jumps over the lazy dog the end"
c = Counter(text.split())
print(c.most_common(2), c["zzz"], sum(c.values()), sorted(c.elements())[:3])
c.update(["fox", "fox"]); c.subtract({"the": 1})
print(c, +c, c - Counter(fox=1), c & Counter(fox=9), c | Counter(zebra=2))
d = defaultdict(list)
for word in text.split(): d[len(word)].append(word)
print(dict(d), d)
dd = defaultdict(lambda: defaultdict(int)); dd["a"]["b"] += 1; print(dd["a"])
q = deque([1, 2, 3], maxlen=4); q.appendleft(0); q.append(4); print(q, q[0], q.maxlen)
q.rotate(1); print(q); q.extendleft([8, 9]); print(q, q.popleft(), q.pop(), q.count(8), q.index(8))
P = namedtuple("P", "x y z", defaults=[0])
p = P(1, 2); print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, P._make([7, 8, 9]))
x, *rest = p; print(x, rest, p == (1, 2, 0), isinstance(p, tuple))
class Vec(P):
    def norm(self): return (self.x ** 2 + self.y ** 2) ** .5
v = Vec(3, 4); print(v, v.norm(), Vec.__mro__[1].__name__)
try: P(1)
except TypeError as e: print(e)
try: p.x = 3
except AttributeError as e: print(e)
o = OrderedDict(a=1, b=2); o.move_to_end("a"); print(o, o.popitem(last=False), list(reversed(o)))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], sorted(m), m.new_child({"c": 4})["c"], len(m))
try: q.remove(100)
except ValueError as e: print(e)
try: deque().pop()
except IndexError as e: print(e)
try: deque([1])[3]
except IndexError as e: print(e)
print(Counter("abca") == Counter("aabc"), Counter(a=1) + Counter(a=2, b=0), Counter({"a": 3}).total())
print(repr(defaultdict(int, {"a": 1})), defaultdict(int) == {}, Counter("hello").most_common())
