"""torch.amp: mixed precision, which is for graphics processors and does nothing without one."""

import torch
from torch._C import _warn


class autocast:
    """Changes nothing where it is switched off or meant for a device that is not there."""

    def __init__(self, device_type, dtype=None, enabled=True, cache_enabled=None):
        if enabled and device_type == "cuda":
            _warn("User provided device_type of 'cuda', but CUDA is not available. Disabling")
        elif enabled:
            raise NotImplementedError(
                "not supported by chainrule: torch.autocast on the CPU, which computes in bfloat16")

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return False

    def __call__(self, function):
        return function


class GradScaler:
    """Scales nothing: without CUDA, PyTorch's scaler is switched off as well."""

    def __init__(
        self, device="cuda", init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5,
        growth_interval=2000, enabled=True,
    ):
        if enabled and device == "cuda":
            _warn("torch.cuda.amp.GradScaler is enabled, but CUDA is not available.  Disabling.")
        elif enabled:
            raise NotImplementedError("not supported by chainrule: torch.amp.GradScaler on the CPU")

    def scale(self, outputs):
        return outputs

    def unscale_(self, optimizer):
        pass

    def step(self, optimizer, *args, **kwargs):
        return optimizer.step(*args, **kwargs)

    def update(self, new_scale=None):
        pass

    def get_scale(self):
        return 1.0

    def is_enabled(self):
        return False

    def state_dict(self):
        return {}

    def load_state_dict(self, state_dict):
        pass
