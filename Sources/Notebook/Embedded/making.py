

# Functions only: tensors made of nothing, and settings.


def polygamma(n, input):
    return _PolygammaBackward0.apply(n, input)


def atleast_3d(*tensors):
    made = []
    for tensor in tensors:
        if tensor.dim() < 2:
            tensor = tensor.reshape(1, -1, 1)
        made.append(tensor.unsqueeze(-1) if tensor.dim() == 2 else tensor)
    return tuple(made) if len(made) > 1 else made[0]


def cumulative_trapezoid(y, x=None, *, dx=1.0, dim=-1):
    size = y.size(dim) - 1
    means = (y.narrow(dim, 1, size) + y.narrow(dim, 0, size)) / 2
    return (means * dx if x is None else means * torch.diff(x, dim=dim)).cumsum(dim)


def _window(length, periodic, dtype, requires_grad, value):
    count = length + 1 if periodic else length
    steps = torch.arange(length, dtype=torch.float64)
    made = value(steps * (2 * math.pi / max(count - 1, 1))) if count > 1 else torch.ones(length)
    made = made.to(dtype or torch.get_default_dtype())
    return made.requires_grad_() if requires_grad else made


def hann_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    return _window(window_length, periodic, dtype, requires_grad,
                   lambda angle: 0.5 - 0.5 * torch.cos(angle))


def hamming_window(
    window_length, periodic=True, alpha=0.54, beta=0.46, *, dtype=None, requires_grad=False
):
    return _window(window_length, periodic, dtype, requires_grad,
                   lambda angle: alpha - beta * torch.cos(angle))


def blackman_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    return _window(window_length, periodic, dtype, requires_grad,
                   lambda angle: 0.42 - 0.5 * torch.cos(angle) + 0.08 * torch.cos(2 * angle))


def bartlett_window(window_length, periodic=True, *, dtype=None, requires_grad=False):
    return _window(window_length, periodic, dtype, requires_grad,
                   lambda angle: 1 - (angle / math.pi - 1).abs())


def scalar_tensor(s, *, dtype=None, requires_grad=False):
    return torch.tensor(
        s, dtype=dtype or torch.get_default_dtype(), requires_grad=requires_grad)


def unravel_index(indices, shape):
    shape = (shape,) if isinstance(shape, int) else tuple(shape)
    found = []
    for size in reversed(shape):
        found.append(indices % size)
        indices = indices // size
    return tuple(reversed(found))


def histogram(input, bins, *, range=None, weight=None, density=False):
    if weight is not None or not isinstance(bins, int):
        raise NotImplementedError("histogram is here for a number of bins, without weight")
    low, high = (input.min().item(), input.max().item()) if range is None else range
    counts = torch.histc(input, bins, low, high)
    edges = torch.linspace(low, high, bins + 1)
    if density:
        counts = counts / (counts.sum() * (high - low) / bins)
    return torch._C._result("histogram", ("hist", "bin_edges"), (counts, edges))


def pdist(input, p=2.0):
    rows = [(a, b) for a in range(input.size(0))
            for b in range(a + 1, input.size(0))]
    first = torch.tensor([a for a, _ in rows])
    second = torch.tensor([b for _, b in rows])
    return torch.linalg.vector_norm(input[first] - input[second], p, -1)


def can_cast(from_, to):
    def rank(dtype):
        return 2 if dtype.is_floating_point else 0 if dtype == torch.bool else 1

    return rank(from_) <= rank(to)


def get_default_device():
    return torch.device("cpu")


def get_float32_matmul_precision():
    return "highest"


def are_deterministic_algorithms_enabled():
    return False


def autocast(device_type, dtype=None, enabled=True, cache_enabled=None):
    return torch.amp.autocast(device_type, dtype, enabled, cache_enabled)


def GradScaler(device="cuda", **options):
    return torch.amp.GradScaler(device, **options)


def is_autocast_enabled(device_type=None):
    return False


def matrix_rank(input, tol=None):
    raise RuntimeError(
        "This function was deprecated since version 1.9 and is now removed.\n"
        "Please use the `torch.linalg.matrix_rank` function instead.")


def qr(input, some=True):
    return torch.linalg.qr(input, "reduced" if some else "complete")


def svd(input, some=True, compute_uv=True):
    left, values, right = torch.linalg.svd(input, not some)
    return torch._C._result("svd", ["U", "S", "V"], [left, values, right.mT])


def cholesky_inverse(input, upper=False):
    factor = input.mT if upper else input
    return torch.linalg.inv(factor @ factor.mT)


def cholesky_solve(input, L, upper=False):
    factor = L.mT if upper else L
    return torch.linalg.solve(factor @ factor.mT, input)


def constant_pad_nd(input, pad, value=0):
    return torch.nn.functional.pad(input, pad, "constant", value)


def pixel_shuffle(input, upscale_factor):
    return torch.nn.functional.pixel_shuffle(input, upscale_factor)


def pixel_unshuffle(input, downscale_factor):
    return torch.nn.functional.pixel_unshuffle(input, downscale_factor)


def conv_transpose1d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    return torch.nn.functional.conv_transpose1d(
        input, weight, bias, stride, padding, output_padding, groups, dilation)


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return torch.nn.functional.conv3d(input, weight, bias, stride, padding, dilation, groups)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    return torch.nn.functional.rms_norm(input, normalized_shape, weight, eps)


def group_norm(input, num_groups, weight=None, bias=None, eps=1e-05, cudnn_enabled=True):
    return torch.nn.functional.group_norm(input, num_groups, weight, bias, eps)


def threshold(input, threshold, value):
    return torch.nn.functional.threshold(input, threshold, value)


def nuclear_norm(input):
    return torch.linalg.svdvals(input).sum()
