# torch.distributions: of positive numbers, of vectors, made of others; and the divergences.


__name__ = "torch.distributions.gamma"


class Gamma(Distribution):
    has_rsample = True
    _shown = ("concentration", "rate")

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _tensors(concentration, rate)
        Distribution.__init__(self, self.concentration.shape)
        self._require("concentration", self.concentration, self.concentration > 0,
                      "GreaterThan(lower_bound=0.0)")
        self._require("rate", self.rate, self.rate > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def variance(self):
        return self.concentration / self.rate.pow(2)

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError("not supported by chainrule: samples of torch.distributions.Gamma")

    def log_prob(self, value):
        return (torch.xlogy(self.concentration, self.rate)
                + torch.xlogy(self.concentration - 1, value) - self.rate * value
                - torch.lgamma(self.concentration))

    def entropy(self):
        return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                + (1.0 - self.concentration) * torch.digamma(self.concentration))


__name__ = "torch.distributions.dirichlet"


class Dirichlet(Distribution):
    has_rsample = True
    _shown = ("concentration",)

    def __init__(self, concentration, validate_args=None):
        self.concentration = concentration
        Distribution.__init__(self, concentration.shape[:-1], concentration.shape[-1:])

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError(
            "not supported by chainrule: samples of torch.distributions.Dirichlet")

    def log_prob(self, value):
        return (torch.xlogy(self.concentration - 1.0, value).sum(-1)
                + torch.lgamma(self.concentration.sum(-1))
                - torch.lgamma(self.concentration).sum(-1))

    def entropy(self):
        k, total = self.concentration.size(-1), self.concentration.sum(-1)
        return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total)
                - (k - total) * torch.digamma(total)
                - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


__name__ = "torch.distributions.beta"


class Beta(Distribution):
    has_rsample = True

    def __init__(self, concentration1, concentration0, validate_args=None):
        self._dirichlet = Dirichlet(torch.stack(_tensors(concentration1, concentration0), -1))
        Distribution.__init__(self, self._dirichlet.batch_shape)

    @property
    def concentration1(self):
        return self._dirichlet.concentration[..., 0]

    @property
    def concentration0(self):
        return self._dirichlet.concentration[..., 1]

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=torch.Size()):
        raise NotImplementedError("not supported by chainrule: samples of torch.distributions.Beta")

    def log_prob(self, value):
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def __repr__(self):
        return "Beta()"


__name__ = "torch.distributions.multivariate_normal"


class MultivariateNormal(Distribution):
    has_rsample = True
    _shown = ("loc", "covariance_matrix", "precision_matrix", "scale_tril")

    def __init__(
        self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None,
        validate_args=None,
    ):
        given = [matrix for matrix in (covariance_matrix, precision_matrix, scale_tril)
                 if matrix is not None]
        if len(given) != 1:
            raise ValueError(
                "Exactly one of covariance_matrix or precision_matrix or scale_tril may be "
                "specified.")
        self.loc = loc
        if scale_tril is not None:
            self.scale_tril = factor = scale_tril
        elif covariance_matrix is not None:
            self.covariance_matrix = covariance_matrix
            factor = torch.linalg.cholesky(covariance_matrix)
        else:
            self.precision_matrix = precision_matrix
            factor = torch.linalg.cholesky(torch.linalg.inv(precision_matrix))
        self._unbroadcasted_scale_tril = factor
        Distribution.__init__(self, loc.shape[:-1], loc.shape[-1:])

    def __getattr__(self, name):
        factor = self.__dict__.get("_unbroadcasted_scale_tril")
        if name == "scale_tril":
            return factor
        if name == "covariance_matrix":
            return factor @ factor.mT
        if name == "precision_matrix":
            return torch.linalg.inv(factor @ factor.mT)
        raise AttributeError(f"'MultivariateNormal' object has no attribute '{name}'")

    @property
    def mean(self):
        return self.loc

    @property
    def variance(self):
        return self._unbroadcasted_scale_tril.pow(2).sum(-1).expand(self.loc.shape)

    def rsample(self, sample_shape=torch.Size()):
        shape = self._extended_shape(sample_shape)
        eps = torch.empty(shape, dtype=self.loc.dtype).normal_()
        return self.loc + (self._unbroadcasted_scale_tril @ eps.unsqueeze(-1)).squeeze(-1)

    def _half_log_determinant(self):
        return self._unbroadcasted_scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        apart = (value - self.loc).unsqueeze(-1)
        whitened = _solved(self._unbroadcasted_scale_tril, apart).squeeze(-1)
        distance = whitened.pow(2).sum(-1)
        size = self.loc.size(-1)
        return -0.5 * (size * math.log(2 * math.pi) + distance) - self._half_log_determinant()

    def entropy(self):
        size = self.loc.size(-1)
        return 0.5 * size * (1.0 + math.log(2 * math.pi)) + self._half_log_determinant()


