/// What layers of neural networks compute: normalisation, convolution, pooling, attention.
struct Layers: Family {
  let layerNorm: Operator = .init(
    "layer_norm", in: .functional,
    [
      .tensor("input"), .ints("normalized_shape"), .tensor("weight").optional,
      .tensor("bias").optional, .number("eps").or(1e-5),
    ], gradFn: "NativeLayerNormBackward0",
    forward: .primitive { arguments in
      let (input, sizes) = (arguments.input, arguments[1].ints!)
      guard input.shape.suffix(sizes.count) == sizes[...] else {
        throw AutogradError.runtime(
          "Given normalized_shape=\(sizes), expected input with shape [*, "
            + "\(sizes.map { "\($0)" }.joined(separator: ", "))], but got input of size"
            + "\(input.shape)")
      }
      let dimensions = Array((input.rank - sizes.count)..<input.rank)
      let normal = try standardized(input, dimensions, arguments[4].double!)
      return [try scaled(normal, arguments[2].tensor, arguments[3].tensor)]
    },
    derivatives: [
      Derivative(
        "input", "weight * (grad - mean(grad) - normal * mean(grad * normal)) / std",
        reads: [.input, .parameter(2)]
      ) { try NormalizationGradients.layer($0) },
      Derivative("weight", "normal", reads: [.input]) {
        try NormalizationGradients.layerWeight($0)
      },
      Derivative("bias", "1") { $0.grad },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), [3], .tensor(.sample([3], positive: true)),
          .tensor(.sample([3])),
        ]
      ]
    })

  let batchNorm: Operator = .init(
    "batch_norm", in: .functional,
    [
      .tensor("input"), .tensor("running_mean").optional, .tensor("running_var").optional,
      .tensor("weight").optional, .tensor("bias").optional, .bool("training").or(false),
      .number("momentum").or(0.1), .number("eps").or(1e-5),
    ],
    forward: .composite { arguments in
      let input = arguments.input
      if arguments[5].isTrue {
        try updateStatistics(
          input, mean: arguments[1].tensor, variance: arguments[2].tensor, arguments[6].double!)
      }
      return try Operator.batchNormalization.native.apply([
        arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5],
        arguments[7],
      ])
    })

  let groupNorm: Operator = .fused(
    "group_norm", in: .functional,
    [
      .tensor("input"), .int("num_groups"), .tensor("weight").optional, .tensor("bias").optional,
      .number("eps").or(1e-5),
    ], gradFn: "NativeGroupNormBackward0", inputs: ["input", "weight", "bias"],
    text: "(grad - mean(grad) - result * mean(grad * result)) / std", isInternal: false,
    samples: {
      [
        [
          .tensor(.sample([2, 4, 2])), 2, .tensor(.sample([4], positive: true)),
          .tensor(.sample([4])),
        ]
      ]
    }
  ) { arguments in
    let (input, groups) = (arguments.input, arguments[1].int!)
    guard input.rank >= 2, input.shape[1] % groups == 0 else {
      throw AutogradError.runtime(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape "
          + "\(input.shape) and num_groups=\(groups)")
    }
    let grouped = try input.reshape([input.shape[0], groups, -1])
    let normal = try standardized(grouped, [2], arguments[4].double!).reshape(input.shape)
    return try scaled(
      normal, arguments[2].tensor.map { try channelShaped($0, input.rank) },
      arguments[3].tensor.map { try channelShaped($0, input.rank) })
  }

  let conv2d: Operator = .init(
    "conv2d", in: [.torch, .functional],
    [
      .tensor("input"), .tensor("weight"), .tensor("bias").optional, .ints("stride").or([1]),
      .ints("padding").or([0]), .ints("dilation").or(1), .int("groups").or(1),
    ],
    forward: .composite { arguments in
      let lists = (3...5).map { pair(arguments[$0].ints!) }
      if arguments.input.rank == 3 {
        return [try convolved(arguments.input.unsqueeze(0), arguments, lists).squeeze(0)]
      }
      return [try convolved(arguments.input, arguments, lists)]
    })

  let conv1d: Operator = .init(
    "conv1d", in: [.torch, .functional],
    [
      .tensor("input"), .tensor("weight"), .tensor("bias").optional, .ints("stride").or([1]),
      .ints("padding").or([0]), .ints("dilation").or(1), .int("groups").or(1),
    ],
    forward: .composite { arguments in
      let lists = (3...5).map { arguments[$0].ints! }
      if arguments.input.rank == 2 {
        return [try convolved(arguments.input.unsqueeze(0), arguments, lists).squeeze(0)]
      }
      return [try convolved(arguments.input, arguments, lists)]
    })

  let convolution: Operator = .fused(
    "convolution",
    [
      .tensor("input"), .tensor("weight"), .tensor("bias").optional, .ints("stride"),
      .ints("padding"), .ints("dilation"), .int("groups"),
    ], gradFn: "ConvolutionBackward0", inputs: ["input", "weight", "bias"],
    text: "grad convolved with the other factor"
  ) { try convolutionOf($0) }

  let maxPool2d: Operator = .init(
    "max_pool2d", in: [.torch, .functional],
    [
      .tensor("self"), .ints("kernel_size"), .ints("stride").optional, .ints("padding").or([0]),
    ], gradFn: "MaxPool2DWithIndicesBackward0",
    forward: .primitive { try pooledMaximum($0) }, results: ["values", "indices"],
    visibleOutputs: 1,
    derivatives: [
      Derivative("self", "1 at the maximum of each window, else 0", reads: [.input, .output(1)]) {
        try Operator.layers.maxPoolSlope.apply([
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
      let (gradient, shape) = (arguments.input, arguments.other.shape)
      let lead = Array(shape.dropLast(2))
      let plane = shape.suffix(2).reduce(1, *)
      return [
        try Operator.indexing.scatterAdd.apply([
          .tensor(.zeros(lead + [plane], gradient.dtype)), .int(lead.count),
          .tensor(arguments[2].tensor!.reshape(lead + [-1])),
          .tensor(gradient.reshape(lead + [-1])),
        ])[0].view(shape)
      ]
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
      let pooled = try Operator.layers.maxPool2d.apply([
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
    forward: .primitive { [try averages($0.input, $0[1], $0[2], $0[3])] },
    derivatives: [
      Derivative("self", "1/n in each window", reads: [.input]) {
        try Operator.layers.avgPoolSlope.apply([
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
      try Engine.withGradMode(true) {
        let input = try arguments.other.detach().requiresGrad()
        let output = try averages(input, arguments[2], arguments[3], arguments[4])
        return [
          try grad(outputs: [output], inputs: [input], gradOutputs: [arguments.input.detach()])[0]!
        ]
      }
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the mean of each window") {
        try Operator.layers.avgPool2d.apply([
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
      return try Operator.layers.avgPool2d.apply([
        .tensor(arguments.input), .ints([plane[0] / size[0], plane[1] / size[1]]),
      ])
    })

  let attention: Operator = .init(
    "scaled_dot_product_attention", in: .functional,
    [
      .tensor("query"), .tensor("key"), .tensor("value"), .tensor("attn_mask").optional,
      .number("dropout_p").or(0.0), .bool("is_causal").or(false), .number("scale").optional.keyword,
    ],
    forward: .composite { arguments in
      let (query, key) = (arguments.input, arguments.other)
      guard arguments[4].double == 0 else {
        throw AutogradError(
          .notImplemented, "scaled_dot_product_attention: dropout is not supported")
      }
      let width = Double(query.shape.last ?? 1)
      let root = (arguments[6].double ?? 1 / width.squareRoot()).squareRoot()
      var scores = try query.scaled(by: .double(root))
        .matmul(key.transpose(-2, -1).scaled(by: .double(root)))
      if arguments[5].isTrue {
        let (rows, columns) = (query.shape[query.rank - 2], key.shape[key.rank - 2])
        let visible = try Tensor.ones([rows, columns]).tril().converted(to: .bool)
        scores = try scores.maskedFill(visible.logicalNot(), .double(-.infinity))
      }
      if let mask = arguments[3].tensor {
        scores =
          mask.dtype == .bool
          ? try scores.maskedFill(mask.logicalNot(), .double(-.infinity)) : try scores + mask
      }
      let weights = try Operator.layers.safeSoftmax.apply([.tensor(scores), -1])[0]
      return [try weights.matmul(arguments[2].tensor!)]
    })

  let safeSoftmax: Operator = .init(
    "_safe_softmax", [.tensor("self"), .int("dim")], gradFn: "SafeSoftmaxBackward0",
    forward: .primitive { arguments in
      let result = try Operator.losses.softmax.apply([arguments[0], arguments[1]])[0]
      return [try result.maskedFill(result.isNaN(), 0)]
    }, isInternal: true,
    derivatives: [
      Derivative("self", "result * (grad - sum(grad * result))", reads: [.result]) {
        try Operator.losses.softmaxSlope.apply([
          .tensor($0.grad), .tensor($0.result), $0["dim"],
        ])[0]
      }
    ])
}

// MARK: - Computing

private func pair(_ sizes: [Int]) -> [Int] { sizes.count == 1 ? [sizes[0], sizes[0]] : sizes }

/// The means of all windows, as a composition.
private func averages(
  _ input: Tensor, _ kernel: Argument, _ stride: Argument, _ padding: Argument
) throws -> Tensor {
  let size = pair(kernel.ints!)
  let stride = stride.ints.map(pair) ?? size
  let padded = try bordered(input, pair(padding.ints!))
  return try windowed(windowed(padded, -2, size[0], stride[0], 1), -2, size[1], stride[1], 1)
    .mean([-1, -2])
}

private func standardized(_ input: Tensor, _ dimensions: [Int], _ epsilon: Double) throws -> Tensor
{
  let centred = try input - input.mean(dimensions, keepDim: true)
  let variance = try (centred * centred).mean(dimensions, keepDim: true)
  return try centred * (variance + .double(epsilon)).rsqrt()
}

private func scaled(_ input: Tensor, _ weight: Tensor?, _ bias: Tensor?) throws -> Tensor {
  let weighted = try weight.map { try input * $0 } ?? input
  return try bias.map { try weighted + $0 } ?? weighted
}

/// Moves the running statistics of a batch normalisation towards those of a batch.
private func updateStatistics(_ input: Tensor, mean: Tensor?, variance: Tensor?, _ momentum: Double)
  throws
{
  let dimensions = (0..<input.rank).filter { $0 != 1 }
  let count = dimensions.reduce(1) { $0 * input.shape[$1] }
  guard count > 1 else {
    throw AutogradError.value(
      "Expected more than 1 value per channel when training, got input size "
        + "torch.Size(\(input.shape))")
  }
  try Engine.silently {
    let (old, new) = (Scalar.double(1 - momentum), Scalar.double(momentum))
    if let mean { try mean.copyInPlace(mean * old + input.mean(dimensions) * new) }
    if let variance {
      let spread = try Operator.statistics.varDim.apply([.tensor(input), .ints(dimensions)])[0]
      try variance.copyInPlace(variance * old + spread * new)
    }
  }
}

/// Every window of a dimension as a new last dimension.
private func windowed(
  _ input: Tensor, _ dimension: Int, _ size: Int, _ stride: Int, _ dilation: Int
)
  throws -> Tensor
{
  let dimension = try normalized(dimension, input.rank)
  let reach = (size - 1) * dilation + 1
  let windows = try Operator.slicing.unfold.apply([
    .tensor(input), .int(dimension), .int(reach), .int(stride),
  ])[0]
  return dilation == 1 ? windows : try windows.slice(windows.rank - 1, step: dilation)
}

private func bordered(_ input: Tensor, _ widths: [Int]) throws -> Tensor {
  if widths.allSatisfy({ $0 == 0 }) { return input }
  return try Operator.joining.pad.apply([
    .tensor(input), .ints(widths.reversed().flatMap { [$0, $0] }),
  ])[0]
}

private func convolved(_ input: Tensor, _ arguments: Arguments, _ lists: [[Int]]) throws -> Tensor {
  let weight = arguments.other
  guard input.rank == weight.rank else {
    throw AutogradError.runtime(
      "Expected \(weight.rank - 1)D (unbatched) or \(weight.rank)D (batched) input to "
        + "conv\(weight.rank - 2)d, but got input of size: \(arguments.input.shape)")
  }
  let groups = arguments[6].int!
  guard input.shape[1] == weight.shape[1] * groups else {
    throw AutogradError.runtime(
      "Given groups=\(groups), weight of size \(weight.shape), expected input\(input.shape) to have "
        + "\(weight.shape[1] * groups) channels, but got \(input.shape[1]) channels instead")
  }
  return try Operator.layers.convolution.apply(
    [.tensor(input), .tensor(weight), arguments[2]] + lists.map { .ints($0) } + [.int(groups)])[0]
}

/// A convolution as a product of matrices: one row for every window.
private func convolutionOf(_ arguments: Arguments) throws -> Tensor {
  let (input, weight, groups) = (arguments.input, arguments.other, arguments[6].int!)
  let (stride, padding, dilation) = (arguments[3].ints!, arguments[4].ints!, arguments[5].ints!)
  let kernel = Array(weight.shape.dropFirst(2))
  var windows = try bordered(input, padding)
  for axis in kernel.indices {
    guard windows.shape[2 + axis] >= (kernel[axis] - 1) * dilation[axis] + 1 else {
      throw AutogradError.runtime(
        "Calculated padded input size per channel: "
          + "(\(windows.shape[2..<(2 + kernel.count)].map { "\($0)" }.joined(separator: " x "))). "
          + "Kernel size: (\(kernel.map { "\($0)" }.joined(separator: " x "))). Kernel size can't be "
          + "greater than actual input size")
    }
    windows = try windowed(windows, 2 + axis, kernel[axis], stride[axis], dilation[axis])
  }
  let places = Array(windows.shape[2..<(2 + kernel.count)])
  let (batch, outputs) = (input.shape[0], weight.shape[0])
  let inputsOfGroup = weight.shape[1]
  let outputsOfGroup = outputs / groups
  // [batch, places..., channels, kernel...], one matrix for every group.
  let order = [0] + (2..<(2 + kernel.count)) + [1] + ((2 + kernel.count)..<windows.rank)
  let arranged = try windows.permute(order)
  let parts = try (0..<groups).map { group -> Tensor in
    let channels = try arranged.slice(
      1 + kernel.count, group * inputsOfGroup, (group + 1) * inputsOfGroup)
    let rows = try channels.reshape([
      batch * places.reduce(1, *), inputsOfGroup * kernel.reduce(1, *),
    ])
    let own = try weight.slice(0, group * outputsOfGroup, (group + 1) * outputsOfGroup)
    return try rows.mm(own.reshape([outputsOfGroup, -1]).t())
  }
  var result = parts.count == 1 ? parts[0] : try Tensor.cat(parts, 1)
  if let bias = arguments[2].tensor { result = try result + bias }
  let back = [0, 1 + kernel.count] + (1...kernel.count)
  return try result.reshape([batch] + places + [outputs]).permute(back).contiguousView()
}

private func pooledMaximum(_ arguments: Arguments) throws -> [Tensor] {
  let input = arguments.input
  let size = pair(arguments[1].ints!)
  let stride = arguments[2].ints.map(pair) ?? size
  let padding = pair(arguments[3].ints!)
  let (height, width) = (input.shape[input.rank - 2], input.shape[input.rank - 1])
  let rows = (height + 2 * padding[0] - size[0]) / stride[0] + 1
  let columns = (width + 2 * padding[1] - size[1]) / stride[1] + 1
  guard rows > 0, columns > 0 else {
    throw AutogradError.runtime("max_pool2d: Output size is too small")
  }
  let lead = Array(input.shape.dropLast(2))
  let elements = try input.toArray()
  var indices: [Int] = []
  var positions: [Int] = []
  for plane in 0..<lead.reduce(1, *) {
    for row in 0..<rows {
      for column in 0..<columns {
        var best: Int?
        for y in (row * stride[0] - padding[0])..<(row * stride[0] - padding[0] + size[0])
        where y >= 0 && y < height {
          for x in (column * stride[1] - padding[1])..<(column * stride[1] - padding[1] + size[1])
          where x >= 0 && x < width {
            let place = y * width + x
            let value = elements[plane * height * width + place]
            let record = best.map { elements[plane * height * width + $0] } ?? -.infinity
            if best == nil || value > record || value.isNaN { best = place }
          }
        }
        indices.append(best ?? 0)
        positions.append(plane * height * width + (best ?? 0))
      }
    }
  }
  let shape = lead + [rows, columns]
  let result = try Tensor.uninitialized(shape, input.dtype)
  let source = try input.contiguous()
  input.dtype.dispatch(Take(source: source, positions: positions, result: result))
  return [result, Tensor(integers: indices, shape: shape)]
}
