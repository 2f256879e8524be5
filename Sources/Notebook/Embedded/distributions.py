"""torch.distributions, the few that lessons about gradients use."""

import math
import torch


class Distribution:
    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def _shape(self, sample_shape):
        return tuple(sample_shape) + tuple(self.batch_shape)


def _tensors(*values):
    made = [value if isinstance(value, torch.Tensor) else torch.tensor(float(value))
            for value in values]
    return torch.broadcast_tensors(*made)


class Normal(Distribution):
    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        self.batch_shape = self.loc.shape

    @property
    def mean(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale ** 2

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            return torch.normal(self.loc.expand(shape), self.scale.expand(shape))

    def rsample(self, sample_shape=()):
        return self.loc + torch.randn(self._shape(sample_shape)) * self.scale

    def log_prob(self, value):
        variance = self.scale ** 2
        return (-((value - self.loc) ** 2) / (2 * variance) - self.scale.log()
                - math.log(math.sqrt(2 * math.pi)))

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)

    def __repr__(self):
        return f"Normal(loc: {_shown(self.loc)}, scale: {_shown(self.scale)})"


def _shown(value):
    return str(value.item()) if value.numel() == 1 else str(value.size())


class Uniform(Distribution):
    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        self.batch_shape = self.low.shape

    def rsample(self, sample_shape=()):
        return self.low + torch.rand(self._shape(sample_shape)) * (self.high - self.low)

    def log_prob(self, value):
        inside = (self.low <= value) & (self.high > value)
        return torch.log(inside.float()) - torch.log(self.high - self.low)


class Bernoulli(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self.probs = _tensors(probs)[0] if logits is None else torch.sigmoid(logits)
        self.batch_shape = self.probs.shape

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        eps = torch.finfo(self.probs.dtype).eps
        probs = self.probs.clamp(min=eps, max=1 - eps)
        logits = torch.log(probs) - torch.log1p(-probs)
        return -torch.nn.functional.binary_cross_entropy_with_logits(
            logits, value, reduction="none")


class Categorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        if logits is None:
            self.probs = probs / probs.sum(-1, keepdim=True)
            eps = torch.finfo(self.probs.dtype).eps
            self.logits = torch.log(self.probs.clamp(min=eps, max=1 - eps))
        else:
            self.logits = logits - logits.logsumexp(-1, keepdim=True)
            self.probs = torch.softmax(self.logits, -1)
        self.batch_shape = self.logits.shape[:-1]

    def sample(self, sample_shape=()):
        count = math.prod(sample_shape)
        rows = self.probs.reshape(-1, self.probs.size(-1))
        drawn = torch.multinomial(rows, count, True).T
        return drawn.reshape(self._shape(sample_shape))

    def log_prob(self, value):
        places = value.long().unsqueeze(-1)
        return self.logits.expand(tuple(value.shape) + (-1,)).gather(-1, places).squeeze(-1)

    def entropy(self):
        return -(self.logits * self.probs).sum(-1)


def kl_divergence(p, q):
    ratio = (p.scale / q.scale) ** 2
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale) ** 2 - 1 - ratio.log())


kl = kl_divergence
