import CAutograd

/// A float32 batch whose channels, the second dimension, are each brought to a mean and a variance in few
/// passes over memory.
struct NormalizedChannels {
  private let input: Tensor
  private let shape: autograd_channels

  private var count: Double { Double(shape.batch * shape.inner) }

  /// Nil for other types, and for what is so small that its digits are read: that is rounded operator by operator.
  init?(_ input: Tensor, _ others: [Tensor?]) {
    guard input.dtype == .float32, input.rank >= 2, input.count > 1024,
      others.allSatisfy({ $0.map { $0.dtype == .float32 } ?? true })
    else { return nil }
    self.input = input
    let sizes = input.shape
    shape = autograd_channels(
      batch: sizes[0], channels: sizes[1], inner: sizes.dropFirst(2).reduce(1, *))
  }

  /// The mean and the variance of each channel.
  func moments() throws -> (mean: [Double], variance: [Double]) {
    var mean = [Double](repeating: 0, count: shape.channels)
    var variance = mean
    try input.contiguous().withElements(Float.self) {
      autograd_channel_moments(shape, $0, &mean, &variance)
    }
    return (mean, variance)
  }

  /// The input with its mean moved to the bias and its spread scaled.
  func normalized(mean: [Float], inverse: [Float], _ weight: Tensor?, _ bias: Tensor?) throws
    -> Tensor
  {
    let scale = try zip(inverse, values(weight, 1)).map { $0 * $1 }
    let shift = try values(bias, 0)
    let result = try Tensor.uninitialized(input.shape, .float32)
    try input.contiguous().withElements(Float.self) { source in
      result.withMutableElements(Float.self) {
        autograd_channel_scaled(shape, source, mean, scale, shift, $0)
      }
    }
    return result
  }

  /// For each channel the sums of a gradient and of its product with what the input differs from the mean by.
  func products(_ grad: Tensor, mean: Tensor) throws -> (sum: [Double], product: [Double]) {
    var sum = [Double](repeating: 0, count: shape.channels)
    var product = sum
    let center = try values(mean, 0)
    try grad.contiguous().withElements(Float.self) { gradient in
      try input.contiguous().withElements(Float.self) {
        autograd_channel_products(shape, gradient, $0, center, &sum, &product)
      }
    }
    return (sum, product)
  }

  /// The gradient of the input; unless `isTraining`, mean and spread were not the input's own.
  func slope(
    _ grad: Tensor, mean: Tensor, inverse: Tensor, _ weight: Tensor?, isTraining: Bool
  ) throws -> Tensor {
    let (center, inverse) = (try values(mean, 0), try values(inverse, 1))
    let scale = try zip(inverse, values(weight, 1)).map { $0 * $1 }
    var shift = [Float](repeating: 0, count: shape.channels)
    var slope = shift
    if isTraining {
      let (sum, product) = try products(grad, mean: mean)
      shift = sum.map { Float($0 / count) }
      slope = zip(product, inverse).map { Float($0 / count) * $1 * $1 }
    }
    let result = try Tensor.uninitialized(input.shape, .float32)
    try grad.contiguous().withElements(Float.self) { gradient in
      try input.contiguous().withElements(Float.self) { source in
        result.withMutableElements(Float.self) {
          autograd_channel_slope(shape, gradient, source, center, shift, slope, scale, $0)
        }
      }
    }
    return result
  }

  /// A number for each channel.
  private func values(_ tensor: Tensor?, _ fallback: Float) throws -> [Float] {
    guard let tensor else { return [Float](repeating: fallback, count: shape.channels) }
    return try tensor.toArray().map { Float($0) }
  }
}
