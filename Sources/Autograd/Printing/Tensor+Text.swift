extension Tensor {
  /// The text that PyTorch prints for it: `tensor([1., 2.], grad_fn=<MulBackward0>)`.
  ///
  /// - Parameter isParameter: Whether it is an `nn.Parameter`, which announces itself.
  public func text(_ options: PrintOptions = PrintOptions(), isParameter: Bool = false) -> String {
    let elements: PrintedTensor.Elements =
      switch dtype {
      case .bool: .booleans { self.scalar(at: $0).isTrue }
      case .int32, .int64: .integers { self.scalar(at: $0).int }
      case .float32, .float64: .floating { self.scalar(at: $0).double }
      }
    return PrintedTensor(
      shape: shape, elements: elements, dtype: dtype.name, gradFn: gradFn?.name,
      requiresGrad: requiresGrad, isParameter: isParameter
    ).text(options)
  }
}

extension Tensor: CustomStringConvertible {
  /// The text that PyTorch prints for it.
  public var description: String { text() }
}
