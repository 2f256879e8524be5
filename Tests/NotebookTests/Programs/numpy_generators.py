import numpy as np
from numpy.random import default_rng
import numpy.linalg as LA

rng = np.random.default_rng(42)
print(rng.random(3), rng.integers(0, 10, 5), rng.normal(size=4), rng.uniform(-1, 1, (2, 2)))
print(rng.choice(5, 3, replace=False), rng.permutation(6), rng.standard_normal(2))
a = np.arange(5)
rng.shuffle(a)
print(a, rng.integers(3), rng.choice(4, 3, p=[.1, .2, .3, .4]), rng.integers(1, 7, size=(2, 3)))
print(default_rng(3).permutation(np.arange(12).reshape(6, 2)), default_rng(2**70).random())
many = default_rng(7).standard_normal(3000)
print(many.mean(), many.std(), many.max(), many.min())
rng = default_rng(1)
items = list("abcdef")
rng.shuffle(items)
print(items, rng.integers(2**40, size=2), rng.integers(1, 3, endpoint=True, size=4), rng.lognormal())
print(rng.choice(20000, 3, replace=False), rng.choice([1.5, 2.5], size=(2, 2)), rng.normal([0, 10], [1, 2]))
for seed in (0, 1):
    state = np.random.RandomState(seed)
    print(state.rand(2), state.randn(2), state.randint(0, 9, 3), state.permutation(4), state.choice(5, 2))
np.random.seed(0)
print(np.random.binomial(10, 0.5, 3), np.random.exponential(size=2), np.random.poisson(3, 4))
print(np.random.choice(5, 3, replace=False, p=[.1, .2, .3, .2, .2]), LA.norm([3, 4]))
walk = np.nditer(np.array([[1., 2.], [3., 4.]]), flags=["multi_index"], op_flags=["readwrite"])
while not walk.finished:
    print(walk.multi_index, walk[0])
    walk.iternext()
print(round(np.float64(2.34567), 2), abs(np.float64(-1.5)), abs(np.array([-1, 2])), np.r_[1:4, 7])
