import math
class F(float): pass
class I(int): pass
class L(list): pass
class D(dict): pass
class S(str): pass
class T(tuple): pass
for v in [F(-2.567), I(-7), True]:
    print(round(v), round(v, 1), abs(v), -v, +v, bool(v), float(v), int(v), v + 1, 2 * v, v ** 2, v // 2, v % 3, v == v, v < 3, hash(v) == hash(v), str(v), repr(v), f"{v:.2f}", divmod(v, 2), math.floor(v), math.ceil(v), math.trunc(v))
print(~I(5), I(6) & 3, I(1) << 3, I(5).bit_length(), I(3).__add__(4), F(2.5).__round__(), I(25).__round__(-1))
l = L([3, 1, 2]); print(len(l), list(l), 3 in l, l[0], l + [1], l * 2, sorted(l), l == [3, 1, 2], bool(L()), repr(l), l.__len__(), l.__getitem__(1))
d = D(a=1); print(len(d), list(d), 'a' in d, d['a'], d | {'b': 2}, d == {'a': 1}, repr(d))
s = S("ab"); print(len(s), list(s), 'a' in s, s[0], s + 'c', s * 2, s % (), s == 'ab', repr(s))
t = T((1, 2)); print(len(t), list(t), 1 in t, t[0], t + (3,), t == (1, 2), repr(t), hash(t) == hash((1, 2)))
class G(float):
    def __round__(self, n=None): return "mine"
    def __abs__(self): return super().__abs__() + 1
    def __neg__(self): return super().__neg__() - 1
    def __len__(self): return 3
print(round(G(1.5)), abs(G(-2)), -G(2), len(G(1)))
