# Functions only


def atleast_1d(*tensors):
    made = tuple(t.reshape(1) if t.dim() == 0 else t for t in tensors)
    return made if len(made) > 1 else made[0]


def atleast_2d(*tensors):
    made = tuple(t.reshape(1, -1) if t.dim() < 2 else t for t in tensors)
    return made if len(made) > 1 else made[0]


def block_diag(*tensors):
    parts = [atleast_2d(tensor) for tensor in tensors]
    width = sum(part.size(1) for part in parts)
    rows, start = [], 0
    for part in parts:
        rows.append(torch.nn.functional.pad(part, (start, width - start - part.size(1))))
        start += part.size(1)
    return torch.cat(rows)


def broadcast_shapes(*shapes):
    return torch.broadcast_tensors(*[torch.empty(shape) for shape in shapes])[0].shape


def broadcast_tensors(*tensors):
    total = sum([0 * tensor.detach() for tensor in tensors])
    return tuple(tensor.expand(total.shape) for tensor in tensors)


def bucketize(input, boundaries, *, right=False):
    return searchsorted(boundaries, input, right=right)


def searchsorted(sorted_sequence, values, *, right=False, side=None):
    if side is not None:
        right = side == "right"
    plain = not isinstance(values, torch.Tensor)
    wanted = torch.tensor(values) if plain else values
    steps = sorted_sequence if sorted_sequence.dim() == 1 else sorted_sequence.unsqueeze(-2)
    below = steps <= wanted.unsqueeze(-1) if right else steps < wanted.unsqueeze(-1)
    return below.sum(-1)


def cartesian_prod(*tensors):
    if len(tensors) == 1:
        return tensors[0]
    grids = torch.meshgrid(*tensors, indexing="ij")
    return torch.stack([grid.reshape(-1) for grid in grids], 1)


def chain_matmul(*matrices):
    torch._C._warn(
        "torch.chain_matmul is deprecated and will be removed in a future PyTorch release. Use "
        "torch.linalg.multi_dot instead, which accepts a list of two or more tensors rather than "
        "multiple parameters.")
    result = matrices[0]
    for matrix in matrices[1:]:
        result = result @ matrix
    return result


def combinations(input, r=2):
    import itertools
    return torch.tensor(list(itertools.combinations(input.tolist(), r)), dtype=input.dtype)


def dstack(tensors):
    return torch.cat([t.reshape(1, -1, 1) if t.dim() < 2 else t.unsqueeze(-1) if t.dim() == 2 else t
                      for t in tensors], 2)


def gradient(input, *, spacing=1.0):
    inner = (input[2:] - input[:-2]) / (2 * spacing)
    first, last = input[1:2] - input[:1], input[-1:] - input[-2:-1]
    return (torch.cat([first / spacing, inner, last / spacing]),)


def tensordot(a, b, dims=2):
    if isinstance(dims, int):
        left = list(range(a.dim() - dims, a.dim()))
        right = list(range(dims))
    else:
        left, right = [list(d) if isinstance(d, (list, tuple)) else [d] for d in dims]
        left, right = [d % a.dim() for d in left], [d % b.dim() for d in right]
    kept_a = [d for d in range(a.dim()) if d not in left]
    kept_b = [d for d in range(b.dim()) if d not in right]
    size = math.prod([a.size(d) for d in left])
    shape = [a.size(d) for d in kept_a] + [b.size(d) for d in kept_b]
    product = (a.permute(kept_a + left).reshape(-1, size)
               @ b.permute(right + kept_b).reshape(size, -1))
    return product.reshape(shape)


def trapezoid(y, x=None, *, dx=1.0, dim=-1):
    size = y.size(dim) - 1
    means = (y.narrow(dim, 1, size) + y.narrow(dim, 0, size)) / 2
    return (means * dx if x is None else means * torch.diff(x, dim=dim)).sum(dim)


def trapz(y, x=None, *, dx=1.0, dim=-1):
    return trapezoid(y, x, dx=dx, dim=dim)


def tril_indices(row, col, offset=0):
    pairs = [(i, j) for i in range(row) for j in range(col) if j <= i + offset]
    return torch.tensor(pairs).T


def triu_indices(row, col, offset=0):
    pairs = [(i, j) for i in range(row) for j in range(col) if j >= i + offset]
    return torch.tensor(pairs).T


def vander(x, N=None, increasing=False):
    count = x.size(0) if N is None else N
    powers = range(count) if increasing else range(count - 1, -1, -1)
    return torch.stack([x ** power for power in powers], 1)


def vmap(func, in_dims=0, out_dims=0, randomness="error", *, chunk_size=None):
    return torch.func.vmap(func, in_dims, out_dims, randomness)


def dropout(input, p, train):
    return torch.nn.functional.dropout(input, p, train)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    return torch.nn.functional.layer_norm(input, normalized_shape, weight, bias, eps)


def conv_transpose2d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    return torch.nn.functional.conv_transpose2d(
        input, weight, bias, stride, padding, output_padding, groups, dilation)


def randint_like(input, low, high=None, *, dtype=None):
    if high is None:
        low, high = 0, low
    return torch.randint(low, high, input.shape, dtype=dtype or input.dtype)


def result_type(tensor1, tensor2):
    return (tensor1 + tensor2).dtype


def promote_types(type1, type2):
    return (torch.zeros(1, dtype=type1) + torch.zeros(1, dtype=type2)).dtype


def is_inference(tensor):
    return tensor.is_inference()


