"""numpy, as tutorials use it around tensors: functions of arrays, computed by the engine."""

import math
import torch
from _numpy import (
    _array, _brought, _copy, _dtype, _floating, _numpy_dtype, _result, _sum_rows, _tensor, bool as bool_, float32, float64, int32, int64, ndarray,
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


def _into(out, result):
    """The result, put into an array that is there if one is given."""
    if out is None:
        return result
    out[...] = result
    return out


def add(x1, x2, out=None):
    return _into(out, asarray(x1) + x2)


def subtract(x1, x2, out=None):
    return _into(out, asarray(x1) - x2)


def multiply(x1, x2, out=None):
    return _into(out, asarray(x1) * x2)


def divide(x1, x2, out=None):
    return _into(out, asarray(x1) / x2)


true_divide = divide


def power(x1, x2, out=None):
    return _into(out, asarray(x1) ** x2)


def mod(x1, x2):
    return asarray(x1) % x2


def maximum(x1, x2, out=None):
    return _into(out, _result(torch.maximum(*_brought(x1, x2))))


def minimum(x1, x2, out=None):
    return _into(out, _result(torch.minimum(*_brought(x1, x2))))


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


