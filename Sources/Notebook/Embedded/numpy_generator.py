

# Random numbers of `default_rng`


class Generator:
    """NumPy's new generator, number for number."""

    def __init__(self, bits):
        self.bit_generator = bits

    def __repr__(self):
        return "Generator(PCG64)"

    def _drawn(self, draw, size):
        if size is None:
            return float(draw(1).item())
        return _array(draw(_count(size)).reshape(_shape_of(size)))

    def _below(self, count):
        """A number of 0, 1, ... count - 1."""
        return int(self.bit_generator.integers(0, count - 1, 1).item())

    def random(self, size=None, dtype=float64, out=None):
        return self._drawn(self.bit_generator.uniform, size)

    def standard_normal(self, size=None, dtype=float64, out=None):
        return self._drawn(self.bit_generator.normal, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        size = _size_for(size, low, high)
        return low + (high - low) * self._drawn(self.bit_generator.uniform, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        size = _size_for(size, loc, scale)
        return loc + scale * self._drawn(self.bit_generator.normal, size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return exp(self.normal(mean, sigma, size))

    def integers(self, low, high=None, size=None, dtype=int64, endpoint=False):
        first, last = (0, low) if high is None else (low, high)
        if not endpoint:
            last -= 1
        if last < first:
            raise ValueError("high <= 0" if high is None else "low >= high")
        if size is None:
            return int64(self.bit_generator.integers(first, last, 1).item())
        drawn = self.bit_generator.integers(first, last, _count(size))
        return _array(drawn.reshape(_shape_of(size))).astype(dtype)

    def _shuffled(self, order, first=1):
        """Exchanges from the end to `first` with any before them."""
        for place in range(len(order) - 1, first - 1, -1):
            other = self._below(place + 1)
            order[place], order[other] = order[other], order[place]
        return order

    def shuffle(self, x, axis=0):
        if axis != 0:
            raise NotImplementedError("not supported by chainrule: shuffle along another axis")
        order = self.bit_generator.permutation(len(x)).tolist()
        if isinstance(x, ndarray):
            x[:] = array(x[_array(_tensor(order))])
        else:
            x[:] = [x[place] for place in order]

    def permutation(self, x, axis=0):
        if isinstance(x, (int, int64)):
            return _array(self.bit_generator.permutation(int(x)))
        x = asarray(x)
        return x[_array(self.bit_generator.permutation(len(x)))]

    def _sample(self, population, count, shuffle):
        """Different numbers of 0, 1, ... population - 1, after Floyd, or by shuffling the end of all."""
        if population > 10000 and count > population // (50 if shuffle else 20):
            every = self._shuffled(list(range(population)), max(population - count, 1))
            return every[population - count:]
        chosen = []
        for last in range(population - count, population):
            drawn = self._below(last + 1)
            chosen.append(last if drawn in chosen else drawn)
        return self._shuffled(chosen) if shuffle else chosen

    def choice(self, a, size=None, replace=True, p=None, axis=0, shuffle=True):
        number = isinstance(a, (int, int64))
        pool = range(a) if number else a
        count = 1 if size is None else _count(size)
        if p is not None:
            if not replace:
                raise NotImplementedError(
                    "not supported by chainrule: choice without replacement and with p")
            edges = cumsum(_probabilities(p, len(pool)))
            drawn = self.bit_generator.uniform(count)
            places = searchsorted(edges / edges[-1], _array(drawn), side="right").tolist()
        elif replace:
            places = self.bit_generator.integers(0, len(pool) - 1, count).tolist()
        else:
            if count > len(pool):
                raise ValueError(
                    "Cannot take a larger sample than population when replace is False")
            places = self._sample(len(pool), count, shuffle)
        return _chosen(pool, places, size)


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    words = []
    for value in [0 if seed is None else seed] if not isinstance(seed, (list, tuple)) else seed:
        if value < 0:
            raise ValueError("expected non-negative integer")
        words.append(value & 0xffffffff)
        while value >> 32:
            value >>= 32
            words.append(value & 0xffffffff)
    return Generator(_generator(words))
