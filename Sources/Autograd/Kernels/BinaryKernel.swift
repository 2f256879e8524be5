/// Computes one element from two, for every pair of two tensors after broadcasting and promotion.
final class BinaryKernel: Sendable {
  /// Pointers, the strides of both sources, and how many elements to compute; the target is contiguous.
  typealias Loop<T, R> =
    @Sendable (UnsafePointer<T>, Int, UnsafePointer<T>, Int, UnsafeMutablePointer<R>, Int) -> Void

  /// The loop for one element type. The bare function is kept for single elements other than those of
  /// ``Arithmetic``, where it would cost too much to call it through a generic type.
  final class Function<T: Element, R: Element>: Sendable {
    let single: @Sendable (T, T) -> R
    let loop: Loop<T, R>

    @inline(__always)
    init(_ body: @escaping @Sendable (T, T) -> R) {
      single = body
      loop = { a, strideA, b, strideB, target, count in
        switch (strideA, strideB) {
        case (1, 1): for index in 0..<count { target[index] = body(a[index], b[index]) }
        case (1, 0):
          let b = b.pointee
          for index in 0..<count { target[index] = body(a[index], b) }
        case (0, 1):
          let a = a.pointee
          for index in 0..<count { target[index] = body(a, b[index]) }
        default:
          for index in 0..<count { target[index] = body(a[index * strideA], b[index * strideB]) }
        }
      }
    }
  }

  /// The functions for every element type it is defined for.
  enum Table: Sendable {
    case arithmetic(Arithmetic)
    case comparison(Comparison)
  }

  final class Arithmetic: Sendable {
    let singleFloat: @Sendable (Float, Float) -> Float
    let singleDouble: @Sendable (Double, Double) -> Double
    let float: Function<Float, Float>
    let double: Function<Double, Double>
    /// Nil where integers become float32 first.
    let int64: Function<Int64, Int64>?
    let int32: Function<Int32, Int32>?
    let bool: Function<Truth, Truth>?

    @inline(__always)
    init(
      _ float: @escaping @Sendable (Float, Float) -> Float,
      _ double: @escaping @Sendable (Double, Double) -> Double,
      _ int64: Function<Int64, Int64>?, _ int32: Function<Int32, Int32>?,
      _ bool: Function<Truth, Truth>?
    ) {
      (singleFloat, singleDouble) = (float, double)
      (self.float, self.double) = (Function(float), Function(double))
      (self.int64, self.int32, self.bool) = (int64, int32, bool)
    }
  }

  final class Comparison: Sendable {
    let float: Function<Float, Truth>
    let double: Function<Double, Truth>
    let int64: Function<Int64, Truth>
    let int32: Function<Int32, Truth>
    let bool: Function<Truth, Truth>

    init(
      _ float: Function<Float, Truth>, _ double: Function<Double, Truth>,
      _ int64: Function<Int64, Truth>, _ int32: Function<Int32, Truth>,
      _ bool: Function<Truth, Truth>
    ) {
      (self.float, self.double, self.int64, self.int32, self.bool) =
        (float, double, int64, int32, bool)
    }
  }

  let table: Table
  /// Whether integers become float32 first, as for a quotient.
  let isTrueDivision: Bool

  /// Refuses tensors that it is not defined for.
  private let check: (@Sendable (Tensor, Tensor) throws -> Void)?

  init(
    _ table: Table, isTrueDivision: Bool = false,
    check: (@Sendable (Tensor, Tensor) throws -> Void)? = nil
  ) {
    self.table = table
    self.isTrueDivision = isTrueDivision
    self.check = check
  }

  /// The same function for fewer tensors.
  func checked(_ check: @escaping @Sendable (Tensor, Tensor) throws -> Void) -> BinaryKernel {
    BinaryKernel(table, isTrueDivision: isTrueDivision, check: check)
  }

  func callAsFunction(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.isSingle, b.isSingle, a.dtype == b.dtype, case .arithmetic(let table) = table {
      if a.dtype == .float32 {
        return .single(table.singleFloat(a.inlineElement(Float.self), b.inlineElement(Float.self)))
      }
      if a.dtype == .float64 {
        return .single(
          table.singleDouble(a.inlineElement(Double.self), b.inlineElement(Double.self)))
      }
    }
    return try general(a, b)
  }

  /// Computes with a number, which a floating-point tensor takes into its own type.
  func callAsFunction(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    if a.isSingle, case .arithmetic(let table) = table {
      if a.dtype == .float32 {
        return .single(table.singleFloat(a.inlineElement(Float.self), Float(scalar: b)))
      }
      if a.dtype == .float64 {
        return .single(table.singleDouble(a.inlineElement(Double.self), Double(scalar: b)))
      }
    }
    return try general(a, .wrapped(b))
  }

