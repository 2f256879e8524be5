"""Functions of torch that are composed of operators; all but the last are methods of tensors too."""

import math
import torch


def _scalar_type(tensor):
    return tensor.type()[len("torch."):-len("Tensor")]


def argwhere(input):
    return torch.nonzero(input)


def diagflat(input, offset=0):
    return torch.diag(input.reshape(-1), offset)


def diff(input, n=1, dim=-1, prepend=None, append=None):
    parts = [part for part in (prepend, input, append) if part is not None]
    if len(parts) > 1:
        input = torch.cat(parts, dim)
    for _ in range(n):
        size = input.size(dim) - 1
        input = input.narrow(dim, 1, size) - input.narrow(dim, 0, size)
    return input


def dist(input, other, p=2):
    return torch.linalg.vector_norm(input - other, p)


def float_power(input, exponent):
    return input.double() ** exponent


def heaviside(input, values):
    return torch.where(input == 0, values, (input > 0).to(input.dtype))


def is_nonzero(input):
    return bool(input)


def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    close = (input == other) | ((input - other).abs() <= atol + rtol * other.abs())
    if equal_nan:
        close = close | (torch.isnan(input) & torch.isnan(other))
    return close


def isreal(input):
    return torch.ones_like(input, dtype=torch.bool)


def matrix_power(input, n):
    if n < 0:
        return matrix_power(torch.linalg.inv(input), -n)
    result = torch.eye(input.size(-1), dtype=input.dtype)
    for _ in range(n):
        result = result @ input
    return result


def matrix_exp(input):
    """Taylor's series of a small part of the matrix, squared again and again."""
    scale = max(0, math.ceil(math.log2(float(input.detach().abs().sum(-1).max()) + 1e-30)) + 4)

    def compute(input):
        small = input.double() / 2 ** scale
        term = result = torch.eye(input.size(-1), dtype=torch.float64) + 0 * small
        for k in range(1, 14):
            term = term @ small / k
            result = result + term
        for _ in range(scale):
            result = result @ result
        return result.to(input.dtype)

    return torch.nn.functional._fused("LinalgMatrixExpBackward0", compute, input)


def positive(input):
    return input


def rot90(input, k=1, dims=(0, 1)):
    for _ in range(k % 4):
        input = input.flip(dims[1]).transpose(*dims)
    return input


def signbit(input):
    return input < 0


def sinc(input):
    def compute(input):
        safe = torch.where(input == 0, torch.ones_like(input), input) * math.pi
        return torch.where(input == 0, torch.ones_like(input), torch.sin(safe) / safe)

    return torch.nn.functional._fused("SincBackward0", compute, input)


def fliplr(input):
    return input.flip(1)


def flipud(input):
    return input.flip(0)


def pinverse(input, rcond=1e-15):
    return torch.linalg.pinv(input)


def tensor_split(input, indices_or_sections, dim=0):
    size = input.size(dim)
    if isinstance(indices_or_sections, int):
        base, more = divmod(size, indices_or_sections)
        return input.split([base + 1] * more + [base] * (indices_or_sections - more), dim)
    edges = [0] + list(indices_or_sections) + [size]
    return tuple(input.narrow(dim, a, b - a) for a, b in zip(edges, edges[1:]))


def hsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 1 if input.dim() > 1 else 0)


def vsplit(input, indices_or_sections):
    return tensor_split(input, indices_or_sections, 0)


def new_tensor(input, data, *, dtype=None, requires_grad=False):
    return torch.tensor(data, dtype=dtype or input.dtype, requires_grad=requires_grad)


def new_full(input, size, fill_value, *, dtype=None):
    return torch.full(size, fill_value, dtype=dtype or input.dtype)


def pin_memory(input):
    return input


def get_device(input):
    return -1


def vdot(input, other):
    return torch.dot(input, other)


def reshape_as(input, other):
    return input.reshape(other.shape)
