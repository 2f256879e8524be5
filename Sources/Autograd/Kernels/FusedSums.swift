import CAutograd

/// Sums of products as PyTorch's CPU kernels compute them: product and sum in one step with one
/// rounding. They exist for tensors of one type and shape; elsewhere the plain operators do.
enum FusedSums {
  /// `a + scale * b`
  static func scaled(_ a: Tensor, _ b: Tensor, _ scale: Double) throws -> Tensor? {
    try combined(a, [b]) {
      autograd_sum_scaled_float($0, $1[0], Float(scale), $2, $3)
    } double: {
      autograd_sum_scaled_double($0, $1[0], scale, $2, $3)
    }
  }

  /// `a + scale * x * y`
  static func product(_ a: Tensor, _ x: Tensor, _ y: Tensor, _ scale: Double) throws -> Tensor? {
    try combined(a, [x, y]) {
      autograd_sum_product_float($0, $1[0], $1[1], Float(scale), $2, $3)
    } double: {
      autograd_sum_product_double($0, $1[0], $1[1], scale, $2, $3)
    }
  }

  /// `a + scale * x / y`
  static func quotient(_ a: Tensor, _ x: Tensor, _ y: Tensor, _ scale: Double) throws -> Tensor? {
    try combined(a, [x, y]) {
      autograd_sum_quotient_float($0, $1[0], $1[1], Float(scale), $2, $3)
    } double: {
      autograd_sum_quotient_double($0, $1[0], $1[1], scale, $2, $3)
    }
  }

  /// From `a` towards `b`, counted from whichever is nearer.
  static func interpolation(_ a: Tensor, _ b: Tensor, _ weight: Double) throws -> Tensor? {
    try combined(a, [b]) {
      autograd_interpolation_float($0, $1[0], Float(weight), $2, $3)
    } double: {
      autograd_interpolation_double($0, $1[0], weight, $2, $3)
    }
  }

  private typealias Loop<T> = (
    UnsafePointer<T>, [UnsafePointer<T>], UnsafeMutablePointer<T>, Int
  ) -> Void

  private static func combined(
    _ a: Tensor, _ others: [Tensor], float: Loop<Float>, double: Loop<Double>
  ) throws -> Tensor? {
    guard a.dtype.isFloatingPoint, a.storage != nil,
      others.allSatisfy({ $0.dtype == a.dtype && $0.shape == a.shape && $0.storage != nil })
    else { return nil }
    return a.dtype == .float32 ? try run(a, others, float) : try run(a, others, double)
  }

  private static func run<T: Element>(_ a: Tensor, _ others: [Tensor], _ loop: Loop<T>) throws
    -> Tensor
  {
    let (a, others) = (try a.contiguous(), try others.map { try $0.contiguous() })
    let result = try Tensor.uninitialized(a.shape, T.dtype)
    a.withElements(T.self) { a in
      result.withMutableElements(T.self) { target in
        // The tensors are held by `others` while their memory is read.
        let sources = others.map { $0.withElements(T.self) { $0 } }
        withExtendedLifetime(others) { loop(a, sources, target, result.count) }
      }
    }
    return result
  }
}
