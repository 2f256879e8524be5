"""torch.utils.checkpoint: keeps nothing of a part of the forward pass, and computes it again when the
backward pass comes to it."""

import torch
from torch._C import _is_checkpoint_valid, _warn


class CheckpointError(RuntimeError):
    pass


class _Randomness:
    """The state of the generator before the part, to be brought back while it is computed again."""

    def __init__(self, preserve):
        self.state = torch.get_rng_state() if preserve else None

    def again(self, function, *args):
        with torch.random.fork_rng(enabled=self.state is not None):
            if self.state is not None:
                torch.set_rng_state(self.state)
            with torch.enable_grad():
                return function(*args)


# With `use_reentrant=True`: one node that computes the part again and sweeps through it.


def detach_variable(inputs):
    detached = []
    for value in inputs:
        if isinstance(value, torch.Tensor):
            point = value.detach()
            point.requires_grad = value.requires_grad
            detached.append(point)
        else:
            detached.append(value)
    return tuple(detached)


class CheckpointFunction(torch.autograd.Function):
    @staticmethod
    def forward(ctx, run_function, preserve_rng_state, *args):
        if not any(isinstance(value, torch.Tensor) and value.requires_grad for value in args):
            _warn("None of the inputs have requires_grad=True. Gradients will be None")
        ctx.run_function = run_function
        ctx.randomness = _Randomness(preserve_rng_state)
        ctx.places = [place for place, value in enumerate(args) if isinstance(value, torch.Tensor)]
        ctx.inputs = [None if isinstance(value, torch.Tensor) else value for value in args]
        ctx.save_for_backward(*[args[place] for place in ctx.places])
        with torch.no_grad():
            return run_function(*args)

    @staticmethod
    def backward(ctx, *grads):
        if not _is_checkpoint_valid():
            raise RuntimeError(
                "When use_reentrant=True, torch.utils.checkpoint is incompatible with .grad() or "
                "passing an `inputs` parameter to .backward(). To resolve this error, you can either "
                "set use_reentrant=False, or call .backward() without passing the `inputs` argument.")
        inputs = list(ctx.inputs)
        for place, tensor in zip(ctx.places, ctx.saved_tensors):
            inputs[place] = tensor
        points = detach_variable(tuple(inputs))
        outputs = ctx.randomness.again(ctx.run_function, *points)
        if isinstance(outputs, torch.Tensor):
            outputs = (outputs,)
        pairs = [(output, grad) for output, grad in zip(outputs, grads)
                 if isinstance(output, torch.Tensor) and output.requires_grad]
        if not pairs:
            raise RuntimeError(
                "none of output has requires_grad=True, this checkpoint() is not necessary")
        torch.autograd.backward([output for output, _ in pairs], [grad for _, grad in pairs])
        return (None, None) + tuple(
            point.grad if isinstance(point, torch.Tensor) else None for point in points)


# With `use_reentrant=False`: the part's own nodes, which keep holders in the place of tensors.


class _Enough(Exception):
    """Everything that was kept is there again."""


class _Part:
    def __init__(self, function, args, kwargs, preserve_rng_state, early_stop):
        self.call = lambda: function(*args, **kwargs)
        self.randomness = _Randomness(preserve_rng_state)
        self.early_stop = early_stop
        self.count = 0
        self.found = {}

    def pack(self, tensor):
        self.count += 1
        return self.count - 1

    def unpack(self, place):
        if place not in self.found:
            self.compute_again()
        if place not in self.found:
            raise CheckpointError(
                "torch.utils.checkpoint: A different number of tensors was saved during the original "
                "forward and recomputation.\n"
                f"Number of tensors saved during forward: {self.count}\n"
                f"Number of tensors saved during recomputation: {self.seen}")
        return self.found.pop(place)

    def compute_again(self):
        self.found.clear()
        self.seen = 0
        try:
            with torch.autograd.graph.saved_tensors_hooks(self.keep, lambda tensor: tensor):
                self.randomness.again(self.call)
        except _Enough:
            pass

    def keep(self, tensor):
        self.found[self.seen] = tensor
        self.seen += 1
        if self.early_stop and self.seen == self.count:
            raise _Enough
        return tensor


def checkpoint(
    function, *args, use_reentrant=None, context_fn=None, determinism_check="default",
    debug=False, early_stop=True, **kwargs,
):
    if use_reentrant is None:
        _warn(
            "torch.utils.checkpoint: the use_reentrant parameter should be passed explicitly. "
            "Starting in PyTorch 2.9, calling checkpoint without use_reentrant will raise an exception. "
            "use_reentrant=False is recommended, but if you need to preserve the current default "
            "behavior, you can pass use_reentrant=True. Refer to docs for more details on the "
            "differences between the two variants.")
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if use_reentrant:
        if kwargs:
            raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
        return CheckpointFunction.apply(function, preserve, *args)
    part = _Part(function, args, kwargs, preserve, early_stop)
    if not torch.is_grad_enabled():
        return part.call()
    with torch.autograd.graph.saved_tensors_hooks(part.pack, part.unpack):
        return part.call()


def checkpoint_sequential(functions, segments, input, use_reentrant=None, **kwargs):
    if use_reentrant is None:
        _warn(
            "torch.utils.checkpoint.checkpoint_sequential: the use_reentrant parameter should be passed "
            "explicitly. In version 2.9 we will raise an exception if use_reentrant is not passed. "
            "use_reentrant=False is recommended, but if you need to preserve the current default "
            "behavior, you can pass use_reentrant=True. Refer to docs for more details on the "
            "differences between the two variants.")
        use_reentrant = True
    preserve = kwargs.pop("preserve_rng_state", True)
    if kwargs:
        raise ValueError("Unexpected keyword arguments: " + ",".join(kwargs))
    functions = list(functions)

    def run(start, end):
        def forward(value):
            for function in functions[start:end]:
                value = function(value)
            return value

        return forward

    size = len(functions) // segments
    end = 0
    for start in range(0, size * (segments - 1), size):
        end = start + size
        input = checkpoint(
            run(start, end), input, use_reentrant=use_reentrant, preserve_rng_state=preserve)
    return run(end, len(functions))(input)
