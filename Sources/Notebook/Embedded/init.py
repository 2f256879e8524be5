"""torch.nn.init: fills parameters with their first numbers."""

import math
import torch


def calculate_gain(nonlinearity, param=None):
    plain = ["linear", "conv1d", "conv2d", "conv3d", "sigmoid"]
    if nonlinearity in plain:
        return 1
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        slope = 0.01 if param is None else param
        return math.sqrt(2.0 / (1 + slope ** 2))
    if nonlinearity == "selu":
        return 3.0 / 4
    raise ValueError(f"Unsupported nonlinearity {nonlinearity}")


def _calculate_fan_in_and_fan_out(tensor):
    if tensor.dim() < 2:
        raise ValueError(
            "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    field = 1
    for size in tensor.shape[2:]:
        field *= size
    return tensor.size(1) * field, tensor.size(0) * field


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    with torch.no_grad():
        return tensor.uniform_(a, b)


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    with torch.no_grad():
        return tensor.normal_(mean, std)


def constant_(tensor, val):
    with torch.no_grad():
        return tensor.fill_(val)


def ones_(tensor):
    return constant_(tensor, 1.0)


def zeros_(tensor):
    with torch.no_grad():
        return tensor.zero_()


def eye_(tensor):
    if tensor.ndimension() != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    with torch.no_grad():
        return tensor.copy_(torch.eye(*tensor.shape))


def xavier_uniform_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    std = gain * math.sqrt(2.0 / float(fan_in + fan_out))
    bound = math.sqrt(3.0) * std
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor, gain=1.0, generator=None):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(fan_in + fan_out)))


def _fan(tensor, mode):
    fan_in, fan_out = _calculate_fan_in_and_fan_out(tensor)
    if mode not in ("fan_in", "fan_out"):
        raise ValueError(f"Mode {mode} not supported, please use one of ['fan_in', 'fan_out']")
    return fan_in if mode == "fan_in" else fan_out


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    std = calculate_gain(nonlinearity, a) / math.sqrt(_fan(tensor, mode))
    bound = math.sqrt(3.0) * std
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    return normal_(tensor, 0.0, calculate_gain(nonlinearity, a) / math.sqrt(_fan(tensor, mode)))


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """Draws again whatever falls outside."""
    def share(x):
        return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

    with torch.no_grad():
        if share((b - mean) / std) - share((a - mean) / std) > 0.3:
            result = tensor.normal_(mean, std, generator=generator)
            outside = (result < a) | (result > b)
            while outside.any():
                again = torch.empty_like(result).normal_(mean, std, generator=generator)
                result = torch.where(outside, again, result)
                outside = (result < a) | (result > b)
            return tensor.copy_(result)
        peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2
        pending = torch.ones(tensor.shape, dtype=torch.bool)
        result = tensor
        while pending.any():
            candidates = torch.empty_like(tensor).uniform_(a, b, generator=generator)
            result = torch.where(pending, candidates, result)
            heights = -0.5 * ((candidates - mean) / std) ** 2 - peak
            drawn = torch.empty_like(tensor).uniform_(generator=generator).log_()
            pending = pending & (drawn > heights)
        return tensor.copy_(result)


def orthogonal_(tensor, gain=1, generator=None):
    if tensor.ndimension() < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    if tensor.numel() == 0:
        return tensor
    rows = tensor.size(0)
    flat = torch.empty(rows, tensor.numel() // rows).normal_(0, 1, generator=generator)
    if flat.size(0) < flat.size(1):
        flat = flat.T
    q, r = torch.linalg.qr(flat)
    q *= torch.diagonal(r).sign()
    if rows < tensor.numel() // rows:
        q = q.T
    with torch.no_grad():
        return tensor.view(rows, -1).copy_(q).mul_(gain).view_as(tensor)


def dirac_(tensor, groups=1):
    with torch.no_grad():
        tensor.zero_()
        for place in range(min(tensor.size(0), tensor.size(1))):
            tensor[(place, place) + tuple(size // 2 for size in tensor.shape[2:])] = 1
    return tensor


def sparse_(tensor, sparsity, std=0.01, generator=None):
    rows, columns = tensor.shape
    zeros = int(math.ceil(sparsity * rows))
    with torch.no_grad():
        tensor.normal_(0, std, generator=generator)
        for column in range(columns):
            tensor[torch.randperm(rows)[:zeros], column] = 0
    return tensor


def _deprecated(name, function):
    def old(*args, **kwargs):
        torch._C._warn(
            f"`nn.init.{name}` is now deprecated in favor of `nn.init.{name}_`.", FutureWarning)
        return function(*args, **kwargs)

    return old


uniform = _deprecated("uniform", uniform_)
normal = _deprecated("normal", normal_)
constant = _deprecated("constant", constant_)
xavier_uniform = _deprecated("xavier_uniform", xavier_uniform_)
xavier_normal = _deprecated("xavier_normal", xavier_normal_)
kaiming_uniform = _deprecated("kaiming_uniform", kaiming_uniform_)
kaiming_normal = _deprecated("kaiming_normal", kaiming_normal_)
