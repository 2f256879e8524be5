"""torch.nn.functional, the part that is no operator of the engine's own.

The engine's operators are in this namespace before any of this runs; what is defined here is
composed of them, or adds what PyTorch's Python adds to them.
"""

import math
import torch
from torch import _C


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0)


def hardsigmoid(input, inplace=False):
    return (input + 3).clamp(0, 6) / 6


def hardswish(input, inplace=False):
    return input * hardsigmoid(input)


def threshold(input, threshold, value, inplace=False):
    return torch.where(input > threshold, input, torch.full_like(input, value))


def _implied_dim(name, rank):
    torch._C._warn(
        f"Implicit dimension choice for {name} has been deprecated. "
        "Change the call to include dim=X as an argument.")
    return 0 if rank in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _implied_dim("softmax", input.dim())
    return torch.softmax(input, dim) if dtype is None else torch.softmax(input.to(dtype), dim)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    if dim is None:
        dim = _implied_dim("log_softmax", input.dim())
    if dtype is not None:
        input = input.to(dtype)
    return torch.log_softmax(input, dim)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    return softmax(-input, dim)


def bilinear(input1, input2, weight, bias=None):
    out = torch.einsum("bi,oij,bj->bo", input1, weight, input2)
    return out if bias is None else out + bias


def dropout(input, p=0.5, training=True, inplace=False):
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return input
    if p == 1:
        return input * torch.zeros_like(input)
    with torch.no_grad():
        mask = torch.empty_like(input).bernoulli_(1 - p).div_(1 - p)
    return input * mask


