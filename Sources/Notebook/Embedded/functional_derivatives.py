"""torch.autograd.functional: whole Jacobians and Hessians, by one sweep for each output element."""

import torch


def _as_tuple(value):
    return (value, True) if isinstance(value, tuple) else ((value,), False)


def _prepared(inputs, create_graph):
    return tuple(
        value.view_as(value) if create_graph and value.requires_grad
        else value.detach().requires_grad_() for value in inputs)


def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False,
             strategy="reverse-mode"):
    given, several_inputs = _as_tuple(inputs)
    with torch.enable_grad():
        points = _prepared(given, create_graph)
        outputs, several_outputs = _as_tuple(func(*points))
        rows = []
        for output in outputs:
            columns = [[] for _ in points]
            for element in output.reshape(-1).unbind() if output.dim() else [output]:
                gradients = [None] * len(points)
                if element.requires_grad:
                    gradients = torch.autograd.grad(
                        element, points, retain_graph=True, create_graph=create_graph,
                        allow_unused=True)
                for column, gradient, point in zip(columns, gradients, points):
                    column.append(torch.zeros_like(point) if gradient is None else gradient)
            rows.append(tuple(
                torch.stack(column).view(output.size() + point.size())
                for column, point in zip(columns, points)))
    if several_outputs:
        return tuple(row if several_inputs else row[0] for row in rows)
    return rows[0] if several_inputs else rows[0][0]


def hessian(func, inputs, create_graph=False, strict=False, vectorize=False,
            outer_jacobian_strategy="reverse-mode"):
    given, several = _as_tuple(inputs)

    def gradient(*points):
        value = func(*points)
        if value.numel() != 1:
            raise RuntimeError(
                "The output of the user-provided function should contain a single element")
        return torch.autograd.grad(
            value, points, create_graph=True, allow_unused=True, materialize_grads=True)

    result = jacobian(gradient, given, create_graph=create_graph)
    return result if several else result[0][0]


def vjp(func, inputs, v=None, create_graph=False, strict=False):
    given, several = _as_tuple(inputs)
    with torch.enable_grad():
        points = _prepared(given, create_graph)
        outputs, several_outputs = _as_tuple(func(*points))
        vectors = None if v is None else _as_tuple(v)[0]
        gradients = torch.autograd.grad(
            outputs, points, vectors, create_graph=create_graph, allow_unused=True,
            materialize_grads=True)
    if not create_graph:
        outputs = tuple(output.detach() for output in outputs)
    return (outputs if several_outputs else outputs[0],
            gradients if several else gradients[0])


def jvp(func, inputs, v=None, create_graph=False, strict=False):
    given, several = _as_tuple(inputs)
    vectors = tuple(torch.ones_like(value) for value in given) if v is None else _as_tuple(v)[0]
    with torch.enable_grad():
        points = _prepared(given, create_graph)
        outputs, several_outputs = _as_tuple(func(*points))
        probes = tuple(torch.zeros_like(output, requires_grad=True) for output in outputs)
        pulled = torch.autograd.grad(
            outputs, points, probes, create_graph=True, allow_unused=True, materialize_grads=True)
        pushed = torch.autograd.grad(
            pulled, probes, vectors, create_graph=create_graph, allow_unused=True,
            materialize_grads=True)
    if not create_graph:
        outputs = tuple(output.detach() for output in outputs)
    return (outputs if several_outputs else outputs[0],
            pushed if several_outputs else pushed[0])


def hvp(func, inputs, v=None, create_graph=False, strict=False):
    given, several = _as_tuple(inputs)
    vectors = tuple(torch.ones_like(value) for value in given) if v is None else _as_tuple(v)[0]
    with torch.enable_grad():
        points = _prepared(given, create_graph)
        output = func(*points)
        first = torch.autograd.grad(
            output, points, create_graph=True, allow_unused=True, materialize_grads=True)
        probes = tuple(torch.zeros_like(value, requires_grad=True) for value in given)
        moving = [gradient for gradient in first if gradient.requires_grad]
        chosen = [vector for gradient, vector in zip(first, vectors) if gradient.requires_grad]
        second = torch.autograd.grad(
            moving, points, chosen, create_graph=create_graph, allow_unused=True,
            materialize_grads=True) if moving else probes
    if not create_graph:
        output = output.detach()
    return output, tuple(second) if several else second[0]


vhp = hvp
