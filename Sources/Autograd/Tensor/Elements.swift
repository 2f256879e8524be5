extension Tensor {
  /// The elements in row-major order as floating-point numbers.
  public func toArray() throws -> [Double] {
    let source = try contiguous()
    return source.dtype.dispatch(
      Read(source: source) {
        $0.asDouble
      } integer: {
        Double($0)
      })
  }

  /// The elements in row-major order as integers.
  public func toIntegers() throws -> [Int] {
    let source = try contiguous()
    return source.dtype.dispatch(
      Read(source: source) {
        Int($0.asInt64)
      } integer: {
        Int($0)
      })
  }

  /// The elements in row-major order as the Python numbers `tolist()` gives.
  public func toScalars() throws -> [Scalar] {
    switch dtype {
    case .bool: try toIntegers().map { .bool($0 != 0) }
    case .int32, .int64: try toIntegers().map { .int($0) }
    case .float32, .float64: try toArray().map { .double($0) }
    }
  }

  /// The only element as a Python number.
  ///
  /// - Throws: unless there is exactly one.
  public func item() throws -> Scalar {
    guard count == 1 else {
      throw AutogradError.runtime(
        "a Tensor with \(count) elements cannot be converted to Scalar")
    }
    return try toScalars()[0]
  }

  /// The element at a row-major position, read without copying the rest.
  ///
  /// - Precondition: `0 <= position < count`.
  public func scalar(at position: Int) -> Scalar {
    precondition(position >= 0 && position < count, "no element \(position)")
    var offset = 0
    var rest = position
    if let layout {
      for dimension in stride(from: layout.shape.count - 1, through: 0, by: -1) {
        offset += rest % layout.shape[dimension] * layout.strides[dimension]
        rest /= layout.shape[dimension]
      }
    }
    switch dtype {
    case .bool: return withElements(Truth.self) { .bool($0[offset].isTrue) }
    case .int32: return withElements(Int32.self) { .int(Int($0[offset])) }
    case .int64: return withElements(Int64.self) { .int(Int($0[offset])) }
    case .float32: return withElements(Float.self) { .double(Double($0[offset])) }
    case .float64: return withElements(Double.self) { .double($0[offset]) }
    }
  }

  /// Whether another tensor has the same shape and elements; NaN equals nothing.
  public func equals(_ other: Tensor) throws -> Bool {
    try shape == other.shape && toArray() == other.toArray()
  }
}

private struct Read<Value>: ElementKernel {
  let source: Tensor
  let real: (Double) -> Value
  let integer: (Int64) -> Value

  init(source: Tensor, _ real: @escaping (Double) -> Value, integer: @escaping (Int64) -> Value) {
    self.source = source
    self.real = real
    self.integer = integer
  }

  func run<T: Element>(_ type: T.Type) -> [Value] {
    source.withElements(T.self) { elements in
      (0..<source.count).map {
        T.dtype.isFloatingPoint ? real(elements[$0].asDouble) : integer(elements[$0].asInt64)
      }
    }
  }
}
