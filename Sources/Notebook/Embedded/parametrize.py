"""torch.nn.utils.parametrize: parameters that are computed from others whenever they are read."""

import torch
from torch import nn


class ParametrizationList(nn.ModuleList):
    """The functions that make one parameter, and what they make it of."""

    def __init__(self, modules, original):
        super().__init__(modules)
        self._parts = 0
        made = original
        for module in reversed(list(self)):
            if hasattr(module, "right_inverse"):
                with torch.no_grad():
                    made = module.right_inverse(made)
        if isinstance(made, (tuple, list)):
            self._parts = len(made)
            for place, part in enumerate(made):
                self.register_parameter(f"original{place}", nn.Parameter(part.detach().clone()))
        elif made is original:
            self.register_parameter("original", original)
        else:
            self.register_parameter(
                "original", nn.Parameter(made.detach().clone(), original.requires_grad))

    def forward(self):
        modules = list(self)
        if self._parts:
            value = modules[0](*[getattr(self, f"original{k}") for k in range(self._parts)])
        else:
            value = modules[0](self.original)
        for module in modules[1:]:
            value = module(value)
        return value


def is_parametrized(module, tensor_name=None):
    parametrizations = module._modules.get("parametrizations")
    if parametrizations is None:
        return False
    return len(parametrizations) > 0 if tensor_name is None else tensor_name in parametrizations


def register_parametrization(module, tensor_name, parametrization, *, unsafe=False):
    parametrization.train(module.training)
    if is_parametrized(module, tensor_name):
        module.parametrizations[tensor_name].append(parametrization)
        return module
    if tensor_name not in module._parameters:
        raise ValueError(
            f"Module '{module}' does not have a parameter, a buffer, or a parametrized element "
            f"with name '{tensor_name}'")
    if not is_parametrized(module):
        own = type(module)
        made = {"__module__": "torch.nn.utils.parametrize"}
        module.__class__ = type(f"Parametrized{own.__name__}", (own,), made)
        module.parametrizations = nn.ModuleDict()
    original = module._parameters[tensor_name]
    del module._parameters[tensor_name]
    module.parametrizations[tensor_name] = ParametrizationList([parametrization], original)

    def value(self):
        return self.parametrizations[tensor_name]()

    setattr(type(module), tensor_name, property(value))
    return module


def remove_parametrizations(module, tensor_name, leave_parametrized=True):
    parts = module.parametrizations[tensor_name]
    value = parts() if leave_parametrized else parts.original
    delattr(type(module), tensor_name)
    del module.parametrizations._modules[tensor_name]
    if not is_parametrized(module):
        del module._modules["parametrizations"]
        module.__class__ = type(module).__bases__[0]
    module.register_parameter(tensor_name, nn.Parameter(value.detach()))
    return module


class cached:
    """Values are computed anew every time they are read; keeping them changes no result."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False
