# torch.nn, in one namespace with the others: what rearranges, pads, resizes or compares.

__name__ = "torch.nn.modules.flatten"


class Flatten(Module):
    def __init__(self, start_dim=1, end_dim=-1):
        super().__init__()
        self.start_dim = start_dim
        self.end_dim = end_dim

    def forward(self, input):
        return input.flatten(self.start_dim, self.end_dim)

    def extra_repr(self):
        return f"start_dim={self.start_dim}, end_dim={self.end_dim}"


class Unflatten(Module):
    def __init__(self, dim, unflattened_size):
        super().__init__()
        self.dim = dim
        self.unflattened_size = unflattened_size

    def forward(self, input):
        return input.unflatten(self.dim, self.unflattened_size)

    def extra_repr(self):
        return f"dim={self.dim}, unflattened_size={self.unflattened_size}"


__name__ = "torch.nn.modules.distance"


class CosineSimilarity(Module):
    def __init__(self, dim=1, eps=1e-8):
        super().__init__()
        self.dim = dim
        self.eps = eps

    def forward(self, x1, x2):
        return F.cosine_similarity(x1, x2, self.dim, self.eps)


class PairwiseDistance(Module):
    def __init__(self, p=2.0, eps=1e-6, keepdim=False):
        super().__init__()
        self.norm = p
        self.eps = eps
        self.keepdim = keepdim

    def forward(self, x1, x2):
        return F.pairwise_distance(x1, x2, self.norm, self.eps, self.keepdim)


__name__ = "torch.nn.modules.padding"


class _Pad(Module):
    """Padding whose widths are given for each end, or once for all."""

    mode = "constant"
    value = None

    def __init__(self, padding):
        super().__init__()
        self.padding = (
            tuple(padding) if isinstance(padding, (tuple, list))
            else (padding,) * (2 * self.dimensions))

    def forward(self, input):
        return F.pad(input, self.padding, mode=self.mode, value=self.value)

    def extra_repr(self):
        return f"{self.padding}"


class _ConstantPad(_Pad):
    def __init__(self, padding, value):
        super().__init__(padding)
        self.value = value

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


def _padding(kind, dimensions, base=_Pad, **more):
    """Makes a class of padding known under the name that PyTorch gives it."""
    name = f"{kind}Pad{dimensions}d"
    made = {"dimensions": dimensions, "__module__": __name__}
    made.update(more)
    return type(name, (base,), made)


ConstantPad1d = _padding("Constant", 1, _ConstantPad)
ConstantPad2d = _padding("Constant", 2, _ConstantPad)
ConstantPad3d = _padding("Constant", 3, _ConstantPad)
ZeroPad1d = _padding("Zero", 1)
ZeroPad2d = _padding("Zero", 2)
ZeroPad3d = _padding("Zero", 3)
ReflectionPad1d = _padding("Reflection", 1, mode="reflect")
ReflectionPad2d = _padding("Reflection", 2, mode="reflect")
ReplicationPad1d = _padding("Replication", 1, mode="replicate")
ReplicationPad2d = _padding("Replication", 2, mode="replicate")
ReplicationPad3d = _padding("Replication", 3, mode="replicate")
CircularPad1d = _padding("Circular", 1, mode="circular")
CircularPad2d = _padding("Circular", 2, mode="circular")


__name__ = "torch.nn.modules.upsampling"


class Upsample(Module):
    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None):
        super().__init__()
        self.size = size
        self.scale_factor = None if scale_factor is None else float(scale_factor)
        self.mode = mode
        self.align_corners = align_corners

    def forward(self, input):
        return F.interpolate(input, self.size, self.scale_factor, self.mode, self.align_corners)

    def extra_repr(self):
        what = (f"scale_factor={self.scale_factor}" if self.scale_factor is not None
                else f"size={self.size}")
        return f"{what}, mode={self.mode!r}"


class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="nearest")


class UpsamplingBilinear2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, mode="bilinear", align_corners=True)


__name__ = "torch.nn.modules.pixelshuffle"


class PixelShuffle(Module):
    def __init__(self, upscale_factor):
        super().__init__()
        self.upscale_factor = upscale_factor

    def forward(self, input):
        return F.pixel_shuffle(input, self.upscale_factor)

    def extra_repr(self):
        return f"upscale_factor={self.upscale_factor}"


class PixelUnshuffle(Module):
    def __init__(self, downscale_factor):
        super().__init__()
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return F.pixel_unshuffle(input, self.downscale_factor)

    def extra_repr(self):
        return f"downscale_factor={self.downscale_factor}"


__name__ = "torch.nn.modules.channelshuffle"


class ChannelShuffle(Module):
    def __init__(self, groups):
        super().__init__()
        self.groups = groups

    def forward(self, input):
        return F.channel_shuffle(input, self.groups)

    def extra_repr(self):
        return f"groups={self.groups}"


__name__ = "torch.nn.modules.fold"


class Unfold(Module):
    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__()
        self.kernel_size = kernel_size
        self.dilation = dilation
        self.padding = padding
        self.stride = stride

    def forward(self, input):
        return F.unfold(input, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return (f"kernel_size={self.kernel_size}, dilation={self.dilation}, "
                f"padding={self.padding}, stride={self.stride}")


class Fold(Unfold):
    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        super().__init__(kernel_size, dilation, padding, stride)
        self.output_size = output_size

    def forward(self, input):
        return F.fold(input, self.output_size, self.kernel_size, self.dilation, self.padding,
                      self.stride)

    def extra_repr(self):
        return f"output_size={self.output_size}, " + super().extra_repr()


