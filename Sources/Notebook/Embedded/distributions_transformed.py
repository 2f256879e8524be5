# torch.distributions, in one namespace with the others: distributions made of others.


__name__ = "torch.distributions.transforms"


class Transform:
    """A function that can be undone, and the logarithm of how much it stretches."""

    bijective = True
    event_dim = 0

    def __init__(self, cache_size=0):
        pass

    def __call__(self, x):
        raise NotImplementedError

    def log_abs_det_jacobian(self, x, y):
        raise NotImplementedError

    @property
    def inv(self):
        return _InverseTransform(self)

    def __repr__(self):
        return type(self).__name__ + "()"


class _InverseTransform(Transform):
    def __init__(self, transform):
        self._inv = transform

    def __call__(self, x):
        return self._inv._inverse(x)

    def _inverse(self, y):
        return self._inv(y)

    def log_abs_det_jacobian(self, x, y):
        return -self._inv.log_abs_det_jacobian(y, x)

    @property
    def inv(self):
        return self._inv

    def __repr__(self):
        return f"{type(self).__name__}({self._inv!r})"


class ComposeTransform(Transform):
    def __init__(self, parts, cache_size=0):
        self.parts = parts

    def __call__(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part.inv(y)
        return y

    def log_abs_det_jacobian(self, x, y):
        total = torch.zeros_like(x)
        for part in self.parts:
            total = total + part.log_abs_det_jacobian(x, part(x))
            x = part(x)
        return total

    def __repr__(self):
        inner = ",\n    ".join(repr(part) for part in self.parts)
        return f"{type(self).__name__}(\n    {inner}\n)"


class ExpTransform(Transform):
    def __call__(self, x):
        return x.exp()

    def _inverse(self, y):
        return y.log()

    def log_abs_det_jacobian(self, x, y):
        return x


class PowerTransform(Transform):
    def __init__(self, exponent, cache_size=0):
        self.exponent, = _tensors(exponent)

    def __call__(self, x):
        return x.pow(self.exponent)

    def _inverse(self, y):
        return y.pow(1 / self.exponent)

    def log_abs_det_jacobian(self, x, y):
        return (self.exponent * y / x).abs().log()


class SigmoidTransform(Transform):
    def __call__(self, x):
        return _clamped(torch.sigmoid(x))

    def _inverse(self, y):
        y = _clamped(y)
        return y.log() - (-y).log1p()

    def log_abs_det_jacobian(self, x, y):
        return -F.softplus(-x) - F.softplus(x)


class TanhTransform(Transform):
    def __call__(self, x):
        return x.tanh()

    def _inverse(self, y):
        return torch.atanh(y)

    def log_abs_det_jacobian(self, x, y):
        return 2.0 * (math.log(2.0) - x - F.softplus(-2.0 * x))


class SoftplusTransform(Transform):
    def __call__(self, x):
        return F.softplus(x)

    def _inverse(self, y):
        return (-y).expm1().neg().log() + y

    def log_abs_det_jacobian(self, x, y):
        return -F.softplus(-x)


class AffineTransform(Transform):
    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        self.loc = loc
        self.scale = scale
        self.event_dim = event_dim

    def __call__(self, x):
        return self.loc + self.scale * x

    def _inverse(self, y):
        return (y - self.loc) / self.scale

    def log_abs_det_jacobian(self, x, y):
        if isinstance(self.scale, torch.Tensor):
            result = torch.abs(self.scale).log()
        else:
            result = torch.full_like(x, math.log(abs(self.scale)))
        if self.event_dim:
            result = result.expand(x.shape).sum(tuple(range(-self.event_dim, 0)))
            return result
        return result.expand(x.shape)


identity_transform = ComposeTransform([])


class transforms:
    """The names of `torch.distributions.transforms`."""


for _transform in (
    Transform, ComposeTransform, ExpTransform, PowerTransform, SigmoidTransform, TanhTransform,
    SoftplusTransform, AffineTransform,
):
    setattr(transforms, _transform.__name__, _transform)
transforms.identity_transform = identity_transform


__name__ = "torch.distributions.transformed_distribution"


class TransformedDistribution(Distribution):
    """What a distribution becomes when functions are applied to what is drawn from it."""

    def __init__(self, base_distribution, transforms, validate_args=None):
        self.transforms = [transforms] if isinstance(transforms, Transform) else list(transforms)
        self.base_dist = base_distribution
        Distribution.__init__(self, base_distribution.batch_shape, base_distribution.event_shape)

    @property
    def has_rsample(self):
        return self.base_dist.has_rsample

    def _transformed(self, x):
        for transform in self.transforms:
            x = transform(x)
        return x

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            return self._transformed(self.base_dist.sample(sample_shape))

    def rsample(self, sample_shape=torch.Size()):
        return self._transformed(self.base_dist.rsample(sample_shape))

    def log_prob(self, value):
        dims = len(self.event_shape)
        total = 0.0
        y = value
        for transform in reversed(self.transforms):
            x = transform.inv(y)
            stretched = transform.log_abs_det_jacobian(x, y)
            extra = dims - transform.event_dim
            total = total - (stretched.sum(tuple(range(-extra, 0))) if extra else stretched)
            y = x
        return total + self.base_dist.log_prob(y)

    def __repr__(self):
        return "TransformedDistribution()"


__name__ = "torch.distributions.mixture_same_family"


class MixtureSameFamily(Distribution):
    """One of several distributions of a kind, chosen by another."""

    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution
        Distribution.__init__(
            self, component_distribution.batch_shape[:-1], component_distribution.event_shape)

    def _over_events(self, x):
        return x.reshape(tuple(x.shape) + (1,) * len(self.event_shape))

    @property
    def mean(self):
        weights = self._over_events(self.mixture_distribution.probs)
        return torch.sum(weights * self.component_distribution.mean, dim=-1 - len(self.event_shape))

    @property
    def variance(self):
        weights = self._over_events(self.mixture_distribution.probs)
        place = -1 - len(self.event_shape)
        within = torch.sum(weights * self.component_distribution.variance, dim=place)
        apart = self.component_distribution.mean - self.mean.unsqueeze(place)
        return within + torch.sum(weights * apart.pow(2.0), dim=place)

    def log_prob(self, value):
        value = value.unsqueeze(-1 - len(self.event_shape))
        within = self.component_distribution.log_prob(value)
        weights = torch.log_softmax(self.mixture_distribution.logits, dim=-1)
        return torch.logsumexp(within + weights, dim=-1)

    def sample(self, sample_shape=torch.Size()):
        with torch.no_grad():
            place = len(sample_shape) + len(self.batch_shape)
            chosen = self.mixture_distribution.sample(sample_shape)
            drawn = self.component_distribution.sample(sample_shape)
            index = chosen.reshape(tuple(chosen.shape) + (1,) * (1 + len(self.event_shape)))
            index = index.expand(tuple(chosen.shape) + (1,) + tuple(self.event_shape))
            return torch.gather(drawn, place, index).squeeze(place)

    def __repr__(self):
        return (f"MixtureSameFamily(\n  {self.mixture_distribution},\n"
                f"  {self.component_distribution})")


__name__ = "torch.distributions"
