"""numpy, as tutorials use it around tensors: functions of arrays, computed by the engine."""

import math
import torch
from _numpy import (
    _array, _brought, _copy, _dtype, _floating, _integers, _normal, _numpy_dtype, _permutation, _result,
    _seed, _tensor, _uniform, bool as bool_, float32, float64, int32, int64, ndarray,
    set_printoptions,
)

_all, _max, _sorted = all, max, sorted

__version__ = "2.4.6"
pi = math.pi
e = math.e
inf = math.inf
nan = math.nan
newaxis = None
double = float64
single = float32
intp = int64


def dtype(name):
    return _numpy_dtype(name)


# Making arrays


def array(object, dtype=None, copy=True, ndmin=0):
    made = _copy(_tensor(object, dtype))
    while made.dim() < ndmin:
        made = made.unsqueeze(0)
    return _array(made)


def asarray(a, dtype=None):
    return a if isinstance(a, ndarray) and dtype is None else _array(_tensor(a, dtype))


def zeros(shape, dtype=float):
    return _array(torch.zeros(shape, dtype=_dtype(dtype)))


def ones(shape, dtype=float):
    return _array(torch.ones(shape, dtype=_dtype(dtype)))


def empty(shape, dtype=float):
    return zeros(shape, dtype)


def full(shape, fill_value, dtype=None):
    value = _tensor(fill_value, dtype)
    return _array(_copy(value.expand(shape if isinstance(shape, (tuple, list)) else (shape,))))


def zeros_like(a, dtype=None):
    return _array(torch.zeros_like(_tensor(a), dtype=_dtype(dtype)))


def ones_like(a, dtype=None):
    return _array(torch.ones_like(_tensor(a), dtype=_dtype(dtype)))


def empty_like(a, dtype=None):
    return zeros_like(a, dtype)


def full_like(a, fill_value, dtype=None):
    return _array(torch.full_like(_tensor(a), fill_value, dtype=_dtype(dtype)))


def eye(N, M=None, dtype=float):
    return _array(torch.eye(N, N if M is None else M, dtype=_dtype(dtype)))


def identity(n, dtype=float):
    return eye(n, dtype=dtype)


def arange(start, stop=None, step=1, dtype=None):
    if stop is None:
        start, stop = 0, start
    whole = _all([isinstance(number, (int, int64)) for number in (start, stop, step)])
    kind = _dtype(dtype) or (torch.int64 if whole else torch.float64)
    count = _max(0, math.ceil((stop - start) / step))
    if whole:
        return _array((torch.arange(count) * int(step) + int(start)).to(kind))
    # NumPy counts on from the first two numbers, rounded as they are.
    first = float(start)
    return _array((torch.arange(count).double() * ((first + step) - first) + first).to(kind))


def linspace(start, stop, num=50, endpoint=True, dtype=None):
    parts = num - 1 if endpoint else num
    places = torch.arange(num).double()
    first, last = float(start), float(stop)
    made = places * ((last - first) / parts if parts > 0 else 0.0) + first
    if endpoint and num > 1:
        made[-1] = last
    return _array(made if dtype is None else made.to(_dtype(dtype)))


def logspace(start, stop, num=50, base=10.0):
    return power(base, linspace(start, stop, num))


def meshgrid(*xi, indexing="xy"):
    return tuple(_array(_copy(grid)) for grid in
                 torch.meshgrid(*[_tensor(x) for x in xi], indexing=indexing))


def copy(a):
    return array(a)


# One number at a time


def _pointwise(name, compute):
    def function(x, out=None):
        return _result(compute(_floating(x)))

    function.__name__ = name
    return function


exp = _pointwise("exp", torch.exp)
exp2 = _pointwise("exp2", torch.exp2)
expm1 = _pointwise("expm1", torch.expm1)
log = _pointwise("log", torch.log)
log2 = _pointwise("log2", torch.log2)
log10 = _pointwise("log10", torch.log10)
log1p = _pointwise("log1p", torch.log1p)
sqrt = _pointwise("sqrt", torch.sqrt)
cbrt = _pointwise("cbrt", lambda x: torch.sign(x) * torch.abs(x) ** (1 / 3))
sin = _pointwise("sin", torch.sin)
cos = _pointwise("cos", torch.cos)
tan = _pointwise("tan", torch.tan)
arcsin = _pointwise("arcsin", torch.asin)
arccos = _pointwise("arccos", torch.acos)
arctan = _pointwise("arctan", torch.atan)
sinh = _pointwise("sinh", torch.sinh)
cosh = _pointwise("cosh", torch.cosh)
tanh = _pointwise("tanh", torch.tanh)
floor = _pointwise("floor", torch.floor)
ceil = _pointwise("ceil", torch.ceil)
trunc = _pointwise("trunc", torch.trunc)
rint = _pointwise("rint", torch.round)
isnan = _pointwise("isnan", torch.isnan)
isinf = _pointwise("isinf", torch.isinf)
isfinite = _pointwise("isfinite", torch.isfinite)
deg2rad = radians = _pointwise("radians", lambda x: x * (pi / 180))
rad2deg = degrees = _pointwise("degrees", lambda x: x * (180 / pi))


