# Shapes


def reshape(a, *newshape, order="C"):
    shape = newshape[0] if len(newshape) == 1 else newshape
    return _array(_tensor(a).reshape(shape))


def ravel(a):
    return _array(_tensor(a).reshape(-1))


def transpose(a, *axes):
    values = _tensor(a)
    if len(axes) == 1:
        axes = axes[0]
    return _array(values.permute(tuple(axes) if axes else tuple(range(values.dim()))[::-1]))


def swapaxes(a, axis1, axis2):
    return _array(_tensor(a).transpose(axis1, axis2))


def moveaxis(a, source, destination):
    return _array(torch.movedim(_tensor(a), source, destination))


def expand_dims(a, axis):
    return _array(_tensor(a).unsqueeze(axis))


def squeeze(a, axis=None):
    values = _tensor(a)
    return _array(values.squeeze() if axis is None else values.squeeze(axis))


def atleast_2d(a):
    values = _tensor(a)
    return _array(values.reshape(1, -1) if values.dim() < 2 else values)


def broadcast_to(a, shape):
    return _array(_tensor(a).expand(shape))


def _together(arrays):
    """Tensors of all the arrays, of one type."""
    tensors = [_tensor(item) for item in arrays]
    kinds = [tensor.dtype for tensor in tensors]
    for kind in (torch.float64, torch.float32, torch.int64, torch.int32):
        if kind in kinds:
            return [tensor.to(kind) for tensor in tensors]
    return tensors


def concatenate(arrays, axis=0):
    tensors = _together(arrays)
    if axis is None:
        return _array(torch.cat([tensor.reshape(-1) for tensor in tensors]))
    return _array(torch.cat(tensors, axis))


def stack(arrays, axis=0):
    return _array(torch.stack(_together(arrays), axis))


def vstack(tup):
    return _array(torch.vstack(_together(tup)))


def hstack(tup):
    return _array(torch.hstack(_together(tup)))


def column_stack(tup):
    columns = [t.reshape(-1, 1) if t.dim() == 1 else t for t in _together(tup)]
    return _array(torch.cat(columns, 1))


def append(arr, values, axis=None):
    if axis is None:
        return concatenate([asarray(arr).ravel(), asarray(values).ravel()])
    return concatenate([arr, values], axis)


def split(ary, indices_or_sections, axis=0):
    values = _tensor(ary)
    if isinstance(indices_or_sections, int):
        return [_array(part) for part in torch.chunk(values, indices_or_sections, axis)]
    edges = [0] + list(indices_or_sections) + [values.size(axis)]
    return [_array(values.narrow(axis, start, stop - start))
            for start, stop in zip(edges, edges[1:])]


array_split = split


def tile(A, reps):
    return _array(_tensor(A).repeat(reps if isinstance(reps, (tuple, list)) else (reps,)))


def repeat(a, repeats, axis=None):
    return _array(torch.repeat_interleave(_tensor(a), repeats, axis))


def flip(m, axis=None):
    values = _tensor(m)
    axes = tuple(range(values.dim())) if axis is None else axis
    return _array(torch.flip(values, axes if isinstance(axes, tuple) else (axes,)))


def roll(a, shift, axis=None):
    values = _tensor(a)
    if axis is None:
        return _array(torch.roll(values.reshape(-1), shift, 0).reshape(values.shape))
    return _array(torch.roll(values, shift, axis))


def take(a, indices, axis=None):
    return asarray(a).ravel()[indices] if axis is None else _array(
        torch.index_select(_tensor(a), axis, _tensor(indices)))


def astype(a, dtype, copy=True):
    return _array(_copy(_tensor(a).to(_dtype(dtype))))


def fill(a, value):
    _tensor(a).fill_(value)


