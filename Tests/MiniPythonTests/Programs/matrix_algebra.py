from functools import reduce
def transpose(m): return [list(r) for r in zip(*m)]
def dot(a, b): return sum(x * y for x, y in zip(a, b))
def mul(a, b): return [[dot(r, c) for c in zip(*b)] for r in a]
def det(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
def solve(a, b):
    n = len(a); m = [row[:] + [v] for row, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i])); m[i], m[p] = m[p], m[i]
        if m[i][i] == 0: raise ZeroDivisionError("singular matrix")
        for r in range(n):
            if r != i:
                f = m[r][i] / m[i][i]
                m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    return [m[i][n] / m[i][i] for i in range(n)]
A = [[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]]
print(transpose(A)); print(mul(A, A)); print(det(A)); print([round(x, 10) for x in solve(A, [8.0, -11.0, -3.0])])
try: solve([[1, 2], [2, 4]], [1, 2])
except ZeroDivisionError as e: print("error:", e)
I = [[1 if i == j else 0 for j in range(3)] for i in range(3)]
print(mul(A, I) == A, reduce(mul, [[[1, 1], [1, 0]]] * 10))
for row in A: print(" ".join(f"{x:6.2f}" for x in row))
power = lambda m, n: I if n == 0 else mul(m, power(m, n - 1))
print(power([[1, 1, 0], [0, 1, 1], [0, 0, 1]], 4))
