/// The gradients of normalisations, rounded where PyTorch's CPU kernels round: for batches of few
/// examples little remains of the differences that they consist of.
enum NormalizationGradients {
  /// What a normalisation does to its input along some dimensions.
  private struct Moments {
    let mean: Tensor
    /// One over the standard deviation.
    let inverse: Tensor
    let count: Double

    init(_ input: Tensor, _ dimensions: [Int], _ epsilon: Double) throws {
      mean = try input.mean(dimensions, keepDim: true)
      let centred = try input - mean
      let variance = try (centred * centred).mean(dimensions, keepDim: true)
      inverse = try (variance + .double(epsilon)).rsqrt()
      count = Double(dimensions.reduce(1) { $0 * input.shape[$1] })
    }
  }

  /// The gradient of `layer_norm` by its input.
  static func layer(_ pull: Pullback) throws -> Tensor {
    let input = pull.input
    let dimensions = layerDimensions(pull)
    let moments = try Moments(input, dimensions, pull["eps"].double!)
    let grad = try pull.tensor("weight").map { try pull.grad * $0 } ?? pull.grad
    let (mean, a) = (moments.mean, moments.inverse)
    let scale = Scalar.double(1 / moments.count)
    let products = try (grad * input).sum(dimensions, keepDim: true)
    let sums = try grad.sum(dimensions, keepDim: true)
    let b = try (sums * mean - products) * a * a * a * scale
    let c = try -b * mean - sums * a * scale
    return try a * grad + b * input + c
  }

  /// The gradient of `layer_norm` by its weight.
  static func layerWeight(_ pull: Pullback) throws -> Tensor {
    let moments = try Moments(pull.input, layerDimensions(pull), pull["eps"].double!)
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