def _channel_dropout(input, p, training, rank):
    """Dropout of whole channels: one draw decides for all that lies behind it."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f"dropout probability has to be between 0 and 1, but got {p}")
    if not training or p == 0:
        return input
    shape = tuple(input.shape[:2]) + (1,) * (input.dim() - 2)
    with torch.no_grad():
        mask = torch.empty(shape).bernoulli_(1 - p).div_(1 - p)
    return input * mask


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _channel_dropout(input, p, training, 3)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _channel_dropout(input, p, training, 4)


def relu_(input):
    return input.relu_()


def tanhshrink(input):
    return input - torch.tanh(input)


def softshrink(input, lambd=0.5):
    return torch.where(input > lambd, input - lambd,
                       torch.where(input < -lambd, input + lambd, torch.zeros_like(input)))


def hardshrink(input, lambd=0.5):
    return torch.where(input.abs() > lambd, input, torch.zeros_like(input))


def glu(input, dim=-1):
    first, second = input.chunk(2, dim)
    return first * torch.sigmoid(second)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = softmax((logits + noise) / tau, dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


def rms_norm(input, normalized_shape, weight=None, eps=None):
    dims = tuple(range(-len(normalized_shape), 0))
    eps = torch.finfo(input.dtype).eps if eps is None else eps
    result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return result if weight is None else result * weight


# Pooling and resizing


def _pair(value):
    return tuple(value) if isinstance(value, (tuple, list)) else (value, value)


_max_pool2d = max_pool2d
_pad = pad


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    if dilation not in (1, (1, 1)) or ceil_mode or return_indices:
        raise NotImplementedError(
            "max_pool2d is here without dilation, ceil_mode and return_indices")
    return _max_pool2d(input, kernel_size, stride, padding)


def avg_pool1d(input, kernel_size, stride=None, padding=0):
    def single(value):
        return value[0] if isinstance(value, (tuple, list)) else value

    stride = kernel_size if stride is None else stride
    wide = avg_pool2d(input.unsqueeze(-2), (1, single(kernel_size)), (1, single(stride)),
                      (0, single(padding)))
    return wide.squeeze(-2)


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
    return _adaptive(input, output_size, lambda part: part.mean((-1, -2)))


def adaptive_avg_pool1d(input, output_size):
    return _adaptive(input.unsqueeze(-2), (1, output_size),
                     lambda part: part.mean((-1, -2))).squeeze(-2)


def adaptive_max_pool2d(input, output_size):
    return _adaptive(input, output_size, lambda part: part.amax((-1, -2)))


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


def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    if mode != "nearest":
        raise NotImplementedError("interpolate is here for mode='nearest'")
    ranks = input.dim() - 2
    if size is None:
        factors = (scale_factor if isinstance(scale_factor, (tuple, list))
                   else (scale_factor,) * ranks)
        size = [int(math.floor(own * factor)) for own, factor in zip(input.shape[2:], factors)]
    elif not isinstance(size, (tuple, list)):
        size = (size,) * ranks
    for step, wanted in enumerate(size):
        own = input.size(2 + step)
        places = (torch.arange(wanted) * (own / wanted)).long()
        input = input.index_select(2 + step, places)
    return input


def conv_transpose2d(input, weight, bias=None, stride=1, padding=0, output_padding=0):
    stride, padding, extra = _pair(stride), _pair(padding), _pair(output_padding)
    batch, channels, rows, columns = input.shape
    spread = input
    if stride != (1, 1):
        spread = torch.zeros(batch, channels, (rows - 1) * stride[0] + 1,
                             (columns - 1) * stride[1] + 1, dtype=input.dtype)
        spread[:, :, ::stride[0], ::stride[1]] = input
    height, width = weight.size(2) - 1, weight.size(3) - 1
    spread = _pad(spread, (width - padding[1], width - padding[1] + extra[1],
                           height - padding[0], height - padding[0] + extra[0]))
    return conv2d(spread, weight.flip((2, 3)).transpose(0, 1), bias)


_attention = scaled_dot_product_attention


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False
):
    if dropout_p == 0.0:
        return _attention(query, key, value, attn_mask, 0.0, is_causal, scale=scale)
    factor = 1 / math.sqrt(query.size(-1)) if scale is None else scale
    scores = query @ key.transpose(-2, -1) * factor
    if is_causal:
        length, others = query.size(-2), key.size(-2)
        attn_mask = torch.ones(length, others, dtype=torch.bool).tril()
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, float("-inf"))
        else:
            scores = scores + attn_mask
    return dropout(softmax(scores, -1), dropout_p) @ value


# Losses


def _reduction(reduction, size_average, reduce):
    if size_average is not None or reduce is not None:
        average = True if size_average is None else size_average
        kept = True if reduce is None else reduce
        reduction = "none" if not kept else ("mean" if average else "sum")
        torch._C._warn(
            "size_average and reduce args will be deprecated, "
            f"please use reduction='{reduction}' instead.")
    if reduction not in ("none", "mean", "sum"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return reduction


def _reduced(values, reduction):
    if reduction == "mean":
        return values.mean()
    return values.sum() if reduction == "sum" else values


def _fused(name, compute, *tensors):
    """A composition that shows as the one node that it is in PyTorch."""
    result, = _C._fused(name, lambda *points: (compute(*points),), tensors)
    return result


def hinge_embedding_loss(input, target, margin=1.0, reduction="mean"):
    values = torch.where(target == 1, input, (margin - input).clamp_min(0))
    return _reduced(values, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    with torch.no_grad():
        safe = var.clamp(min=eps)
    var = var + (safe - var).detach()
    loss = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
    if full:
        loss = loss + 0.5 * math.log(2 * math.pi)
    return _reduced(loss, reduction)


def margin_ranking_loss(input1, input2, target, margin=0.0, reduction="mean"):
    return _reduced((-target * (input1 - input2) + margin).clamp_min(0), reduction)


def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction="mean"):
    similarity = cosine_similarity(input1, input2, -1)
    apart = (similarity - margin).clamp_min(0)
    return _reduced(torch.where(target == 1, 1 - similarity, apart), reduction)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return _fused(
        "NormBackward1", lambda d: torch.linalg.vector_norm(d, p, -1, keepdim), x1 - x2 + eps)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False,
                        reduction="mean"):
    near = pairwise_distance(anchor, positive, p, eps)
    far = pairwise_distance(anchor, negative, p, eps)
    return _reduced((margin + near - far).clamp_min(0), reduction)


def soft_margin_loss(input, target, reduction="mean"):
    return _fused(
        "SoftMarginLossBackward0",
        lambda x, y: _reduced(torch.log1p(torch.exp(-y * x)), reduction), input, target)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, reduction="mean"):
    rows = torch.arange(input.size(0))

    def loss(input):
        right = input[rows, target].unsqueeze(1)
        values = (margin - right + input).clamp_min(0) ** p
        others = torch.ones_like(values)
        others[rows, target] = 0
        return _reduced((values * others).sum(1) / input.size(1), reduction)

    return _fused("MultiMarginLossBackward0", loss, input)


def poisson_nll_loss(input, target, log_input=True, full=False, eps=1e-8, reduction="mean"):
    if log_input:
        loss = torch.exp(input) - target * input
    else:
        loss = input - target * torch.log(input + eps)
    if full:
        stirling = target * torch.log(target) - target + 0.5 * torch.log(2 * math.pi * target)
        loss = loss + torch.where(target <= 1, torch.zeros_like(stirling), stirling)
    return _reduced(loss, reduction)
