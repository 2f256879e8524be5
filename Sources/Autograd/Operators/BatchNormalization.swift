/// Batch normalisation with its first derivatives, in the steps and the precision that PyTorch takes:
/// in a small batch its gradients are differences of nearly equal numbers, and mostly rounding.
///
/// Below, M is how many elements a channel has in the batch, s its standard deviation's inverse, and
/// total a sum over the batch, one number for each channel. The second derivatives are those of
/// PyTorch's `batchnorm_double_backward`.
struct BatchNormalization: Family {
  let native: Operator = .init(
    "native_batch_norm", parameters, gradFn: "NativeBatchNormBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      if let large = try largeBatch(arguments) { return large }
      let channels = try Channels(arguments, of: input)
      let weight = try arguments["weight"].tensor.map(channels.shaped)
      let bias = try arguments["bias"].tensor.map(channels.shaped)
      // PyTorch's kernel adds up in double precision.
      let normal = try (input.to(.float64) - channels.mean) * channels.exactInverse
      let weighted = try weight.map { try normal * $0 } ?? normal
      let result = try (bias.map { try weighted + $0 } ?? weighted).to(input.dtype)
      return [result, try channels.mean.reshape([-1]), try channels.inverse.reshape([-1])]
    }, visibleOutputs: 1, isInternal: true,
    derivatives: [
      Derivative(
        "input", "(grad - mean(grad) - result * mean(grad * result)) / std", reads: kept
      ) { try Operator.batchNormalization.inputSlope.apply($0.arguments)[0] },
      Derivative("weight", "total of grad * (input - mean) / std", reads: kept) {
        try Operator.batchNormalization.weightSlope.apply($0.arguments)[0]
      },
      Derivative("bias", "total of grad", reads: kept) {
        try Operator.batchNormalization.biasSlope.apply($0.arguments)[0]
      },
    ])

  /// The gradient of the input.
  let inputSlope: Operator = .init(
    "native_batch_norm_backward", slopeParameters, gradFn: "NativeBatchNormBackwardBackward0",
    forward: .primitive { arguments in
      let (grad, input) = (arguments["grad_output"].tensor!, arguments["input"].tensor!)
      let channels = try Channels(arguments, of: input)
      if let large = NormalizedChannels(input, [grad, arguments["weight"].tensor]) {
        return [
          try large.slope(
            grad, mean: channels.mean, inverse: channels.inverse, arguments["weight"].tensor,
            isTraining: channels.isTraining)
        ]
      }
      let factor = try channels.inverse * (channels.weight(arguments["weight"].tensor) ?? Tensor(1))
      guard channels.isTraining else { return [try (grad * factor).to(input.dtype)] }
      let wide = try (input.to(.float64) - channels.mean.to(.float64)) * grad.to(.float64)
      let product = try channels.total(wide).to(input.dtype)
      let projection = try product * channels.inverse * channels.inverse / channels.count
      let centred = try input - channels.mean
      let mean = try channels.total(grad) / channels.count
      let slope = try (grad - mean - centred * projection) * channels.inverse
      return [try channels.weight(arguments["weight"].tensor).map { try slope * $0 } ?? slope]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the same of the gradient's gradient", reads: keptBySlope) { pull in
        let channels = try Channels(pull)
        let weight = try channels.weight(pull.tensor("weight"))
        return try channels.inputGradient(pull.grad, pull.tensor("input")!, weight)
      },
      Derivative("input", "the second derivative", reads: keptBySlope) { pull in
        let channels = try Channels(pull)
        guard channels.isTraining else { return nil }
        let gradient = try channels.curvature(
          pull.tensor("grad_output")!, pull.grad, pull.tensor("input")!)
        return try channels.weight(pull.tensor("weight")).map { try $0 * gradient } ?? gradient
      },
      Derivative("weight", "total of the gradient without the weight", reads: keptBySlope) { pull in
        let channels = try Channels(pull)
        let slope = try channels.inputGradient(
          pull.tensor("grad_output")!, pull.tensor("input")!, nil)
        return try channels.total(pull.grad * slope).reshape(pull.inputShape())
      },
    ])

  /// The gradient of the weight.
  let weightSlope: Operator = .init(
    "native_batch_norm_backward_weight", slopeParameters,
    gradFn: "NativeBatchNormBackwardBackward0",
    forward: .primitive { arguments in
      let (grad, input) = (arguments["grad_output"].tensor!, arguments["input"].tensor!)
      let channels = try Channels(arguments, of: input)
      if let large = NormalizedChannels(input, [grad]) {
        let products = try large.products(grad, mean: channels.mean).product
        let scaled = zip(products, try channels.inverse.toArray()).map { $0 * $1 }
        return [Tensor(scaled)]
      }
      let wide = try (input.to(.float64) - channels.mean.to(.float64)) * grad.to(.float64)
      let total = try channels.total(wide) * channels.inverse.to(.float64)
      return [try total.to(input.dtype).reshape([-1])]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "(input - mean) / std", reads: keptBySlope) { pull in
        let channels = try Channels(pull)
        return try channels.shaped(pull.grad) * (pull.tensor("input")! - channels.mean)
          * channels.inverse
      },
      Derivative(
        "input", "(grad - mean(grad) - result * mean(grad * result)) / std", reads: keptBySlope
      ) { pull in
        let channels = try Channels(pull)
        let (grad, input) = (pull.tensor("grad_output")!, pull.tensor("input")!)
        let direction = try channels.shaped(pull.grad)
        guard channels.isTraining else { return try direction * channels.inverse * grad }
        let centred = try input - channels.mean
        let cube = try centred * channels.inverse.pow(3)
        let direct = try grad * channels.inverse
        let throughMean = try channels.inverse * channels.total(grad) / channels.count
        let throughSpread = try cube * channels.total(grad * centred) / channels.count
        let parts = try direct - throughMean - throughSpread
        return try direction * parts
      },
    ])

  /// The gradient of the bias.
  let biasSlope: Operator = .init(
    "native_batch_norm_backward_bias", slopeParameters, gradFn: "NativeBatchNormBackwardBackward0",
    forward: .primitive { arguments in
      let grad = arguments["grad_output"].tensor!
      return [try grad.sum((0..<grad.rank).filter { $0 != 1 })]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "1", reads: keptBySlope) { pull in
        try Channels(pull).shaped(pull.grad).expand(pull.inputShape())
      },
      Derivative("input", "0", reads: keptBySlope) { _ in nil },
    ])

  private static let parameters: [Parameter] = [
    .tensor("input"), .tensor("running_mean").optional, .tensor("running_var").optional,
    .tensor("weight").optional, .tensor("bias").optional, .bool("training"), .number("eps"),
  ]
  private static let slopeParameters =
    [.tensor("grad_output")] + parameters
    + [.tensor("save_mean").optional, .tensor("save_invstd").optional]
  private static let kept = (0..<5).map { Saved.parameter($0) } + [.output(1), .output(2)]
  private static let keptBySlope = [0, 1, 2, 3, 4, 5, 8, 9].map { Saved.parameter($0) }
}

