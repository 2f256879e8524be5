# Functions that take parts of tensors or put parts into them. As methods and functions.


def adjoint(input):
    return input.mT


def msort(input):
    return input.sort(0).values


def nanmedian(input, dim=None, keepdim=False):
    if dim is not None:
        raise NotImplementedError("nanmedian is here without dim")
    return input[~torch.isnan(input)].median()


def nanquantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    if dim is not None:
        raise NotImplementedError("nanquantile is here without dim")
    return torch.quantile(input[~torch.isnan(input)], q)


def select_scatter(input, src, dim, index):
    result = input.clone()
    result.select(dim, index).copy_(src)
    return result


def slice_scatter(input, src, dim=0, start=None, end=None, step=1):
    result = input.clone()
    places = [slice(None)] * input.dim()
    places[dim] = slice(start, end, step)
    result[tuple(places)] = src
    return result


def diagonal_scatter(input, src, offset=0, dim1=0, dim2=1):
    result = input.clone()
    result.diagonal(offset, dim1, dim2).copy_(src)
    return result


def narrow_copy(input, dim, start, length):
    return input.narrow(dim, start, length).clone()


def dsplit(input, indices_or_sections):
    return torch.tensor_split(input, indices_or_sections, 2)


def put(input, index, source, accumulate=False):
    flat = input.clone().reshape(-1)
    flat.index_put_((index.reshape(-1),), source.reshape(-1), accumulate)
    return flat.reshape(input.shape)


def put_(input, index, source, accumulate=False):
    input.view(-1).index_put_((index.reshape(-1),), source.reshape(-1), accumulate)
    return input


def renorm(input, p, dim, maxnorm):
    others = [d for d in range(input.dim()) if d != dim % input.dim()]
    norms = torch.linalg.vector_norm(input, p, others, True)
    return torch.where(norms > maxnorm, input * (maxnorm / (norms + 1e-7)), input)


def is_same_size(input, other):
    return input.shape == other.shape


def is_signed(input):
    return input.dtype != torch.bool


def is_complex(input):
    return False


def is_conj(input):
    return False


def scatter_reduce(input, dim, index, src, reduce, *, include_self=True):
    """Each element of the result is made of those of `src` whose index is its own."""
    if reduce not in ("sum", "prod", "mean", "amax", "amin"):
        raise RuntimeError(
            "reduce argument must be either sum, prod, mean, amax or amin, got " + reduce + ".")
    starts = {"sum": 0.0, "mean": 0.0, "prod": 1.0, "amax": -math.inf, "amin": math.inf}
    index_shape = tuple(slice(0, size) for size in index.shape)
    src = src[index_shape]
    counts = torch.zeros_like(input).scatter_add(dim, index, torch.ones_like(src))
    start = input if include_self else torch.where(
        counts > 0, torch.full_like(input, starts[reduce]), input)
    if reduce in ("sum", "mean"):
        total = start.scatter_add(dim, index, src)
        if reduce == "sum":
            return total
        return total / (counts + (1 if include_self else 0)).clamp(min=1)
    combine = {"prod": torch.mul, "amax": torch.maximum, "amin": torch.minimum}[reduce]

    def compute(start, src):
        lines = list(start.unbind(dim))
        places = index.unbind(dim)
        for place, line in zip(places, src.unbind(dim)):
            for row in range(len(lines)):
                own = lines[row]
                if line.shape != own.shape:
                    raise NotImplementedError(
                        "scatter_reduce is here for an index as wide as the input")
                lines[row] = torch.where(place == row, combine(own, line), own)
        return torch.stack(lines, dim)

    return torch.nn.functional._fused("ScatterReduceBackward0", compute, start, src)


def scatter_reduce_(input, dim, index, src, reduce, *, include_self=True):
    return input.copy_(scatter_reduce(input, dim, index, src, reduce, include_self=include_self))


def index_reduce(input, dim, index, source, reduce, *, include_self=True):
    shape = [1] * source.dim()
    shape[dim] = -1
    wide = index.view(shape).expand(source.shape)
    name = {"prod": "prod", "mean": "mean", "amax": "amax", "amin": "amin"}[reduce]
    return scatter_reduce(input, dim, wide, source, name, include_self=include_self)


def sum_to_size(input, *size):
    size = tuple(size[0]) if len(size) == 1 and not isinstance(size[0], int) else size
    lead = input.dim() - len(size)
    dims = list(range(lead)) + [
        lead + d for d, own in enumerate(size) if own == 1 and input.size(lead + d) != 1]
    return input.sum(dims, keepdim=True).reshape(size) if dims else input


def resize_(input, *sizes, memory_format=None):
    if input.requires_grad:
        raise RuntimeError("cannot resize variables that require grad")
    sizes = tuple(sizes[0]) if len(sizes) == 1 and not isinstance(sizes[0], int) else sizes
    flat = input.data.reshape(-1)
    more = math.prod(sizes) - flat.numel()
    if more > 0:
        flat = torch.cat([flat, torch.zeros(more, dtype=input.dtype)])
    input.data = flat[:math.prod(sizes)].reshape(sizes)
    return input


def apply_(input, callable):
    values = [callable(value) for value in input.reshape(-1).tolist()]
    return input.copy_(torch.tensor(values, dtype=input.dtype).reshape(input.shape))


def map_(input, tensor, callable):
    pairs = zip(input.reshape(-1), tensor.expand(input.shape).reshape(-1))
    values = [callable(a, b) for a, b in pairs]
    return input.copy_(torch.tensor(values, dtype=input.dtype).reshape(input.shape))


def share_memory_(input):
    return input


