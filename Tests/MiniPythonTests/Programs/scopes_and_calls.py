x = "global"
def outer():
    x = "outer"
    def inner():
        nonlocal x; x = "inner"; return x
    print(x, inner(), x)
    def g():
        global x; x = "changed"
    g(); return lambda: x
print(outer()(), x)
fs = [lambda i=i: i for i in range(3)]; gs = [lambda: i for i in range(3)]; print([f() for f in fs], [g() for g in gs])
def counter():
    c = 0
    def inc(by=1):
        nonlocal c; c += by; return c
    return inc
a, b = counter(), counter(); print(a(), a(5), b(), a.__closure__[0].cell_contents, a.__code__.co_varnames if hasattr(a.__code__, "co_varnames") else "")
class C:
    y = 1; z = [y for _ in range(2)] if False else y + 1
    def m(self): return self.y
print(C.z, C().m())
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2), mutable.__defaults__)
def kw(a, /, b, *args, c=3, **kw): return a, b, args, c, kw
print(kw(1, 2, 3, c=4, d=5), kw(*[1, 2], **{"c": 0})); import inspect; print(inspect.signature(kw), kw.__kwdefaults__, kw.__annotations__)
for bad in ("kw()", "kw(1, b=2, a=3)", "kw(1, 2, **{'b': 3})", "(lambda a, b: 0)(1)", "(lambda: 0)(1, 2)", "(lambda a, *, k: 0)(1)", "(lambda a=1: 0)(1, 2)", "kw(a=1, b=2)", "(lambda x: x)(y=1)"):
    try: print(eval(bad))
    except TypeError as e: print(e)
def f():
    print(v)
    v = 1
try: f()
except UnboundLocalError as e: print(e)
try:
    def g():
        def h(): return q
        if False: q = 1
        return h()
    g()
except NameError as e: print(e)
del x
try: print(x)
except NameError as e: print(e)
print([y for y in range(3)], (lambda: (yield))().__class__.__name__, [z := 5, z ** 2], z)
try: print(undefinedd)
except NameError as e: print(e)
if (n := len("abc")) > 2: print(n)
print(globals()["n"], "n" in dir(), callable(f), f.__name__, (lambda: 0).__name__, f.__module__, __name__)
