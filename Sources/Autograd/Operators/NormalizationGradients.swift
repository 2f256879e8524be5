/// What a normalisation does to its input along some dimensions.
struct Moments {
  /// The mean, and one over the standard deviation.
  let mean: Tensor
  let inverse: Tensor

  init(mean: Tensor, inverse: Tensor) { (self.mean, self.inverse) = (mean, inverse) }

  init(_ input: Tensor, _ dimensions: [Int], _ epsilon: Double) throws {
    mean = try input.mean(dimensions, keepDim: true)
    let centred = try input - mean
    let variance = try (centred * centred).mean(dimensions, keepDim: true)
    inverse = try (variance + .double(epsilon)).rsqrt()
  }
}

/// The gradients of `layer_norm`, rounded where PyTorch's CPU kernels round: for batches of few examples
/// little remains of the differences that they consist of. Where gradients are recorded they are nodes
/// of their own.
enum NormalizationGradients {
  /// The gradient by the input.
  static func layer(_ pull: Pullback) throws -> Tensor {
    if Engine.isGradEnabled { return try recorded(inputSlope, pull) }
    let (input, weight) = (pull.input, pull.tensor("weight"))
    let moments = Moments(mean: pull.saved(.output(1)), inverse: pull.saved(.output(2)))
    if let rows = NormalizedRows(input, pull["normalized_shape"].ints!, [weight, pull.grad]) {
      return try rows.slope(pull.grad, weight, moments)
    }
    return try slope(pull.grad, input, weight, dimensions(input, pull["normalized_shape"]), moments)
  }

  /// The gradient by the weight.
  static func layerWeight(_ pull: Pullback) throws -> Tensor {
    if Engine.isGradEnabled { return try recorded(weightSlope, pull) }
    let moments = Moments(mean: pull.saved(.output(1)), inverse: pull.saved(.output(2)))
    return try pull.grad * ((pull.input - moments.mean) * moments.inverse)
  }

  /// The gradient by the bias.
  static func layerBias(_ pull: Pullback) throws -> Tensor {
    Engine.isGradEnabled ? try recorded(biasSlope, pull) : pull.grad
  }

  private static let inputSlope = slopeOperator("input") { arguments in
    let (input, sizes) = (arguments.other, arguments[3])
    let dimensions = dimensions(input, sizes)
    let moments = try Moments(input, dimensions, arguments[4].double!)
    return try slope(arguments.input, input, arguments[2].tensor, dimensions, moments)
  }

  private static let weightSlope = slopeOperator("weight") { arguments in
    let input = arguments.other
    let moments = try Moments(input, dimensions(input, arguments[3]), arguments[4].double!)
    let products = try arguments.input * ((input - moments.mean) * moments.inverse)
    return try products.summed(to: arguments[3].ints!)
  }

  private static let biasSlope = slopeOperator("bias") {
    try $0.input.summed(to: $0[3].ints!)
  }

  private static func slopeOperator(
    _ name: String, _ body: @escaping @Sendable (Arguments) throws -> Tensor
  ) -> Operator {
    .fused(
      "native_layer_norm_backward_\(name)",
      [
        .tensor("grad_output"), .tensor("input"), .tensor("weight").optional,
        .ints("normalized_shape"), .number("eps"),
      ], gradFn: "NativeLayerNormBackwardBackward0", inputs: ["grad_output", "input", "weight"],
      body)
  }

  private static func recorded(_ slope: Operator, _ pull: Pullback) throws -> Tensor {
    try slope.apply([
      .tensor(pull.grad), .tensor(pull.input), pull.tensor("weight").map { .tensor($0) } ?? .none,
      pull["normalized_shape"], pull["eps"],
    ])[0]
  }

  private static func slope(
    _ grad: Tensor, _ input: Tensor, _ weight: Tensor?, _ dimensions: [Int], _ moments: Moments
  ) throws -> Tensor {
    let grad = try weight.map { try grad * $0 } ?? grad
    let (mean, a) = (moments.mean, moments.inverse)
    let scale = Scalar.double(1 / Double(dimensions.reduce(1) { $0 * input.shape[$1] }))
    let products = try (grad * input).sum(dimensions, keepDim: true)
    let sums = try grad.sum(dimensions, keepDim: true)
    let b = try (sums * mean - products) * a * a * a * scale
    let c = try -b * mean - sums * a * scale
    return try a * grad + b * input + c
  }

  private static func dimensions(_ input: Tensor, _ sizes: Argument) -> [Int] {
    Array((input.rank - sizes.ints!.count)..<input.rank)
  }
}

/// A vector with an entry for each channel, shaped to meet batches of them.
func channelShaped(_ tensor: Tensor, _ rank: Int) throws -> Tensor {
  try tensor.reshape([1, tensor.count] + [Int](repeating: 1, count: Swift.max(rank - 2, 0)))
}
