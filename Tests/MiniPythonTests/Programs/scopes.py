x = "global"
def read(): return x
def shadow():
    x = "local"
    return x
def modify():
    global x
    x = "changed"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "inner"
        def deepest():
            nonlocal x
            x += "!"
            return x
        return deepest()
    r = inner()
    return r, x
print(read(), shadow(), x); modify(); print(read(), outer(), x)
def broken():
    try: print(y)
    except UnboundLocalError as e: print("UnboundLocalError:", e)
    y = 1
    return y
y = 0; print(broken(), y)
funcs = []
for i in range(3):
    def f(i=i): return i
    def g(): return i
    funcs.append((f, g))
print([(f(), g()) for f, g in funcs], i); print([i for i in range(2)], i)
class C:
    y = 10
    z = [y for _ in range(2)] if False else y
    def m(self): return y, self.y, C.y
print(C().m()); del y
try: y
except NameError as e: print("NameError:", e)
def counter():
    n = 0
    def inc(step=1):
        nonlocal n; n += step; return n
    return inc
a, b = counter(), counter(); print(a(), a(5), b(), a()); print((lambda: x)(), [*(lambda k: k * 2 for k in "ab")][0]("q") if False else "skip")
def late(): return helper() + 1
def helper(): return 41
print(late()); len_ = len; len = lambda s: "shadowed"; print(len("abc")); del len; print(len("abc"))
def args_scope(a, b=[], *c, d=4, **e):
    a2 = a; locals_now = sorted(locals()); return locals_now
print(args_scope(1), "args_scope" in dir(), __name__); print(eval("x + '?'"), eval("k * 2", {"k": 21}))
try:
    for q in range(2): raise KeyError(q)
except KeyError as err: saved = err
try: err
except NameError: print("err is gone", repr(saved), q)
if True: block = "visible"
print(block); exec("made = 7"); print(made)
