# torch.distributions: those of whole numbers.


def _probs_and_logits(self, probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")
    if logits is None:
        self.probs, = _tensors(probs)
        self._require("probs", self.probs, (self.probs >= 0) & (self.probs <= 1),
                      "Interval(lower_bound=0.0, upper_bound=1.0)")
        safe = _clamped(self.probs)
        self.logits = torch.log(safe) - torch.log1p(-safe)
    else:
        self.logits, = _tensors(logits)
        self.probs = torch.sigmoid(self.logits)


__name__ = "torch.distributions.bernoulli"


class Bernoulli(Distribution):
    _shown = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        _probs_and_logits(self, probs, logits)
        self._given = "probs" if logits is None else "logits"
        Distribution.__init__(self, self.probs.shape)

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -F.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return F.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")

    def __repr__(self):
        return _shown_as_given(self)


def _shown_as_given(self):
    """PyTorch shows what a distribution has computed so far, which is what it was given."""
    value = getattr(self, self._given)
    names = [name for name in ("probs", "logits")
             if name == self._given or (value.numel() != 1 and name in self.__dict__)]
    parts = [f"{name}: " + (
        str(getattr(self, name).item()) if value.numel() == 1
        else str(getattr(self, name).size())) for name in names]
    return f"{type(self).__name__}({', '.join(parts)})"


__name__ = "torch.distributions.geometric"


class Geometric(Distribution):
    _shown = ("probs",)

    def __init__(self, probs=None, logits=None, validate_args=None):
        _probs_and_logits(self, probs, logits)
        Distribution.__init__(self, self.probs.shape)

    @property
    def mean(self):
        return 1.0 / self.probs - 1.0

    @property
    def variance(self):
        return (1.0 / self.probs - 1.0) / self.probs

    def sample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        tiny = torch.finfo(self.probs.dtype).tiny
        with torch.no_grad():
            u = torch.rand(shape, dtype=self.probs.dtype).clamp(min=tiny)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        value, probs = torch.broadcast_tensors(value, self.probs)
        probs = torch.where((probs == 1) & (value == 0), torch.zeros_like(probs), probs)
        return value * (-probs).log1p() + self.probs.log()

    def entropy(self):
        return F.binary_cross_entropy_with_logits(
            self.logits, self.probs, reduction="none") / self.probs


__name__ = "torch.distributions.poisson"


class Poisson(Distribution):
    _shown = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        Distribution.__init__(self, self.rate.shape)
        self._require("rate", self.rate, self.rate >= 0, "GreaterThanEq(lower_bound=0.0)")

    @property
    def mean(self):
        return self.rate

    @property
    def variance(self):
        return self.rate

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        rate, value = torch.broadcast_tensors(self.rate, value)
        return torch.xlogy(value, rate) - rate - torch.lgamma(value + 1)


__name__ = "torch.distributions.categorical"


class Categorical(Distribution):
    _shown = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self._given = "probs" if logits is None else "logits"
        if logits is None:
            self._given = "probs"
            if probs.dim() < 1:
                raise ValueError("`probs` parameter must be at least one-dimensional.")
            self.probs = probs
            Distribution.__init__(self, probs.shape[:-1])
            total = probs.sum(-1)
            self._require("probs", probs, (probs >= 0).all() & (total > 0).all(), "Simplex()")
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            if logits.dim() < 1:
                raise ValueError("`logits` parameter must be at least one-dimensional.")
            self.logits = logits - logits.logsumexp(dim=-1, keepdim=True)
            Distribution.__init__(self, self.logits.shape[:-1])
        self._num_events = getattr(self, self._given).size(-1)

    def __getattr__(self, name):
        # The other parameter is worked out when it is first wanted, and shown from then on.
        if name == "logits":
            self.logits = torch.log(_clamped(self.probs))
            return self.logits
        if name == "probs":
            self.probs = F.softmax(self.logits, dim=-1)
            return self.probs
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def param_shape(self):
        return getattr(self, self._given).size()

    @property
    def mode(self):
        return self.probs.argmax(dim=-1)

    @property
    def mean(self):
        return torch.full(self.batch_shape, math.nan)

    variance = mean

    def sample(self, sample_shape=torch.Size()):
        rows = self.probs.reshape(-1, self._num_events)
        drawn = torch.multinomial(rows, math.prod(sample_shape), True).T
        return drawn.reshape(self._extended_shape(sample_shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        shape = torch.broadcast_shapes(value.shape[:-1], self.logits.shape[:-1])
        value = value.expand(tuple(shape) + (1,))
        logits = self.logits.expand(tuple(shape) + (self._num_events,))
        return logits.gather(-1, value).squeeze(-1)

    def entropy(self):
        smallest = torch.finfo(self.logits.dtype).min
        logits = torch.clamp(self.logits, min=smallest)
        return -(logits * self.probs).sum(-1)

    def __repr__(self):
        return _shown_as_given(self)


__name__ = "torch.distributions.one_hot_categorical"


class OneHotCategorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = Categorical(probs, logits)
        Distribution.__init__(
            self, self._categorical.batch_shape, (self._categorical._num_events,))

    @property
    def probs(self):
        return self._categorical.probs

    @property
    def logits(self):
        return self._categorical.logits

    @property
    def mean(self):
        return self.probs

    def sample(self, sample_shape=torch.Size()):
        places = self._categorical.sample(sample_shape)
        return F.one_hot(places, self._categorical._num_events).to(self.probs.dtype)

    def log_prob(self, value):
        return self._categorical.log_prob(value.max(-1)[1])

    def entropy(self):
        return self._categorical.entropy()

    def __repr__(self):
        return "OneHotCategorical()"


