/// The elements of a tensor as rows for loops that go through them one by one.
///
/// Where all elements are one number, as in the gradient of a sum, there is one row in memory, which
/// stands for all of them.
struct Rows {
  /// What has the rows in memory.
  let tensor: Tensor
  /// How far apart they begin.
  let stride: Int

  /// - Parameter length: of a row; the last one may be shorter.
  init(_ tensor: Tensor, length: Int) throws {
    if tensor.repeatsOneElement, tensor.count > length, length > 1 {
      self.tensor = try .full([length], tensor.scalar(at: 0), dtype: tensor.dtype)
      stride = 0
    } else {
      self.tensor = try tensor.contiguous()
      stride = length
    }
  }
}

extension Tensor {
  /// Whether all its elements are the same one in memory.
  var repeatsOneElement: Bool {
    guard let layout else { return true }
    return zip(layout.shape, layout.strides).allSatisfy { $0 == 1 || $1 == 0 }
  }
}
