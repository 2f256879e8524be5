# torch, in one namespace with the others: what writes to places of a tensor.


def index_copy(input, dim, index, source):
    return input.clone().index_copy_(dim, index, source)


def index_copy_(input, dim, index, source):
    input[(slice(None),) * (dim % input.dim()) + (index,)] = source
    return input


def index_fill(input, dim, index, value):
    return input.clone().index_fill_(dim, index, value)


def index_fill_(input, dim, index, value):
    input[(slice(None),) * (dim % input.dim()) + (index,)] = value
    return input


def index_put(input, indices, values, accumulate=False):
    return input.clone().index_put_(indices, values, accumulate)


def masked_scatter(input, mask, source):
    return input.clone().masked_scatter_(mask, source)


def masked_scatter_(input, mask, source):
    mask = mask.expand(input.shape)
    input[mask] = source.reshape(-1)[: int(mask.sum())]
    return input


def geometric_(input, p):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(torch.ceil(torch.log1p(-drawn) / math.log1p(-p)))


def cauchy_(input, median=0, sigma=1):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(median + sigma * torch.tan(math.pi * (drawn - 0.5)))


def fill_diagonal_(input, fill_value, wrap=False):
    torch.diagonal(input).fill_(fill_value)
    return input


