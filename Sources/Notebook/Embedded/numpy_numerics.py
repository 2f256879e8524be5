# Statistics, polynomials, interpolation


euler_gamma = 0.5772156649015329
True_, False_ = bool_(True), bool_(False)


class finfo:
    """The limits of a type of floating-point numbers."""

    def __init__(self, dtype):
        limits = torch.finfo(torch.float32 if _dtype(dtype) == torch.float32 else torch.float64)
        self.dtype = _numpy_dtype(dtype)
        of = array([limits.eps, limits.max, limits.min, limits.tiny], dtype)
        self.eps, self.max, self.min, self.tiny = of
        self.smallest_normal = self.tiny
        self.bits = limits.bits


class iinfo:
    """The limits of a type of integers."""

    def __init__(self, type):
        limits = torch.iinfo(_dtype(type))
        self.max, self.min, self.bits = limits.max, limits.min, limits.bits


def average(a, axis=None, weights=None):
    if weights is None:
        return mean(a, axis)
    values, shares = asarray(a), asarray(weights)
    if values.ndim > 1 and shares.ndim == 1 and axis is not None:
        shape = [1] * values.ndim
        shape[axis] = -1
        shares = shares.reshape(shape)
    return sum(values * shares, axis) / sum(shares + 0 * values, axis)


def cov(m, y=None, rowvar=True, bias=False, ddof=None):
    rows = _floating(m)
    rows = rows.reshape(1, -1) if rows.dim() < 2 else rows if rowvar else rows.T
    if y is not None:
        rows = torch.cat([rows, _floating(y).reshape(-1, rows.size(1))])
    freedom = (0 if bias else 1) if ddof is None else ddof
    apart = rows - rows.mean(1, keepdim=True)
    found = apart @ apart.T / (rows.size(1) - freedom)
    return _result(found.squeeze())


def corrcoef(x, y=None, rowvar=True):
    found = asarray(cov(x, y, rowvar))
    if found.ndim == 0:
        return found / found
    deviations = sqrt(diag(found))
    return found / deviations[:, None] / deviations[None, :]


def histogram(a, bins=10, range=None, density=None, weights=None):
    values = _floating(a).reshape(-1)
    if isinstance(bins, int):
        low, high = ((values.min().item(), values.max().item()) if range is None else range)
        if low == high:
            low, high = low - 0.5, high + 0.5
        edges = linspace(low, high, bins + 1)
    else:
        edges = asarray(bins)
    places = torch.searchsorted(_floating(edges), values, right=True) - 1
    places = torch.where(values == edges[-1], torch.tensor(len(edges) - 2), places)
    inside = (places >= 0) & (places < len(edges) - 1)
    shares = None if weights is None else _floating(weights).reshape(-1)[inside]
    counts = torch.bincount(places[inside], shares, minlength=len(edges) - 1)
    if density:
        widths = diff(edges)
        return _array(counts) / widths / counts.sum().item(), edges
    return _array(counts), edges


def digitize(x, bins, right=False):
    return searchsorted(bins, x, "left" if right else "right")


def polyfit(x, y, deg):
    powers = torch.stack([_floating(x) ** k for k in range(deg, -1, -1)], 1).double()
    scale = torch.linalg.vector_norm(powers, 2, 0)
    found, = torch.linalg.lstsq(powers / scale, _floating(y).double().reshape(-1, 1))[:1]
    return _array(found.reshape(-1) / scale)


def polyval(p, x):
    total = 0 * asarray(x)
    for coefficient in p:
        total = total * x + coefficient
    return total


class poly1d:
    """A polynomial that can be called."""

    def __init__(self, c):
        self.coeffs = asarray(c)

    def __call__(self, x):
        return polyval(self.coeffs, x)


def interp(x, xp, fp, left=None, right=None):
    wanted, places, heights = _floating(x).double(), _floating(xp).double(), _floating(fp).double()
    after = torch.searchsorted(places, wanted, right=True).clamp(1, places.numel() - 1)
    x0, x1, y0, y1 = places[after - 1], places[after], heights[after - 1], heights[after]
    found = (y1 - y0) / (x1 - x0) * (wanted - x0) + y0
    ends = (heights[0] if left is None else torch.tensor(float(left), dtype=torch.float64),
            heights[-1] if right is None else torch.tensor(float(right), dtype=torch.float64))
    found = torch.where(wanted < places[0], ends[0], found)
    return _result(torch.where(wanted > places[-1], ends[1], found))


def gradient(f, *varargs, axis=None):
    values = _floating(f)
    step = varargs[0] if varargs else 1.0

    def along(dim):
        line = values.movedim(dim, 0)
        if isinstance(step, (int, float, float64)):
            ends = ((line[1:2] - line[:1]) / step, (line[-1:] - line[-2:-1]) / step)
            inner = (line[2:] - line[:-2]) / (2 * step)
        else:
            gaps = _floating(diff(step))
            ends = ((line[1:2] - line[:1]) / gaps[0], (line[-1:] - line[-2:-1]) / gaps[-1])
            before, after = gaps[:-1], gaps[1:]
            inner = (line[2:] * before ** 2 - line[:-2] * after ** 2
                     + line[1:-1] * (after ** 2 - before ** 2)) / (
                         before * after * (before + after))
        return _array(torch.cat([ends[0], inner, ends[1]]).movedim(0, dim))

    if values.dim() == 1:
        return along(0)
    return along(axis) if axis is not None else tuple(along(d) for d in range(values.dim()))


