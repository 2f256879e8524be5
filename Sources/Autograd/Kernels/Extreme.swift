import CAutograd

/// The largest or smallest element of each run that is reduced: the first of equal ones; NaN counts
/// as more extreme than anything.
enum Extreme {
  case largest, smallest

  /// The elements and their indices in the runs.
  func found(in input: Tensor, _ dimensions: [Int], keepDim: Bool) throws
    -> (values: Tensor, indices: Tensor)
  {
    let shape = try ReducedShape(input.shape, dimensions, keepDim: keepDim)
    let own = input.shape
    let length = shape.reduced.reduce(1) { $0 * own[$1] }
    guard length > 0 else {
      throw AutogradError.index(
        "Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with "
          + "the 'dim' argument.")
    }
    let values = try Tensor.uninitialized(shape.shape, input.dtype)
    let indices = try Tensor.uninitialized(shape.shape, .int64)
    input.dtype.dispatch(
      Search(
        extreme: self, rows: try input.arranged(shape), length: length, values: values,
        indices: indices))
    return (values, indices)
  }

  private struct Search: ElementKernel {
    let extreme: Extreme
    let rows: Tensor
    let length: Int
    let values: Tensor
    let indices: Tensor

    func run<T: Element>(_ type: T.Type) {
      rows.withElements(T.self) { source in
        values.withMutableElements(T.self) { values in
          indices.withMutableElements(Int64.self) { indices in
            for row in 0..<self.values.count {
              let index = extreme.index(source + row * length, length)
              values[row] = source[row * length + index]
              indices[row] = Int64(index)
            }
          }
        }
      }
    }
  }

  private func index<T: Element>(_ row: UnsafePointer<T>, _ count: Int) -> Int {
    if T.self == Float.self {
      let row = UnsafeRawPointer(row).assumingMemoryBound(to: Float.self)
      let value =
        self == .largest ? autograd_max_float(row, count) : autograd_min_float(row, count)
      return autograd_index_float(row, count, value)
    }
    var best = 0
    for index in 1..<max(count, 1) where !row[best].isNotANumber {
      let beats = self == .largest ? row[index] > row[best] : row[index] < row[best]
      if beats || row[index].isNotANumber { best = index }
    }
    return best
  }
}
