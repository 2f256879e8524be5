"""torch.nn.functional: losses, activations and layers without state.

What the engine declares as an operator is taken from `torch._C`; the rest is composed here.
"""

import math
import torch
from torch import _C

relu = torch.relu
sigmoid = torch.sigmoid
tanh = torch.tanh
elu = _C.elu
leaky_relu = _C.leaky_relu
gelu = _C.gelu
silu = _C.silu
mish = _C.mish
softplus = _C.softplus
hardtanh = _C.hardtanh
logsigmoid = _C.log_sigmoid
one_hot = _C.one_hot
pad = _C.pad


def relu6(input, inplace=False):
    return hardtanh(input, 0.0, 6.0)


def selu(input, inplace=False):
    return torch.selu(input)


def softsign(input):
    return input / (input.abs() + 1)


def tanhshrink(input):
    return input - input.tanh()


def hardsigmoid(input, inplace=False):
    return (input + 3).clamp(0, 6) / 6


def hardswish(input, inplace=False):
    return input * hardsigmoid(input)


def threshold(input, threshold, value, inplace=False):
    return torch.where(input > threshold, input, torch.full_like(input, value))


def prelu(input, weight):
    return torch.where(input > 0, input, weight * input)


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


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    return _C.cosine_similarity(x1, x2, dim, eps)


def linear(input, weight, bias=None):
    return _C.linear(input, weight, bias)


def bilinear(input1, input2, weight, bias=None):
    out = torch.einsum("bi,oij,bj->bo", input1, weight, input2)
    return out if bias is None else out + bias


def embedding(
    input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False,
    sparse=False,
):
    return _C.embedding(weight, input)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-05):
    return _C.layer_norm(input, normalized_shape, weight, bias, eps)


def batch_norm(
    input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1,
    eps=1e-05,
):
    return _C.batch_norm(
        input, weight, bias, running_mean, running_var, training, momentum, eps)


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


def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return _C.conv1d(input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    return _C.conv2d(input, weight, bias, stride, padding, dilation, groups)


def max_pool2d(
    input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False
):
    return _C.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode)


def avg_pool2d(
    input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True
):
    return _C.avg_pool2d(input, kernel_size, stride, padding)


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


def _compare_sizes(target, input):
    if target.size() != input.size():
        torch._C._warn(
            f"Using a target size ({target.size()}) that is different to the input size "
            f"({input.size()}). This will likely lead to incorrect results due to broadcasting. "
            "Please ensure they have the same size.")


def mse_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    _compare_sizes(target, input)
    return _C.mse_loss(input, target, _reduction(reduction, size_average, reduce))


def l1_loss(input, target, size_average=None, reduce=None, reduction="mean", weight=None):
    _compare_sizes(target, input)
    return _reduced((input - target).abs(), _reduction(reduction, size_average, reduce))


def smooth_l1_loss(
    input, target, size_average=None, reduce=None, reduction="mean", beta=1.0
):
    _compare_sizes(target, input)
    return _C.smooth_l1_loss(input, target, _reduction(reduction, size_average, reduce), beta)


def huber_loss(input, target, reduction="mean", delta=1.0, weight=None):
    _compare_sizes(target, input)
    return _C.huber_loss(input, target, _reduction(reduction, None, None), delta)


def binary_cross_entropy(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean"
):
    if target.size() != input.size():
        raise ValueError(
            f"Using a target size ({target.size()}) that is different to the input size "
            f"({input.size()}) is deprecated. Please ensure they have the same size.")
    return _C.binary_cross_entropy(
        input, target, weight, _reduction(reduction, size_average, reduce))


def binary_cross_entropy_with_logits(
    input, target, weight=None, size_average=None, reduce=None, reduction="mean", pos_weight=None
):
    if target.size() != input.size():
        raise ValueError(
            f"Target size ({target.size()}) must be the same as input size ({input.size()})")
    return _C.binary_cross_entropy_with_logits(
        input, target, weight, pos_weight, _reduction(reduction, size_average, reduce))


def nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
    reduction="mean",
):
    return _C.nll_loss(
        input, target, weight, _reduction(reduction, size_average, reduce), ignore_index)


def cross_entropy(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
    reduction="mean", label_smoothing=0.0,
):
    return _C.cross_entropy(
        input, target, weight, _reduction(reduction, size_average, reduce), ignore_index,
        label_smoothing)


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    kind = "sum" if reduction == "batchmean" else _reduction(reduction, size_average, reduce)
    if log_target:
        values = target.exp() * (target - input)
    else:
        values = torch.xlogy(target, target) - target * input
    loss = _reduced(values, kind)
    return loss / input.size(0) if reduction == "batchmean" else loss


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
