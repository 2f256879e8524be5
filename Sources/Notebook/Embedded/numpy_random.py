# Random numbers


class RandomState:
    """The generator that `np.random.seed` seeds."""

    def __init__(self, seed=None):
        _seed(seed)

    @staticmethod
    def _drawn(draw, size):
        if size is None:
            return float(draw(1).item())
        shape = size if isinstance(size, (tuple, list)) else (size,)
        return _array(draw(math.prod(shape)).reshape(tuple(shape)))

    def seed(self, seed=None):
        _seed(seed)

    def random(self, size=None):
        return RandomState._drawn(_uniform, size)

    random_sample = random
    ranf = random

    def rand(self, *shape):
        return RandomState._drawn(_uniform, shape if shape else None)

    def randn(self, *shape):
        return RandomState._drawn(_normal, shape if shape else None)

    def standard_normal(self, size=None):
        return RandomState._drawn(_normal, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        return low + (high - low) * RandomState._drawn(_uniform, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        if size is None and isinstance(loc, ndarray):
            size = loc.shape
        return loc + scale * RandomState._drawn(_normal, size)

    def exponential(self, scale=1.0, size=None):
        return -scale * log(1 - asarray(RandomState._drawn(_uniform, size)))

    def randint(self, low, high=None, size=None, dtype=int):
        first, last = (0, low) if high is None else (low, high)
        if size is None:
            return int(_integers(first, last, 1).item())
        shape = size if isinstance(size, (tuple, list)) else (size,)
        return _array(_integers(first, last, math.prod(shape)).reshape(tuple(shape)))

    def permutation(self, x):
        if isinstance(x, (int, int64)):
            return _array(_permutation(int(x)))
        return asarray(x)[_array(_permutation(len(x)))]

    def shuffle(self, x):
        order = _permutation(len(x)).tolist()
        if isinstance(x, ndarray):
            x[:] = array(x[_array(_tensor(order))])
        else:
            x[:] = [x[place] for place in order]

    def choice(self, a, size=None, replace=True, p=None):
        pool = arange(a) if isinstance(a, (int, int64)) else asarray(a)
        count = 1 if size is None else math.prod(size if isinstance(size, tuple) else (size,))
        if p is not None:
            if not replace:
                raise NotImplementedError("choice without replacement and with p is not supported")
            edges = cumsum(asarray(p))
            edges = edges / edges[-1]
            places = searchsorted(edges, _array(_uniform(count)), side="right")
        elif replace:
            places = _array(_integers(0, len(pool), count))
        else:
            if count > len(pool):
                raise ValueError(
                    "Cannot take a larger sample than population when 'replace=False'")
            places = _array(_permutation(len(pool)))[:count]
        chosen = pool[places]
        if size is None:
            return chosen[0]
        return chosen.reshape(size) if isinstance(size, tuple) else chosen


random = RandomState(0)
random.RandomState = RandomState


