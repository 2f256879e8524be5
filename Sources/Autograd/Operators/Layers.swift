/// What layers of neural networks compute: normalisation and attention.
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
      let (weight, bias) = (arguments[2].tensor, arguments[3].tensor)
      let epsilon = arguments[4].double!
      if let rows = NormalizedRows(input, sizes, [weight, bias]) {
        return try rows.normalized(weight, bias, epsilon)
      }
      let dimensions = Array((input.rank - sizes.count)..<input.rank)
      let moments = try Moments(input, dimensions, epsilon)
      let normal = try (input - moments.mean) * moments.inverse
      return [try scaled(normal, weight, bias), moments.mean, moments.inverse]
    }, visibleOutputs: 1,
    derivatives: [
      Derivative(
        "input", "weight * (grad - mean(grad) - normal * mean(grad * normal)) / std",
        reads: [.input, .parameter(2), .output(1), .output(2)]
      ) { try NormalizationGradients.layer($0) },
      Derivative("weight", "normal", reads: [.input, .parameter(2), .output(1), .output(2)]) {
        try NormalizationGradients.layerWeight($0)
      },
      Derivative("bias", "1", reads: [.input, .parameter(2)]) {
        try NormalizationGradients.layerBias($0)
      },
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
    let moments = try Moments(grouped, [2], arguments[4].double!)
    let normal = try ((grouped - moments.mean) * moments.inverse).reshape(input.shape)
    return try scaled(
      normal, arguments[2].tensor.map { try channelShaped($0, input.rank) },
      arguments[3].tensor.map { try channelShaped($0, input.rank) })
  }

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
    let moments = try NormalizedChannels(input, [])?.moments()
    if let mean {
      let own = try moments.map { Tensor($0.mean, dtype: .float32) } ?? input.mean(dimensions)
      try mean.copyInPlace(mean * old + own * new)
    }
    if let variance {
      // The statistics that are kept are of the population the batch was drawn from.
      let population = Double(count) / Double(count - 1)
      let spread =
        try moments.map { Tensor($0.variance.map { $0 * population }, dtype: .float32) }
        ?? Operator.statistics.varDim.apply([.tensor(input), .ints(dimensions)])[0]
      try variance.copyInPlace(variance * old + spread * new)
    }
  }
}
