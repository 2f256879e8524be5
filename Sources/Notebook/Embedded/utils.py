"""torch.nn.utils: what is done to the gradients and parameters of a whole model."""

import torch


def _listed(parameters):
    return [parameters] if isinstance(parameters, torch.Tensor) else list(parameters)


def get_total_norm(tensors, norm_type=2.0, error_if_nonfinite=False):
    norms = [torch.linalg.vector_norm(tensor, norm_type) for tensor in tensors]
    if not norms:
        return torch.tensor(0.0)
    return torch.linalg.vector_norm(torch.stack(norms), norm_type)


def clip_grad_norm_(parameters, max_norm, norm_type=2.0, error_if_nonfinite=False, foreach=None):
    grads = [p.grad for p in _listed(parameters) if p.grad is not None]
    with torch.no_grad():
        total = get_total_norm(grads, float(norm_type))
        factor = torch.clamp(max_norm / (total + 1e-6), max=1.0)
        for grad in grads:
            grad.mul_(factor)
    return total


def clip_grad_value_(parameters, clip_value, foreach=None):
    with torch.no_grad():
        for parameter in _listed(parameters):
            if parameter.grad is not None:
                parameter.grad.clamp_(-clip_value, clip_value)


def parameters_to_vector(parameters):
    return torch.cat([parameter.view(-1) for parameter in parameters])


def vector_to_parameters(vec, parameters):
    start = 0
    for parameter in parameters:
        count = parameter.numel()
        parameter.data = vec[start:start + count].view_as(parameter).data
        start += count


clip_grad_norm = clip_grad_norm_


def clip_grads_with_norm_(parameters, max_norm, total_norm, foreach=None):
    factor = torch.clamp(max_norm / (total_norm + 1e-6), max=1.0)
    with torch.no_grad():
        for parameter in _listed(parameters):
            if parameter.grad is not None:
                parameter.grad.mul_(factor)


def weight_norm(module, name="weight", dim=0):
    torch._C._warn(
        "`torch.nn.utils.weight_norm` is deprecated in favor of "
        "`torch.nn.utils.parametrizations.weight_norm`.")
    return torch.nn.utils.parametrizations.weight_norm(module, name, dim)


def spectral_norm(module, name="weight", n_power_iterations=1, eps=1e-12, dim=None):
    return torch.nn.utils.parametrizations.spectral_norm(
        module, name, n_power_iterations, eps, dim)
