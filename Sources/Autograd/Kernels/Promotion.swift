extension DType {
  /// The type in which an operator of two tensors computes.
  static func promote(_ a: Tensor, _ b: Tensor) -> DType {
    if a.dtype == b.dtype { return a.dtype }
    if b.flags.contains(.wrappedNumber), a.dtype.category >= b.dtype.category { return a.dtype }
    if a.flags.contains(.wrappedNumber), b.dtype.category >= a.dtype.category { return b.dtype }
    return promote([a, b])
  }

  /// The type in which an operator of several tensors computes: the larger one, where tensors without
  /// dimensions count only if no others have their kind of number (truth value, integer, floating
  /// point), and Python's numbers only if no tensor at all has.
  static func promote(_ tensors: [Tensor]) -> DType {
    var ranks: [DType?] = [nil, nil, nil]
    for tensor in tensors {
      let importance = tensor.flags.contains(.wrappedNumber) ? 2 : tensor.layout == nil ? 1 : 0
      let dtype = importance == 2 && tensor.dtype == .float64 ? .float32 : tensor.dtype
      ranks[importance] = ranks[importance].map { combine($0, dtype) } ?? dtype
    }
    var result: DType?
    for candidate in ranks.compactMap({ $0 }) {
      guard let current = result else {
        result = candidate
        continue
      }
      if candidate.category > current.category { result = candidate }
    }
    return result ?? .float32
  }

  /// The smallest type that holds both.
  static func combine(_ a: DType, _ b: DType) -> DType { max(a, b) }
}

extension Tensor {
  /// A Python number as a tensor without dimensions, which counts less in promotion.
  static func wrapped(_ scalar: Scalar) -> Tensor {
    let tensor: Tensor
    switch scalar {
    case .bool(let value): tensor = .single(Truth(value))
    case .int(let value): tensor = .single(Int64(value))
    case .double(let value): tensor = .single(value)
    }
    tensor.flags.insert(.wrappedNumber)
    return tensor
  }
}
