extension TensorValue {
  /// Keeps a tensor's elements when they are few, their statistics when they are many.
  ///
  /// - Parameters:
  ///   - shape: the tensor's shape.
  ///   - elements: all elements in row-major order.
  public init(shape: [Int], elements: [Double]) {
    if elements.count <= TensorValue.largestWhole {
      self = .whole(shape: shape, data: elements)
    } else {
      self.init(statisticsOf: elements, shape: shape)
    }
  }

  /// Keeps the statistics of a tensor's elements alone.
  public init(statisticsOf elements: [Double], shape: [Int]) {
    var min = Double.infinity
    var max = -Double.infinity
    var sum = 0.0
    var squares = 0.0
    var nan = 0
    for element in elements {
      if element.isNaN {
        nan += 1
        continue
      }
      min = Swift.min(min, element)
      max = Swift.max(max, element)
      sum += element
      squares += element * element
    }
    let counted = elements.count - nan
    self = .statistics(
      shape: shape, min: counted > 0 ? min : .nan, max: counted > 0 ? max : .nan,
      mean: sum / Double(counted), norm: squares.squareRoot(), nan: nan)
  }

  /// The square root of the sum of the squares of all elements that are numbers.
  public var norm: Double {
    switch self {
    case .whole(_, let data):
      data.reduce(0) { $1.isNaN ? $0 : $0 + $1 * $1 }.squareRoot()
    case .statistics(_, _, _, _, let norm, _): norm
    }
  }
}
