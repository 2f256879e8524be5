# Functions only: what is kept, and the limits of types.


def compile(model=None, **options):
    return model if model is not None else (lambda function: function)


def set_default_device(device):
    torch.device(device)


def save(obj, f, *others, **options):
    """Keeps a copy for the time the program runs: there are no files here. A stream of bytes gets a
    word that says which copy it is."""
    import copy
    kept = copy.deepcopy(obj)
    if hasattr(f, "write"):
        word = f"PK chainrule object {len(_saved)}".encode()
        f.write(word)
        _saved[word] = kept
    else:
        _saved[str(f)] = kept


def load(f, map_location=None, *, weights_only=True, **options):
    import copy
    name = f.read() if hasattr(f, "read") else str(f)
    if name not in _saved:
        if hasattr(f, "read"):
            raise EOFError("Ran out of input")
        raise FileNotFoundError(f"[Errno 2] No such file or directory: {name!r}")
    return copy.deepcopy(_saved[name])


_saved = {}


def finfo(type=None):
    return _Limits(type or torch.get_default_dtype())


def iinfo(type):
    return _Limits(type)


class _Limits:
    """The limits of a type of tensor."""

    def __init__(self, dtype):
        self.dtype = str(dtype).split(".")[1]
        self.bits = dtype.itemsize * 8
        if dtype.is_floating_point:
            wide = dtype == torch.float64
            self.eps = 2.220446049250313e-16 if wide else 1.1920928955078125e-07
            self.max = 1.7976931348623157e+308 if wide else 3.4028234663852886e+38
            self.min = -self.max
            self.tiny = 2.2250738585072014e-308 if wide else 1.1754943508222875e-38
            self.smallest_normal = self.tiny
            self.resolution = 1e-15 if wide else 1e-06
        else:
            self.max = 2 ** (self.bits - 1) - 1
            self.min = -2 ** (self.bits - 1)

    def __repr__(self):
        if not hasattr(self, "eps"):
            return f"iinfo(min={self.min:g}, max={self.max:g}, dtype={self.dtype})"
        return (f"finfo(resolution={self.resolution}, min={self.min:.5e}, max={self.max:.5e}, "
                f"eps={self.eps:.5e}, smallest_normal={self.tiny:.5e}, tiny={self.tiny:.5e}, "
                f"dtype={self.dtype})")


def set_default_tensor_type(t):
    torch.set_default_dtype(torch.float64 if "Double" in str(t) else torch.float32)


def poisson(input, generator=None):
    """Counts of events, by multiplying uniform numbers until they fall below exp(-rate)."""
    import math
    counts = []
    for rate in input.reshape(-1).tolist():
        limit, product, count = math.exp(-rate), 1.0, -1
        while product > limit:
            product *= torch.rand((), generator=generator).item()
            count += 1
        counts.append(float(max(count, 0)))
    return torch.tensor(counts, dtype=input.dtype).reshape(input.shape)
