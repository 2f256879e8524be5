def itemgetter(*keys):
    if len(keys) == 1:
        return lambda x: x[keys[0]]
    return lambda x: tuple(x[k] for k in keys)

def attrgetter(*names):
    def get(x, name):
        for part in name.split("."):
            x = getattr(x, part)
        return x
    if len(names) == 1:
        return lambda x: get(x, names[0])
    return lambda x: tuple(get(x, n) for n in names)

def methodcaller(name, /, *args, **kwargs):
    return lambda x: getattr(x, name)(*args, **kwargs)

def contains(a, b):
    return b in a
def pos(a):
    return +a
def inv(a):
    return ~a
invert = inv
def truth(a):
    return bool(a)
def is_(a, b):
    return a is b
def is_not(a, b):
    return a is not b
def concat(a, b):
    return a + b
def countOf(a, b):
    return sum(1 for x in a if x is b or x == b)
def indexOf(a, b):
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError('sequence.index(x): x not in sequence')
def setitem(a, b, c):
    a[b] = c
def delitem(a, b):
    del a[b]
def index(a):
    return a.__index__() if not isinstance(a, int) else int(a)
def iadd(a, b):
    a += b
    return a
def isub(a, b):
    a -= b
    return a
def imul(a, b):
    a *= b
    return a
def itruediv(a, b):
    a /= b
    return a
_abs = abs
def abs(a):
    return _abs(a)
