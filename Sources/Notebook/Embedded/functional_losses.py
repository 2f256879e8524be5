

# torch.nn.functional: losses that are no operators of the engine.


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
    if swap:
        far = torch.minimum(far, pairwise_distance(positive, negative, p, eps))
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


def triplet_margin_with_distance_loss(
    anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
    reduction="mean",
):
    distance = pairwise_distance if distance_function is None else distance_function
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    return _reduced((margin + near - far).clamp_min(0), reduction)


def multilabel_soft_margin_loss(input, target, weight=None, reduction="mean"):
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    if weight is not None:
        loss = loss * weight
    return _reduced(loss.sum(-1) / input.size(-1), reduction)


def multilabel_margin_loss(input, target, reduction="mean"):
    def compute(input):
        rows = input if input.dim() == 2 else input.unsqueeze(0)
        labels = target if target.dim() == 2 else target.unsqueeze(0)
        losses = []
        for row, label in zip(rows, labels.tolist()):
            right = label[:label.index(-1)] if -1 in label else label
            wrong = [place for place in range(row.size(0)) if place not in right]
            gaps = 1 - (row[right].unsqueeze(1) - row[wrong].unsqueeze(0))
            losses.append(gaps.clamp_min(0).sum() / row.size(0))
        values = torch.stack(losses)
        return _reduced(values if input.dim() == 2 else values.squeeze(0), reduction)

    return _fused("MultilabelMarginLossBackward0", compute, input)


def ctc_loss(
    log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean",
    zero_infinity=False,
):
    """The probability of all alignments, by the forward recursion of Graves et al. (2006)."""
    batched = log_probs.dim() == 3

    def listed(values):
        return values.reshape(-1).tolist() if isinstance(values, torch.Tensor) else list(
            values if isinstance(values, (tuple, list)) else [values])

    times, lengths = listed(input_lengths), listed(target_lengths)
    if targets.dim() == 2:
        labels = [row[:length] for row, length in zip(targets.tolist(), lengths)]
    else:
        flat, labels = targets.tolist(), []
        for length in lengths:
            labels.append(flat[:length])
            flat = flat[length:]

    def one(steps, time, label):
        path = [blank]
        for symbol in label:
            path += [symbol, blank]
        places = torch.tensor(path)
        # Finite, so that what is impossible has a gradient of zero.
        never = torch.full((), -1e30, dtype=steps.dtype)
        skips = torch.tensor([
            place > 1 and path[place] != blank and path[place] != path[place - 2]
            for place in range(len(path))])
        alpha = torch.where(
            torch.arange(len(path)) < 2, steps[0][places], never)
        for t in range(1, time):
            before = torch.cat([never.view(1), alpha])[:-1]
            skipped = torch.cat([never.expand(2), alpha])[:-2].where(skips, never)
            joined = torch.stack([alpha, before, skipped])
            alpha = torch.logsumexp(joined, 0) + steps[t][places]
        # PyTorch's gradient takes for granted that each step is normalised: it adds the probabilities.
        total = steps[:time].exp().sum()
        loss = (total - total.detach()) - torch.logsumexp(alpha[-2:] if label else alpha, 0)
        return torch.where(loss > 1e29, torch.full_like(loss, float("inf")), loss)

    def compute(log_probs):
        steps = log_probs if batched else log_probs.unsqueeze(1)
        return torch.stack([
            one(steps[:, place], time, label)
            for place, (time, label) in enumerate(zip(times, labels))])

    losses = _fused("CtcLossBackward0", compute, log_probs)
    if zero_infinity:
        losses = torch.where(torch.isinf(losses), torch.zeros_like(losses), losses)
    if reduction == "mean":
        losses = losses / torch.tensor(lengths, dtype=losses.dtype).clamp_min(1)
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    return losses if batched else losses.squeeze(0)


_kl_div = kl_div


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    reduction = _reduction(reduction, size_average, reduce) if reduction != "batchmean" else (
        reduction)
    if reduction == "mean":
        torch._C._warn(
            "reduction: 'mean' divides the total loss by both the batch size and the support size."
            "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
            "'mean' will be changed to behave the same as 'batchmean' in the next major release.")
    return _kl_div(input, target, reduction=reduction, log_target=log_target)
