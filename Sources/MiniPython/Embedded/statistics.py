import math as _math
class StatisticsError(ValueError):
    pass
def mean(data):
    data = list(data)
    if not data:
        raise StatisticsError('mean requires at least one data point')
    total = sum(data) if all(isinstance(x, int) for x in data) else _math.fsum(data)
    result = total / len(data)
    return int(result) if isinstance(total, int) and result == int(result) else result
fmean = lambda data: _math.fsum(data) / len(data)
def median(data):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError('no median for empty data')
    return data[n // 2] if n % 2 else (data[n // 2 - 1] + data[n // 2]) / 2
def pvariance(data, mu=None):
    data = list(data)
    m = mean(data) if mu is None else mu
    return sum((x - m) ** 2 for x in data) / len(data)
def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError('variance requires at least two data points')
    m = mean(data) if xbar is None else xbar
    return sum((x - m) ** 2 for x in data) / (len(data) - 1)
def stdev(data, xbar=None):
    return _math.sqrt(variance(data, xbar))
def pstdev(data, mu=None):
    return _math.sqrt(pvariance(data, mu))
def mode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return max(counts, key=counts.get)
