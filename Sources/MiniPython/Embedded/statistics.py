import math as _math
import random as _random
from fractions import Fraction as _Fraction
from collections import Counter as _Counter, namedtuple as _namedtuple

class StatisticsError(ValueError):
    pass

def _exact(value):
    return value if isinstance(value, (int, _Fraction)) else _Fraction(*value.as_integer_ratio())
def _is_finite(data):
    return all(isinstance(x, (int, _Fraction)) or hasattr(x, 'quantize') or _math.isfinite(x) for x in data)
def _convert(value, data):
    "An exact result as the type that the data have."
    if any(isinstance(x, float) for x in data): return float(value)
    for x in data:
        if isinstance(x, _Fraction): return value
        if hasattr(x, 'quantize'): return type(x)(value.numerator) / value.denominator
    value = _Fraction(value)
    return value.numerator if value.denominator == 1 else float(value)
def mean(data):
    data = list(data)
    if not data: raise StatisticsError('mean requires at least one data point')
    if not _is_finite(data): return sum(data) / len(data)
    return _convert(_Fraction(sum(map(_exact, data))) / len(data), data)
def fmean(data, weights=None):
    data = list(data)
    if weights is not None:
        weights = list(weights)
        return _math.fsum(x * w for x, w in zip(data, weights)) / _math.fsum(weights)
    if not data: raise StatisticsError('fmean requires at least one data point')
    return _math.fsum(data) / len(data)
def geometric_mean(data):
    return _math.exp(fmean([_math.log(x) for x in data]))
def harmonic_mean(data, weights=None):
    data = list(data)
    if not data: raise StatisticsError('harmonic_mean requires at least one data point')
    if any(x < 0 for x in data): raise StatisticsError('harmonic mean does not support negative values')
    if 0 in data: return 0
    weights = [1] * len(data) if weights is None else list(weights)
    shares = [w / x for x, w in zip(data, weights)]
    return _convert(_Fraction(sum(map(_exact, weights))) / sum(map(_exact, shares)), shares)
def median(data):
    data = sorted(data)
    n = len(data)
    if not n: raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2