def absolute(x):
    return _result(torch.abs(_tensor(x)))


abs = absolute


def sign(x):
    return _result(torch.sign(_tensor(x)))


def negative(x):
    return _result(-_tensor(x))


def square(x):
    return _result(_tensor(x) * _tensor(x))


def reciprocal(x):
    return _result(1 / _floating(x))


def round(a, decimals=0):
    values = _tensor(a)
    if not values.is_floating_point():
        return _result(values)
    scale = 10.0 ** decimals
    return _result(torch.round(values * scale) / scale if decimals else torch.round(values))


around = round


def clip(a, a_min=None, a_max=None, out=None):
    return _result(torch.clamp(_tensor(a), a_min, a_max))


def logical_not(x):
    return _result(torch.logical_not(_tensor(x)))


# Two numbers at a time


def add(x1, x2):
    return asarray(x1) + x2


def subtract(x1, x2):
    return asarray(x1) - x2


def multiply(x1, x2):
    return asarray(x1) * x2


def divide(x1, x2):
    return asarray(x1) / x2


true_divide = divide


def power(x1, x2):
    return asarray(x1) ** x2


def mod(x1, x2):
    return asarray(x1) % x2


def maximum(x1, x2):
    return _result(torch.maximum(*_brought(x1, x2)))


def minimum(x1, x2):
    return _result(torch.minimum(*_brought(x1, x2)))


def arctan2(x1, x2):
    return _result(torch.atan2(_floating(x1), _floating(x2)))


def hypot(x1, x2):
    return sqrt(asarray(x1) ** 2 + asarray(x2) ** 2)


def equal(x1, x2):
    return asarray(x1) == x2


def greater(x1, x2):
    return asarray(x1) > x2


def less(x1, x2):
    return asarray(x1) < x2


def logical_and(x1, x2):
    return _result(torch.logical_and(_tensor(x1), _tensor(x2)))


def logical_or(x1, x2):
    return _result(torch.logical_or(_tensor(x1), _tensor(x2)))


def where(condition, x=None, y=None):
    chosen = _tensor(condition)
    if x is None:
        return tuple(_array(place) for place in torch.nonzero(chosen, as_tuple=True))
    left, right = _brought(x, y)
    return _result(torch.where(chosen, left, right))


def isclose(a, b, rtol=1e-05, atol=1e-08):
    return absolute(asarray(a) - b) <= atol + rtol * absolute(b)


def allclose(a, b, rtol=1e-05, atol=1e-08):
    return bool(all(isclose(a, b, rtol, atol)))


def array_equal(a1, a2):
    a1, a2 = asarray(a1), asarray(a2)
    return a1.shape == a2.shape and bool(all(a1 == a2))


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


def sum(a, axis=None, dtype=None, out=None, keepdims=False):
    values = _tensor(a, dtype)
    if values.dtype == torch.bool:
        values = values.to(torch.int64)
    return _reduced(values, lambda x, n, keep: x.sum(n, keepdim=keep), axis, keepdims)


def mean(a, axis=None, dtype=None, out=None, keepdims=False):
    return _reduced(_floating(a), lambda x, n, keep: x.mean(n, keepdim=keep), axis, keepdims)


def _spread(a, axis, ddof, keepdims, root):
    values = _floating(a)
    if isinstance(axis, tuple):
        raise NotImplementedError("numpy.std and numpy.var are here for one axis or for all")
    flat = values.reshape(-1) if axis is None else values
    place = 0 if axis is None else axis
    centred = flat - flat.mean(place, keepdim=True)
    result = (centred * centred).sum(place, keepdim=keepdims) / (flat.size(place) - ddof)
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


# Shapes


def reshape(a, *newshape, order="C"):
    shape = newshape[0] if len(newshape) == 1 else newshape
    return _array(_tensor(a).reshape(shape))


def ravel(a):
    return _array(_tensor(a).reshape(-1))


def transpose(a, *axes):
    values = _tensor(a)
    if len(axes) == 1:
        axes = axes[0]
    return _array(values.permute(tuple(axes) if axes else tuple(range(values.dim()))[::-1]))


def swapaxes(a, axis1, axis2):
    return _array(_tensor(a).transpose(axis1, axis2))


def moveaxis(a, source, destination):
    return _array(torch.movedim(_tensor(a), source, destination))


def expand_dims(a, axis):
    return _array(_tensor(a).unsqueeze(axis))


def squeeze(a, axis=None):
    values = _tensor(a)
    return _array(values.squeeze() if axis is None else values.squeeze(axis))


def atleast_2d(a):
    values = _tensor(a)
    return _array(values.reshape(1, -1) if values.dim() < 2 else values)


def broadcast_to(a, shape):
    return _array(_tensor(a).expand(shape))