def _solved(factor, columns):
    """A triangular system for every column of a batch."""
    if factor.dim() == 2:
        flat = columns.reshape(-1, factor.size(-1))
        return torch.linalg.solve(factor, flat.T).T.reshape(columns.shape)
    shape = torch.broadcast_shapes(factor.shape[:-2], columns.shape[:-2])
    factors = factor.expand(tuple(shape) + tuple(factor.shape[-2:]))
    columns = columns.expand(tuple(shape) + tuple(columns.shape[-2:]))
    found = [torch.linalg.solve(a, b) for a, b in zip(
        factors.reshape((-1,) + tuple(factor.shape[-2:])),
        columns.reshape((-1,) + tuple(columns.shape[-2:])))]
    return torch.stack(found).reshape(columns.shape)


__name__ = "torch.distributions.independent"


class Independent(Distribution):
    """Takes the last dimensions of the batch for one event."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        self.base_dist = base_distribution
        self.reinterpreted_batch_ndims = reinterpreted_batch_ndims
        shape = tuple(base_distribution.batch_shape)
        split = len(shape) - reinterpreted_batch_ndims
        Distribution.__init__(
            self, shape[:split], shape[split:] + tuple(base_distribution.event_shape))

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def variance(self):
        return self.base_dist.variance

    def sample(self, sample_shape=torch.Size()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=torch.Size()):
        return self.base_dist.rsample(sample_shape)

    def _summed(self, value):
        count = self.reinterpreted_batch_ndims
        return value.sum(tuple(range(-count, 0))) if count else value

    def log_prob(self, value):
        return self._summed(self.base_dist.log_prob(value))

    def entropy(self):
        return self._summed(self.base_dist.entropy())

    def __repr__(self):
        return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"


__name__ = "torch.distributions.kl"


def _normals(p, q):
    ratio = (p.scale / q.scale).pow(2)
    return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())


def _categoricals(p, q):
    terms = p.probs * (p.logits - q.logits)
    terms = torch.where((q.probs == 0).expand(terms.shape), torch.full_like(terms, math.inf), terms)
    return torch.where((p.probs == 0).expand(terms.shape), torch.zeros_like(terms), terms).sum(-1)


def _bernoullis(p, q):
    first = p.probs * (F.softplus(-q.logits) - F.softplus(-p.logits))
    second = (1 - p.probs) * (F.softplus(q.logits) - F.softplus(p.logits))
    return (torch.where(p.probs == 0, torch.zeros_like(first), first)
            + torch.where(p.probs == 1, torch.zeros_like(second), second))


def _exponentials(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


def _uniforms(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    return torch.where((q.low > p.low) | (q.high < p.high), torch.full_like(result, math.inf), result)


def _multivariate_normals(p, q):
    inverse = torch.linalg.solve(q._unbroadcasted_scale_tril, p._unbroadcasted_scale_tril)
    apart = torch.linalg.solve(
        q._unbroadcasted_scale_tril, (q.loc - p.loc).unsqueeze(-1)).squeeze(-1)
    return (q._half_log_determinant() - p._half_log_determinant()
            + 0.5 * (inverse.pow(2).sum((-2, -1)) + apart.pow(2).sum(-1) - p.loc.size(-1)))


_divergences = {
    Normal: _normals, Categorical: _categoricals, Bernoulli: _bernoullis,
    Exponential: _exponentials, Uniform: _uniforms, MultivariateNormal: _multivariate_normals,
}


def kl_divergence(p, q):
    if isinstance(p, Independent) and isinstance(q, Independent):
        return p._summed(kl_divergence(p.base_dist, q.base_dist))
    if isinstance(p, LogNormal) and isinstance(q, LogNormal):
        return _normals(p._base, q._base)
    if type(p) is not type(q) or type(p) not in _divergences:
        raise NotImplementedError(
            f"No KL(p || q) is implemented for p type {type(p).__name__} and q type "
            f"{type(q).__name__}")
    return _divergences[type(p)](p, q)


class kl:
    kl_divergence = staticmethod(kl_divergence)


__name__ = "torch.distributions"
