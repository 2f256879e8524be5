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
          for index in 0..<count { target[index] = T.add(target[index], incoming[index]) }
        } else {
          for index in 0..<count {
            target[index] = T.multiplyAdd(incoming[index], factor, target[index])
          }
        }
      }
    }
  }
}
