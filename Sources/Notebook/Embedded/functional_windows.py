

# torch.nn.functional: what looks at an input through windows.


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


def _single(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value,)


_max_pool2d = max_pool2d
_avg_pool2d = avg_pool2d
_pad = pad


def _window_count(size, kernel, stride, padding, dilation, ceil_mode):
    """How many windows there are along one dimension."""
    room = size + 2 * padding - dilation * (kernel - 1) - 1
    count = (-(-room // stride) if ceil_mode else room // stride) + 1
    # No window may begin in the padding on the right.
    if ceil_mode and (count - 1) * stride >= size + padding:
        count -= 1
    return count


def _places(size, kernel, stride, padding, dilation, ceil_mode=False):
    """Where the elements of each window lie in the unpadded input: one row for each window."""
    count = _window_count(size, kernel, stride, padding, dilation, ceil_mode)
    return (torch.arange(count).unsqueeze(1) * stride - padding
            + torch.arange(kernel) * dilation)


def _gathered(input, rows, columns, filling):
    """The elements of all windows, in two more dimensions; `filling` where there is no input."""
    height, width = input.shape[-2:]
    inside = (((rows >= 0) & (rows < height)).view(rows.size(0), 1, -1, 1)
              & ((columns >= 0) & (columns < width)).view(1, columns.size(0), 1, -1))
    found = input[..., rows.clamp(0, height - 1).view(rows.size(0), 1, -1, 1),
                  columns.clamp(0, width - 1).view(1, columns.size(0), 1, -1)]
    return found if inside.all() else found.masked_fill(~inside, filling)


def _pooled(input, kernel_size, stride, padding, dilation, ceil_mode):
    """The largest element of each window, and its place in the plane."""
    kernel, padding, dilation = _pair(kernel_size), _pair(padding), _pair(dilation)
    stride = kernel if stride is None or stride == [] else _pair(stride)
    height, width = input.shape[-2:]
    rows = _places(height, kernel[0], stride[0], padding[0], dilation[0], ceil_mode)
    columns = _places(width, kernel[1], stride[1], padding[1], dilation[1], ceil_mode)
    flat = (rows.view(rows.size(0), 1, -1, 1) * width
            + columns.view(1, columns.size(0), 1, -1)).flatten(2)
    windows = _gathered(input.detach(), rows, columns, float("-inf")).flatten(-2)
    best = windows.argmax(-1)
    places = flat.expand(tuple(best.shape) + (flat.size(-1),)).gather(
        -1, best.unsqueeze(-1)).squeeze(-1)
    values = _fused(
        "MaxPool2DWithIndicesBackward0",
        lambda input: input.flatten(-2).gather(-1, places.flatten(-2)).view(places.shape), input)
    return values, places


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    if dilation in (1, (1, 1)) and not ceil_mode and not return_indices:
        return _max_pool2d(input, kernel_size, stride, padding)
    values, places = _pooled(input, kernel_size, stride, padding, dilation, ceil_mode)
    return (values, places) if return_indices else values


def max_pool2d_with_indices(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode, True)


_max_pool1d = max_pool1d


def max_pool1d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    if dilation in (1, (1,)) and not ceil_mode and not return_indices:
        return _max_pool1d(input, kernel_size, stride, padding)
    stride = kernel_size if stride is None else stride
    values, places = _pooled(
        input.unsqueeze(-2), (1, _single(kernel_size)[0]), (1, _single(stride)[0]),
        (0, _single(padding)[0]), (1, _single(dilation)[0]), ceil_mode)
    values = values.squeeze(-2)
    return (values, places.squeeze(-2)) if return_indices else values


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    kernel, padding = _pair(kernel_size), _pair(padding)
    stride = kernel if stride is None else _pair(stride)
    if output_size is None:
        output_size = [(size - 1) * step - 2 * edge + reach for size, step, edge, reach in zip(
            input.shape[-2:], stride, padding, kernel)]
    height, width = list(output_size)[-2:]
    flat = torch.zeros(tuple(input.shape[:-2]) + (height * width,), dtype=input.dtype)
    return _fused(
        "MaxUnpool2DBackward0",
        lambda input: flat.scatter(-1, indices.flatten(-2), input.flatten(-2)).view(
            tuple(input.shape[:-2]) + (height, width)), input)


def avg_pool2d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True,
    divisor_override=None,
):
    if not ceil_mode and divisor_override is None and (
            count_include_pad or padding in (0, (0, 0))):
        return _avg_pool2d(input, kernel_size, stride, padding)
    kernel, padding = _pair(kernel_size), _pair(padding)
    stride = kernel if stride is None else _pair(stride)
    height, width = input.shape[-2:]
    rows = _places(height, kernel[0], stride[0], padding[0], 1, ceil_mode)
    columns = _places(width, kernel[1], stride[1], padding[1], 1, ceil_mode)
    edges = padding if count_include_pad else (0, 0)

    def counted(places, size, edge):
        return ((places >= -edge) & (places < size + edge)).sum(1)

    divisor = (counted(rows, height, edges[0]).unsqueeze(1)
               * counted(columns, width, edges[1])) if divisor_override is None else (
                   divisor_override)
    return _fused(
        "AvgPool2DBackward0",
        lambda input: _gathered(input, rows, columns, 0.0).sum((-2, -1)) / divisor, input)


def avg_pool1d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True
):
    stride = kernel_size if stride is None else stride
    wide = avg_pool2d(
        input.unsqueeze(-2), (1, _single(kernel_size)[0]), (1, _single(stride)[0]),
        (0, _single(padding)[0]), ceil_mode, count_include_pad)
    return wide.squeeze(-2)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    height, width = _pair(kernel_size)
    out = avg_pool2d(input.pow(norm_type), kernel_size, stride, 0, ceil_mode)
    return (torch.sign(out) * relu(torch.abs(out))).mul(height * width).pow(1.0 / norm_type)


