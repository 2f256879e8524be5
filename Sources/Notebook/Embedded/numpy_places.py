# Places in arrays, and walks through them


def ndenumerate(arr):
    for place in ndindex(*shape(arr)):
        yield place, arr[place]


def ndindex(*shape):
    import itertools
    return itertools.product(*[range(size) for size in shape])


class nditer:
    """A walk through an array, in whose course its elements may be written."""

    def __init__(self, op, flags=(), op_flags=(), order="K"):
        self._array = op
        self._places = list(ndindex(*shape(op)))
        self.iterindex = 0

    @property
    def finished(self):
        return self.iterindex >= len(self._places)

    @property
    def multi_index(self):
        return self._places[self.iterindex]

    def __getitem__(self, key):
        return self._array[self.multi_index]

    def __setitem__(self, key, value):
        self._array[self.multi_index] = value

    @property
    def value(self):
        # An array without dimensions, through which an element can be written.
        return self._array[self.multi_index + (Ellipsis,)]

    def iternext(self):
        self.iterindex += 1
        return not self.finished

    def __iter__(self):
        while not self.finished:
            yield self.value
            self.iterindex += 1

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


class _Grid:
    """`np.mgrid[0:3, 0:2]`: the coordinates of every place."""

    def __init__(self, dense):
        self.dense = dense

    def __getitem__(self, key):
        lines = []
        for part in key if isinstance(key, tuple) else (key,):
            start, step = part.start or 0, 1 if part.step is None else part.step
            lines.append(linspace(start, part.stop, int(abs(step))) if isinstance(step, complex)
                         else arange(start, part.stop, step))
        if not isinstance(key, tuple):
            return lines[0]
        grids = meshgrid(*lines, indexing="ij")
        return stack(grids) if self.dense else grids


mgrid = _Grid(True)


class _Columns:
    def __getitem__(self, key):
        return column_stack(key)


class _Rows:
    def __getitem__(self, key):
        return concatenate([
            mgrid[part] if isinstance(part, slice) else ravel(asarray(part))
            for part in (key if isinstance(key, tuple) else (key,))])


c_, r_ = _Columns(), _Rows()


