"""Functions of torch that are composed of operators; all but the last are methods of tensors too."""

import math
import torch


def aminmax(input, *, dim=None, keepdim=False):
    if dim is None:
        return input.min(), input.max()
    return input.amin(dim, keepdim=keepdim), input.amax(dim, keepdim=keepdim)


def argwhere(input):
    return torch.nonzero(input)


def bincount(input, weights=None, minlength=0):
    count = max(minlength, int(input.max()) + 1 if input.numel() else 0)
    kind = torch.int64 if weights is None else weights.dtype
    values = torch.ones_like(input) if weights is None else weights
    return torch.zeros(count, dtype=kind).scatter_add(0, input, values)


def cov(input, *, correction=1):
    rows = input if input.dim() > 1 else input.unsqueeze(0)
    centred = rows - rows.mean(1, keepdim=True)
    result = centred @ centred.T / (rows.size(1) - correction)
    return result if input.dim() > 1 else result.squeeze()


def corrcoef(input):
    product = cov(input)
    if product.dim() == 0:
        return product / product
    spread = product.diagonal().sqrt()
    return product / spread.unsqueeze(1) / spread.unsqueeze(0)


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


def histc(input, bins=100, min=0, max=0):
    low, high = (min, max) if min != max else (input.min().item(), input.max().item())
    inside = input[(input >= low) & (input <= high)]
    places = ((inside - low) * bins / (high - low)).long().clamp(0, bins - 1)
    return bincount(places, minlength=bins).to(input.dtype)


def index_put(input, indices, values, accumulate=False):
    return input.clone().index_put_(indices, values, accumulate)


def is_nonzero(input):
    return bool(input)


def isclose(input, other, rtol=1e-05, atol=1e-08, equal_nan=False):
    close = (input == other) | ((input - other).abs() <= atol + rtol * other.abs())
    if equal_nan:
        close = close | (torch.isnan(input) & torch.isnan(other))
    return close


def isin(elements, test_elements):
    tests = test_elements if isinstance(test_elements, torch.Tensor) else torch.tensor(test_elements)
    return (elements.unsqueeze(-1) == tests.reshape(-1)).any(-1)


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


def nanmean(input, dim=None, keepdim=False):
    there = (~torch.isnan(input)).to(input.dtype)
    count = there.sum() if dim is None else there.sum(dim, keepdim=keepdim)
    return torch.nansum(input, dim, keepdim) / count


def positive(input):
    return input


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    several = isinstance(q, torch.Tensor) and q.dim() > 0
    wanted = q if isinstance(q, torch.Tensor) else torch.tensor(float(q), dtype=input.dtype)
    values = input.reshape(-1) if dim is None else input
    place = 0 if dim is None else dim % values.dim()
    ordered = values.sort(place).values.transpose(place, -1)
    last = ordered.size(-1) - 1
    found = []
    for share in wanted.reshape(-1):
        rank = share * last
        below = int(rank)
        above = min(below + 1, last)
        found.append(torch.lerp(ordered[..., below], ordered[..., above], rank - below))
    if keepdim and dim is not None:
        found = [value.unsqueeze(place) for value in found]
    return torch.stack(found) if several else found[0]


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


def std_mean(input, dim=None, *, correction=1, unbiased=True, keepdim=False):
    correction = correction if unbiased else 0
    if dim is None:
        return input.std(correction=correction), input.mean()
    return (input.std(dim, correction=correction, keepdim=keepdim),
            input.mean(dim, keepdim=keepdim))


def var_mean(input, dim=None, *, correction=1, unbiased=True, keepdim=False):
    correction = correction if unbiased else 0
    if dim is None:
        return input.var(correction=correction), input.mean()
    return (input.var(dim, correction=correction, keepdim=keepdim),
            input.mean(dim, keepdim=keepdim))


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


def unique(input, sorted=True, return_inverse=False, return_counts=False, dim=None):
    if dim is not None:
        rows = []
        for row in input.transpose(0, dim).tolist():
            if row not in rows:
                rows.append(row)
        rows.sort()
        return torch.tensor(rows, dtype=input.dtype).transpose(0, dim)
    flat = input.reshape(-1)
    values = torch.tensor(_ascending(flat.tolist()), dtype=input.dtype)
    results = [values]
    if return_inverse:
        results.append(torch.searchsorted(values, flat).reshape(input.shape))
    if return_counts:
        results.append((values.unsqueeze(1) == flat.unsqueeze(0)).sum(1))
    return results[0] if len(results) == 1 else tuple(results)


def unique_consecutive(input, return_inverse=False, return_counts=False):
    values, counts, places = [], [], []
    for value in input.reshape(-1).tolist():
        if values and values[-1] == value:
            counts[-1] += 1
        else:
            values.append(value)
            counts.append(1)
        places.append(len(values) - 1)
    results = [torch.tensor(values, dtype=input.dtype)]
    if return_inverse:
        results.append(torch.tensor(places).reshape(input.shape))
    if return_counts:
        results.append(torch.tensor(counts))
    return results[0] if len(results) == 1 else tuple(results)


def new_tensor(input, data, *, dtype=None, requires_grad=False):
    return torch.tensor(data, dtype=dtype or input.dtype, requires_grad=requires_grad)


def new_full(input, size, fill_value, *, dtype=None):
    return torch.full(size, fill_value, dtype=dtype or input.dtype)


def pin_memory(input):
    return input


def get_device(input):
    return -1


def geometric_(input, p):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(torch.ceil(torch.log1p(-drawn) / math.log1p(-p)))


def cauchy_(input, median=0, sigma=1):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(median + sigma * torch.tan(math.pi * (drawn - 0.5)))


def vdot(input, other):
    return torch.dot(input, other)


def reshape_as(input, other):
    return input.reshape(other.shape)


def fill_diagonal_(input, fill_value, wrap=False):
    torch.diagonal(input).fill_(fill_value)
    return input


def _ascending(values):
    unique = []
    for value in sorted(values):
        if not unique or unique[-1] != value:
            unique.append(value)
    return unique


