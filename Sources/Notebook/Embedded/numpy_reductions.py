# Many numbers to one


def _reduced(values, reduce, axis, keepdims):
    """A reduction over some dimensions, or over all of them in one."""
    if axis is None:
        result = reduce(values.reshape(-1), 0, False)
        if keepdims:
            result = result.reshape([1] * values.dim())
    else:
        result = values
        axes = axis if isinstance(axis, tuple) else (axis,)
        for place in _sorted([n % values.dim() for n in axes], reverse=True):
            result = reduce(result, place, keepdims)
    return _result(result)


def _added(values, place, keepdims):
    """The sum over one dimension, in NumPy's order where that matters."""
    if not values.is_floating_point() or values.numel() == 0 or place not in (
            0, values.dim() - 1):
        return values.sum(place, keepdim=keepdims)
    shape = list(values.shape)
    first = place == 0 and values.dim() > 1
    matrix = values.detach().reshape((shape[0], -1) if first else (-1, shape[-1]))
    found = _sum_rows(matrix, first)
    shape[place] = 1
    found = found.reshape(shape)
    return found if keepdims else found.squeeze(place)


def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    values = _tensor(a, dtype)
    if values.dtype == torch.bool:
        values = values.to(torch.int64)
    return _reduced(values, _added, axis, keepdims)


def mean(a, axis=None, dtype=None, out=None, keepdims=False):
    return _reduced(_floating(a), _averaged, axis, keepdims)


def _averaged(values, place, keepdims):
    return _added(values, place, keepdims) / values.size(place)


def _spread(a, axis, ddof, keepdims, root):
    values = _floating(a)
    if isinstance(axis, tuple):
        raise NotImplementedError("numpy.std and numpy.var are here for one axis or for all")
    flat = values.reshape(-1) if axis is None else values
    place = 0 if axis is None else axis
    place = place % flat.dim()
    centred = flat - _averaged(flat, place, True)
    result = _added(centred * centred, place, keepdims) / (flat.size(place) - ddof)
    return _result(torch.sqrt(result) if root else result)


def std(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _spread(a, axis, ddof, keepdims, True)


def var(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return _spread(a, axis, ddof, keepdims, False)


def max(a, axis=None, out=None, keepdims=False, *others):
    if not isinstance(a, (ndarray, list, tuple, torch.Tensor)):
        return _max(a, axis)
    return _reduced(_tensor(a), lambda x, n, keep: x.amax(n, keepdim=keep), axis, keepdims)


def min(a, axis=None, out=None, keepdims=False):
    return _reduced(_tensor(a), lambda x, n, keep: x.amin(n, keepdim=keep), axis, keepdims)


def prod(a, axis=None, dtype=None, out=None, keepdims=False):
    return _reduced(_tensor(a, dtype), lambda x, n, keep: x.prod(n, keepdim=keep), axis, keepdims)


def all(a, axis=None, out=None, keepdims=False):
    return _reduced(_tensor(a).bool(), lambda x, n, keep: x.all(n, keepdim=keep), axis, keepdims)


def any(a, axis=None, out=None, keepdims=False):
    return _reduced(_tensor(a).bool(), lambda x, n, keep: x.any(n, keepdim=keep), axis, keepdims)


def argmax(a, axis=None, out=None, keepdims=False):
    return _reduced(_tensor(a), lambda x, n, keep: x.argmax(n, keepdim=keep), axis, keepdims)


def argmin(a, axis=None, out=None, keepdims=False):
    return _reduced(_tensor(a), lambda x, n, keep: x.argmin(n, keepdim=keep), axis, keepdims)


amax = max
amin = min


def ptp(a, axis=None):
    return max(a, axis) - min(a, axis)


def median(a, axis=None):
    values = sort(asarray(a).ravel() if axis is None else a, 0 if axis is None else axis)
    ordered = _floating(values).transpose(0, 0 if axis is None else axis)
    half = ordered.size(0) // 2
    middle = ordered[half] if ordered.size(0) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return _result(middle)


def percentile(a, q, axis=None):
    return quantile(a, asarray(q) / 100, axis)


def quantile(a, q, axis=None):
    values = _floating(a).reshape(-1) if axis is None else _floating(a)
    return _result(torch.quantile(values, _floating(q), 0 if axis is None else axis))


def count_nonzero(a):
    return int(sum(asarray(a) != 0))


def cumsum(a, axis=None):
    values = _tensor(a)
    return _array(values.reshape(-1).cumsum(0) if axis is None else values.cumsum(axis))


def cumprod(a, axis=None):
    values = _tensor(a)
    return _array(values.reshape(-1).cumprod(0) if axis is None else values.cumprod(axis))


def diff(a, n=1, axis=-1):
    return _array(torch.diff(_tensor(a), n, axis))


# Order


def sort(a, axis=-1):
    return _array(_copy(torch.sort(_tensor(a), axis).values))


def argsort(a, axis=-1, kind=None):
    return _array(_copy(torch.sort(_tensor(a), axis).indices))


def unique(ar, return_counts=False, return_inverse=False):
    ordered = sort(asarray(ar).ravel()).tolist()
    values, counts = [], []
    for value in ordered:
        if values and values[-1] == value:
            counts[-1] += 1
        else:
            values.append(value)
            counts.append(1)
    found = _array(_tensor(values, asarray(ar).dtype))
    return (found, array(counts)) if return_counts else found


def nonzero(a):
    return where(asarray(a) != 0)


def flatnonzero(a):
    return nonzero(asarray(a).ravel())[0]


def searchsorted(a, v, side="left"):
    return _result(torch.searchsorted(_tensor(a), _tensor(v), right=side == "right"))


def bincount(x, weights=None, minlength=0):
    values = asarray(x).tolist()
    counts = [0] * _max([minlength] + [1 + value for value in values])
    for value in values:
        counts[value] += 1
    return array(counts)


