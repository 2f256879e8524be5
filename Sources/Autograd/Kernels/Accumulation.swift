import CAutograd

/// `target += scale * incoming` in one pass, for tensors of one type that lie in memory alike.
struct Accumulation {
  private let target: Tensor
  private let incoming: Tensor
  private let scale: Scalar

  /// Nil if the tensors are not of that kind.
  init?(target: Tensor, incoming: Tensor, scale: Scalar = 1) {
    guard target.dtype == incoming.dtype, target.dtype != .bool,
      target.dtype.isFloatingPoint || scale.dtype != .float32
    else { return nil }
    switch (target.layout, incoming.layout) {
    case (nil, nil): break
    case (let a?, let b?): guard a.isDense, a === b || a.lies(like: b) else { return nil }
    default: return nil
    }
    if target !== incoming, target.sharesStorage(with: incoming) { return nil }
    (self.target, self.incoming, self.scale) = (target, incoming, scale)
  }

  /// Adds. Counts no modification.
  func run() { target.dtype.dispatch(self) }
}

extension Accumulation: ElementKernel {
  func run<T: Element>(_ type: T.Type) {
    let count = target.count
    let isPlain = scale == 1
    let factor = T(scalar: scale)
    // The source is read first: an inline element is moved out while it is written.
    incoming.withElements(T.self) { incoming in
      target.withMutableElements(T.self) { target in
        if isPlain {
          T.add(incoming, to: target, count)
        } else {
          T.add(incoming, times: factor, to: target, count)
        }
      }
    }
  }
}

extension Element {
  /// `target += source` for neighbours in memory.
  static func add(
    _ source: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, _ count: Int
  ) {
    for index in 0..<count { target[index] = add(target[index], source[index]) }
  }

  /// `target += source * factor` for neighbours in memory.
  static func add(
    _ source: UnsafePointer<Self>, times factor: Self, to target: UnsafeMutablePointer<Self>,
    _ count: Int
  ) {
    for index in 0..<count {
      target[index] = add(target[index], multiply(source[index], factor))
    }
  }
}

extension Float {
  static func add(
    _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>, _ count: Int
  ) {
    autograd_sum_plain_float(target, source, target, count)
  }

  static func add(
    _ source: UnsafePointer<Float>, times factor: Float, to target: UnsafeMutablePointer<Float>,
    _ count: Int
  ) {
    autograd_sum_scaled_float(target, source, factor, target, count)
  }
}

extension Double {
  static func add(
    _ source: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    autograd_sum_plain_double(target, source, target, count)
  }

  static func add(
    _ source: UnsafePointer<Double>, times factor: Double, to target: UnsafeMutablePointer<Double>,
    _ count: Int
  ) {
    autograd_sum_scaled_double(target, source, factor, target, count)
  }
}
