import Tracing

extension TensorValue {
  /// The elements of several tensors, one behind the other; `nil` for none.
  init?(joining values: [TensorValue]) {
    guard !values.isEmpty else { return nil }
    var elements: [Double] = []
    var total = 0
    var nan = 0
    var low = Double.nan
    var high = Double.nan
    var sum = 0.0
    for value in values {
      let count = value.shape.reduce(1, *)
      total += count
      let part = value.summary
      nan += part.nan
      if part.nan == count { continue }
      low = low.isNaN ? part.min : Swift.min(low, part.min)
      high = high.isNaN ? part.max : Swift.max(high, part.max)
      sum += part.mean * Double(count - part.nan)
    }
    for case .whole(_, let data) in values { elements += data }
    if elements.count == total, total <= TensorValue.largestWhole {
      self = .whole(shape: [total], data: elements)
      return
    }
    let norm = values.reduce(0) { $0 + $1.norm * $1.norm }.squareRoot()
    self = .statistics(
      shape: [total], min: low, max: high, mean: sum / Double(total - nan), norm: norm, nan: nan)
  }

  private var summary: (min: Double, max: Double, mean: Double, nan: Int) {
    let value: TensorValue =
      if case .whole(let shape, let data) = self {
        TensorValue(statisticsOf: data, shape: shape)
      } else { self }
    guard case .statistics(_, let min, let max, let mean, _, let nan) = value else {
      return (.nan, .nan, .nan, 0)
    }
    return (min, max, mean, nan)
  }
}
