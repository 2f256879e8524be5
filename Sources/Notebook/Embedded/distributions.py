"""torch.distributions: those that lessons use, with PyTorch's names, checks and way of drawing."""

import math
import torch
from torch.nn import functional as F


class Distribution:
    """What all distributions share; `_shown` are the parameters that `repr` shows."""

    has_rsample = False
    _shown = ()

    def __init__(self, batch_shape=torch.Size(), event_shape=torch.Size(), validate_args=None):
        self.batch_shape = torch.Size(batch_shape)
        self.event_shape = torch.Size(event_shape)

    def _require(self, name, value, holds, constraint):
        if not bool(torch.as_tensor(holds).all()):
            shape = tuple(value.shape)
            raise ValueError(
                f"Expected parameter {name} ({type(value).__name__} of shape {shape}) of "
                f"distribution {self!r} to satisfy the constraint {constraint}, but found invalid "
                f"values:\n{value}")

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError

    def log_prob(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample(torch.Size((n,)))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return torch.exp(self.entropy())

    def expand(self, batch_shape, _instance=None):
        """The same distribution for every place of a larger shape."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.batch_shape = torch.Size(batch_shape)
        for name, value in self.__dict__.items():
            if isinstance(value, torch.Tensor):
                own = value.shape[len(self.batch_shape):]
                setattr(made, name, value.expand(tuple(batch_shape) + tuple(own)))
        return made

    def _extended_shape(self, sample_shape=torch.Size()):
        return torch.Size(tuple(sample_shape) + tuple(self.batch_shape) + tuple(self.event_shape))

    def __repr__(self):
        parts = []
        for name in self._shown:
            value = self.__dict__.get(name)
            if value is not None:
                parts.append(f"{name}: " + (
                    str(value.item()) if value.numel() == 1 else str(value.size())))
        return f"{type(self).__name__}({', '.join(parts)})"


def _tensors(*values):
    made = [value if isinstance(value, torch.Tensor) else torch.tensor(float(value))
            for value in values]
    return torch.broadcast_tensors(*made)


def _clamped(probs):
    eps = torch.finfo(probs.dtype).eps
    return probs.clamp(min=eps, max=1 - eps)


__name__ = "torch.distributions.normal"


class Normal(Distribution):
    has_rsample = True
    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)
        self._require("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale.pow(2)

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=torch.Size()):
        drawn = torch.empty(self._extended_shape(sample_shape), dtype=self.loc.dtype).normal_()
        return self.loc + drawn * self.scale

    def log_prob(self, value):
        variance = self.scale ** 2
        return (-((value - self.loc) ** 2) / (2 * variance) - self.scale.log()
                - math.log(math.sqrt(2 * math.pi)))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf(
            (value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


__name__ = "torch.distributions.log_normal"


class LogNormal(Distribution):
    has_rsample = True

    def __init__(self, loc, scale, validate_args=None):
        self._base = Normal(loc, scale)
        super().__init__(self._base.batch_shape)

    @property
    def loc(self):
        return self._base.loc

    @property
    def scale(self):
        return self._base.scale

    @property
    def mean(self):
        return (self.loc + self.scale.pow(2) / 2).exp()

    @property
    def variance(self):
        squared = self.scale.pow(2)
        return squared.expm1() * (2 * self.loc + squared).exp()

    def sample(self, sample_shape=torch.Size()):
        return self._base.sample(sample_shape).exp()

    def rsample(self, sample_shape=torch.Size()):
        return self._base.rsample(sample_shape).exp()

    def log_prob(self, value):
        return self._base.log_prob(value.log()) - value.log()

    def entropy(self):
        return self._base.entropy() + self.loc

    def __repr__(self):
        return "LogNormal()"


__name__ = "torch.distributions.uniform"


class Uniform(Distribution):
    has_rsample = True
    _shown = ("low", "high")

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        super().__init__(self.low.shape)
        if not bool((self.low < self.high).all()):
            raise ValueError("Uniform is not defined when low>= high")

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def variance(self):
        return (self.high - self.low).pow(2) / 12

    def rsample(self, sample_shape=torch.Size()):
        drawn = torch.rand(self._extended_shape(sample_shape), dtype=self.low.dtype)
        return self.low + drawn * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    def cdf(self, value):
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def entropy(self):
        return torch.log(self.high - self.low)


__name__ = "torch.distributions.exponential"


class Exponential(Distribution):
    has_rsample = True
    _shown = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        super().__init__(self.rate.shape)
        self._require("rate", self.rate, self.rate > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.rate.reciprocal()

    @property
    def variance(self):
        return self.rate.pow(-2)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        return torch.empty(shape, dtype=self.rate.dtype).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        return 1 - torch.exp(-self.rate * value)

    def entropy(self):
        return 1.0 - torch.log(self.rate)


__name__ = "torch.distributions.laplace"


class Laplace(Distribution):
    has_rsample = True
    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)
        self._require("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.loc

    @property
    def variance(self):
        return 2 * self.scale.pow(2)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        finfo = torch.finfo(self.loc.dtype)
        u = torch.empty(shape, dtype=self.loc.dtype).uniform_(finfo.eps - 1, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs().clamp(max=1 - finfo.eps / 2))

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


