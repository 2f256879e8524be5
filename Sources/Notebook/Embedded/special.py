# Special functions of one number at a time, with their derivatives. As methods and functions.


def _digamma_of(x):
    """By recurrence to where the asymptotic series holds."""
    if x == 0:
        return math.copysign(math.inf, -x)
    if x < 0 and x == math.floor(x):
        return math.nan
    if x < 0:
        return _digamma_of(1 - x) - math.pi / math.tan(math.pi * x)
    total = 0.0
    while x < 10:
        total -= 1 / x
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (
        1 / 132 - y * (691 / 32760 - y / 12))))))
    return total + math.log(x) - 0.5 / x - series


def _zeta_of(s, q):
    """Hurwitz's zeta function, by the formula of Euler and Maclaurin."""
    total, count = 0.0, 12
    for k in range(count):
        total += (q + k) ** -s
    edge = q + count
    total += edge ** (1 - s) / (s - 1) + 0.5 * edge ** -s
    rising, power = s, edge ** (-s - 1)
    for k, bernoulli in enumerate((1 / 6, -1 / 30, 1 / 42, -1 / 30, 5 / 66, -691 / 2730, 7 / 6)):
        total += bernoulli / math.factorial(2 * k + 2) * rising * power
        rising *= (s + 2 * k + 1) * (s + 2 * k + 2)
        power /= edge * edge
    return total


def _mapped(compute, input):
    input = input.detach() if input.is_floating_point() else input.to(torch.get_default_dtype())
    values = [compute(value) for value in input.reshape(-1).tolist()]
    return torch.tensor(values, dtype=input.dtype).reshape(input.shape)


def _lgamma_of(x):
    if x <= 0 and x == math.floor(x):
        return math.inf
    return math.lgamma(x)


class _LgammaBackward0(torch.autograd.Function):
    _node_name = "LgammaBackward0"

    @staticmethod
    def forward(ctx, input):
        ctx.save_for_backward(input)
        return _mapped(_lgamma_of, input)

    @staticmethod
    def backward(ctx, gradient):
        input, = ctx.saved_tensors
        return gradient * digamma(input)


class _PolygammaBackward0(torch.autograd.Function):
    _node_name = "PolygammaBackward0"

    @staticmethod
    def forward(ctx, n, input):
        ctx.n = n
        ctx.save_for_backward(input)
        if n == 0:
            return _mapped(_digamma_of, input)
        scale = (-1) ** (n + 1) * math.factorial(n)
        return _mapped(lambda x: scale * _zeta_of(n + 1, x), input)

    @staticmethod
    def backward(ctx, gradient):
        input, = ctx.saved_tensors
        return None, gradient * polygamma(ctx.n + 1, input)


class _DigammaBackward0(_PolygammaBackward0):
    _node_name = "DigammaBackward0"


def lgamma(input):
    return _LgammaBackward0.apply(input)


def digamma(input):
    return _DigammaBackward0.apply(0, input)


def mvlgamma(input, p):
    steps = torch.arange(p, dtype=input.dtype) / 2
    return (torch.lgamma(input.unsqueeze(-1) - steps).sum(-1)
            + p * (p - 1) / 4 * math.log(math.pi))


def _shifted(input, other, by):
    if input.is_floating_point():
        raise NotImplementedError(f"\"{by}_cpu\" not implemented for '{_scalar_type(input)}'")
    return other if isinstance(other, torch.Tensor) else torch.tensor(other, dtype=input.dtype)


def bitwise_left_shift(input, other):
    return input * torch.pow(2, _shifted(input, other, "lshift"))


def bitwise_right_shift(input, other):
    return torch.div(input, torch.pow(2, _shifted(input, other, "rshift")), rounding_mode="floor")


def gcd(input, other):
    if input.is_floating_point():
        raise NotImplementedError(f"\"gcd_cpu\" not implemented for '{_scalar_type(input)}'")
    while (other != 0).any():
        safe = torch.where(other == 0, torch.ones_like(other), other)
        input, other = (torch.where(other == 0, input, other),
                        torch.where(other == 0, other, input.remainder(safe)))
    return input.abs()


def lcm(input, other):
    return (input // gcd(input, other).clamp(min=1) * other).abs()


def isposinf(input):
    return input == math.inf


def isneginf(input):
    return input == -math.inf


def i0(input):
    def value(x):
        total = term = 1.0
        k = 1
        while term > total * 1e-17:
            term *= (x / (2 * k)) ** 2
            total += term
            k += 1
        return total

    return _mapped(value, input)


def arccosh(input):
    return torch.acosh(input)


def arcsinh(input):
    return torch.asinh(input)


def arctanh(input):
    return torch.atanh(input)


def hardshrink(input, lambd=0.5):
    return torch.nn.functional.hardshrink(input, lambd)


