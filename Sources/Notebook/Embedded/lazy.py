# torch.nn, in one namespace with the others: layers that learn from their first input how wide it is.


__name__ = "torch.nn.parameter"


class UninitializedParameter:
    """Stands where a parameter will be."""

    requires_grad = True
    grad = None

    def __repr__(self):
        return "<UninitializedParameter>"

    def __getattr__(self, name):
        if name == "shape":
            raise RuntimeError(
                "Can't access the shape of an uninitialized parameter or buffer. This error usually "
                "happens in `load_state_dict` when trying to load an uninitialized parameter into an "
                "initialized one. Call `forward` to initialize the parameters before accessing their "
                "attributes.")
        raise ValueError(
            "Attempted to use an uninitialized parameter in {}. This error happens when you are using a "
            "`LazyModule` or explicitly manipulating `torch.nn.parameter.UninitializedParameter` objects. "
            "When using LazyModules Call `forward` with a dummy batch to initialize the parameters before "
            "calling torch functions".format(name))


__name__ = "torch.nn.modules.lazy"


class LazyModuleMixin:
    """Turns into the layer that it stands for when it is called for the first time."""

    def _stand_for(self, layer, width, options):
        # Everything but the width is known: it is read off a layer of some width, whose weights
        # nobody sees and which leaves the random numbers as they are.
        with torch.random.fork_rng():
            model = layer(options.get("groups", 1), **options)
        for name, value in model.__dict__.items():
            object.__setattr__(self, name, value)
        object.__setattr__(self, "_lazy", (layer, width, options))
        object.__setattr__(self, width, 0)
        for name, parameter in self._parameters.items():
            if parameter is not None:
                self._parameters[name] = UninitializedParameter()

    def _layer(self):
        """The class that it will be of."""
        return next(c for c in type(self).__mro__ if not issubclass(c, LazyModuleMixin))

    def has_uninitialized_params(self):
        return True

    def __call__(self, *args, **kwargs):
        layer, width, options = self._lazy
        size = args[0].shape[-1 if layer is Linear else 1]
        made = layer(size, **options)
        self._parameters.update(made._parameters)
        self._buffers.update(made._buffers)
        object.__setattr__(self, width, size)
        del self.__dict__["_lazy"]
        self.__class__ = layer
        return self(*args, **kwargs)


__name__ = "torch.nn.modules.linear"


class LazyLinear(LazyModuleMixin, Linear):
    def __init__(self, out_features, bias=True, device=None, dtype=None):
        self._stand_for(Linear, "in_features", dict(out_features=out_features, bias=bias))


__name__ = "torch.nn.modules.conv"


class _LazyConvolution(LazyModuleMixin):
    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
        padding_mode="zeros", device=None, dtype=None,
    ):
        self._stand_for(self._layer(), "in_channels", dict(
            out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            dilation=dilation, groups=groups, bias=bias, padding_mode=padding_mode))


class LazyConv1d(_LazyConvolution, Conv1d):
    pass


class LazyConv2d(_LazyConvolution, Conv2d):
    pass


class LazyConv3d(_LazyConvolution, Conv3d):
    pass


class _LazyTransposed(LazyModuleMixin):
    def __init__(
        self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
        dilation=1, padding_mode="zeros", device=None, dtype=None,
    ):
        self._stand_for(self._layer(), "in_channels", dict(
            out_channels=out_channels, kernel_size=kernel_size, stride=stride, padding=padding,
            output_padding=output_padding, groups=groups, bias=bias, dilation=dilation))


class LazyConvTranspose1d(_LazyTransposed, ConvTranspose1d):
    pass


class LazyConvTranspose2d(_LazyTransposed, ConvTranspose2d):
    pass


__name__ = "torch.nn.modules.batchnorm"


class _LazyBatchNorm(LazyModuleMixin):
    def __init__(
        self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None,
    ):
        self._stand_for(self._layer(), "num_features", dict(
            eps=eps, momentum=momentum, affine=affine, track_running_stats=track_running_stats))


class LazyBatchNorm1d(_LazyBatchNorm, BatchNorm1d):
    pass


class LazyBatchNorm2d(_LazyBatchNorm, BatchNorm2d):
    pass


class LazyBatchNorm3d(_LazyBatchNorm, BatchNorm3d):
    pass
