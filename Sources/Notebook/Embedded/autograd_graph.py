"""torch.autograd.graph: what the graph keeps, and where gradients flow."""

import collections
import torch
from torch._C import Node, _pop_saved_tensors_hooks, _push_saved_tensors_hooks


class saved_tensors_hooks:
    """Sends what is kept for the backward pass through two functions."""

    def __init__(self, pack_hook, unpack_hook):
        self.pack_hook = pack_hook
        self.unpack_hook = unpack_hook

    def __enter__(self):
        _push_saved_tensors_hooks(self.pack_hook, self.unpack_hook)

    def __exit__(self, *exception):
        _pop_saved_tensors_hooks()


class save_on_cpu(saved_tensors_hooks):
    """Keeps on the processor what is there already."""

    def __init__(self, pin_memory=False, device_type="cuda"):
        super().__init__(lambda tensor: tensor, lambda tensor: tensor)


GradientEdge = collections.namedtuple("GradientEdge", ["node", "output_nr"])


def get_gradient_edge(tensor):
    """The node to which the gradient of a tensor goes."""
    if not tensor.requires_grad:
        raise RuntimeError("It is not possible to get the gradient edge for a Tensor that does not require gradients")
    node = tensor.grad_fn
    if node is None:
        node = tensor.view_as(tensor).grad_fn.next_functions[0][0]
    return GradientEdge(node, tensor.output_nr)


def increment_version(tensor):
    for each in [tensor] if isinstance(tensor, torch.Tensor) else tensor:
        with torch.no_grad():
            each.add_(0)


class _Handles:
    def __init__(self, handles):
        self.handles = handles

    def remove(self):
        for handle in self.handles:
            handle.remove()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.remove()


def register_multi_grad_hook(tensors, fn, *, mode="all"):
    """Calls a function once the gradients of all tensors, or of the first of them, are there."""
    if mode not in ("all", "any"):
        raise ValueError(f"Expects mode to be one of ('all', 'any') but got {mode}")
    wanted = [tensor for tensor in tensors if tensor.requires_grad]
    found = [None] * len(wanted)
    seen = []

    def hook(place, grad):
        seen.append(place)
        if mode == "any":
            if len(seen) == 1:
                fn(grad)
        else:
            found[place] = grad
            if len(seen) == len(wanted):
                ready = iter(list(found))
                fn([next(ready) if tensor.requires_grad else None for tensor in tensors])
        if len(seen) == len(wanted):
            seen.clear()
            found[:] = [None] * len(wanted)

    return _Handles([
        tensor.register_hook(lambda grad, place=place: hook(place, grad))
        for place, tensor in enumerate(wanted)])
