"""torch.func: derivatives of functions, by transforming them."""

import torch


def _chosen(argnums):
    return argnums if isinstance(argnums, tuple) else (argnums,)


def _mapped(fn, tree):
    """The same structure of tuples, lists and dicts with a function applied to every tensor."""
    if isinstance(tree, dict):
        return {key: _mapped(fn, value) for key, value in tree.items()}
    if isinstance(tree, (tuple, list)):
        return type(tree)([_mapped(fn, value) for value in tree])
    return fn(tree) if isinstance(tree, torch.Tensor) else tree


def _leaves(tree):
    found = []
    _mapped(found.append, tree)
    return found


def _differentiable(tree):
    return _mapped(
        lambda x: x.view_as(x) if x.requires_grad else x.detach().requires_grad_(), tree)


def _pulled(outputs, inputs, create_graph=True, vectors=None):
    leaves = _leaves(inputs)
    found = iter(torch.autograd.grad(
        outputs, leaves, vectors, create_graph=create_graph, allow_unused=True,
        materialize_grads=True))
    return _mapped(lambda x: next(found), inputs)


def grad_and_value(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        nested = any(x.requires_grad for x in _leaves(list(args)))
        with torch.enable_grad():
            points = list(args)
            for place in _chosen(argnums):
                points[place] = _differentiable(points[place])
            output = func(*points, **kwargs)
            value, aux = output if has_aux else (output, None)
            if not isinstance(value, torch.Tensor) or value.dim() != 0:
                got = (f"a scalar Tensor, got tensor with {value.dim()} dims. Maybe you wanted to use "
                       "the vjp or jacrev APIs instead?" if isinstance(value, torch.Tensor)
                       else f"a Tensor, got {type(value)}")
                raise RuntimeError(f"grad_and_value(f)(*args): Expected f(*args) to return {got}")
            wanted = tuple(points[place] for place in _chosen(argnums))
            gradients = _pulled(value, wanted)
        if not nested:
            gradients = _mapped(lambda x: x.detach(), gradients)
            value = value.detach()
            aux = _mapped(lambda x: x.detach(), aux)
        gradients = gradients if isinstance(argnums, tuple) else gradients[0]
        return gradients, (value, aux) if has_aux else value

    return wrapper


def grad(func, argnums=0, has_aux=False):
    def wrapper(*args, **kwargs):
        gradients, value = grad_and_value(func, argnums, has_aux)(*args, **kwargs)
        return (gradients, value[1]) if has_aux else gradients

    return wrapper


def vjp(func, *primals, has_aux=False):
    with torch.enable_grad():
        points = _differentiable(primals)
        output = func(*points)
        output, aux = output if has_aux else (output, None)

    def pull(*cotangents):
        vectors = list(cotangents) if isinstance(output, tuple) else cotangents[0]
        return _mapped(lambda x: x.detach(),
                       _pulled(output, points, create_graph=True, vectors=vectors))

    shown = _mapped(lambda x: x.detach(), output)
    return (shown, pull, aux) if has_aux else (shown, pull)


def jvp(func, primals, tangents):
    return torch.autograd.functional.jvp(
        func, primals if len(primals) > 1 else primals[0],
        tangents if len(tangents) > 1 else tangents[0])


def jacrev(func, argnums=0):
    def wrapper(*args):
        nested = any(x.requires_grad for x in _leaves(list(args)))
        chosen = _chosen(argnums)

        def partial(*points):
            given = list(args)
            for place, point in zip(chosen, points):
                given[place] = point
            return func(*given)

        result = torch.autograd.functional.jacobian(
            partial, tuple(args[place] for place in chosen), create_graph=True)
        if not nested:
            result = _mapped(lambda x: x.detach(), result)
        return result if isinstance(argnums, tuple) else result[0]

    return wrapper


def jacfwd(func, argnums=0):
    """A column for every element of an input: the derivative along it."""
    def wrapper(*args):
        nested = any(x.requires_grad for x in _leaves(list(args)))
        chosen = _chosen(argnums)

        def columns(place):
            point = args[place]

            def partial(x):
                return func(*args[:place], x, *args[place + 1:])

            found = [torch.autograd.functional.jvp(partial, point, along, create_graph=True)[1]
                     for along in torch.eye(point.numel(), dtype=point.dtype).view(
                         (-1,) + tuple(point.shape))]
            first = found[0]
            if isinstance(first, tuple):
                return tuple(_together([part[k] for part in found], point)
                             for k in range(len(first)))
            return _together(found, point)

        results = [columns(place) for place in chosen]
        if not nested:
            results = [_mapped(lambda x: x.detach(), result) for result in results]
        if not isinstance(argnums, tuple):
            return results[0]
        if isinstance(results[0], tuple):
            return tuple(zip(*results))
        return tuple(results)

    return wrapper


def _together(columns, point):
    return torch.stack(columns, -1).reshape(tuple(columns[0].shape) + tuple(point.shape))


def hessian(func, argnums=0):
    return jacfwd(jacrev(func, argnums), argnums)


def vmap(func, in_dims=0, out_dims=0, randomness="error", chunk_size=None):
    """One call for each slice, joined afterwards."""
    def wrapper(*args, **kwargs):
        dims = in_dims if isinstance(in_dims, tuple) else (in_dims,) * len(args)
        sizes = []
        for arg, dim in zip(args, dims):
            for leaf in _leaves(arg) if dim is not None else ():
                rank = leaf.dim()
                if not -rank <= dim < rank:
                    name = getattr(func, "__name__", repr(func))
                    raise ValueError(
                        f"vmap({name}, in_dims={in_dims}, ...)(<inputs>): Got in_dim={dim} for some "
                        f"input, but that input is a Tensor of dimensionality {rank} so expected "
                        f"in_dim to satisfy -{rank} <= in_dim < {rank}.")
                sizes.append(leaf.size(dim))
        if not sizes:
            raise ValueError("vmap: at least one input has to have a dimension to map over")
        if len(set(sizes)) > 1:
            raise ValueError(
                "vmap: Expected all tensors to have the same size in the mapped dimension, got sizes "
                f"{sizes} for the mapped dimension")
        results = [
            func(*[arg if dim is None else _mapped(lambda x: x.select(dim, place), arg)
                   for arg, dim in zip(args, dims)], **kwargs)
            for place in range(sizes[0])]
        return _joined(results, out_dims)

    return wrapper


def _joined(results, dim):
    """The results of all slices as one of the same structure."""
    first = results[0]
    if isinstance(first, dict):
        return type(first)(
            (name, _joined([result[name] for result in results], dim)) for name in first)
    if isinstance(first, (tuple, list)):
        dims = dim if isinstance(dim, tuple) else (dim,) * len(first)
        return type(first)(
            _joined(list(column), own) for column, own in zip(zip(*results), dims))
    return torch.stack(results, dim)


def functional_call(module, parameter_and_buffer_dicts, args=None, kwargs=None):
    given = parameter_and_buffer_dicts
    if isinstance(given, (tuple, list)):
        merged = {}
        for part in given:
            merged.update(part)
        given = merged
    places = []
    for path, value in given.items():
        prefix, _, name = path.rpartition(".")
        owner = module.get_submodule(prefix)
        kind = owner._parameters if name in owner._parameters else owner._buffers
        places.append((kind, name, kind[name]))
        kind[name] = value
    try:
        args = () if args is None else args if isinstance(args, tuple) else (args,)
        return module(*args, **(kwargs or {}))
    finally:
        for kind, name, before in places:
            kind[name] = before


def stack_module_state(models):
    """The parameters and the buffers of several models, each stacked under its name."""
    if not models:
        raise RuntimeError("stack_module_state: Expected at least one model, got 0.")
    if len({model.training for model in models}) > 1:
        raise RuntimeError("stack_module_state: Expected all models to have the same training/eval mode.")
    if len({type(model) for model in models}) > 1:
        raise RuntimeError("stack_module_state: Expected all models to be of the same class.")

    def stacked(each):
        return {name: torch.stack([values[name] for values in each]).detach() for name in each[0]}

    params = stacked([dict(model.named_parameters()) for model in models])
    for name, value in models[0].named_parameters():
        params[name].requires_grad_(value.requires_grad)
    return params, stacked([dict(model.named_buffers()) for model in models])


def linearize(func, *primals):
    output = func(*primals)

    def along(*tangents):
        return jvp(func, primals, tangents)[1]

    return output, along
