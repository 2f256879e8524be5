"""torch.autograd: functions with a derivative of one's own, and checks of derivatives."""

import torch
from torch._C import FunctionCtx, GradcheckError


class Function:
    def __init__(self, *args, **kwargs):
        torch._C._warn(
            f"{type(self)} should not be instantiated. Methods on autograd functions are all "
            "static, so you should invoke them on the class itself. Instantiating an autograd "
            "function will raise an error in a future version of PyTorch.",
            DeprecationWarning)

    def __call__(self, *args, **kwargs):
        raise RuntimeError(
            "Legacy autograd function with non-static forward method is deprecated. "
            "Please use new-style autograd function with static forward method. "
            "(Example: https://pytorch.org/docs/stable/autograd.html#torch.autograd.Function)")

    @staticmethod
    def forward(*args, **kwargs):
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom "
            "autograd.Function to use it with backward mode AD.")

    @classmethod
    def apply(cls, *args):
        return torch._C._apply_function(cls, args)


def once_differentiable(fn):
    fn._is_once_differentiable = True
    return fn


def _numerical(func, inputs, index, output, eps):
    target = inputs[index]
    flat = target.data.view(-1)
    rows = []
    for place in range(flat.numel()):
        before = flat[place].item()
        flat[place] = before + eps
        above = _outputs(func, inputs)[output].detach().clone()
        flat[place] = before - eps
        below = _outputs(func, inputs)[output].detach().clone()
        flat[place] = before
        rows.append(((above - below) / (2 * eps)).reshape(-1))
    return torch.stack(rows)


def _analytical(func, inputs, index, output):
    value = _outputs(func, inputs)[output]
    target = inputs[index]
    columns = []
    for place in range(value.numel()):
        seed = torch.zeros_like(value).reshape(-1)
        seed[place] = 1
        gradient, = torch.autograd.grad(
            value, target, seed.reshape(value.shape), retain_graph=True, allow_unused=True)
        column = torch.zeros_like(target) if gradient is None else gradient
        columns.append(column.detach().reshape(-1))
    return torch.stack(columns, 1)


def _outputs(func, inputs):
    result = func(*inputs)
    return result if isinstance(result, (tuple, list)) else (result,)


def gradcheck(func, inputs, *, eps=1e-6, atol=1e-5, rtol=1e-3, raise_exception=True, **ignored):
    inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)
    checked = []
    for index, value in enumerate(inputs):
        if isinstance(value, torch.Tensor) and value.requires_grad:
            if value.dtype != torch.float64:
                torch._C._warn(
                    f"Input #{index} requires gradient and is not a double precision floating "
                    "point or complex. This check will likely fail if all the inputs are not of "
                    "double precision floating point or complex. ")
            checked.append(index)
    if not checked:
        raise ValueError(
            "gradcheck expects at least one input tensor to require gradient, but none of them "
            "have requires_grad=True.")
    for output, value in enumerate(_outputs(func, inputs)):
        if not value.requires_grad:
            continue
        for place, index in enumerate(checked):
            numerical = _numerical(func, inputs, index, output, eps)
            analytical = _analytical(func, inputs, index, output)
            if not torch.allclose(analytical, numerical, rtol, atol):
                if raise_exception:
                    raise GradcheckError(
                        f"Jacobian mismatch for output {output} with respect to input {place},\n"
                        f"numerical:{numerical}\nanalytical:{analytical}\n")
                return False
    return True


def gradgradcheck(func, inputs, grad_outputs=None, **options):
    inputs = tuple(inputs) if isinstance(inputs, (tuple, list)) else (inputs,)

    if grad_outputs is None:
        grad_outputs = tuple(
            torch.empty_like(value).uniform_(-1, 1).requires_grad_()
            for value in _outputs(func, inputs) if value.requires_grad)
    elif isinstance(grad_outputs, torch.Tensor):
        grad_outputs = (grad_outputs,)

    def first(*points):
        points, gradients = points[:len(inputs)], points[len(inputs):]
        outputs = [value for value in _outputs(func, points) if value.requires_grad]
        wanted = [point for point in points
                  if isinstance(point, torch.Tensor) and point.requires_grad]
        return torch.autograd.grad(
            outputs, wanted, gradients, create_graph=True, allow_unused=True,
            materialize_grads=True)

    return gradcheck(first, inputs + tuple(grad_outputs), **options)
