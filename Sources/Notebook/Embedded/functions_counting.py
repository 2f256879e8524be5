# torch, in one namespace with the others: what counts elements and sums them up in a few numbers.


def aminmax(input, *, dim=None, keepdim=False):
    found = ((input.amin(), input.amax()) if dim is None else
             (input.amin(dim, keepdim=keepdim), input.amax(dim, keepdim=keepdim)))
    return torch._C._result("aminmax", ["min", "max"], list(found))


def bincount(input, weights=None, minlength=0):
    if input.is_floating_point():
        raise NotImplementedError(f"\"bincount_cpu\" not implemented for '{_scalar_type(input)}'")
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


def histc(input, bins=100, min=0, max=0):
    low, high = (min, max) if min != max else (input.min().item(), input.max().item())
    inside = input[(input >= low) & (input <= high)]
    places = ((inside - low) * bins / (high - low)).long().clamp(0, bins - 1)
    return bincount(places, minlength=bins).to(input.dtype)


def isin(elements, test_elements):
    tests = test_elements if isinstance(test_elements, torch.Tensor) else torch.tensor(test_elements)
    return (elements.unsqueeze(-1) == tests.reshape(-1)).any(-1)


def nanmean(input, dim=None, keepdim=False):
    there = (~torch.isnan(input)).to(input.dtype)
    count = there.sum() if dim is None else there.sum(dim, keepdim=keepdim)
    return torch.nansum(input, dim, keepdim) / count


def quantile(input, q, dim=None, keepdim=False, *, interpolation="linear"):
    if not input.is_floating_point():
        raise RuntimeError("quantile() input tensor must be either float or double dtype")
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


def _ascending(values):
    unique = []
    for value in sorted(values):
        if not unique or unique[-1] != value:
            unique.append(value)
    return unique
