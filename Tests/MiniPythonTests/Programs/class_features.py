from functools import total_ordering, cached_property, lru_cache, reduce, partial, wraps, singledispatch
import abc

@total_ordering
class Version:
    def __init__(self, text):
        self.parts = tuple(int(p) for p in text.split("."))
    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.parts == other.parts
    def __lt__(self, other):
        return self.parts < other.parts
    def __repr__(self):
        return f"{type(self).__name__}({'.'.join(map(str, self.parts))!r})"
    def __hash__(self):
        return hash(self.parts)

vs = [Version(s) for s in ("1.10.2", "1.2", "1.2.9", "0.9")]
print(sorted(vs), max(vs), Version("1.2") == Version("1.2"), Version("1.2") >= Version("1.3"), Version("1") == "1")
print({Version("1.2"): "a"}[Version("1.2")])

class Shape(abc.ABC):
    count = 0
    def __init_subclass__(cls, /, kind="generic", **kw):
        super().__init_subclass__(**kw)
        cls.kind = kind
    def __new__(cls, *a, **k):
        Shape.count += 1
        return super().__new__(cls)
    @abc.abstractmethod
    def area(self): ...
    @property
    def name(self): return self.__class__.__name__.lower()
    def __str__(self): return f"{self.name} of area {self.area():.2f} ({self.kind})"

class Square(Shape, kind="polygon"):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Circle(Shape):
    def __init__(self, r): self.r = r
    def area(self): return 3.14159 * self.r ** 2
print(Square(2), Circle(1), Shape.count)
try:
    Shape()
except TypeError as e:
    print("TypeError:", e)

class Temp:
    def __init__(self, c): self._c = c
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): print("deleting"); del self._c
    @staticmethod
    def freezing(): return 0
    @classmethod
    def boiling(cls): return cls(100)
    @cached_property
    def slow(self): print("computing"); return self._c * 2
t = Temp(25)
print(t.f, Temp.freezing(), Temp.boiling().f)
t.f = 212
print(t._c, t.slow, t.slow)
del t.f
try: t.f
except AttributeError as e: print(e)
try: t.nothing = 1; print(t.nothing); t.nothin
except AttributeError as e: print(e)

class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.registry = getattr(c, "registry", []) + [name]
        return c
    def __call__(cls, *a):
        print("making", cls.__name__)
        return super().__call__(*a)
    def __len__(cls): return 42
class Base(metaclass=Meta):
    def __init__(self, x=0): self.x = x
class Derived(Base): pass
print(Derived(3).x, Derived.registry, len(Derived), type(Derived), Derived.__mro__)

class A:
    def hi(self): return "A"
class B(A):
    def hi(self): return "B" + super().hi()
class C(A):
    def hi(self): return "C" + super().hi()
class D(B, C):
    def hi(self): return "D" + super().hi()
print(D().hi(), [k.__name__ for k in D.mro()])

class V:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
v = V(1, 2)
try: v.z = 3
except AttributeError as e: print(e)
print(hasattr(v, "__dict__"), v.x)

class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, owner=None):
        if obj is None: return self
        return getattr(obj, self.name, None)
    def __set__(self, obj, value):
        if value < 0: raise ValueError(f"{self.name[1:]} must be >= 0, got {value!r}")
        setattr(obj, self.name, value)
class Acc:
    balance = Desc()
    def __init__(self, b): self.balance = b
a = Acc(5); print(a.balance, vars(a))
try: a.balance = -3
except ValueError as e: print(e)
class Poly:
    def __init__(self, *c): self.c = list(c)
    def __call__(self, x): return sum(k * x ** i for i, k in enumerate(self.c))
    def __getitem__(self, i): return self.c[i]
    def __setitem__(self, i, v): self.c[i] = v
    def __delitem__(self, i): del self.c[i]
    def __len__(self): return len(self.c)
    def __contains__(self, v): return v in self.c
    def __iter__(self): return iter(self.c)
    def __reversed__(self): return reversed(self.c)
    def __bool__(self): return any(self.c)
    def __neg__(self): return Poly(*[-k for k in self.c])
    def __abs__(self): return Poly(*[abs(k) for k in self.c])
    def __add__(self, o):
        if isinstance(o, (int, float)): o = Poly(o)
        n = max(len(self), len(o))
        return Poly(*[(self.c[i] if i < len(self) else 0) + (o.c[i] if i < len(o) else 0) for i in range(n)])
    __radd__ = __add__
    def __iadd__(self, o): self.c = (self + o).c; return self
    def __matmul__(self, o): return "matmul"
    def __pow__(self, n, mod=None): return f"pow {n}"
    def __divmod__(self, n): return (1, 2)
    def __round__(self, n=None): return f"round {n}"
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __index__(self): return 3
    def __format__(self, spec): return f"<{spec}>"
    def __eq__(self, o): return self.c == o.c
    def __repr__(self): return "Poly" + repr(tuple(self.c))
p = Poly(1, 2, 3)
print(p(2), p[0], p[-1], p[0:2], len(p), 2 in p, list(reversed(p)), bool(Poly(0)), -p, abs(-p), p + 1, 1 + p, sum([p, p]), p @ p, p ** 2, divmod(p, 2), round(p), round(p, 2), int(p), float(p), [10, 20, 30, 40][p], f"{p:abc}", "%s" % p)
p += 5; print(p); del p[0]; print(p, p == Poly(2, 3))
try: hash(p)
except TypeError as e: print(e)
print(Poly.__add__ is Poly.__radd__, Poly.__name__, Poly.__call__.__name__, p.__class__, type(p).__qualname__)
def outer():
    class Inner:
        def m(self): pass
    return Inner
obj = Acc(1)
obj.__dict__["extra"] = 9
print(obj.extra, sorted(vars(obj).items()))
delattr(obj, "extra"); print(hasattr(obj, "extra"), getattr(obj, "extra", "gone"))
obj.z = 1; obj.a = 2; del obj.z; obj.z = 3; print(vars(obj))
class E1:
    def __getattr__(self, n):
        if n.startswith("get_"): return lambda: n[4:]
        raise AttributeError(f"no {n}")
    def __setattr__(self, n, v): print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
    def __getattribute__(self, n):
        if n == "magic": return 42
        return super().__getattribute__(n)
e = E1(); e.q = 1; print(e.q, e.get_abc(), e.magic); del e.q
try: e.q
except AttributeError as ex: print(ex)
