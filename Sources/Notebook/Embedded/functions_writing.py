# torch, in one namespace with the others: what writes to places of a tensor.


def index_put(input, indices, values, accumulate=False):
    return input.clone().index_put_(indices, values, accumulate)


def geometric_(input, p):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(torch.ceil(torch.log1p(-drawn) / math.log1p(-p)))


def cauchy_(input, median=0, sigma=1):
    drawn = torch.empty_like(input).uniform_()
    return input.copy_(median + sigma * torch.tan(math.pi * (drawn - 0.5)))


def fill_diagonal_(input, fill_value, wrap=False):
    torch.diagonal(input).fill_(fill_value)
    return input