def _together(arrays):
    """Tensors of all the arrays, of one type."""
    tensors = [_tensor(item) for item in arrays]
    kinds = [tensor.dtype for tensor in tensors]
    for kind in (torch.float64, torch.float32, torch.int64, torch.int32):
        if kind in kinds:
            return [tensor.to(kind) for tensor in tensors]
    return tensors


def concatenate(arrays, axis=0):
    tensors = _together(arrays)
    if axis is None:
        return _array(torch.cat([tensor.reshape(-1) for tensor in tensors]))
    return _array(torch.cat(tensors, axis))


def stack(arrays, axis=0):
    return _array(torch.stack(_together(arrays), axis))


def vstack(tup):
    return _array(torch.vstack(_together(tup)))


def hstack(tup):
    return _array(torch.hstack(_together(tup)))


def column_stack(tup):
    columns = [t.reshape(-1, 1) if t.dim() == 1 else t for t in _together(tup)]
    return _array(torch.cat(columns, 1))


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([asarray(arr).ravel(), asarray(values).ravel()])
    return concatenate([arr, values], axis)


def split(ary, indices_or_sections, axis=0):
    values = _tensor(ary)
    if isinstance(indices_or_sections, int):
        return [_array(part) for part in torch.chunk(values, indices_or_sections, axis)]
    edges = [0] + list(indices_or_sections) + [values.size(axis)]
    return [_array(values.narrow(axis, start, stop - start))
            for start, stop in zip(edges, edges[1:])]


array_split = split


def tile(A, reps):
    return _array(_tensor(A).repeat(reps if isinstance(reps, (tuple, list)) else (reps,)))


def repeat(a, repeats, axis=None):
    return _array(torch.repeat_interleave(_tensor(a), repeats, axis))


def flip(m, axis=None):
    values = _tensor(m)
    axes = tuple(range(values.dim())) if axis is None else axis
    return _array(torch.flip(values, axes if isinstance(axes, tuple) else (axes,)))


def roll(a, shift, axis=None):
    values = _tensor(a)
    if axis is None:
        return _array(torch.roll(values.reshape(-1), shift, 0).reshape(values.shape))
    return _array(torch.roll(values, shift, axis))


def take(a, indices, axis=None):
    return asarray(a).ravel()[indices] if axis is None else _array(
        torch.index_select(_tensor(a), axis, _tensor(indices)))


def astype(a, dtype, copy=True):
    return _array(_copy(_tensor(a).to(_dtype(dtype))))


def fill(a, value):
    _tensor(a).fill_(value)


# Linear algebra


def dot(a, b):
    left, right = asarray(a), asarray(b)
    return left * right if left.ndim == 0 or right.ndim == 0 else left @ right


def matmul(x1, x2):
    return asarray(x1) @ asarray(x2)


def inner(a, b):
    return asarray(a) @ asarray(b).T


def outer(a, b):
    return asarray(a).reshape(-1, 1) * asarray(b).reshape(1, -1)


def einsum(subscripts, *operands):
    return _result(torch.einsum(subscripts, *_together(operands)))


def trace(a):
    return _result(torch.trace(_tensor(a)))


def diag(v, k=0):
    return _array(_copy(torch.diag(_tensor(v), k)))


def triu(m, k=0):
    return _array(torch.triu(_tensor(m), k))


def tril(m, k=0):
    return _array(torch.tril(_tensor(m), k))


class linalg:
    @staticmethod
    def norm(x, ord=None, axis=None, keepdims=False):
        values = _floating(x)
        if axis is None:
            return _result(torch.linalg.norm(values) if ord is None
                           else torch.linalg.norm(values, ord))
        return _result(torch.linalg.vector_norm(values, 2 if ord is None else ord, axis, keepdims))

    @staticmethod
    def inv(a):
        return _array(torch.linalg.inv(_floating(a)))

    @staticmethod
    def det(a):
        return _result(torch.linalg.det(_floating(a)))

    @staticmethod
    def solve(a, b):
        return _array(torch.linalg.solve(_floating(a), _floating(b)))

    @staticmethod
    def pinv(a):
        return _array(torch.linalg.pinv(_floating(a)))

    @staticmethod
    def lstsq(a, b, rcond=None):
        left, right = _floating(a), _floating(b)
        found = torch.linalg.solve(left.T @ left, left.T @ right)
        return _array(found), None, None, None


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

_methods = dict(
    all=all, any=any, argmax=argmax, argmin=argmin, argsort=argsort, astype=astype, clip=clip,
    cumprod=cumprod, cumsum=cumsum, dot=dot, fill=fill, max=max, mean=mean, min=min,
    nonzero=nonzero, prod=prod, ravel=ravel, repeat=repeat, reshape=reshape, round=round,
    squeeze=squeeze, std=std, sum=sum, swapaxes=swapaxes, take=take, trace=trace,
    transpose=transpose, var=var,
)
_methods["flatten"] = lambda a: array(a).ravel()


def _sort_in_place(a, axis=-1):
    a[...] = sort(a, axis)


_methods["sort"] = _sort_in_place
_methods["view"] = lambda a, *ignored: a
