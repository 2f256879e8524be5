"""torch.nn.functional, the part that is no operator of the engine's own.

The engine's operators are in this namespace before any of this runs; what is defined here is
composed of them, or adds what PyTorch's Python adds to them.
"""

import math
import torch
from torch import _C


def _fused(name, compute, *tensors):
    """A composition that shows as the one node that it is in PyTorch."""
    result, = _C._fused(name, lambda *points: (compute(*points),), tensors)
    return result


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0)


def hardsigmoid(input, inplace=False):
    return _fused("HardsigmoidBackward0", lambda x: (x + 3).clamp(0, 6) / 6, input)


def hardswish(input, inplace=False):
    return _fused("HardswishBackward0", lambda x: x * (x + 3).clamp(0, 6) / 6, input)


def threshold(input, threshold, value, inplace=False):
    return _fused(
        "ThresholdBackward0",
        lambda x: torch.where(x > threshold, x, torch.full_like(x, value)), input)


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
    def compute(x):
        return torch.where(x > lambd, x - lambd,
                           torch.where(x < -lambd, x + lambd, torch.zeros_like(x)))

    return _fused("SoftshrinkBackward0", compute, input)


def hardshrink(input, lambd=0.5):
    return _fused(
        "HardshrinkBackward0",
        lambda x: torch.where(x.abs() > lambd, x, torch.zeros_like(x)), input)


def glu(input, dim=-1):
    if input.size(dim) % 2:
        raise RuntimeError(
            f"Halving dimension must be even, but dimension {dim % input.dim()} is size "
            f"{input.size(dim)}")

    def compute(x):
        first, second = x.chunk(2, dim)
        return first * torch.sigmoid(second)

    return _fused("GluBackward0", compute, input)


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


def dropout3d(input, p=0.5, training=True, inplace=False):
    return _channel_dropout(input, p, training, 5)


def alpha_dropout(input, p=0.5, training=False, inplace=False):
    """Dropout that keeps mean and variance of what SELU yields."""
    if not training or p == 0:
        return input
    floor = -1.7580993408473766
    scale = ((1 - p) * (1 + p * floor ** 2)) ** -0.5
    with torch.no_grad():
        kept = torch.empty_like(input).bernoulli_(1 - p)
        shift = (1 - kept) * floor * scale + floor * scale * -p
    return input * kept * scale + shift


def instance_norm(
    input, running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True,
    momentum=0.1, eps=1e-5,
):
    """Batch normalisation in which every instance is a batch of its own."""
    if not use_input_stats:
        return batch_norm(
            input, running_mean, running_var, weight, bias, False, momentum, eps).view(input.shape)
    count, channels = input.shape[:2]
    if use_input_stats and math.prod(input.shape[2:]) == 1:
        raise ValueError(
            "Expected more than 1 spatial element when training, got input size "
            f"{input.size()}")

    def repeated(tensor):
        return None if tensor is None else tensor.repeat(count)

    mean, var = repeated(running_mean), repeated(running_var)
    joined = input.reshape((1, count * channels) + tuple(input.shape[2:]))
    output = batch_norm(joined, mean, var, repeated(weight), repeated(bias), True, momentum, eps)
    if running_mean is not None:
        running_mean.copy_(mean.view(count, channels).mean(0))
        running_var.copy_(var.view(count, channels).mean(0))
    return output.view(input.shape)


def local_response_norm(input, size, alpha=1e-4, beta=0.75, k=1.0):
    squares = (input * input).unsqueeze(1)
    if input.dim() == 3:
        squares = pad(squares, (0, 0, size // 2, (size - 1) // 2))
        means = avg_pool2d(squares, (size, 1), stride=1).squeeze(1)
    else:
        squares = squares.flatten(3)
        squares = pad(squares, (0, 0, size // 2, (size - 1) // 2))
        means = avg_pool2d(squares, (size, 1), stride=1).squeeze(1).view(input.shape)
    return input / (means * alpha + k) ** beta


_embedding = embedding


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
    sparse=False,
):
    if scale_grad_by_freq or sparse:
        raise NotImplementedError(
            "embedding is here without scale_grad_by_freq and sparse gradients")
    if max_norm is not None:
        with torch.no_grad():
            for place in sorted(set(input.reshape(-1).tolist())):
                norm = torch.linalg.vector_norm(weight[place], norm_type)
                if norm > max_norm:
                    weight[place] *= max_norm / (norm + 1e-7)
    return _embedding(input, weight) if padding_idx is None else _embedding(
        input, weight, padding_idx)


def embedding_bag(
    input, weight, offsets=None, max_norm=None, norm_type=2, scale_grad_by_freq=False,
    mode="mean", sparse=False, per_sample_weights=None, include_last_offset=False,
    padding_idx=None,
):
    if max_norm is not None or scale_grad_by_freq or include_last_offset:
        raise NotImplementedError(
            "embedding_bag is here without max_norm, scale_grad_by_freq and include_last_offset")
    if input.dim() == 2:
        width = input.size(1)
        offsets = torch.arange(0, input.numel(), width)
        flat = input.reshape(-1)
        if per_sample_weights is not None:
            per_sample_weights = per_sample_weights.reshape(-1)
    elif offsets is None:
        raise ValueError("offsets has to be a 1D Tensor but got None")
    else:
        flat = input
    ends = offsets.tolist()[1:] + [flat.numel()]

    def compute(weight):
        bags = []
        for start, end in zip(offsets.tolist(), ends):
            places = flat[start:end]
            rows = weight[places]
            if per_sample_weights is not None:
                rows = rows * per_sample_weights[start:end].unsqueeze(1)
            if padding_idx is not None:
                rows = rows[places != padding_idx]
            if rows.size(0) == 0:
                bags.append(torch.zeros_like(weight[0]))
            elif mode == "sum":
                bags.append(rows.sum(0))
            else:
                bags.append(rows.mean(0) if mode == "mean" else rows.amax(0))
        return torch.stack(bags)

    return _fused("EmbeddingBagBackward0", compute, weight)


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
