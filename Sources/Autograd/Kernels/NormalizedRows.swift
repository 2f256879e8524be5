import CAutograd

/// The trailing dimensions of float32 tensors as rows, each of which is brought to a mean of 0 and a
/// variance of 1 in one pass over memory.
struct NormalizedRows {
  private let input: Tensor
  private let length: Int
  /// The shape of what there is once for each row.
  private let keptShape: [Int]

  /// Nil for other types, and for what is so small that its digits are read: that is rounded operator by operator.
  init?(_ input: Tensor, _ sizes: [Int], _ others: [Tensor?]) {
    length = sizes.reduce(1, *)
    guard input.dtype == .float32, length >= 16, input.count > 1024,
      others.allSatisfy({ $0.map { $0.dtype == .float32 } ?? true })
    else { return nil }
    self.input = input
    let shape = input.shape
    keptShape = shape.dropLast(sizes.count) + sizes.map { _ in 1 }
  }

  /// The normal rows, weighted and shifted, and the mean and the inverse of the standard deviation of each.
  func normalized(_ weight: Tensor?, _ bias: Tensor?, _ epsilon: Double) throws -> [Tensor] {
    let source = try input.contiguous()
    let result = try Tensor.uninitialized(input.shape, .float32)
    let (mean, inverse) = (
      try Tensor.uninitialized(keptShape, .float32), try Tensor.uninitialized(keptShape, .float32)
    )
    try source.withElements(Float.self) { source in
      try result.withMutableElements(Float.self) { target in
        try mean.withMutableElements(Float.self) { mean in
          try inverse.withMutableElements(Float.self) { inverse in
            try withOptionalElements(weight) { weight in
              try withOptionalElements(bias) { bias in
                for row in 0..<(result.count / length) {
                  let start = row * length
                  autograd_normalize_row(
                    source + start, weight, bias, epsilon, target + start, length, mean + row,
                    inverse + row)
                }
              }
            }
          }
        }
      }
    }
    return [result, mean, inverse]
  }

  /// The gradient of the input.
  func slope(_ grad: Tensor, _ weight: Tensor?, _ moments: Moments) throws -> Tensor {
    let (rows, source) = (try Rows(grad, length: length), try input.contiguous())
    let result = try Tensor.uninitialized(input.shape, .float32)
    try rows.tensor.withElements(Float.self) { gradient in
      try source.withElements(Float.self) { source in
        try result.withMutableElements(Float.self) { target in
          try moments.mean.withElements(Float.self) { mean in
            try moments.inverse.withElements(Float.self) { inverse in
              try withOptionalElements(weight) { weight in
                for row in 0..<(result.count / length) {
                  autograd_normalize_row_slope(
                    gradient + row * rows.stride, source + row * length, weight, mean[row],
                    inverse[row], target + row * length, length)
                }
              }
            }
          }
        }
      }
    }
    return result
  }

  private func withOptionalElements(
    _ tensor: Tensor?, _ body: (UnsafePointer<Float>?) throws -> Void
  ) throws {
    guard let tensor = try tensor?.contiguous() else { return try body(nil) }
    try tensor.withElements(Float.self) { try body($0) }
  }
}
