class Poly:
    """Polynomial with coefficients from the constant up."""
    def __init__(self, *c):
        while len(c) > 1 and c[-1] == 0: c = c[:-1]
        self.c = c or (0,)
    @classmethod
    def from_roots(cls, *roots):
        p = cls(1)
        for r in roots: p *= cls(-r, 1)
        return p
    def __call__(self, x):
        result = 0
        for a in reversed(self.c): result = result * x + a
        return result
    def __add__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        n = max(len(self.c), len(o.c)); pad = lambda t: t + (0,) * (n - len(t))
        return Poly(*(a + b for a, b in zip(pad(self.c), pad(o.c))))
    __radd__ = __add__
    def __neg__(self): return Poly(*(-a for a in self.c))
    def __sub__(self, o): return self + (-o)
    def __mul__(self, o):
        o = o if isinstance(o, Poly) else Poly(o)
        r = [0] * (len(self.c) + len(o.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c): r[i + j] += a * b
        return Poly(*r)
    __rmul__ = __mul__
    def __pow__(self, n): return Poly(1) if n == 0 else self * self ** (n - 1)
    def __eq__(self, o): return isinstance(o, Poly) and self.c == o.c
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c) - 1
    def __str__(self):
        terms = []
        for i, a in reversed(list(enumerate(self.c))):
            if a:
                s = f"{abs(a)}" if abs(a) != 1 or i == 0 else ""
                terms.append(("-" if a < 0 else "+", s + ("" if i == 0 else "x" if i == 1 else f"x^{i}")))
        if not terms: return "0"
        first = ("-" if terms[0][0] == "-" else "") + terms[0][1]
        return " ".join([first] + [f"{s} {t}" for s, t in terms[1:]])
Poly.derivative = lambda self: Poly(*[i * a for i, a in enumerate(self.c)][1:]) if len(self.c) > 1 else Poly(0)
p, q = Poly(1, -3, 2), Poly(0, 1)
print(p, "|", q, "|", p + q, "|", p - p, "|", p * q, "|", (q + 1) ** 3, "|", 2 * p, "|", p.derivative(), "|", Poly(5).derivative())
print(p(2), p(0.5), [p(x) for x in range(-2, 3)], Poly.from_roots(1, 2, -3), Poly.from_roots(1, 2)(2), p == Poly(1, -3, 2, 0), len(p), p[1], Poly())
