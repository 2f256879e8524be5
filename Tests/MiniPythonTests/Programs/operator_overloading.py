class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented
    def __sub__(self, o): return self + -o
    def __neg__(self): return Vector(-self.x, -self.y)
    def __mul__(self, k): return Vector(self.x * k, self.y * k) if isinstance(k, (int, float)) else self.x * k.x + self.y * k.y
    __rmul__ = __mul__
    def __matmul__(self, o): return self * o
    def __truediv__(self, k): return Vector(self.x / k, self.y / k)
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** .5
    def __bool__(self): return bool(self.x or self.y)
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
    def __iter__(self): return iter((self.x, self.y))
    def __format__(self, spec): return f"<{self.x:{spec}}|{self.y:{spec}}>" if spec else str(self)
    def __call__(self, t): return Vector(self.x * t, self.y * t)
    def __contains__(self, v): return v in (self.x, self.y)
    def __iadd__(self, o): self.x += o.x; self.y += o.y; return self
    def __divmod__(self, k): return (self.x // k, self.x % k)
    def __pow__(self, n, mod=None): return self.x ** n
    def __invert__(self): return "inv"
    def __lshift__(self, n): return ("shl", n)
    def __rsub__(self, o): return ("rsub", o)
    def __int__(self): return int(self.x)
    def __float__(self): return float(self.x)
    def __index__(self): return int(self.x)
    def __round__(self, n=None): return ("round", n)
    def __reversed__(self): return iter("rev")
a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 3, 3 * a, a @ b, b / 2, a == Vector(1, 2), a != b, abs(b), bool(Vector(0, 0)), a[1], len(a), list(a), f"{b:.1f}", f"{a}", a(5), 2 in a, divmod(b, 2), b ** 2, ~a, a << 3, 10 - a, int(b), float(b), [10, 20, 30, 40][b], round(a), round(a, 2), list(reversed(a)), hex(b), {a: 1}[Vector(1, 2)], max(a), sum(a))
c = a; c += b; print(a, c is a); x, y = a; print(x, y, *a)
for f in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a["k"], lambda: a.z, lambda: setattr(a, "z", 1), lambda: a[5], lambda: a // 2, lambda: a % 2, lambda: -None, lambda: a.x.y):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Money(float):
    def __str__(self): return f"${float(self):.2f}"
    def __add__(self, o): return Money(float(self) + o)
print(Money(3) + 2, repr(Money(2.5)), Money(1) * 2, sum([Money(1), Money(2)], Money(0)), isinstance(Money(1), float))
class Stack(list):
    def push(self, x): self.append(x); return self
    @property
    def top(self): return self[-1]
s = Stack([1]).push(2).push(3); print(s, s.top, len(s), s[::-1], type(s[:2]).__name__, s + [4], s == [1, 2, 3], isinstance(s, list))
class D(dict):
    def __missing__(self, k): return f"<{k}>"
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n) from None
d = D(a=1); print(d["zz"], d.a, d.get("q"), d, "a" in d, {**d})
class Temp:
    def __init__(self): self._c = 0
    def __getattr__(self, n): return f"dyn {n}"
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2 if n == "c" else v)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
t = Temp(); t.c = 5; print(t.c, t.foo, vars(t)); del t.c; print(t.c)
class Desc:
    def __set_name__(self, owner, name): self.n = "_" + name
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, "unset")
    def __set__(self, o, v):
        if v < 0: raise ValueError(f"{self.n[1:]} must be >= 0")
        setattr(o, self.n, v)
class Prod:
    price = Desc(); qty = Desc()
p = Prod(); print(p.price); p.price = 5; print(p.price, p.__dict__, type(Prod.price).__name__)
try: p.qty = -1
except ValueError as e: print(e)
class Meta(type):
    def __new__(m, name, bases, ns, **kw): c = super().__new__(m, name, bases, ns); c.tag = kw.get("tag", name.lower()); return c
    def __len__(cls): return 7
    def __getitem__(cls, k): return k * 2
class K(metaclass=Meta, tag="kk"): pass
print(K.tag, len(K), K[4], type(K).__name__)
class Plug:
    reg = {}
    def __init_subclass__(cls, /, kind=None, **kw): super().__init_subclass__(**kw); Plug.reg[kind or cls.__name__] = cls
class A1(Plug, kind="x"): pass
class B1(Plug): pass
print(sorted(Plug.reg), Plug.__subclasses__(), A1.__mro__, B1.__bases__, A1.__name__, A1.__qualname__, A1.__module__)
class S:
    _i = None
    def __new__(cls, *a): 
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(S() is S(), S().__class__, S.__dict__["_i"] is S())
class X:
    def __enter__(self): print("enter"); return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__, v); return t is KeyError
with X() as x1, X(): raise KeyError("swallowed")
print("after")