def median_low(data):
    data = sorted(data)
    if not data: raise StatisticsError('no median for empty data')
    return data[(len(data) - 1) // 2]
def median_high(data):
    data = sorted(data)
    if not data: raise StatisticsError('no median for empty data')
    return data[len(data) // 2]
def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n: raise StatisticsError('no median for empty data')
    x = data[n // 2]
    below, here = sum(1 for v in data if v < x), data.count(x)
    return float(x) - interval / 2 + interval * (n / 2 - below) / here
def mode(data):
    counts = _Counter(data).most_common(1)
    if not counts: raise StatisticsError('no mode for empty data')
    return counts[0][0]
def multimode(data):
    counts = _Counter(data)
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]
def _squares(data, center):
    if center is None: center = _Fraction(sum(map(_exact, data))) / len(data)
    return sum((_Fraction(_exact(x)) - _exact(center)) ** 2 for x in data)
def pvariance(data, mu=None):
    data = list(data)
    if not data: raise StatisticsError('pvariance requires at least one data point')
    return _convert(_squares(data, mu) / len(data), data)
def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2: raise StatisticsError('variance requires at least two data points')
    return _convert(_squares(data, xbar) / (len(data) - 1), data)
def _root(value, data):
    "The square root of a fraction, rounded once."
    if any(hasattr(x, 'quantize') for x in data): return _convert(value, data).sqrt()
    n, m = value.numerator, value.denominator
    if n == 0: return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    top, bottom = (n, m << 2 * shift) if shift >= 0 else (n << -2 * shift, m)
    root = _math.isqrt(top // bottom)
    if root * root * bottom != top: root |= 1
    return float(root << shift) if shift >= 0 else root / (1 << -shift)
def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2: raise StatisticsError('stdev requires at least two data points')
    return _root(_squares(data, xbar) / (len(data) - 1), data)
def pstdev(data, mu=None):
    data = list(data)
    if not data: raise StatisticsError('pstdev requires at least one data point')
    return _root(_squares(data, mu) / len(data), data)
def quantiles(data, *, n=4, method='exclusive'):
    if n < 1: raise StatisticsError('n must be at least 1')
    data = sorted(data)
    size = len(data)
    if size < 2: raise StatisticsError('must have at least two data points')
    result = []
    if method == 'inclusive':
        for i in range(1, n):
            j, delta = divmod(i * (size - 1), n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method != 'exclusive': raise ValueError(f'Unknown method: {method!r}')
    for i in range(1, n):
        j = min(max(i * (size + 1) // n, 1), size - 1)
        delta = i * (size + 1) - j * n
        result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
    return result
def covariance(x, y, /):
    x, y = list(x), list(y)
    if len(x) != len(y): raise StatisticsError('covariance requires that both inputs have same number of data points')
    if len(x) < 2: raise StatisticsError('covariance requires at least two data points')
    mx, my = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    return _math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / (len(x) - 1)
def correlation(x, y, /):
    x, y = list(x), list(y)
    if len(x) != len(y): raise StatisticsError('correlation requires that both inputs have same number of data points')
    if len(x) < 2: raise StatisticsError('correlation requires at least two data points')
    mx, my = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    both = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y))
    sx, sy = _math.fsum((a - mx) ** 2 for a in x), _math.fsum((b - my) ** 2 for b in y)
    if not sx * sy: raise StatisticsError('at least one of the inputs is constant')
    return both / _math.sqrt(sx * sy)
LinearRegression = _namedtuple('LinearRegression', ['slope', 'intercept'])
def linear_regression(x, y, /, *, proportional=False):
    x, y = list(x), list(y)
    if len(x) != len(y): raise StatisticsError('linear regression requires that both inputs have same number of data points')
    if len(x) < 2: raise StatisticsError('linear regression requires at least two data points')
    if proportional: return LinearRegression(_math.fsum(a * b for a, b in zip(x, y)) / _math.fsum(a * a for a in x), 0.0)
    mx, my = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    sx = _math.fsum((a - mx) ** 2 for a in x)
    if not sx: raise StatisticsError('x is constant')
    slope = _math.fsum((a - mx) * (b - my) for a, b in zip(x, y)) / sx
    return LinearRegression(slope, my - slope * mx)
class NormalDist:
    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0: raise StatisticsError('sigma must be non-negative')
        self._mu, self._sigma = float(mu), float(sigma)
    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(fmean(data), stdev(data))
    mean = property(lambda self: self._mu)
    median = mode = mean
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)
    def samples(self, n, *, seed=None):
        gauss = _random.gauss if seed is None else _random.Random(seed).gauss
        return [gauss(self._mu, self._sigma) for _ in range(n)]
    def pdf(self, x):
        variance = self._sigma * self._sigma
        if not variance: raise StatisticsError('pdf() not defined when sigma is zero')
        diff = x - self._mu
        return _math.exp(diff * diff / (-2.0 * variance)) / _math.sqrt(_math.tau * variance)
    def cdf(self, x):
        if not self._sigma: raise StatisticsError('cdf() not defined when sigma is zero')
        return 0.5 * (1.0 + _math.erf((x - self._mu) / (self._sigma * _math.sqrt(2.0))))
    def zscore(self, x): return (x - self._mu) / self._sigma
    def __add__(self, other):
        if isinstance(other, NormalDist): return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)
    def __mul__(self, other): return NormalDist(self._mu * other, self._sigma * abs(other))
    __rmul__ = __mul__
    def __eq__(self, other): return isinstance(other, NormalDist) and (self._mu, self._sigma) == (other._mu, other._sigma)
    def __repr__(self): return f'NormalDist(mu={self._mu!r}, sigma={self._sigma!r})'
