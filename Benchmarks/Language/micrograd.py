import math
import random
class Value:
    def __init__(self, data, _children=(), _op=''):
        self.data = data
        self.grad = 0
        self._backward = lambda: None
        self._prev = set(_children)
        self._op = _op
    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data + other.data, (self, other), '+')
        def _backward():
            self.grad += out.grad
            other.grad += out.grad
        out._backward = _backward
        return out
    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        out = Value(self.data * other.data, (self, other), '*')
        def _backward():
            self.grad += other.data * out.grad
            other.grad += self.data * out.grad
        out._backward = _backward
        return out
    def tanh(self):
        t = math.tanh(self.data)
        out = Value(t, (self,), 'tanh')
        def _backward():
            self.grad += (1 - t * t) * out.grad
        out._backward = _backward
        return out
    def backward(self):
        topo = []
        visited = set()
        def build(v):
            if v not in visited:
                visited.add(v)
                for c in v._prev:
                    build(c)
                topo.append(v)
        build(self)
        self.grad = 1
        for v in reversed(topo):
            v._backward()
    def __radd__(self, o): return self + o
    def __sub__(self, o): return self + (o * -1 if isinstance(o, Value) else -o)
    def __rmul__(self, o): return self * o
random.seed(1)
w1 = [[Value(random.uniform(-1, 1)) for _ in range(3)] for _ in range(8)]
w2 = [Value(random.uniform(-1, 1)) for _ in range(8)]
for step in range(60):
    loss = Value(0)
    for x, y in [((1.0, 0.5, -1.0), 1), ((0.3, -0.5, 1.0), -1), ((0.2, 0.9, 0.1), 1)]:
        h = [sum((w * xi for w, xi in zip(row, x)), Value(0)).tanh() for row in w1]
        o = sum((a * b for a, b in zip(h, w2)), Value(0)).tanh()
        d = o - y
        loss = loss + d * d
    for p in w2 + [w for r in w1 for w in r]: p.grad = 0
    loss.backward()
    for p in w2 + [w for r in w1 for w in r]: p.data -= 0.05 * p.grad
print(f"{loss.data:.6f}")