  private func general(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try check?(a, b)
    var dtype = DType.promote(a, b)
    if isTrueDivision, !dtype.isFloatingPoint { dtype = .float32 }
    switch table {
    case .arithmetic(let table):
      switch dtype {
      case .float32: return try run(table.float, a, b)
      case .float64: return try run(table.double, a, b)
      case .int64:
        return try table.int64.map { try run($0, a, b) } ?? run(table.float, a, b)
      case .int32:
        return try table.int32.map { try run($0, a, b) } ?? run(table.float, a, b)
      case .bool:
        if let bool = table.bool { return try run(bool, a, b) }
        if let int64 = table.int64 { return try run(int64, a, b).converted(to: .bool) }
        return try run(table.float, a, b)
      }
    case .comparison(let table):
      switch dtype {
      case .float32: return try run(table.float, a, b)
      case .float64: return try run(table.double, a, b)
      case .int64: return try run(table.int64, a, b)
      case .int32: return try run(table.int32, a, b)
      case .bool: return try run(table.bool, a, b)
      }
    }
  }

  @inline(__always)
  private func run<T, R>(_ function: Function<T, R>, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    if a.isSingle, b.isSingle {
      return .single(function.single(a.inlineElement(as: T.self), b.inlineElement(as: T.self)))
    }
    return try runLoop(function, a, b)
  }

  private func runLoop<T, R>(_ function: Function<T, R>, _ a: Tensor, _ b: Tensor) throws -> Tensor
  {
    let (a, b) = (try a.converted(to: T.dtype), try b.converted(to: T.dtype))
    let loop = function.loop
    // Two tensors that lie in memory alike, or one and a number: one run over the memory.
    if let layout = a.layout, layout.isDense,
      layout === b.layout || (b.layout.map { layout.lies(like: $0) } ?? false)
    {
      return try a.withElements(T.self) { a in
        try b.withElements(T.self) { b in
          try Self.fill(layout) { (target: UnsafeMutablePointer<R>) in
            loop(a, 1, b, 1, target, layout.count)
          }
        }
      }
    }
    if let layout = a.layout, layout.isDense, b.layout == nil {
      return try a.withElements(T.self) { a in
        try b.withElements(T.self) { b in
          try Self.fill(layout) { (target: UnsafeMutablePointer<R>) in
            loop(a, 1, b, 0, target, layout.count)
          }
        }
      }
    }
    if let layout = b.layout, layout.isDense, a.layout == nil {
      return try a.withElements(T.self) { a in
        try b.withElements(T.self) { b in
          try Self.fill(layout) { (target: UnsafeMutablePointer<R>) in
            loop(a, 0, b, 1, target, layout.count)
          }
        }
      }
    }
    let shape = try broadcastShape(a.shape, b.shape)
    let result = try Tensor.uninitialized(shape, R.dtype)
    let walk = StridedWalk(
      shape, [a.broadcastStrides(to: shape), b.broadcastStrides(to: shape)])
    a.withElements(T.self) { a in
      b.withElements(T.self) { b in
        result.withMutableElements(R.self) { target in
          walk.forEachRun { position, offsets, strides, count in
            loop(a + offsets[0], strides[0], b + offsets[1], strides[1], target + position, count)
          }
        }
      }
    }
    return result
  }

  private static func fill<R: Element>(
    _ layout: Layout?, _ body: (UnsafeMutablePointer<R>) -> Void
  ) throws -> Tensor {
    let result = try Tensor.uninitialized(layout, R.dtype)
    result.withMutableElements(R.self, body)
    return result
  }
}

extension Layout {
  func lies(like other: Layout) -> Bool { shape == other.shape && strides == other.strides }
}

extension BinaryKernel {
  /// Arithmetic with a function for every element type; where there is none for integers, they
  /// become float32 first.
  @inline(__always)
  convenience init(
    _ float: @escaping @Sendable (Float, Float) -> Float,
    _ double: @escaping @Sendable (Double, Double) -> Double,
    _ int64: (@Sendable (Int64, Int64) -> Int64)?, _ int32: (@Sendable (Int32, Int32) -> Int32)?,
    _ bool: (@Sendable (Truth, Truth) -> Truth)?, isTrueDivision: Bool = false
  ) {
    self.init(
      .arithmetic(
        Arithmetic(
          float, double, int64.map { Function($0) }, int32.map { Function($0) },
          bool.map { Function($0) })),
      isTrueDivision: isTrueDivision)
  }

  /// A comparison.
  @inline(__always)
  convenience init(
    comparing float: @escaping @Sendable (Float, Float) -> Bool,
    _ double: @escaping @Sendable (Double, Double) -> Bool,
    _ int64: @escaping @Sendable (Int64, Int64) -> Bool,
    _ int32: @escaping @Sendable (Int32, Int32) -> Bool,
    _ bool: @escaping @Sendable (Truth, Truth) -> Bool
  ) {
    self.init(
      .comparison(
        Comparison(
          Function { Truth(float($0, $1)) }, Function { Truth(double($0, $1)) },
          Function { Truth(int64($0, $1)) }, Function { Truth(int32($0, $1)) },
          Function { Truth(bool($0, $1)) })))
  }
}