extension Pullback {
  /// All arguments of a slope: the gradient, and what the forward pass was given.
  fileprivate var arguments: [Argument] {
    let tensors = ["input", "running_mean", "running_var", "weight", "bias"].map { name in
      tensor(name).map { Argument.tensor($0) } ?? .none
    }
    return [.tensor(grad)] + tensors + [self["training"], self["eps"]]
      + [.tensor(saved(.output(1))), .tensor(saved(.output(2)))]
  }
}

/// The result, the mean and the inverse of the standard deviation, of a batch too large to read; else nil.
private func largeBatch(_ arguments: Arguments) throws -> [Tensor]? {
  let (weight, bias) = (arguments["weight"].tensor, arguments["bias"].tensor)
  guard let large = NormalizedChannels(arguments.input, [weight, bias]) else { return nil }
  let (mean, variance): ([Double], [Double])
  if !arguments["training"].isTrue, let runningMean = arguments["running_mean"].tensor,
    let runningVariance = arguments["running_var"].tensor
  {
    (mean, variance) = (try runningMean.toArray(), try runningVariance.toArray())
  } else {
    (mean, variance) = try large.moments()
  }
  let epsilon = arguments["eps"].double!
  let inverse = variance.map { 1 / ($0 + epsilon).squareRoot() }
  let result = try large.normalized(
    mean: mean.map { Float($0) }, inverse: inverse.map { Float($0) }, weight, bias)
  return [result, Tensor(mean), Tensor(inverse)]
}

