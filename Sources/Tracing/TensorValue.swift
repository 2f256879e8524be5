/// What a trace keeps of a tensor: every element of a small one, statistics of a large one.
public enum TensorValue: Sendable, Equatable {
  /// All elements in row-major order. Booleans are 0 and 1.
  case whole(shape: [Int], data: [Double])
  /// What is said of a tensor too large to keep. The numbers leave NaN elements out, `nan` counts
  /// them.
  case statistics(shape: [Int], min: Double, max: Double, mean: Double, norm: Double, nan: Int)

  /// Tensors of more elements than this are kept as statistics.
  public static let largestWhole = 64

  /// The tensor's shape; empty for a scalar.
  public var shape: [Int] {
    switch self {
    case .whole(let shape, _), .statistics(let shape, _, _, _, _, _): shape
    }
  }

  /// The only element of a tensor that has just one.
  public var scalar: Double? {
    if case .whole(_, let data) = self, data.count == 1 { data[0] } else { nil }
  }
}
