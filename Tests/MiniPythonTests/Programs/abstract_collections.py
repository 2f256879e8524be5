from collections.abc import Mapping, MutableMapping, Sequence, MutableSequence, Iterator, Iterable, Set, Callable, Hashable, Sized, Generator
class Lower(MutableMapping):
    def __init__(self, *a, **k): self._d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self._d[k.lower()]
    def __setitem__(self, k, v): self._d[k.lower()] = v
    def __delitem__(self, k): del self._d[k.lower()]
    def __iter__(self): return iter(self._d)
    def __len__(self): return len(self._d)
m = Lower(A=1, b=2); m["C"] = 3
print(dict(m), m.get("zz", 9), "a" in m, m.pop("B"), list(m.items()), list(m.keys()), list(m.values()), m.setdefault("Q", 5), len(m), isinstance(m, Mapping), m == {"a": 1, "c": 3, "q": 5})
class Deck(Sequence):
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if not 0 <= i < self.n: raise IndexError(i)
        return i * i
    def __len__(self): return self.n
d = Deck(4); print(list(d), 9 in d, d.index(4), d.count(1), list(reversed(d)), isinstance(d, Iterable), isinstance(d, Sequence))
class L(MutableSequence):
    def __init__(self): self.x = []
    def __getitem__(self, i): return self.x[i]
    def __setitem__(self, i, v): self.x[i] = v
    def __delitem__(self, i): del self.x[i]
    def __len__(self): return len(self.x)
    def insert(self, i, v): self.x.insert(i, v)
l = L(); l.append(1); l.extend([2, 3]); l += [4]; print(l.x, l.pop(), l.x, 2 in l); l.remove(2); l.reverse(); print(l.x)
class It(Iterator):
    def __init__(self): self.i = 0
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration
        return self.i
print(list(It()), isinstance(It(), Iterator), isinstance([], Iterator), isinstance(print, Callable), isinstance([], Hashable), isinstance("a", Hashable), isinstance({}, Mapping), isinstance((), Sequence), isinstance((x for x in []), Generator), isinstance(5, Sized))
class S(Set):
    def __init__(self, x): self.s = list(dict.fromkeys(x))
    def __contains__(self, v): return v in self.s
    def __iter__(self): return iter(self.s)
    def __len__(self): return len(self.s)
print(list(S("abc") & S("bcd")), list(S("ab") | S("c")), S("ab") <= S("abc"), S("a") == S("a"), list(S("abc") - S("b")))
class Bad(Mapping): pass
try: Bad()
except TypeError as e: print(e)
