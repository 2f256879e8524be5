/// Windows that move over a plane, and of each the largest number or the mean.
struct Pooling: Family {
  let maxPool2d: Operator = .init(
    "max_pool2d", in: [.torch, .functional],
    [
      .tensor("self"), .ints("kernel_size"), .ints("stride").optional, .ints("padding").or([0]),
    ], gradFn: "MaxPool2DWithIndicesBackward0",
    forward: .primitive { arguments in
      let windows = try Windows(arguments.input.shape, arguments[1], arguments[2], arguments[3])
      let result = try Tensor.uninitialized(windows.shape, arguments.input.dtype)
      let indices = try Tensor.uninitialized(windows.shape, .int64)
      let source = try arguments.input.contiguous()
      source.dtype.dispatch(
        Maxima(windows: windows, source: source, result: result, indices: indices))
      return [result, indices]
    }, results: ["values", "indices"],
    visibleOutputs: 1,
    derivatives: [
      Derivative("self", "1 at the maximum of each window, else 0", reads: [.input, .output(1)]) {
        try Operator.pooling.maxPoolSlope.apply([
          .tensor($0.grad), .tensor($0.input), .tensor($0.saved(.output(1))),
        ])[0]
      }
    ], samples: { [[.tensor(.sample([1, 1, 4, 4])), [2, 2]]] })

  /// The gradient of the maximum of each window, put where the maximum was.
  let maxPoolSlope: Operator = .init(
    "max_pool2d_with_indices_backward",
    [.tensor("grad_output"), .tensor("self"), .tensor("indices")],
    gradFn: "MaxPool2DWithIndicesBackwardBackward0",
    forward: .primitive { arguments in
      let result = try Tensor.zeros(arguments.other.shape, arguments.input.dtype)
      let source = try arguments.input.contiguous()
      try source.dtype.dispatch(
        MaximumSpread(
          grad: source, indices: arguments[2].tensor!.contiguous(), result: result))
      return [result]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the gradient at the maximum", reads: [.parameter(2)]) { pull in
        let indices = pull.saved(.parameter(2))
        let shape = pull.grad.shape
        let lead = Array(shape.dropLast(2))
        return try Operator.indexing.gather.apply([
          .tensor(pull.grad.reshape(lead + [-1])), .int(lead.count),
          .tensor(indices.reshape(lead + [-1])),
        ])[0].view(indices.shape)
      },
      Derivative("self", "0") { try .zeros($0.inputShape(), $0.inputDType) },
    ])

  let maxPool1d: Operator = .init(
    "max_pool1d", in: [.torch, .functional],
    [
      .tensor("self"), .ints("kernel_size"), .ints("stride").optional, .ints("padding").or([0]),
    ],
    forward: .composite { arguments in
      let wide = try arguments.input.unsqueeze(-2)
      let stride = arguments[2].ints ?? arguments[1].ints!
      let pooled = try Operator.pooling.maxPool2d.apply([
        .tensor(wide), .ints([1] + arguments[1].ints!), .ints([1] + stride),
        .ints([0] + arguments[3].ints!),
      ])[0]
      return [try pooled.squeeze(-2)]
    })

  let avgPool2d: Operator = .init(
    "avg_pool2d", in: .functional,
    [
      .tensor("self"), .ints("kernel_size"), .ints("stride").optional, .ints("padding").or([0]),
    ], gradFn: "AvgPool2DBackward0",
    forward: .primitive { arguments in
      let windows = try Windows(arguments.input.shape, arguments[1], arguments[2], arguments[3])
      guard arguments.input.dtype.isFloatingPoint else {
        throw AutogradError.runtime(
          "\"avg_pool2d_out_frame\" not implemented for '\(arguments.input.dtype.scalarTypeName)'")
      }
      let result = try Tensor.uninitialized(windows.shape, arguments.input.dtype)
      let source = try arguments.input.contiguous()
      source.dtype.dispatchReal(Means(windows: windows, source: source, result: result))
      return [result]
    },
    derivatives: [
      Derivative("self", "1/n in each window", reads: [.input]) {
        try Operator.pooling.avgPoolSlope.apply([
          .tensor($0.grad), .tensor($0.input), $0["kernel_size"], $0["stride"], $0["padding"],
        ])[0]
      }
    ], samples: { [[.tensor(.sample([1, 1, 4, 4])), [2, 2]]] })

  /// The gradient of the mean of each window, spread over the window.
  let avgPoolSlope: Operator = .init(
    "avg_pool2d_backward",
    [
      .tensor("grad_output"), .tensor("self"), .ints("kernel_size"), .ints("stride").optional,
      .ints("padding"),
    ], gradFn: "AvgPool2DBackwardBackward0",
    forward: .primitive { arguments in
      let windows = try Windows(arguments.other.shape, arguments[2], arguments[3], arguments[4])
      let result = try Tensor.zeros(arguments.other.shape, arguments.input.dtype)
      let source = try arguments.input.contiguous()
      source.dtype.dispatchReal(MeanSpread(windows: windows, grad: source, result: result))
      return [result]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the mean of each window") {
        try Operator.pooling.avgPool2d.apply([
          .tensor($0.grad), $0["kernel_size"], $0["stride"], $0["padding"],
        ])[0]
      },
      Derivative("self", "0") { try .zeros($0.inputShape(), $0.inputDType) },
    ])

  let adaptiveAvgPool2d: Operator = .init(
    "adaptive_avg_pool2d", in: .functional, [.tensor("self"), .ints("output_size")],
    forward: .composite { arguments in
      let size = pair(arguments[1].ints!)
      if size == [1, 1] { return [try arguments.input.mean([-1, -2], keepDim: true)] }
      let plane = Array(arguments.input.shape.suffix(2))
      guard plane[0] % size[0] == 0, plane[1] % size[1] == 0 else {
        throw AutogradError(
          .notImplemented, "adaptive_avg_pool2d: output_size must divide the input's size")
      }
      return try Operator.pooling.avgPool2d.apply([
        .tensor(arguments.input), .ints([plane[0] / size[0], plane[1] / size[1]]),
      ])
    })
}