def convolve(a, v, mode="full"):
    signal, kernel = _floating(a), _floating(v)
    if signal.numel() < kernel.numel():
        signal, kernel = kernel, signal
    size = kernel.numel()
    wide = torch.nn.functional.pad(signal, (size - 1, size - 1))
    full = wide.unfold(0, size, 1) @ kernel.flip(0)
    if mode == "same":
        start = (size - 1) // 2
        full = full[start:start + signal.numel()]
    elif mode == "valid":
        full = full[size - 1:signal.numel()]
    whole = not _tensor(a).is_floating_point() and not _tensor(v).is_floating_point()
    return _array(full.round().long() if whole else full)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    return _result(torch.trapezoid(
        _floating(y), None if x is None else _floating(x), dim=axis) if x is not None
        else torch.trapezoid(_floating(y), dx=dx, dim=axis))


trapz = trapezoid


def _without_nan(a):
    flat = _floating(a).reshape(-1)
    return _array(flat[~torch.isnan(flat)])


def nanmean(a):
    return mean(_without_nan(a))


def nansum(a):
    return sum(_without_nan(a))


def nanstd(a):
    return std(_without_nan(a))


def nanmax(a):
    return max(_without_nan(a))


def nanmin(a):
    return min(_without_nan(a))


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    return _result(torch.nan_to_num(_floating(x), nan, posinf, neginf))


# Parts of arrays


def take_along_axis(arr, indices, axis):
    return _array(torch.take_along_dim(_tensor(arr), _tensor(indices), axis))


def isin(element, test_elements):
    return _array(torch.isin(_tensor(element), _tensor(test_elements)))


def union1d(ar1, ar2):
    return unique(concatenate([ravel(asarray(ar1)), ravel(asarray(ar2))]))


def intersect1d(ar1, ar2):
    values = unique(ar1)
    return values[isin(values, ar2)]


def setdiff1d(ar1, ar2):
    values = unique(ar1)
    return values[~isin(values, ar2)]


def argwhere(a):
    return _array(torch.nonzero(_tensor(a)))


def argpartition(a, kth, axis=-1):
    return argsort(a, axis)


def delete(arr, obj, axis=None):
    values = _tensor(arr)
    values, axis = (values.reshape(-1), 0) if axis is None else (values, axis)
    gone = obj if isinstance(obj, (list, tuple, ndarray)) else [obj]
    gone = [int(place) % values.size(axis) for place in gone]
    kept = [place for place in range(values.size(axis)) if place not in gone]
    return _array(values.index_select(axis, torch.tensor(kept, dtype=torch.int64)))


def insert(arr, obj, values, axis=None):
    own = _tensor(arr)
    own, axis = (own.reshape(-1), 0) if axis is None else (own, axis)
    more = _tensor(values).to(own.dtype)
    more = more.reshape(1) if more.dim() == 0 else more
    if more.dim() < own.dim():
        more = more.unsqueeze(axis)
    return _array(torch.cat([own.narrow(axis, 0, obj), more,
                             own.narrow(axis, obj, own.size(axis) - obj)], axis))


def fill_diagonal(a, val):
    for place in range(_min_of(a.shape)):
        a[place, place] = val


def _min_of(sizes):
    return sorted(sizes)[0]


def tri(N, M=None, k=0):
    return _array(torch.tril(torch.ones(N, N if M is None else M, dtype=torch.float64), k))


def triu_indices(n, k=0, m=None):
    return tuple(_array(row) for row in torch.triu_indices(n, n if m is None else m, k))


def tril_indices(n, k=0, m=None):
    return tuple(_array(row) for row in torch.tril_indices(n, n if m is None else m, k))


def pad(array, pad_width, mode="constant", constant_values=0):
    values = _tensor(array)
    if isinstance(pad_width, int):
        pad_width = [(pad_width, pad_width)] * values.dim()
    elif isinstance(pad_width[0], int):
        pad_width = [tuple(pad_width)] * values.dim()
    if mode != "constant":
        raise NotImplementedError("numpy.pad is here for mode='constant'")
    widths = [width for pair in reversed(list(pad_width)) for width in pair]
    return _array(torch.nn.functional.pad(values, widths, value=constant_values))


def rot90(m, k=1, axes=(0, 1)):
    return _array(torch.rot90(_tensor(m), k, list(axes)))


def fliplr(m):
    return flip(m, 1)


def flipud(m):
    return flip(m, 0)


def dstack(tup):
    return _array(torch.dstack([_tensor(part) for part in tup]))


def kron(a, b):
    return _array(torch.kron(_tensor(a), _tensor(b)))


def cross(a, b):
    return _array(torch.linalg.cross(_tensor(a), _tensor(b)))


def tensordot(a, b, axes=2):
    return _array(torch.tensordot(_tensor(a), _tensor(b), axes))


def ndim(a):
    return _tensor(a).dim()


def shape(a):
    return tuple(_tensor(a).shape)


def size(a, axis=None):
    return _tensor(a).numel() if axis is None else _tensor(a).size(axis)


def isscalar(element):
    return isinstance(element, (int, float, bool, str)) or (
        hasattr(element, "dtype") and not isinstance(element, ndarray))


def vectorize(pyfunc):
    def apply(*args):
        arrays = broadcast_arrays(*args)
        flat = [pyfunc(*values) for values in zip(*[ravel(part) for part in arrays])]
        return array(flat).reshape(arrays[0].shape)

    return apply


def broadcast_arrays(*args):
    return [_array(part) for part in torch.broadcast_tensors(*[_tensor(arg) for arg in args])]


def apply_along_axis(func1d, axis, arr):
    rows = _tensor(arr).movedim(axis, -1)
    found = [func1d(_array(row)) for row in rows.reshape(-1, rows.size(-1))]
    return array(found).reshape(tuple(rows.shape[:-1]) + tuple(shape(found[0])))


