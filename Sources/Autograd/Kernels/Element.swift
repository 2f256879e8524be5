import CAutograd
import Glibc

/// A Swift type that a tensor's elements have in memory, with the arithmetic PyTorch gives it:
/// integers wrap around, truth values add by `or` and multiply by `and`.
protocol Element: BitwiseCopyable, Comparable, Sendable {
  static var dtype: DType { get }
  static var zero: Self { get }
  static var one: Self { get }
  init(scalar: Scalar)
  init(converting value: Double)
  init(converting value: Int64)
  var asDouble: Double { get }
  var asInt64: Int64 { get }
  var isNotANumber: Bool { get }
  static func add(_ a: Self, _ b: Self) -> Self
  static func subtract(_ a: Self, _ b: Self) -> Self
  static func multiply(_ a: Self, _ b: Self) -> Self
  /// `target += source` for neighbours in memory.
  static func add(
    _ source: UnsafePointer<Self>, to target: UnsafeMutablePointer<Self>, _ count: Int)
  /// `target += source * factor`; floating-point products are not rounded before they are added, as
  /// PyTorch's kernels do it.
  static func add(
    _ source: UnsafePointer<Self>, times factor: Self, to target: UnsafeMutablePointer<Self>,
    _ count: Int)
}

/// A floating-point type, the only kind through which gradients flow.
protocol RealElement: Element, BinaryFloatingPoint {
  static func exp(_ x: Self) -> Self
  static func expm1(_ x: Self) -> Self
  static func exp2(_ x: Self) -> Self
  static func log(_ x: Self) -> Self
  static func log1p(_ x: Self) -> Self
  static func log2(_ x: Self) -> Self
  static func log10(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tan(_ x: Self) -> Self
  static func asin(_ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  static func atan(_ x: Self) -> Self
  static func sinh(_ x: Self) -> Self
  static func cosh(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self
  static func asinh(_ x: Self) -> Self
  static func acosh(_ x: Self) -> Self
  static func atanh(_ x: Self) -> Self
  static func erf(_ x: Self) -> Self
  static func erfc(_ x: Self) -> Self
  static func lgamma(_ x: Self) -> Self
  static func pow(_ x: Self, _ y: Self) -> Self
  static func atan2(_ y: Self, _ x: Self) -> Self
  static func fmod(_ x: Self, _ y: Self) -> Self
  static func hypot(_ x: Self, _ y: Self) -> Self
  /// The exponential that PyTorch uses inside sigmoid, silu and softplus of single numbers: the C
  /// library's own, where ``exp(_:)`` is PyTorch's vector library's.
  static func libraryExp(_ x: Self) -> Self
  static func libraryLog1p(_ x: Self) -> Self
  /// The sum of neighbours, in the order of ``CascadeSum``.
  static func cascadeSum(_ source: UnsafePointer<Self>, _ count: Int) -> Self
  /// The sums of the leading `grouped` columns, whole groups of four vectors, in that order.
  static func cascadeColumns(
    _ source: UnsafePointer<Self>, rows: Int, columns: Int, grouped: Int,
    _ target: UnsafeMutablePointer<Self>)
}

extension Float: RealElement {
  static var dtype: DType { .float32 }
  static var one: Float { 1 }
  init(scalar: Scalar) { self = Float(scalar.double) }
  init(converting value: Double) { self = Float(value) }
  init(converting value: Int64) { self = Float(value) }
  var asDouble: Double { Double(self) }
  var asInt64: Int64 { Int64(exactly: rounded(.towardZero)) ?? .min }
  var isNotANumber: Bool { isNaN }
  static func add(_ a: Float, _ b: Float) -> Float { a + b }
  static func subtract(_ a: Float, _ b: Float) -> Float { a - b }
  static func multiply(_ a: Float, _ b: Float) -> Float { a * b }

  // Computed in double precision and rounded once, which is within one unit in the last place of
  // PyTorch's vector library, and equal to it for most arguments.
  static func exp(_ x: Float) -> Float { autograd_expf(x) }
  static func expm1(_ x: Float) -> Float { autograd_expm1f(x) }
  static func exp2(_ x: Float) -> Float { autograd_exp2f(x) }
  static func log(_ x: Float) -> Float { autograd_logf(x) }
  static func log1p(_ x: Float) -> Float { autograd_log1pf(x) }
  static func log2(_ x: Float) -> Float { autograd_log2f(x) }
  static func log10(_ x: Float) -> Float { autograd_log10f(x) }
  static func sin(_ x: Float) -> Float { autograd_sinf(x) }
  static func cos(_ x: Float) -> Float { autograd_cosf(x) }
  static func tan(_ x: Float) -> Float { autograd_tanf(x) }
  static func tanh(_ x: Float) -> Float { autograd_tanhf(x) }
  static func asin(_ x: Float) -> Float { autograd_asinf(x) }
  static func acos(_ x: Float) -> Float { autograd_acosf(x) }
  static func atan(_ x: Float) -> Float { autograd_atanf(x) }
  static func sinh(_ x: Float) -> Float { autograd_sinhf(x) }
  static func cosh(_ x: Float) -> Float { autograd_coshf(x) }
  static func asinh(_ x: Float) -> Float { autograd_asinhf(x) }
  static func acosh(_ x: Float) -> Float { Float(Glibc.acosh(Double(x))) }
  static func atanh(_ x: Float) -> Float { autograd_atanhf(x) }
  static func erf(_ x: Float) -> Float { Float(Glibc.erf(Double(x))) }
  static func erfc(_ x: Float) -> Float { Float(Glibc.erfc(Double(x))) }
  static func lgamma(_ x: Float) -> Float { Glibc.lgammaf(x) }
  static func pow(_ x: Float, _ y: Float) -> Float { Float(Glibc.pow(Double(x), Double(y))) }
  static func atan2(_ y: Float, _ x: Float) -> Float { Float(Glibc.atan2(Double(y), Double(x))) }
  static func fmod(_ x: Float, _ y: Float) -> Float { Glibc.fmodf(x, y) }
  static func hypot(_ x: Float, _ y: Float) -> Float { Glibc.hypotf(x, y) }
  static func libraryExp(_ x: Float) -> Float { Glibc.expf(x) }
  static func libraryLog1p(_ x: Float) -> Float { Glibc.log1pf(x) }
  static func cascadeSum(_ source: UnsafePointer<Float>, _ count: Int) -> Float {
    autograd_sum_float(source, count)
  }
  static func cascadeColumns(
    _ source: UnsafePointer<Float>, rows: Int, columns: Int, grouped: Int,
    _ target: UnsafeMutablePointer<Float>
  ) {
    autograd_sum_columns_float(source, rows, columns, grouped, target)
  }
}

extension Double: RealElement {
  static var dtype: DType { .float64 }
  static var one: Double { 1 }
  init(scalar: Scalar) { self = scalar.double }
  init(converting value: Double) { self = value }
  init(converting value: Int64) { self = Double(value) }
  var asDouble: Double { self }
  var asInt64: Int64 { Int64(exactly: rounded(.towardZero)) ?? .min }
  var isNotANumber: Bool { isNaN }
  static func add(_ a: Double, _ b: Double) -> Double { a + b }
  static func subtract(_ a: Double, _ b: Double) -> Double { a - b }
  static func multiply(_ a: Double, _ b: Double) -> Double { a * b }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  static func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  static func exp2(_ x: Double) -> Double { Glibc.exp2(x) }
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  static func log2(_ x: Double) -> Double { Glibc.log2(x) }
  static func log10(_ x: Double) -> Double { Glibc.log10(x) }
  static func sin(_ x: Double) -> Double { Glibc.sin(x) }
  static func cos(_ x: Double) -> Double { Glibc.cos(x) }
  static func tan(_ x: Double) -> Double { Glibc.tan(x) }
  static func asin(_ x: Double) -> Double { Glibc.asin(x) }
  static func acos(_ x: Double) -> Double { Glibc.acos(x) }
  static func atan(_ x: Double) -> Double { Glibc.atan(x) }
  static func sinh(_ x: Double) -> Double { Glibc.sinh(x) }
  static func cosh(_ x: Double) -> Double { Glibc.cosh(x) }
  static func tanh(_ x: Double) -> Double { Glibc.tanh(x) }
  static func asinh(_ x: Double) -> Double { Glibc.asinh(x) }
  static func acosh(_ x: Double) -> Double { Glibc.acosh(x) }
  static func atanh(_ x: Double) -> Double { Glibc.atanh(x) }
  static func erf(_ x: Double) -> Double { Glibc.erf(x) }
  static func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
  static func lgamma(_ x: Double) -> Double { Glibc.lgamma(x) }
  static func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  static func atan2(_ y: Double, _ x: Double) -> Double { Glibc.atan2(y, x) }
  static func fmod(_ x: Double, _ y: Double) -> Double { Glibc.fmod(x, y) }
  static func hypot(_ x: Double, _ y: Double) -> Double { Glibc.hypot(x, y) }
  static func libraryExp(_ x: Double) -> Double { Glibc.exp(x) }
  static func libraryLog1p(_ x: Double) -> Double { Glibc.log1p(x) }
  static func cascadeSum(_ source: UnsafePointer<Double>, _ count: Int) -> Double {
    autograd_sum_double(source, count)
  }
  static func cascadeColumns(
    _ source: UnsafePointer<Double>, rows: Int, columns: Int, grouped: Int,
    _ target: UnsafeMutablePointer<Double>
  ) {
    autograd_sum_columns_double(source, rows, columns, grouped, target)
  }
}

extension Int64: Element {
  static var dtype: DType { .int64 }
  static var one: Int64 { 1 }
  init(scalar: Scalar) { self = Int64(scalar.int) }
  init(converting value: Double) { self = value.asInt64 }
  init(converting value: Int64) { self = value }
  var asDouble: Double { Double(self) }
  var asInt64: Int64 { self }
  var isNotANumber: Bool { false }
  static func add(_ a: Int64, _ b: Int64) -> Int64 { a &+ b }
  static func subtract(_ a: Int64, _ b: Int64) -> Int64 { a &- b }
  static func multiply(_ a: Int64, _ b: Int64) -> Int64 { a &* b }
}

extension Int32: Element {
  static var dtype: DType { .int32 }
  static var one: Int32 { 1 }
  init(scalar: Scalar) { self = Int32(truncatingIfNeeded: scalar.int) }
  init(converting value: Double) { self = Int32(truncatingIfNeeded: value.asInt64) }
  init(converting value: Int64) { self = Int32(truncatingIfNeeded: value) }
  var asDouble: Double { Double(self) }
  var asInt64: Int64 { Int64(self) }
  var isNotANumber: Bool { false }
  static func add(_ a: Int32, _ b: Int32) -> Int32 { a &+ b }
  static func subtract(_ a: Int32, _ b: Int32) -> Int32 { a &- b }
  static func multiply(_ a: Int32, _ b: Int32) -> Int32 { a &* b }
}

/// A truth value in memory; a type of our own, because Swift's `Bool` has no order.
struct Truth: Element {
  var isTrue: Bool
  init(_ isTrue: Bool) { self.isTrue = isTrue }

  static var dtype: DType { .bool }
  static var zero: Truth { Truth(false) }
  static var one: Truth { Truth(true) }
  init(scalar: Scalar) { isTrue = scalar.isTrue }
  init(converting value: Double) { isTrue = value != 0 }
  init(converting value: Int64) { isTrue = value != 0 }
  var asDouble: Double { isTrue ? 1 : 0 }
  var asInt64: Int64 { isTrue ? 1 : 0 }
  var isNotANumber: Bool { false }
  static func add(_ a: Truth, _ b: Truth) -> Truth { Truth(a.isTrue || b.isTrue) }
  static func subtract(_ a: Truth, _ b: Truth) -> Truth { Truth(a.isTrue != b.isTrue) }
  static func multiply(_ a: Truth, _ b: Truth) -> Truth { Truth(a.isTrue && b.isTrue) }
  static func < (a: Truth, b: Truth) -> Bool { !a.isTrue && b.isTrue }
}