def _cells(size, count):
    """Where the windows of an adaptive pooling begin and end."""
    return [(place * size // count, -((-(place + 1) * size) // count)) for place in range(count)]


def _adaptive(input, output_size, reduce):
    rows, columns = [own if size is None else size
                     for size, own in zip(_pair(output_size), input.shape[-2:])]
    return torch.stack([
        torch.stack([reduce(input[..., top:bottom, left:right])
                     for left, right in _cells(input.size(-1), columns)], -1)
        for top, bottom in _cells(input.size(-2), rows)], -2)


def adaptive_avg_pool2d(input, output_size):
    if _pair(output_size) == (1, 1):
        return input.mean((-1, -2), keepdim=True)
    return _fused(
        "AdaptiveAvgPool2DBackward0",
        lambda input: _adaptive(input, output_size, lambda part: part.mean((-1, -2))), input)


def adaptive_avg_pool1d(input, output_size):
    return _adaptive(input.unsqueeze(-2), (1, output_size),
                     lambda part: part.mean((-1, -2))).squeeze(-2)


def adaptive_max_pool2d(input, output_size, return_indices=False):
    if return_indices:
        raise NotImplementedError("adaptive_max_pool2d is here without return_indices")
    return _fused(
        "AdaptiveMaxPool2DBackward0",
        lambda input: _adaptive(input, output_size, lambda part: part.amax((-1, -2))), input)


def adaptive_max_pool1d(input, output_size, return_indices=False):
    if return_indices:
        raise NotImplementedError("adaptive_max_pool1d is here without return_indices")
    return _adaptive(input.unsqueeze(-2), (1, output_size),
                     lambda part: part.amax((-1, -2))).squeeze(-2)


def unfold(input, kernel_size, dilation=1, padding=0, stride=1):
    kernel, dilation, padding, stride = (
        _pair(value) for value in (kernel_size, dilation, padding, stride))
    rows = _places(input.size(-2), kernel[0], stride[0], padding[0], dilation[0])
    columns = _places(input.size(-1), kernel[1], stride[1], padding[1], dilation[1])

    def compute(input):
        windows = _gathered(input, rows, columns, 0.0)
        lead = tuple(input.shape[:-3])
        order = tuple(range(len(lead) + 1)) + tuple(len(lead) + step for step in (3, 4, 1, 2))
        return windows.permute(order).reshape(lead + (-1, rows.size(0) * columns.size(0)))

    return _fused("Im2ColBackward0", compute, input)


def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    (height, width), kernel, dilation, padding, stride = (
        _pair(value) for value in (output_size, kernel_size, dilation, padding, stride))
    rows = _window_count(height, kernel[0], stride[0], padding[0], dilation[0], False)
    columns = _window_count(width, kernel[1], stride[1], padding[1], dilation[1], False)

    def compute(input):
        lead = tuple(input.shape[:-2])
        channels = input.size(-2) // (kernel[0] * kernel[1])
        parts = input.reshape(lead + (channels, kernel[0], kernel[1], rows, columns))
        whole = torch.zeros(
            lead + (channels, height + 2 * padding[0], width + 2 * padding[1]), dtype=input.dtype)
        for i in range(kernel[0]):
            for j in range(kernel[1]):
                top, left = i * dilation[0], j * dilation[1]
                whole[..., top:top + stride[0] * (rows - 1) + 1:stride[0],
                      left:left + stride[1] * (columns - 1) + 1:stride[1]] += (
                          parts[..., i, j, :, :])
        return whole[..., padding[0]:padding[0] + height, padding[1]:padding[1] + width]

    return _fused("Col2ImBackward0", compute, input)


def _spread(tensor, steps):
    """Puts zeros between the elements of the last two dimensions."""
    if steps == (1, 1):
        return tensor
    height, width = tensor.shape[-2:]
    spread = torch.zeros(
        tuple(tensor.shape[:-2]) + ((height - 1) * steps[0] + 1, (width - 1) * steps[1] + 1),
        dtype=tensor.dtype)
    spread[..., ::steps[0], ::steps[1]] = tensor
    return spread


def conv_transpose2d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    stride, padding, extra, dilation = (
        _pair(value) for value in (stride, padding, output_padding, dilation))

    def part(input, weight):
        weight = _spread(weight, dilation)
        height, width = weight.size(2) - 1, weight.size(3) - 1
        spread = _pad(_spread(input, stride), (
            width - padding[1], width - padding[1] + extra[1],
            height - padding[0], height - padding[0] + extra[0]))
        return conv2d(spread, weight.flip((2, 3)).transpose(0, 1))

    def compute(input, weight, *bias):
        parts = [part(*pair) for pair in zip(input.chunk(groups, -3), weight.chunk(groups, 0))]
        output = parts[0] if groups == 1 else torch.cat(parts, -3)
        return output + bias[0].view(-1, 1, 1) if bias else output

    tensors = (input, weight) if bias is None else (input, weight, bias)
    return _fused("ConvolutionBackward0", compute, *tensors)


def conv_transpose1d(
    input, weight, bias=None, stride=1, padding=0, output_padding=0, groups=1, dilation=1
):
    tensors = (input, weight) if bias is None else (input, weight, bias)
    return _fused("ConvolutionBackward0", lambda input, weight, *bias: conv_transpose2d(
        input.unsqueeze(-2), weight.unsqueeze(-2), bias[0] if bias else None,
        (1, _single(stride)[0]), (0, _single(padding)[0]), (0, _single(output_padding)[0]), groups,
        (1, _single(dilation)[0])).squeeze(-2), *tensors)


def conv3d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """The sum of two-dimensional convolutions over the slices of the kernel."""
    stride, padding, dilation = (
        tuple(value) if isinstance(value, (tuple, list)) else (value,) * 3
        for value in (stride, padding, dilation))

    def compute(input, weight, *bias):
        whole = input if input.dim() == 5 else input.unsqueeze(0)
        whole = _pad(whole, (0, 0, 0, 0, padding[0], padding[0]))
        reach = dilation[0] * (weight.size(2) - 1)
        frames = (whole.size(2) - reach - 1) // stride[0] + 1
        total = 0
        for step in range(weight.size(2)):
            start = step * dilation[0]
            part = whole[:, :, start:start + (frames - 1) * stride[0] + 1:stride[0]]
            planes = part.transpose(1, 2).flatten(0, 1)
            total = total + conv2d(
                planes, weight[:, :, step], None, stride[1:], padding[1:], dilation[1:], groups)
        total = total.unflatten(0, (-1, frames)).transpose(1, 2)
        if bias:
            total = total + bias[0].view(-1, 1, 1, 1)
        return total if input.dim() == 5 else total.squeeze(0)

    tensors = (input, weight) if bias is None else (input, weight, bias)
    return _fused("ConvolutionBackward0", compute, *tensors)
