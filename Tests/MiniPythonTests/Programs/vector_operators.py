class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x=0, y=0):
        self.x = x
        self.y = y

    def __repr__(self):
        return "Vector(%r, %r)" % (self.x, self.y)

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y)

    def __mul__(self, k):
        if isinstance(k, Vector):
            return self.x * k.x + self.y * k.y
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, other): return self * other
    def __truediv__(self, k): return Vector(self.x / k, self.y / k)
    def __floordiv__(self, k): return Vector(self.x // k, self.y // k)
    def __mod__(self, k): return Vector(self.x % k, self.y % k)
    def __divmod__(self, k): return self // k, self % k
    def __neg__(self): return Vector(-self.x, -self.y)
    def __pos__(self): return self
    def __invert__(self): return Vector(self.y, self.x)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __bool__(self): return bool(self.x or self.y)
    def __eq__(self, other): return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)
    def __hash__(self): return hash((self.x, self.y))
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]

    def __setitem__(self, i, value):
        setattr(self, "xy"[i], value)

    def __iter__(self):
        yield self.x
        yield self.y

    def __contains__(self, v): return v == self.x or v == self.y

    def __iadd__(self, other):
        self.x += other.x
        self.y += other.y
        return self

    def __lshift__(self, n): return ("<<", n)
    def __rshift__(self, n): return (">>", n)
    def __and__(self, n): return ("&", n)
    def __rand__(self, n): return ("r&", n)
    def __or__(self, n): return ("|", n)
    def __xor__(self, n): return ("^", n)
    def __call__(self, *a, **k): return (a, k)
    def __format__(self, spec):
        spec = spec or ".1f"
        return f"<{self.x:{spec}}, {self.y:{spec}}>"
    def __float__(self): return float(abs(self))
    def __int__(self): return int(abs(self))
    def __round__(self, n=None): return Vector(round(self.x, n), round(self.y, n))
    def __index__(self): return 3
    def __reversed__(self): return iter([self.y, self.x])


a, b = Vector(3, 4), Vector(1, 2)
print(a + b, a - b, a * 2, 2 * a, a * b, a @ b, a / 2, a // 2, a % 2, divmod(a, 3))
print(-a, +a, ~a, abs(a), bool(Vector()), bool(a), not a)
print(a == Vector(3, 4), a != b, a == 3, hash(a) == hash(Vector(3, 4)))
print(len(a), a[0], a[-1], list(a), 4 in a, 7 in a, [*a, *b])
x, y = a
print(x, y)
a += b
print(a)
a[0] = 10
print(a, a << 1, a >> 2, a & 3, 3 & a, a | 4, a ^ 5, a(1, k=2))
print(f"{a} {a:.3f} {a:>8.2f} {a!r}", "{:e}".format(b), format(b))
print(float(b) == abs(b), int(Vector(3, 4)), round(Vector(1.256, 2.5), 1), [0, 1, 2, 3, 4][b])
print(list(reversed(b)), sum([a, b], Vector()), {a: 1}[Vector(10, 6)])
for bad in (lambda: a + 1, lambda: 1 + a, lambda: a < b, lambda: a ** 2, lambda: "x" - 1,
            lambda: 1 + "x", lambda: "x" + 1, lambda: [1] + (2,), lambda: None + 1, lambda: -"x",
            lambda: {} < {}, lambda: 3 @ 4, lambda: [] * [], lambda: 1 << "a"):
    try:
        bad()
    except TypeError as e:
        print(type(e).__name__, e)
try:
    a.z = 3
except AttributeError as e:
    print(e)


class Ordered:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
    def __repr__(self): return f"O{self.v}"


os = [Ordered(3), Ordered(1), Ordered(2)]
print(sorted(os), max(os), os[0] > os[1], os[0] >= os[1], sorted(os, reverse=True))
try:
    print(Ordered(1) < 5)
except AttributeError as e:
    print(e)
