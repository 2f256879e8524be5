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
  ///
  /// - Throws: PyTorch's error, if there are more elements than an integer can count.
  init(_ shape: [Int]) throws {
    count = try Layout.count(shape)
    self.shape = shape
    strides = Layout.contiguousStrides(shape)
    isContiguous = true
    isDense = true
  }

  init(_ shape: [Int], strides: [Int]) throws {
    count = try Layout.count(shape)
    self.shape = shape
    self.strides = strides
    isContiguous = Layout.isContiguous(shape, strides)
    isDense = isContiguous || Layout.isDense(shape, strides)
  }

  private init(repeating layout: Layout) {
    shape = layout.shape
    strides = [Int](repeating: 0, count: layout.shape.count)
    count = layout.count
    isContiguous = Layout.isContiguous(shape, strides)
    isDense = isContiguous
  }

  /// The same sizes over one element.
  func repeatingOneElement() -> Layout { Layout(repeating: self) }

  /// The shared layout for a shape, or nil for no dimensions.
  static func contiguous(_ shape: [Int]) throws -> Layout? {
    shape.isEmpty ? nil : try Layout(shape)
  }

  static func strided(_ shape: [Int], _ strides: [Int]) throws -> Layout? {
    shape.isEmpty ? nil : try Layout(shape, strides: strides)
  }

  /// How many elements a shape has.
  static func count(_ shape: [Int]) throws -> Int {
    guard let count = checkedProduct(shape) else {
      throw AutogradError.runtime("numel: integer multiplication overflow")
    }
    return count
  }

  /// The product of sizes; nil where it is beyond what an integer holds.
  static func checkedProduct(_ sizes: [Int]) -> Int? {
    if sizes.contains(0) { return 0 }
    var product = 1
    for size in sizes {
      let (next, overflows) = product.multipliedReportingOverflow(by: size)
      if overflows { return nil }
      product = next
    }
    return product
  }

  static func contiguousStrides(_ shape: [Int]) -> [Int] {
    var strides = shape
    var step = 1
    for dimension in stride(from: shape.count - 1, through: 0, by: -1) {
      strides[dimension] = step
      // Of a tensor without elements no stride is ever used, so that they may be beyond an integer.
      step = step.multipliedReportingOverflow(by: max(shape[dimension], 1)).partialValue
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
