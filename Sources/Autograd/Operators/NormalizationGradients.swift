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

  /// Those of a `layer_norm`: what was kept, or computed once more for gradients of gradients.
  init(_ pull: Pullback, _ dimensions: [Int]) throws {
    if Engine.isGradEnabled {
      try self.init(pull.input, dimensions, pull["eps"].double!)
    } else {
      self.init(mean: pull.saved(.output(1)), inverse: pull.saved(.output(2)))
    }
  }
}

/// The gradients of normalisations, rounded where PyTorch's CPU kernels round: for batches of few
/// examples little remains of the differences that they consist of.
enum NormalizationGradients {
  /// The gradient of `layer_norm` by its input.
  static func layer(_ pull: Pullback) throws -> Tensor {
    let (input, weight) = (pull.input, pull.tensor("weight"))
    let dimensions = layerDimensions(pull)
    let moments = try Moments(pull, dimensions)
    if !Engine.isGradEnabled,
      let rows = NormalizedRows(input, pull["normalized_shape"].ints!, [weight, pull.grad])
    {
      return try rows.slope(pull.grad, weight, moments)
    }
    let grad = try weight.map { try pull.grad * $0 } ?? pull.grad
    let (mean, a) = (moments.mean, moments.inverse)
    let scale = Scalar.double(1 / Double(dimensions.reduce(1) { $0 * input.shape[$1] }))
    let products = try (grad * input).sum(dimensions, keepDim: true)
    let sums = try grad.sum(dimensions, keepDim: true)
    let b = try (sums * mean - products) * a * a * a * scale
    let c = try -b * mean - sums * a * scale
    return try a * grad + b * input + c
  }

  /// The gradient of `layer_norm` by its weight.
  static func layerWeight(_ pull: Pullback) throws -> Tensor {
    let moments = try Moments(pull, layerDimensions(pull))
    return try pull.grad * ((pull.input - moments.mean) * moments.inverse)
  }

  private static func layerDimensions(_ pull: Pullback) -> [Int] {
    let rank = pull.input.rank
    return Array((rank - pull["normalized_shape"].ints!.count)..<rank)
  }
}

/// A vector with an entry for each channel, shaped to meet batches of them.
func channelShaped(_ tensor: Tensor, _ rank: Int) throws -> Tensor {
  try tensor.reshape([1, tensor.count] + [Int](repeating: 1, count: Swift.max(rank - 2, 0)))
}
