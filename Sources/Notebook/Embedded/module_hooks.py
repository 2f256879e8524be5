# torch.nn, in one namespace with the others: how hooks of the backward pass find a module in the graph.


class BackwardHookFunction(torch.autograd.Function):
    """Changes nothing; marks where a module begins and ends for the hooks of the backward pass."""

    @staticmethod
    def forward(ctx, *args):
        ctx.mark_non_differentiable(*[arg for arg in args if not arg.requires_grad])
        return args

    @staticmethod
    def backward(ctx, *args):
        return args


class _BackwardWatch:
    """Calls a module's backward hooks during the passes through one call of it."""

    def __init__(self, module):
        self.module = module
        self.grad_outputs = None
        self.reaches_inputs = False

    def _marked(self, values):
        tensors = [value for value in values if isinstance(value, torch.Tensor)]
        if not torch.is_grad_enabled() or not any(tensor.requires_grad for tensor in tensors):
            return values, None
        marked = BackwardHookFunction.apply(*tensors)
        node = next(tensor.grad_fn for tensor in marked if tensor.grad_fn is not None)
        found = iter(marked)
        return tuple(next(found) if isinstance(value, torch.Tensor) else value
                     for value in values), node

    def inputs(self, args):
        args, node = self._marked(args)
        if node is not None:
            self.reaches_inputs = True
            node.register_hook(self._finish)
        return args

    def outputs(self, output):
        values = output if isinstance(output, tuple) else (output,)
        values, node = self._marked(values)
        if node is not None:
            node.register_prehook(self._begin)
        return values if isinstance(output, tuple) else values[0]

    def _begin(self, grad_outputs):
        for hook in self.module._backward_pre_hooks:
            changed = hook(self.module, grad_outputs)
            if changed is not None:
                grad_outputs = changed if isinstance(changed, tuple) else (changed,)
        self.grad_outputs = grad_outputs
        if not self.reaches_inputs and self.module._backward_hooks:
            torch._C._warn(
                "Full backward hook is firing when gradients are computed with respect to module "
                "outputs since no inputs require gradients. See https://docs.pytorch.org/docs/main/"
                "generated/torch.nn.Module.html#torch.nn.Module.register_full_backward_hook for "
                "more details.")
            for hook in self.module._backward_hooks:
                hook(self.module, (None,), grad_outputs)
        return grad_outputs

    def _finish(self, grad_inputs, _):
        for hook in self.module._backward_hooks:
            changed = hook(self.module, grad_inputs, self.grad_outputs)
            if changed is not None:
                grad_inputs = changed if isinstance(changed, tuple) else (changed,)
        return grad_inputs