/// The statistics of each channel that an input is normalised with.
private struct Channels {
  let isTraining: Bool
  /// M.
  let count: Scalar
  let mean: Tensor
  /// s, in the input's type and in float64.
  let inverse: Tensor
  let exactInverse: Tensor
  private let rank: Int
  private let dimensions: [Int]

  init(_ arguments: Arguments, of input: Tensor) throws {
    let isSlope = arguments.operation.index(ofParameter: "save_mean") != nil
    try self.init(
      input, arguments["running_mean"].tensor, arguments["running_var"].tensor,
      kept: isSlope ? (arguments["save_mean"].tensor, arguments["save_invstd"].tensor) : (nil, nil),
      isTraining: arguments["training"].isTrue, epsilon: arguments["eps"].scalar!)
  }

  init(_ pull: Pullback) throws {
    try self.init(
      pull.tensor("input")!, pull.tensor("running_mean"), pull.tensor("running_var"),
      kept: (pull.tensor("save_mean"), pull.tensor("save_invstd")),
      isTraining: pull["training"].isTrue, epsilon: pull["eps"].scalar!)
  }

  /// Statistics of the batch, kept by the forward pass or computed, or, when not training, those that
  /// were gathered before.
  private init(
    _ input: Tensor, _ runningMean: Tensor?, _ runningVariance: Tensor?,
    kept: (mean: Tensor?, inverse: Tensor?), isTraining: Bool, epsilon: Scalar
  ) throws {
    rank = input.rank
    let dimensions = (0..<input.rank).filter { $0 != 1 }
    self.dimensions = dimensions
    count = .double(Double(dimensions.reduce(1) { $0 * input.shape[$1] }))
    self.isTraining = isTraining || runningMean == nil || runningVariance == nil
    let shape = [1, input.shape[1]] + [Int](repeating: 1, count: Swift.max(rank - 2, 0))
    if let mean = kept.mean, let inverse = kept.inverse {
      (self.mean, self.inverse) = (try mean.reshape(shape), try inverse.reshape(shape))
      exactInverse = self.inverse
      return
    }
    if !self.isTraining {
      mean = try runningMean!.detach().reshape(shape)
      exactInverse = try (runningVariance!.detach().to(.float64).reshape(shape) + epsilon).rsqrt()
      inverse = try exactInverse.to(input.dtype)
      return
    }
    let wide = try input.detach().to(.float64)
    let exactMean = try wide.mean(dimensions, keepDim: true)
    let variance = try (wide - exactMean).pow(2).mean(dimensions, keepDim: true)
    mean = try exactMean.to(input.dtype)
    exactInverse = try (variance + epsilon).rsqrt()
    inverse = try exactInverse.to(input.dtype)
  }

  func shaped(_ tensor: Tensor) throws -> Tensor {
    try tensor.reshape([1, tensor.count] + [Int](repeating: 1, count: Swift.max(rank - 2, 0)))
  }

  func weight(_ weight: Tensor?) throws -> Tensor? { try weight.map(shaped) }

  func total(_ tensor: Tensor) throws -> Tensor { try tensor.sum(dimensions, keepDim: true) }

  /// The gradient of the input for the gradient of the result, of operators that can be differentiated.
  func inputGradient(_ grad: Tensor, _ input: Tensor, _ weight: Tensor?) throws -> Tensor {
    guard isTraining else {
      return try weight.map { try grad * inverse * $0 } ?? grad * inverse
    }
    let centred = try input - mean
    let scale = try weight.map { try $0 * inverse } ?? inverse
    let projected = try centred * inverse.pow(2) * total(grad * centred)
    let inner = try count * grad - total(grad) - projected
    return try scale / count * inner
  }

  /// What the gradient of the input adds to that of the input again, without the weight.
  func curvature(_ grad: Tensor, _ direction: Tensor, _ input: Tensor) throws -> Tensor {
    let centred = try input - mean
    let (square, cube) = (try inverse.pow(2), try inverse.pow(3))
    let (sum, sumDirection) = (try total(grad), try total(direction))
    let (product, productDirection) = (try total(grad * centred), try total(direction * centred))
    let means = try sumDirection * sum / count - total(grad * direction)
    let spreads = try square * product * productDirection * .double(3 / count.double)
    let inner = try means + spreads
    let first = try centred * cube * inner / count
    let second = try productDirection * cube / count * (sum / count - grad)
    let third = try product * cube / count * (sumDirection / count - direction)
    return try first + second + third
  }
}
