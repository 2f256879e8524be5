"""torch.optim.swa_utils: averages of a model's weights over its training."""

import copy
import math
import torch
from torch import nn
from torch.optim.lr_scheduler import LRScheduler


def get_ema_multi_avg_fn(decay=0.999):
    def update(averaged, current, count):
        for mean, value in zip(averaged, current):
            mean.lerp_(value, 1 - decay)

    return update


def get_ema_avg_fn(decay=0.999):
    def update(averaged, current, count):
        return decay * averaged + (1 - decay) * current

    return update


def get_swa_avg_fn():
    def update(averaged, current, count):
        return averaged + (current - averaged) / (count + 1)

    return update


def get_swa_multi_avg_fn():
    def update(averaged, current, count):
        for mean, value in zip(averaged, current):
            mean.lerp_(value, 1 / (count.item() + 1))

    return update


class AveragedModel(nn.Module):
    def __init__(self, model, device=None, avg_fn=None, multi_avg_fn=None, use_buffers=False):
        super().__init__()
        if avg_fn is not None and multi_avg_fn is not None:
            raise AssertionError("Only one of avg_fn and multi_avg_fn should be provided")
        self.module = copy.deepcopy(model)
        self.register_buffer("n_averaged", torch.tensor(0, dtype=torch.long))
        self.avg_fn = avg_fn
        self.multi_avg_fn = multi_avg_fn
        self.use_buffers = use_buffers

    def forward(self, *args, **kwargs):
        return self.module(*args, **kwargs)

    def update_parameters(self, model):
        def all_of(module):
            buffers = list(module.buffers()) if self.use_buffers else []
            return list(module.parameters()) + buffers

        pairs = list(zip(all_of(self.module), all_of(model)))
        with torch.no_grad():
            if self.n_averaged == 0:
                for averaged, current in pairs:
                    averaged.copy_(current)
            elif self.avg_fn is not None:
                for averaged, current in pairs:
                    averaged.copy_(self.avg_fn(averaged, current, self.n_averaged))
            else:
                update = self.multi_avg_fn or get_swa_multi_avg_fn()
                real = [pair for pair in pairs if pair[0].is_floating_point()]
                update([pair[0] for pair in real], [pair[1] for pair in real], self.n_averaged)
            if not self.use_buffers:
                for averaged, current in zip(self.module.buffers(), model.buffers()):
                    averaged.copy_(current)
            self.n_averaged += 1


def update_bn(loader, model, device=None):
    """Measures the running statistics of all batch normalisations anew."""
    layers = [module for module in model.modules() if hasattr(module, "running_mean")]
    if not layers:
        return
    momenta = [layer.momentum for layer in layers]
    was_training = model.training
    model.train()
    for layer in layers:
        layer.reset_running_stats()
        layer.momentum = None
    with torch.no_grad():
        for batch in loader:
            model(batch[0] if isinstance(batch, (list, tuple)) else batch)
    for layer, momentum in zip(layers, momenta):
        layer.momentum = momentum
    model.train(was_training)


class SWALR(LRScheduler):
    def __init__(self, optimizer, swa_lr, anneal_epochs=10, anneal_strategy="cos", last_epoch=-1):
        if anneal_strategy not in ("cos", "linear"):
            raise ValueError(
                "anneal_strategy must by one of 'cos' or 'linear', instead got "
                f"{anneal_strategy}")
        rates = (list(swa_lr) if isinstance(swa_lr, (list, tuple))
                 else [swa_lr] * len(optimizer.param_groups))
        for group, rate in zip(optimizer.param_groups, rates):
            group["swa_lr"] = rate
        self.anneal_epochs = anneal_epochs
        self._cosine = anneal_strategy == "cos"
        super().__init__(optimizer, last_epoch)

    def _share(self, t):
        return (1 - math.cos(math.pi * t)) / 2 if self._cosine else t

    def get_lr(self):
        step = self._step_count - 1
        if self.anneal_epochs == 0:
            step = max(1, step)
        before = self._share(max(0, min(1, (step - 1) / max(1, self.anneal_epochs))))
        now = self._share(max(0, min(1, step / max(1, self.anneal_epochs))))
        rates = []
        for group in self.optimizer.param_groups:
            start = (group["swa_lr"] if before == 1
                     else (group["lr"] - before * group["swa_lr"]) / (1 - before))
            rates.append(group["swa_lr"] * now + start * (1 - now))
        return rates
