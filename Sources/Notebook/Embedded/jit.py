"""torch.jit: what PyTorch compiles gives the same numbers as what it does not, so nothing is compiled."""


def script(obj, optimize=None, _frames_up=0, _rcb=None, example_inputs=None):
    return obj


def trace(func, example_inputs=None, *others, **options):
    return func


def ignore(drop=False, **kwargs):
    return drop if callable(drop) else (lambda function: function)


def export(fn):
    return fn


def unused(fn):
    return fn


def is_scripting():
    return False


def is_tracing():
    return False
