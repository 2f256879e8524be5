import random, time
def matmul(a, b): return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
def det(m): return m[0][0] if len(m) == 1 else sum((-1) ** j * m[0][j] * det([r[:j] + r[j + 1:] for r in m[1:]]) for j in range(len(m)))
def transpose(m): return list(map(list, zip(*m)))
def show(m): print("\n".join(" ".join(f"{x:7.2f}" for x in r) for r in m))
def solve(a, b):
    n = len(a); m = [r[:] + [v] for r, v in zip(a, b)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(m[r][i])); m[i], m[p] = m[p], m[i]
        for r in range(i + 1, n):
            f = m[r][i] / m[i][i]; m[r] = [x - f * y for x, y in zip(m[r], m[i])]
    x = [0] * n
    for i in reversed(range(n)): x[i] = (m[i][n] - sum(m[i][j] * x[j] for j in range(i + 1, n))) / m[i][i]
    return x
a = [[2, 1, -1], [-3, -1, 2], [-2, 1, 2]]; show(matmul(a, transpose(a))); print(det(a), solve(a, [8, -11, -3]))
class Perceptron:
    def __init__(self, n, lr=.1, seed=0): rng = random.Random(seed); self.w = [rng.uniform(-1, 1) for _ in range(n)]; self.b = 0.; self.lr = lr
    def __call__(self, x): return 1 if sum(w * v for w, v in zip(self.w, x)) + self.b > 0 else 0
    def fit(self, data, epochs=20):
        for e in range(epochs):
            err = 0
            for x, y in data:
                d = y - self(x); err += d != 0; self.w = [w + self.lr * d * v for w, v in zip(self.w, x)]; self.b += self.lr * d
            if e % 5 == 0 or not err: print(f"epoch {e:2d} errors {err}")
            if not err: break
p = Perceptron(2); p.fit([((a, b), a & b) for a in (0, 1) for b in (0, 1)]); print([round(w, 4) for w in p.w], round(p.b, 4))
start = time.perf_counter(); x = sum(i * i for i in range(1000)); el = time.perf_counter() - start; print(x, el >= 0, time.strftime("%Y") > "2000", type(time.time()).__name__)
lr = 0.01; w = b = 0.; xs = [i / 10 for i in range(20)]; ys = [3 * x + 1 for x in xs]
for step in range(501):
    gw = gb = loss = 0
    for x, y in zip(xs, ys): e = w * x + b - y; gw += 2 * e * x; gb += 2 * e; loss += e * e
    w -= lr * gw / len(xs) * 10; b -= lr * gb / len(xs) * 10
    if step % 100 == 0: print(f"step {step:4d} loss {loss / len(xs):.6f} w={w:.3f} b={b:.3f}")
