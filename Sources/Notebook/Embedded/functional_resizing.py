

# torch.nn.functional: what pads, resizes or rearranges planes.


def pad(input, pad, mode="constant", value=None):
    if mode == "constant":
        return _pad(input, pad, mode, 0.0 if value is None else value)
    for step in range(len(pad) // 2):
        dim = input.dim() - 1 - step
        size = input.size(dim)
        places = torch.arange(-pad[2 * step], size + pad[2 * step + 1])
        if mode == "replicate":
            places = places.clamp(0, size - 1)
        elif mode == "circular":
            places = places % size
        elif mode == "reflect":
            places = (size - 1) - ((places.abs() - (size - 1)).abs())
        else:
            raise NotImplementedError(f"Unrecognised padding mode {mode}")
        input = input.index_select(dim, places)
    return input


def _sampled(input, dim, wanted, scale, align_corners, weights):
    """Resizes one dimension: each element is a weighted sum of some of the input's."""
    size = input.size(dim)
    steps = torch.arange(wanted, dtype=input.dtype)
    if align_corners:
        places = steps * ((size - 1) / (wanted - 1) if wanted > 1 else 0.0)
    else:
        places = (steps + 0.5) * (size / wanted if scale is None else 1 / scale) - 0.5
    shape = [1] * input.dim()
    shape[dim] = wanted
    return sum(input.index_select(dim, place) * weight.to(input.dtype).view(shape)
               for place, weight in weights(places, size))


def _linear_weights(places, size):
    places = places.clamp(min=0)
    below = places.floor()
    share = places - below
    first = below.long()
    return [(first, 1 - share), ((first + 1).clamp(max=size - 1), share)]


def _cubic_weights(places, size):
    """Keys' cubic with a = -0.75."""
    below = places.floor()
    share = places - below

    def near(x):
        return ((1.25 * x - 2.25) * x) * x + 1

    def far(x):
        return ((-0.75 * x + 3.75) * x - 6) * x + 3

    weights = (far(share + 1), near(share), near(1 - share), far(2 - share))
    return [((below.long() + step).clamp(0, size - 1), weight)
            for step, weight in zip((-1, 0, 1, 2), weights)]


def _nearest(input, dim, wanted, scale, exact):
    size = input.size(dim)
    step = size / wanted if scale is None else 1 / scale
    places = (torch.arange(wanted) + (0.5 if exact else 0.0)) * step
    return input.index_select(dim, places.long().clamp(max=size - 1))


def interpolate(
    input, size=None, scale_factor=None, mode="nearest", align_corners=None,
    recompute_scale_factor=None, antialias=False,
):
    ranks = input.dim() - 2
    kinds = {"nearest": "UpsampleNearest", "nearest-exact": "UpsampleNearestExact",
             "linear": "UpsampleLinear", "bilinear": "UpsampleBilinear",
             "trilinear": "UpsampleTrilinear", "bicubic": "UpsampleBicubic"}
    if antialias:
        raise NotImplementedError("interpolate is here without antialias")
    if mode != "area" and mode not in kinds:
        raise NotImplementedError(
            "Input Error: Only 3D, 4D and 5D input Tensors supported (got "
            f"{input.dim()}D) for the modes: nearest | linear | bilinear | bicubic | trilinear | "
            f"area | nearest-exact (got {mode})")
    scales = (None,) * ranks
    if size is None and scale_factor is None:
        raise ValueError("either size or scale_factor should be defined")
    if size is None:
        factors = (scale_factor if isinstance(scale_factor, (tuple, list))
                   else (scale_factor,) * ranks)
        size = [int(math.floor(own * factor)) for own, factor in zip(input.shape[2:], factors)]
        if not recompute_scale_factor:
            scales = factors
    elif not isinstance(size, (tuple, list)):
        size = (size,) * ranks
    if mode == "area":
        return adaptive_avg_pool2d(input, size) if ranks == 2 else adaptive_avg_pool1d(
            input, size[0])

    def compute(input):
        for dim in reversed(range(2, 2 + ranks)):
            wanted, scale = size[dim - 2], scales[dim - 2]
            if mode.startswith("nearest"):
                input = _nearest(input, dim, wanted, scale, mode == "nearest-exact")
            else:
                weights = _cubic_weights if mode == "bicubic" else _linear_weights
                input = _sampled(input, dim, wanted, scale, align_corners, weights)
        return input

    return _fused(f"{kinds[mode]}{ranks}DBackward0", compute, input)


def upsample(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    torch._C._warn("`nn.functional.upsample` is deprecated. "
                   "Use `nn.functional.interpolate` instead.")
    return interpolate(input, size, scale_factor, mode, align_corners)


def pixel_shuffle(input, upscale_factor):
    r = upscale_factor
    lead, (channels, height, width) = tuple(input.shape[:-3]), input.shape[-3:]
    n = len(lead)
    return _fused("PixelShuffleBackward0", lambda x: x.view(
        lead + (channels // (r * r), r, r, height, width)).permute(
            tuple(range(n + 1)) + (n + 3, n + 1, n + 4, n + 2)).reshape(
                lead + (channels // (r * r), height * r, width * r)), input)


def pixel_unshuffle(input, downscale_factor):
    r = downscale_factor
    lead, (channels, height, width) = tuple(input.shape[:-3]), input.shape[-3:]
    n = len(lead)
    return _fused("PixelUnshuffleBackward0", lambda x: x.view(
        lead + (channels, height // r, r, width // r, r)).permute(
            tuple(range(n + 1)) + (n + 2, n + 4, n + 1, n + 3)).reshape(
                lead + (channels * r * r, height // r, width // r)), input)


def channel_shuffle(input, groups):
    batch, channels = input.shape[:2]
    split = (batch, groups, channels // groups) + tuple(input.shape[2:])
    return _fused(
        "ChannelShuffleBackward0",
        lambda x: x.view(split).transpose(1, 2).reshape(x.shape), input)


def affine_grid(theta, size, align_corners=None):
    """Where each element of the output lies in the input, in coordinates from -1 to 1."""
    height, width = list(size)[-2:]

    def line(count):
        edge = 1 - (0 if align_corners else 1 / count)
        return torch.linspace(-edge, edge, count) if count > 1 else torch.zeros(1)

    y, x = torch.meshgrid(line(height), line(width), indexing="ij")
    base = torch.stack([x, y, torch.ones_like(x)], -1).view(1, -1, 3)
    base = base.to(theta.dtype).expand(theta.size(0), -1, -1)
    return _fused("AffineGridGeneratorBackward0", lambda theta: torch.bmm(
        base, theta.transpose(1, 2)).view(-1, height, width, 2), theta)


def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in ("bilinear", "nearest") or padding_mode not in ("zeros", "border"):
        raise NotImplementedError(
            "grid_sample is here for modes 'bilinear' and 'nearest' and paddings 'zeros' and "
            "'border'")
    height, width = input.shape[-2:]

    def located(coordinate, size):
        place = ((coordinate + 1) / 2 * (size - 1) if align_corners
                 else ((coordinate + 1) * size - 1) / 2)
        return place.clamp(0, size - 1) if padding_mode == "border" else place

    def compute(input, grid):
        x, y = located(grid[..., 0], width), located(grid[..., 1], height)
        batch = torch.arange(input.size(0)).view(-1, 1, 1)

        def at(row, column):
            inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
            found = input.permute(0, 2, 3, 1)[
                batch, row.clamp(0, height - 1).long(), column.clamp(0, width - 1).long()]
            return found.permute(0, 3, 1, 2) * inside.unsqueeze(1).to(input.dtype)

        if mode == "nearest":
            return at(y.round(), x.round())
        left, top = x.detach().floor(), y.detach().floor()
        right, bottom = left + 1, top + 1
        parts = (
            (top, left, (right - x) * (bottom - y)), (top, right, (x - left) * (bottom - y)),
            (bottom, left, (right - x) * (y - top)), (bottom, right, (x - left) * (y - top)))
        return sum(at(row, column) * share.unsqueeze(1) for row, column, share in parts)

    return _fused("GridSampler2DBackward0", compute, input, grid)
