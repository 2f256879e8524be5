"""Linear and logistic regression by hand, as in a first lecture, without any library."""
import math
import random

random.seed(0)
N = 50
xs = [random.gauss(0, 1) for _ in range(N)]
ys = [2.5 * x - 1.0 + random.gauss(0, 0.1) for x in xs]
w, b, lr = 0.0, 0.0, 0.1
history = []
for epoch in range(1, 101):
    preds = [w * x + b for x in xs]
    errors = [p - y for p, y in zip(preds, ys)]
    loss = sum(e ** 2 for e in errors) / N
    dw = 2 * sum(e * x for e, x in zip(errors, xs)) / N
    db = 2 * sum(errors) / N
    w -= lr * dw
    b -= lr * db
    history.append(loss)
    if epoch == 1 or epoch % 20 == 0:
        print(f"epoch {epoch:3d} | loss {loss:.6f} | w {w:+.4f} | b {b:+.4f}")
print("final: w=%.3f b=%.3f" % (w, b))


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def bce(p, y, eps=1e-12):
    return -(y * math.log(p + eps) + (1 - y) * math.log(1 - p + eps))


data = [((random.uniform(-1, 1), random.uniform(-1, 1))) for _ in range(100)]
labels = [1 if x1 + x2 > 0 else 0 for x1, x2 in data]
weights = [0.0, 0.0]
bias = 0.0
for epoch in range(50):
    order = list(range(len(data)))
    random.shuffle(order)
    total = 0.0
    for i in order:
        x, y = data[i], labels[i]
        p = sigmoid(sum(wi * xi for wi, xi in zip(weights, x)) + bias)
        total += bce(p, y)
        g = p - y
        weights = [wi - 0.5 * g * xi for wi, xi in zip(weights, x)]
        bias -= 0.5 * g
    if epoch % 10 == 9:
        correct = sum((sigmoid(weights[0] * x1 + weights[1] * x2 + bias) > 0.5) == bool(y) for (x1, x2), y in zip(data, labels))
        print(f"epoch {epoch + 1:>2}: loss={total / len(data):.4f} accuracy={correct / len(data):.1%}")


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        self.shape = (len(self.rows), len(self.rows[0]))

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"shapes {self.shape} and {other.shape} do not match")
        return Matrix([[sum(a * b for a, b in zip(row, col)) for col in zip(*other.rows)] for row in self.rows])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        if isinstance(key, tuple):
            i, j = key
            return self.rows[i][j]
        return self.rows[key]

    def __str__(self):
        return "\n".join("[" + " ".join(f"{v:7.3f}" for v in row) + "]" for row in self.rows)


A = Matrix([[1, 2], [3, 4], [5, 6]])
B = Matrix([[1, 0, -1], [0.5, 2, 1]])
print(A @ B)
print((A @ B).shape, A.T.shape, A[2, 1], A[0], A[1][0])
try:
    A @ A
except ValueError as e:
    print(e)
X, H, O = 2, 3, 1
W1 = [[random.uniform(-1, 1) for _ in range(H)] for _ in range(X)]
W2 = [random.uniform(-1, 1) for _ in range(H)]
for step in range(2001):
    loss = 0
    for (x1, x2), t in [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]:
        x = (x1, x2)
        h = [math.tanh(sum(x[i] * W1[i][j] for i in range(X)) + 0.1) for j in range(H)]
        o = sigmoid(sum(h[j] * W2[j] for j in range(H)))
        loss += (o - t) ** 2
        d = 2 * (o - t) * o * (1 - o)
        for j in range(H):
            dh = d * W2[j] * (1 - h[j] ** 2)
            W2[j] -= 0.5 * d * h[j]
            for i in range(X):
                W1[i][j] -= 0.5 * dh * x[i]
    if step % 500 == 0:
        print(f"{step:5d} {loss:.5f}")
