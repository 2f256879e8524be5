"""torch.utils.checkpoint: what is computed again in PyTorch to save memory is simply kept here, for
the values and the gradients are the same."""

import torch


def checkpoint(
    function, *args, use_reentrant=None, context_fn=None, determinism_check="default",
    debug=False, early_stop=True, preserve_rng_state=True, **kwargs,
):
    return function(*args, **kwargs)


def checkpoint_sequential(
    functions, segments, input, use_reentrant=None, preserve_rng_state=True, **kwargs
):
    for function in functions:
        input = function(input)
    return input
