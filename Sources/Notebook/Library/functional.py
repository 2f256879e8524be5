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


def adaptive_avg_pool2d(input, output_size):
    sizes = output_size if isinstance(output_size, (tuple, list)) else (output_size, output_size)
    if tuple(sizes) != (1, 1):
        raise NotImplementedError("adaptive_avg_pool2d is here for an output size of 1 only")
    return input.mean((-1, -2), keepdim=True)


def scaled_dot_product_attention(
    query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None
):
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
