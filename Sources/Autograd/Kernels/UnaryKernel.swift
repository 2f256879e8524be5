import CAutograd

/// Computes one element from one element, for every element of a tensor.
///
/// For each element type there is the bare function, for tensors of one element, and a loop over
/// neighbours in memory, in which the compiler has the function's body at hand. Where a function has a
/// loop in C, several numbers at a time, that one is used for float32.
final class UnaryKernel: Sendable {
  typealias Loop<T> = @Sendable (UnsafePointer<T>, UnsafeMutablePointer<T>, Int) -> Void
  /// A loop in C.
  typealias VectorLoop =
    @convention(c) @Sendable (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

  let float: @Sendable (Float) -> Float
  let double: @Sendable (Double) -> Double
  private let floatLoop: Loop<Float>
  private let doubleLoop: Loop<Double>
  /// Nil where integers turn into float32 first.
  private let integerLoops: (int64: Loop<Int64>, int32: Loop<Int32>)?
  /// Refuses tensors that it is not defined for.
  private let check: (@Sendable (DType) throws -> Void)?

  /// A function of floating-point numbers; integers become float32.
  @inline(__always)
  init(
    _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double
  ) {
    (self.float, self.double) = (float, double)
    floatLoop = Self.loop(float)
    doubleLoop = Self.loop(double)
    integerLoops = nil
    check = nil
  }

  /// A function of floating-point numbers with a loop in C for float32.
  @inline(__always)
  init(
    _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
    vector: @escaping VectorLoop
  ) {
    (self.float, self.double) = (float, double)
    floatLoop = { vector($0, $1, $2) }
    doubleLoop = Self.loop(double)
    integerLoops = nil
    check = nil
  }

  /// A function that keeps integers integers.
  @inline(__always)
  init(
    _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
    _ int64: @escaping @Sendable (Int64) -> Int64, _ int32: @escaping @Sendable (Int32) -> Int32,
    vector: VectorLoop? = nil
  ) {
    (self.float, self.double) = (float, double)
    if let vector {
      floatLoop = { vector($0, $1, $2) }
    } else {
      floatLoop = Self.loop(float)
    }
    doubleLoop = Self.loop(double)
    integerLoops = (Self.loop(int64), Self.loop(int32))
    check = nil
  }

  private init(_ kernel: UnaryKernel, _ check: @escaping @Sendable (DType) throws -> Void) {
    (float, double) = (kernel.float, kernel.double)
    (floatLoop, doubleLoop) = (kernel.floatLoop, kernel.doubleLoop)
    integerLoops = kernel.integerLoops
    self.check = check
  }

  /// The same function for fewer types of elements.
  func checked(_ check: @escaping @Sendable (DType) throws -> Void) -> UnaryKernel {
    UnaryKernel(self, check)
  }

  @inline(__always)
  private static func loop<T>(_ body: @escaping @Sendable (T) -> T) -> Loop<T> {
    { source, target, count in
      for index in 0..<count { target[index] = body(source[index]) }
    }
  }

  func callAsFunction(_ input: Tensor) throws -> Tensor {
    if input.storage == nil {
      if input.dtype == .float32 {
        return .single(float(input.inlineElement(Float.self)), layout: input.layout)
      }
      if input.dtype == .float64 {
        return .single(double(input.inlineElement(Double.self)), layout: input.layout)
      }
    }
    return try general(input)
  }

  private func general(_ input: Tensor) throws -> Tensor {
    try check?(input.dtype)
    return switch (input.dtype, integerLoops) {
    case (.float32, _): try run(floatLoop, input)
    case (.float64, _): try run(doubleLoop, input)
    case (.int64, let loops?): try run(loops.int64, input)
    case (.int32, let loops?): try run(loops.int32, input)
    case (.bool, let loops?): try run(loops.int64, input.converted(to: .int64)).converted(to: .bool)
    default: try self(input.converted(to: .float32))
    }
  }

  private func run<T: Element>(_ loop: Loop<T>, _ input: Tensor) throws -> Tensor {
    let dense = try input.dense()
    let result = try Tensor.uninitialized(dense.layout, T.dtype)
    dense.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in loop(source, target, result.count) }
    }
    return result
  }
}
