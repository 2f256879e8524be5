from collections import Counter, OrderedDict, defaultdict, deque, namedtuple, ChainMap
import collections

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), sum(c.values()), list(c.elements())[:4])
c.update("miss"); c["m"] += 1
print(c, c.most_common()[-1], len(c), sorted(c), c - Counter("iiii"), c & Counter("ms"), c + Counter(z=1), Counter(a=1) | Counter(a=3))
c.subtract("m"); print(c["m"], c.total(), Counter([1, 1, 2]), Counter({"a": 2}), Counter(), "q" in c)
words = "it was the best of times it was the worst of times".split()
print(Counter(words).most_common(3))
d = defaultdict(list)
for k, v in [("a", 1), ("b", 2), ("a", 3)]:
    d[k].append(v)
print(d, dict(d), d["new"], len(d), d.get("none"), "none" in d)
counts = defaultdict(int)
for ch in "hello": counts[ch] += 1
print(counts, sorted(counts.items()), defaultdict(lambda: "default")["k"])
tree = lambda: defaultdict(tree)
t = tree(); t["a"]["b"]["c"] = 1
print(dict(t["a"]["b"]), list(t))
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0)
print(q, q.popleft(), q.pop(), q, len(q), q[0], q[-1], 3 in q)
q.extend([7, 8]); q.extendleft([9]); q.rotate(1); print(q, q.maxlen)
q.rotate(-2); q.remove(8) if 8 in q else None; print(list(q), q.count(7), q.index(q[1]), q.copy() == q)
q.clear(); print(q, bool(q), deque("abc"), list(reversed(deque([1, 2]))))
try:
    deque().pop()
except IndexError as e:
    print(e)
window = deque(maxlen=3)
for x in [10, 20, 30, 40, 50]:
    window.append(x)
    print(f"{sum(window) / len(window):.2f}", end=" ")
print()
P = namedtuple("P", ["x", "y"])
p = P(1, y=2)
print(p, p.x + p.y, p[0], p._asdict(), p._replace(x=5), P._fields, P._make([3, 4]), tuple(p), p == (1, 2))
x, y = p
Q = namedtuple("Q", "a b c", defaults=[0])
print(Q(1, 2), Q(1, 2, 3).c, isinstance(Q(1, 2), tuple), sorted([P(2, 1), P(1, 5)]), Q.__name__)
try:
    p.x = 3
except AttributeError as e:
    print(e)
try:
    P(1)
except TypeError as e:
    print(e)
o = OrderedDict([("a", 1), ("b", 2)])
o["c"] = 3; o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o == {"c": 3, "a": 1})
o.move_to_end("a", last=False); print(list(o.items()), OrderedDict(a=1))


class LRU:
    def __init__(self, cap): self.cap, self.d = cap, OrderedDict()
    def get(self, k):
        if k not in self.d: return -1
        self.d.move_to_end(k)
        return self.d[k]
    def put(self, k, v):
        self.d[k] = v
        self.d.move_to_end(k)
        if len(self.d) > self.cap: self.d.popitem(last=False)


cache = LRU(2)
cache.put(1, 1); cache.put(2, 2); cache.get(1); cache.put(3, 3)
print(cache.get(2), cache.get(1), cache.get(3))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], dict(cm) == {"a": 1, "b": 3}, "z" in cm, len(cm))


class Bag(collections.UserDict):
    def __missing__(self, k): return 0


class Stack(list):
    def push(self, v): self.append(v)
    def peek(self): return self[-1]


class Upper(dict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)


s = Stack([1]); s.push(2)
print(s, s.peek(), len(s), isinstance(s, list), s + [3], type(s).__name__)
u = Upper(); u["a"] = 1; print(u, u["A"])
b = Bag(); b["x"] = 1; print(b["x"], b["y"])


class Default(dict):
    def __missing__(self, key):
        self[key] = value = key * 2
        return value


print(Default()[4], isinstance(Default(), dict), collections.Counter("ab") == {"a": 1, "b": 1})
