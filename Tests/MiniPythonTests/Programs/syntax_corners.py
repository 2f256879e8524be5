#!/usr/bin/env python
# -*- coding: utf-8 -*-
"""Module docstring."""
from __future__ import annotations
import os, sys
import os.path as osp
x = 1; y = 2; z = x + \
    y
print(z, __doc__)
values = [
    1, 2,  # comment
    3,
]
call = print("spread",
             "over",
             sep="-",
             )
if x == 1 and \
   y == 2:
    print("joined")
if (x == 1
        and y == 2):
    print("parens")
d = {
    "a": 1,
    **{"b": 2},
}
t = 1,
print(t, (), (1,), d, 1_000, 0xff, 1e3, .5, not x, -x ** 2, ~x, x if y else z)
def one_line(): return 1
class Empty: pass
class Doc:
    """Doc string."""
    attr: int = 5
    other: str
    def method(self) -> None: ...
print(one_line(), Doc.__doc__, Doc.attr, Doc().method())
a = b = [0]
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
*a, b = "xyz"
print(a, b)
for (i, j) in [(1, 2)]: print(i, j)
for i, in [(1,)]: print(i)
x: int = 5
(y): int = 6
print(x, y)
lam = lambda *args, k=1, **kw: (args, k, kw)
print(lam(1, 2, k=3, z=4), (lambda: (1, 2))(), (lambda x=1: x)())
s = 'a' "b" '''c''' """d""" r'\e' f'{x}' u'g'
print(s, '\'', "\"", '\x41', '\101', '\u0041', '\N{LATIN SMALL LETTER A}', '\
', len('\n'), r'\n', rf'\{x}', b'\x00'[0])
print(1 < 2 == True, (1 < 2) == True, not 1 == 2, 1 in [1] and 2 not in [1], x is not None, 2 * 3 ** 2, -3 % 5, 7 // -2, 1 if 0 else 2 if 0 else 3)
print([i for i in range(5) if i if i > 2], {**{}}, [*[], *[1]], {*[1]}, (yield_ := 3))
if True:
	print("tab indented")
while True:
    break
else:
    pass
try: pass
except: pass
else: print("try else")
finally: print("finally")
with open(os.devnull) if False else __import__("contextlib").nullcontext() as n: pass
print(f"{x!r:>4}|{x:{y}}|{'a' if x else 'b'}|{ {'k': 1}['k'] }|{x=}|{x = :>5}|{[1,2][0]}|{(lambda: 7)()}")
print(f'{"double"} {"nested " + f"{x}"} {x:,} {{}} {x}{y} {"""t"""}')
print("%s" "%s" % (1, 2), ("a"
      "b"), "c" if x else "d")
global_var = 1
def f():
    global global_var
    global_var = 2
    def g(): nonlocal_test = 1; return nonlocal_test
    return g()
f(); print(global_var)
print(type(lambda: 0).__name__, (1).__class__.__name__, 1 .real, 1.0.real, "a".__class__, [].__class__.__name__)
assert (1, "always true")[0]
del x, y
del values[0], d
print(values)
if 0: pass
elif 1: print("elif")
print(1, end=''); print(); print('a', 'b', 'c', sep=''); print((1, 2) + (3,), [1] + [2])
@property
def prop(self): pass
@(lambda f: f)
def decorated(): return "d"
print(decorated(), type(prop).__name__)
async_ = 1; match = 2; case = 3; _ = 4; type_ = 5; print_ = print
print_(async_, match, case, _)
λ = 5; naïve = 6; print(λ + naïve)
i = 5
i = i if i else 0; i += (1 if i else 2); print(i)
print(*(i for i in range(3)), sum(i for i in range(3)), max((1, 2), default=0))
print(0 or [] or "x", None or 0, 1 and 0 or 3, not [], not not 1)
print("\x1b[1mbold\x1b[0m".encode() if False else "plain", "a" 'b' if 1 else "c")
print(os.path.join("a", "b"), osp.basename("/x/y.txt"), os.path.splitext("f.tar.gz"), os.sep, osp.dirname("/a/b"), sys.version_info >= (3, 8), sys.version_info[0], sys.maxsize)
exec("""
def hidden():
    return 'from exec'
""")
print(hidden())
