import numbers
from fractions import Fraction
from functools import total_ordering, reduce
@total_ordering
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __mul__(self, k):
        if isinstance(k, numbers.Number): return Matrix([[x * k for x in r] for r in self.rows])
        return NotImplemented
    __rmul__ = __mul__
    def __pow__(self, n): return reduce(lambda a, _: a @ self, range(n), Matrix.identity(len(self.rows)))
    def __eq__(self, o): return self.rows == o.rows
    def __lt__(self, o): return sum(map(sum, self.rows)) < sum(map(sum, o.rows))
    def __str__(self): return "\n".join(" ".join(f"{x!s:>5}" for x in r) for r in self.rows)
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): i, j = ij; self.rows[i][j] = v
f = Matrix([[1, 1], [1, 0]])
print(f ** 10); print((f ** 30)[0, 1], f < f ** 3, max(f, f ** 2) == f ** 2, 2 * f == f * 2)
f[0, 1] = Fraction(1, 3); print(f * Fraction(1, 2)); print(f @ f)
for bad in (lambda: f * "x", lambda: "x" * f, lambda: f + f, lambda: f["a"], lambda: f[1]):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(isinstance(3, numbers.Integral), isinstance(2.0, numbers.Real), isinstance(1j, numbers.Complex), isinstance(Fraction(1), numbers.Rational), isinstance(True, numbers.Number), isinstance("1", numbers.Number), isinstance(3, Fraction))
