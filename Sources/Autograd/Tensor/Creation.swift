extension Tensor {
  /// A tensor of given elements in row-major order.
  ///
  ///     Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3])
  ///
  /// - Precondition: as many elements as the shape has places.
  public convenience init(
    _ elements: [Double], shape: [Int], dtype: DType = .float32, requiresGrad: Bool = false
  ) {
    let count = shape.reduce(1, *)
    precondition(elements.count == count, "\(elements.count) elements do not fill \(shape)")
    self.init(shape: shape, dtype: dtype)
    dtype.dispatch(Fill(target: self) { Scalar.double(elements[$0]) })
    if requiresGrad { flags.insert(.requiresGrad) }
  }

  /// A vector.
  public convenience init(
    _ elements: [Double], dtype: DType = .float32, requiresGrad: Bool = false
  ) {
    self.init(elements, shape: [elements.count], dtype: dtype, requiresGrad: requiresGrad)
  }

  /// A tensor of given integers in row-major order.
  ///
  /// - Precondition: as many elements as the shape has places.
  public convenience init(integers elements: [Int], shape: [Int]? = nil, dtype: DType = .int64) {
    let shape = shape ?? [elements.count]
    precondition(
      elements.count == shape.reduce(1, *), "\(elements.count) elements do not fill \(shape)")
    self.init(shape: shape, dtype: dtype)
    dtype.dispatch(Fill(target: self) { Scalar.int(elements[$0]) })
  }

  /// A number without dimensions.
  public convenience init(_ value: Double, dtype: DType = .float32, requiresGrad: Bool = false) {
    self.init([value], shape: [], dtype: dtype, requiresGrad: requiresGrad)
  }

  /// A Python number without dimensions, in the type `torch.tensor` gives it or another one:
  /// `Tensor(.int(3))` is int64, while `Tensor(3)` is float32 as a Swift literal suggests.
  @_disfavoredOverload
  public convenience init(_ value: Scalar, dtype: DType? = nil) {
    self.init(shape: [], dtype: dtype ?? value.dtype)
    self.dtype.dispatch(Fill(target: self) { _ in value })
  }

  /// A tensor filled with one number.
  ///
  /// - Throws: as everything that makes a tensor of a shape, if there is not so much memory.
  public static func full(_ shape: [Int], _ value: Scalar, dtype: DType? = nil) throws -> Tensor {
    let result = try Tensor.uninitialized(shape, dtype ?? value.dtype)
    result.dtype.dispatch(Repetition(target: result, value: value))
    return result
  }

  /// A tensor whose elements follow from their row-major positions.
  static func computed(_ shape: [Int], _ dtype: DType, _ element: @escaping (Int) -> Scalar) throws
    -> Tensor
  {
    let result = try Tensor.uninitialized(shape, dtype)
    dtype.dispatch(Fill(target: result, value: element))
    return result
  }

  /// A tensor of zeros.
  public static func zeros(_ shape: [Int], _ dtype: DType = .float32) throws -> Tensor {
    try full(shape, 0, dtype: dtype)
  }

  /// A tensor of ones.
  public static func ones(_ shape: [Int], _ dtype: DType = .float32) throws -> Tensor {
    try full(shape, 1, dtype: dtype)
  }

  /// Zeros of a shape that some tensor has, without memory for each: one zero, repeated.
  static func zeros(layout: Layout?, _ dtype: DType) -> Tensor {
    let zero = Tensor(layout: nil, storage: nil, payload: 0, dtype: dtype)
    guard let layout else { return zero }
    return zero.alias(layout.repeatingOneElement(), offset: 0)
  }

  /// Zeros of the shape and type of another tensor.
  public func zerosLike() throws -> Tensor { try .zeros(shape, dtype) }

  /// Ones of the shape and type of another tensor.
  public func onesLike() throws -> Tensor { try .ones(shape, dtype) }

  /// A tensor for elements that are in memory already, and whose own memory is therefore to be had.
  private convenience init(shape: [Int], dtype: DType) {
    do {
      let model = try Tensor.uninitialized(shape, dtype)
      self.init(layout: model.layout, storage: model.storage, payload: 0, dtype: dtype)
    } catch {
      preconditionFailure("\(error)")
    }
  }
}

/// Sets every element to one number.
private struct Repetition: ElementKernel {
  let target: Tensor
  let value: Scalar

  func run<T: Element>(_ type: T.Type) {
    target.withMutableElements(T.self) {
      $0.update(repeating: T(scalar: value), count: target.count)
    }
  }
}

/// Sets every element to a number that follows from its position.
struct Fill: ElementKernel {
  let target: Tensor
  let value: (Int) -> Scalar

  func run<T: Element>(_ type: T.Type) {
    target.withMutableElements(T.self) { target in
      for index in 0..<self.target.count { target[index] = T(scalar: value(index)) }
    }
  }
}
