class Meta(type):
    registry = []
    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        mcls.registry.append(name)
        cls.tag = kw.get("tag", name.lower())
        return cls
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *args): return super().__call__(*args)
    def __len__(cls): return 42


class Base(metaclass=Meta): pass
class Derived(Base, tag="special"):
    def __init__(self, v=0): self.v = v


print(Meta.registry, Base.tag, Derived.tag, type(Derived).__name__, len(Base), Derived(3).v)


class Plugin:
    plugins = {}
    def __init_subclass__(cls, /, key=None, **kw):
        super().__init_subclass__(**kw)
        Plugin.plugins[key or cls.__name__] = cls


class Csv(Plugin, key="csv"): pass
class Json(Plugin): pass


print(sorted(Plugin.plugins))


class Dynamic:
    def __init__(self): self.known = 1
    def __getattr__(self, name):
        if name.startswith("get_"): return lambda: name[4:]
        raise AttributeError(f"no attribute {name!r}")
    def __setattr__(self, name, value):
        print("set", name); super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name); object.__delattr__(self, name)


d = Dynamic(); d.x = 5
print(d.known, d.get_color(), d.x, hasattr(d, "zzz"), d.__dict__, vars(d))
del d.x
try: d.zzz
except AttributeError as e: print(e)


class Logged:
    def __getattribute__(self, name):
        if not name.startswith("__"): print("access", name)
        return object.__getattribute__(self, name)
    a = 1


print(Logged().a)


class Singleton:
    _it = None
    def __new__(cls, *args):
        if cls._it is None:
            cls._it = super().__new__(cls)
        return cls._it
    def __init__(self, v): self.v = v


print(Singleton(1) is Singleton(2), Singleton(3).v)
Made = type("Made", (Base,), {"x": 10, "double": lambda self: self.x * 2})
print(Made().double(), Made.__name__, Made.__bases__[0].__name__, isinstance(Made(), Base))


class P:
    def __init__(self): self.__secret = 1
    def get(self): return self.__secret
    def __repr__(self): return "P()"


p = P(); print(p.get(), p._P__secret, hasattr(p, "__secret"), [n for n in dir(p) if not n.startswith("__")])
setattr(p, "new", 5); print(getattr(p, "new"), p.new); delattr(p, "new"); print(getattr(p, "new", None))
print(P.get(p), P.__dict__["get"].__name__, p.get.__self__ is p, p.get.__func__ is P.get, type(p.get).__name__, type(P.get).__name__, type(len).__name__, type(type).__name__, type(None).__name__, type(...).__name__)
bound = p.get; print(bound(), bound == p.get)
P.extra = lambda self, k: self.get() + k; print(p.extra(4))
p.own = lambda: "instance function"; print(p.own())
print(isinstance(True, int), isinstance(1, (str, int)), issubclass(bool, int), type(1) == int, type(1) is type(2), isinstance(int, type), isinstance(P, object), int | str, isinstance(1, int | str))
class Temperature:
    def __init__(self, c): self.c = c
    f = property(lambda self: self.c * 9 / 5 + 32, lambda self, v: setattr(self, "c", (v - 32) * 5 / 9), doc="fahrenheit")
t = Temperature(100); t.f = 32; print(t.c, t.f, Temperature.f.__doc__)
class Counter:
    total = 0
    def __init__(self): type(self).total += 1; self.total_at = Counter.total
print([Counter().total_at for _ in range(3)], Counter.total)
class Shared: items = []
a, b = Shared(), Shared(); a.items.append(1); print(b.items, Shared.items); a.items = []; print(a.items, b.items)
class Cmp:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return NotImplemented if not isinstance(o, Cmp) else self.v == o.v
print(Cmp(1) == Cmp(1), Cmp(1) != Cmp(2), Cmp(1) == 1)
try: hash(Cmp(1))
except TypeError as e: print(e)
class Parent:
    def __init__(self, *args, **kwargs): print("Parent", args, kwargs)
class Mixin:
    def __init__(self, *args, mixin=None, **kwargs): print("Mixin", mixin); super().__init__(*args, **kwargs)
class Child(Mixin, Parent):
    def __init__(self, *args, **kwargs): super().__init__(*args, **kwargs); print("Child")
Child(1, mixin="m", k=2)
class Num(int):
    def __add__(self, o): return Num(int(self) + int(o) + 100)
    def __repr__(self): return f"Num({int(self)})"
print(Num(1) + 2, [Num(5)], Num(3) * 2, Num(7) == 7, sorted([Num(3), Num(1)]))
class Text(str):
    def shout(self): return self.upper() + "!"
print(Text("hi").shout(), Text("a") + "b", len(Text("abc")), {Text("k"): 1}["k"])
print(eval("1 + 2 * x", {"x": 5}), eval("[i for i in range(3)]"))
exec("y = 10\nprint('exec', y)"); print(callable(P), id(p) == id(p), p is p, dir([])[:1] != [])
print(object() == object(), P.__module__, P.__qualname__, Derived.__mro__[1].__name__, getattr(P, "__doc__"))
for name in ("__add__", "__len__", "__iter__"): print(name, hasattr([], name), hasattr(5, name), end="; ")
print()
class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(Iter(3)), sum(Iter(4)), max(Iter(2)), [*Iter(2)], 2 in Iter(3), dict(zip("ab", Iter(2))), tuple(Iter(1)), sorted(Iter(3), reverse=True))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(Seq()), 20 in Seq(), [x for x in Seq()])
class Sl:
    def __getitem__(self, k): return k
print(Sl()[1:2], Sl()[::2], Sl()[1, 2:3, ...], Sl()["a"], Sl()[None], Sl()[:, 0])
print(slice(1, 5, 2).indices(4), [0, 1, 2, 3, 4][slice(1, 4)], slice(3))
