"""numpy.random: the old generator, which `np.random.seed` seeds, and the new one of `default_rng`."""

import math
from numpy import (
    _array, _tensor, array, asarray, cumsum, exp, float64, int64, ndarray, searchsorted)
from _numpy import _generator, _legacy


def _shape_of(size):
    return tuple(size) if isinstance(size, (tuple, list)) else (size,)


def _count(size):
    return math.prod(_shape_of(size))


def _size_for(size, *parameters):
    """The size that is asked for, or that of the parameters, which may be arrays."""
    if size is None:
        for parameter in parameters:
            if isinstance(parameter, (ndarray, list)):
                return asarray(parameter).shape
    return size


def _probabilities(p, count):
    p = asarray(p)
    if len(p) != count:
        raise ValueError("'a' and 'p' must have same size")
    if (p < 0).any():
        raise ValueError("probabilities are not non-negative")
    if abs(float(p.sum()) - 1) > 1e-8:
        raise ValueError("probabilities do not sum to 1")
    return p


def _chosen(pool, places, size):
    """What lies at places of an array, a list or a range."""
    if isinstance(pool, (list, tuple)) and pool and isinstance(pool[0], str):
        raise NotImplementedError("not supported by chainrule: numpy.random's choice among strings")
    pool = array(list(pool)) if isinstance(pool, range) else asarray(pool)
    if size is None:
        return pool[places[0]]
    return pool[_array(_tensor(places))].reshape(_shape_of(size) + tuple(pool.shape[1:]))


class RandomState:
    """MT19937 and what NumPy drew from it before `default_rng`."""

    def __init__(self, seed=None):
        self.seed(seed)

    def seed(self, seed=None):
        self._bits = _legacy(0 if seed is None else seed)

    def _drawn(self, draw, size):
        if size is None:
            return float(draw(1).item())
        return _array(draw(_count(size)).reshape(_shape_of(size)))

    def _counted(self, draw, size):
        """Integers that a function draws one by one."""
        if size is None:
            return draw()
        return array([draw() for _ in range(_count(size))], dtype=int).reshape(_shape_of(size))

    def _unit(self):
        return self._bits.uniform(1).item()

    def random(self, size=None):
        return self._drawn(self._bits.uniform, size)

    random_sample = random
    ranf = random
    sample = random

    def rand(self, *shape):
        return self._drawn(self._bits.uniform, shape if shape else None)

    def randn(self, *shape):
        return self._drawn(self._bits.normal, shape if shape else None)

    def standard_normal(self, size=None):
        return self._drawn(self._bits.normal, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        size = _size_for(size, low, high)
        return low + (high - low) * self._drawn(self._bits.uniform, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        size = _size_for(size, loc, scale)
        return loc + scale * self._drawn(self._bits.normal, size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return exp(self.normal(mean, sigma, size))

    def exponential(self, scale=1.0, size=None):
        return scale * self._drawn(self._bits.exponential, size)

    def binomial(self, n, p, size=None):
        if n * min(p, 1 - p) > 30:
            raise NotImplementedError(
                "not supported by chainrule: numpy.random.binomial of more than 30 expected")
        if p > 0.5:
            return n - self._counted(lambda: self._successes(n, 1 - p), size)
        return self._counted(lambda: self._successes(n, p), size)

    def _successes(self, n, p):
        """The number of successes in n trials, by adding up their probabilities."""
        q = 1 - p
        mean = n * p
        most = min(n, mean + 10 * math.sqrt(mean * q + 1))
        none = math.exp(n * math.log(q))
        count, probability, drawn = 0, none, self._unit()
        while drawn > probability:
            count += 1
            if count > most:
                count, probability, drawn = 0, none, self._unit()
            else:
                drawn -= probability
                probability = (n - count + 1) * p * probability / (count * q)
        return count

    def poisson(self, lam=1.0, size=None):
        if lam >= 10:
            raise NotImplementedError(
                "not supported by chainrule: numpy.random.poisson of 10 or more expected")
        return self._counted(lambda: self._arrivals(math.exp(-lam)), size)

    def _arrivals(self, limit):
        count, product = 0, self._unit()
        while product > limit:
            count += 1
            product *= self._unit()
        return count

    def randint(self, low, high=None, size=None, dtype=int):
        first, last = (0, low) if high is None else (low, high)
        if first >= last:
            raise ValueError("high <= 0" if high is None else "low >= high")
        if size is None:
            return int(self._bits.integers(first, last - 1, 1).item())
        drawn = _array(self._bits.integers(first, last - 1, _count(size)).reshape(_shape_of(size)))
        return drawn if dtype is int else drawn.astype(dtype)

    def permutation(self, x):
        if isinstance(x, (int, int64)):
            return _array(self._bits.permutation(int(x)))
        return asarray(x)[_array(self._bits.permutation(len(x)))]

    def shuffle(self, x):
        order = self._bits.permutation(len(x)).tolist()
        if isinstance(x, ndarray):
            x[:] = array(x[_array(_tensor(order))])
        else:
            x[:] = [x[place] for place in order]

    def choice(self, a, size=None, replace=True, p=None):
        pool = range(a) if isinstance(a, (int, int64)) else a
        count = 1 if size is None else _count(size)
        if not replace and count > len(pool):
            raise ValueError("Cannot take a larger sample than population when 'replace=False'")
        if p is not None:
            p = _probabilities(p, len(pool))
            places = (self._weighted if replace else self._different)(p, count)
        elif replace:
            places = self._bits.integers(0, len(pool) - 1, count).tolist()
        else:
            places = self._bits.permutation(len(pool)).tolist()[:count]
        return _chosen(pool, places, size)

    def _weighted(self, p, count):
        edges = cumsum(p)
        drawn = _array(self._bits.uniform(count))
        return searchsorted(edges / edges[-1], drawn, side="right").tolist()

    def _different(self, p, count):
        """Places drawn again, those already found left out, until there are enough."""
        if int((p > 0).sum()) < count:
            raise ValueError("Fewer non-zero entries in p than size")
        p = array(p)
        found = []
        while len(found) < count:
            drawn = _array(self._bits.uniform(count - len(found)))
            for place in found:
                p[place] = 0
            edges = cumsum(p)
            places = searchsorted(edges / edges[-1], drawn, side="right").tolist()
            found += list(dict.fromkeys(places))
        return found


# The functions of the module are those of one generator that everybody shares.
_shared = RandomState(0)
seed = _shared.seed
random = _shared.random
random_sample = _shared.random_sample
ranf = _shared.ranf
sample = _shared.sample
rand = _shared.rand
randn = _shared.randn
standard_normal = _shared.standard_normal
uniform = _shared.uniform
normal = _shared.normal
lognormal = _shared.lognormal
exponential = _shared.exponential
binomial = _shared.binomial
poisson = _shared.poisson
randint = _shared.randint
permutation = _shared.permutation
shuffle = _shared.shuffle
choice = _shared.choice


