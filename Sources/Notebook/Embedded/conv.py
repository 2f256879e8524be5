# torch.nn, in one namespace with the others: convolutions.

__name__ = "torch.nn.modules.conv"


class _Convolution(Module):
    dimensions = 2

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1,
        bias=True, padding_mode="zeros", device=None, dtype=None,
    ):
        super().__init__()
        tuple_of = (_single, _pair, _triple)[self.dimensions - 1]
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = tuple_of(kernel_size)
        self.stride = tuple_of(stride)
        self.padding = padding if isinstance(padding, str) else tuple_of(padding)
        self.dilation = tuple_of(dilation)
        self.groups = groups
        self.padding_mode = padding_mode
        self.weight = Parameter(
            torch.empty((out_channels, in_channels // groups) + self.kernel_size))
        if bias:
            self.bias = Parameter(torch.empty(out_channels))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            if fan_in != 0:
                bound = 1 / math.sqrt(fan_in)
                init.uniform_(self.bias, -bound, bound)

    def extra_repr(self):
        none = (0,) * self.dimensions
        one = (1,) * self.dimensions
        text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}")
        if self.padding != none:
            text += f", padding={self.padding}"
        if self.dilation != one:
            text += f", dilation={self.dilation}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        if self.bias is None:
            text += ", bias=False"
        if self.padding_mode != "zeros":
            text += f", padding_mode={self.padding_mode}"
        return text

    def _padded(self, input):
        """The input and the padding that is left for the convolution."""
        if self.padding == "valid":
            return input, (0,) * self.dimensions
        if self.padding == "same":
            reach = [d * (k - 1) for d, k in zip(self.dilation, self.kernel_size)]
            if self.padding_mode == "zeros" and all(total % 2 == 0 for total in reach):
                return input, tuple(total // 2 for total in reach)
            widths = [width for total in reversed(reach)
                      for width in (total // 2, total - total // 2)]
            mode = "constant" if self.padding_mode == "zeros" else self.padding_mode
            return F.pad(input, widths, mode=mode), (0,) * self.dimensions
        if self.padding_mode == "zeros":
            return input, self.padding
        widths = [width for width in reversed(self.padding) for _ in (0, 1)]
        return F.pad(input, widths, mode=self.padding_mode), (0,) * self.dimensions


class Conv1d(_Convolution):
    dimensions = 1

    def forward(self, input):
        input, padding = self._padded(input)
        return F.conv1d(
            input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)


class Conv2d(_Convolution):
    def forward(self, input):
        input, padding = self._padded(input)
        return F.conv2d(
            input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)


class Conv3d(_Convolution):
    dimensions = 3

    def forward(self, input):
        input, padding = self._padded(input)
        return F.conv3d(
            input, self.weight, self.bias, self.stride, padding, self.dilation, self.groups)


class _ConvolutionTransposed(Module):
    dimensions = 2

    def __init__(
        self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0,
        groups=1, bias=True, dilation=1, padding_mode="zeros", device=None, dtype=None,
    ):
        super().__init__()
        if padding_mode != "zeros":
            raise ValueError(
                f'Only "zeros" padding mode is supported for {type(self).__name__}')
        tuple_of = (_single, _pair, _triple)[self.dimensions - 1]
        self.in_channels = in_channels
        self.out_channels = out_channels
        self.kernel_size = tuple_of(kernel_size)
        self.stride = tuple_of(stride)
        self.padding = tuple_of(padding)
        self.output_padding = tuple_of(output_padding)
        self.dilation = tuple_of(dilation)
        self.groups = groups
        self.weight = Parameter(
            torch.empty((in_channels, out_channels // groups) + self.kernel_size, dtype=dtype))
        if bias:
            self.bias = Parameter(torch.empty(out_channels, dtype=dtype))
        else:
            self.register_parameter("bias", None)
        self.reset_parameters()

    def reset_parameters(self):
        init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            fan_in, _ = init._calculate_fan_in_and_fan_out(self.weight)
            bound = 1 / math.sqrt(fan_in)
            init.uniform_(self.bias, -bound, bound)

    def forward(self, input, output_size=None):
        extra = self.output_padding
        if output_size is not None:
            wanted = list(output_size)[-self.dimensions:]
            extra = tuple(
                size - ((own - 1) * stride - 2 * padding + dilation * (kernel - 1) + 1)
                for size, own, stride, padding, dilation, kernel in zip(
                    wanted, input.shape[-self.dimensions:], self.stride, self.padding,
                    self.dilation, self.kernel_size))
        return self._compute(
            input, self.weight, self.bias, self.stride, self.padding, extra, self.groups,
            self.dilation)

    def extra_repr(self):
        text = (f"{self.in_channels}, {self.out_channels}, kernel_size={self.kernel_size}, "
                f"stride={self.stride}")
        if any(self.padding):
            text += f", padding={self.padding}"
        if any(size != 1 for size in self.dilation):
            text += f", dilation={self.dilation}"
        if any(self.output_padding):
            text += f", output_padding={self.output_padding}"
        if self.groups != 1:
            text += f", groups={self.groups}"
        return text if self.bias is not None else text + ", bias=False"


class ConvTranspose1d(_ConvolutionTransposed):
    dimensions = 1
    _compute = staticmethod(F.conv_transpose1d)


class ConvTranspose2d(_ConvolutionTransposed):
    _compute = staticmethod(F.conv_transpose2d)


