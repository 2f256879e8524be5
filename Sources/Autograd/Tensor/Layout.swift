/// How the elements of a tensor lie in its storage: sizes and strides, both counted in elements.
///
/// Immutable, so that any number of tensors share one; a tensor without dimensions has none.
final class Layout: Sendable {
  let shape: [Int]
  let strides: [Int]
  /// How many elements the tensor has.
  let count: Int
  /// Whether the elements follow each other in row-major order.
  let isContiguous: Bool
  /// Whether the elements fill one piece of memory without gaps or overlap, in any order.
  let isDense: Bool

  /// Row-major order.
  init(_ shape: [Int]) {
    self.shape = shape
    strides = Layout.contiguousStrides(shape)
    count = shape.reduce(1, *)
    isContiguous = true
    isDense = true
  }

  init(_ shape: [Int], strides: [Int]) {
    self.shape = shape
    self.strides = strides
    count = shape.reduce(1, *)
    isContiguous = Layout.isContiguous(shape, strides)
    isDense = isContiguous || Layout.isDense(shape, strides)
  }

  /// The shared layout for a shape, or nil for no dimensions.
  static func contiguous(_ shape: [Int]) -> Layout? { shape.isEmpty ? nil : Layout(shape) }

  static func strided(_ shape: [Int], _ strides: [Int]) -> Layout? {
    shape.isEmpty ? nil : Layout(shape, strides: strides)
  }

  static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = shape
    var step = 1
    for dimension in stride(from: shape.count - 1, through: 0, by: -1) {
      strides[dimension] = step
      step *= max(shape[dimension], 1)
    }
    return strides
  }

  /// Dimensions of size one may have any stride; a tensor without elements is always contiguous.
  private static func isContiguous(_ shape: [Int], _ strides: [Int]) -> Bool {
    if shape.contains(0) { return true }
    var step = 1
    for dimension in stride(from: shape.count - 1, through: 0, by: -1) where shape[dimension] != 1 {
      if strides[dimension] != step { return false }
      step *= shape[dimension]
    }
    return true
  }

  private static func isDense(_ shape: [Int], _ strides: [Int]) -> Bool {
    var step = 1
    let order = shape.indices.filter { shape[$0] != 1 }.sorted { strides[$0] < strides[$1] }
    for dimension in order {
      if strides[dimension] != step { return false }
      step *= shape[dimension]
    }
    return true
  }
}
