/// The operators as Swift has them. All of them throw ``AutogradError``; one `try` at the beginning
/// covers a whole expression:
///
///     let loss = try ((w * x + b - y).pow(2)).mean()
extension Tensor {
  /// The sum of two tensors, broadcast.
  public static func + (a: Tensor, b: Tensor) throws -> Tensor { try Operator.arithmetic.add(a, b) }
  /// The sum of a tensor and a number.
  public static func + (a: Tensor, b: Scalar) throws -> Tensor { try Operator.arithmetic.add(a, b) }
  /// The sum of a number and a tensor.
  public static func + (a: Scalar, b: Tensor) throws -> Tensor { try Operator.arithmetic.add(b, a) }
  /// The difference of two tensors, broadcast.
  public static func - (a: Tensor, b: Tensor) throws -> Tensor { try Operator.arithmetic.sub(a, b) }
  /// The difference of a tensor and a number.
  public static func - (a: Tensor, b: Scalar) throws -> Tensor { try Operator.arithmetic.sub(a, b) }
  /// The difference of a number and a tensor.
  public static func - (a: Scalar, b: Tensor) throws -> Tensor {
    try Operator.arithmetic.rsub(b, a)
  }
  /// The product of two tensors, element by element, broadcast.
  public static func * (a: Tensor, b: Tensor) throws -> Tensor { try Operator.arithmetic.mul(a, b) }
  /// The product of a tensor and a number.
  public static func * (a: Tensor, b: Scalar) throws -> Tensor { try Operator.arithmetic.mul(a, b) }
  /// The product of a number and a tensor.
  public static func * (a: Scalar, b: Tensor) throws -> Tensor { try Operator.arithmetic.mul(b, a) }
  /// The quotient of two tensors, element by element, broadcast.
  public static func / (a: Tensor, b: Tensor) throws -> Tensor { try Operator.arithmetic.div(a, b) }
  /// The quotient of a tensor and a number.
  public static func / (a: Tensor, b: Scalar) throws -> Tensor { try Operator.arithmetic.div(a, b) }
  /// The quotient of a number and a tensor, which PyTorch computes as the reciprocal times the number.
  public static func / (a: Scalar, b: Tensor) throws -> Tensor { try b.reciprocal() * a }
  /// The tensor with the other sign.
  public static prefix func - (a: Tensor) throws -> Tensor { try Operator.arithmetic.neg(a) }

  /// The sum with a Swift number.
  @_disfavoredOverload
  public static func + (a: Tensor, b: Double) throws -> Tensor { try a + .double(b) }
  /// The difference to a Swift number.
  @_disfavoredOverload
  public static func - (a: Tensor, b: Double) throws -> Tensor { try a - .double(b) }
  /// The product with a Swift number.
  @_disfavoredOverload
  public static func * (a: Tensor, b: Double) throws -> Tensor { try a * .double(b) }
  /// The product with a Swift number.
  @_disfavoredOverload
  public static func * (a: Double, b: Tensor) throws -> Tensor { try .double(a) * b }
  /// The quotient by a Swift number.
  @_disfavoredOverload
  public static func / (a: Tensor, b: Double) throws -> Tensor { try a / .double(b) }

  /// The multiplicative inverse of every element.
  public func reciprocal() throws -> Tensor { try Operator.arithmetic.reciprocal(self) }
  /// Every element to the power of a number.
  public func pow(_ exponent: Scalar) throws -> Tensor {
    try Operator.arithmetic.pow.apply([.tensor(self), .scalar(exponent)])[0]
  }
  /// Every element to the power of another tensor's.
  public func pow(_ exponent: Tensor) throws -> Tensor {
    try Operator.arithmetic.powTensor(self, exponent)
  }

  /// The exponential.
  public func exp() throws -> Tensor { try Operator.functions.exp(self) }
  /// The natural logarithm.
  public func log() throws -> Tensor { try Operator.functions.log(self) }
  /// The natural logarithm of one plus each element.
  public func log1p() throws -> Tensor { try Operator.functions.log1p(self) }
  /// The square root.
  public func sqrt() throws -> Tensor { try Operator.functions.sqrt(self) }
  /// The inverse of the square root.
  public func rsqrt() throws -> Tensor { try Operator.functions.rsqrt(self) }
  /// The sine.
  public func sin() throws -> Tensor { try Operator.functions.sin(self) }
  /// The cosine.
  public func cos() throws -> Tensor { try Operator.functions.cos(self) }
  /// The tangent.
  public func tan() throws -> Tensor { try Operator.functions.tan(self) }
  /// The hyperbolic sine.
  public func sinh() throws -> Tensor { try Operator.functions.sinh(self) }
  /// The hyperbolic cosine.
  public func cosh() throws -> Tensor { try Operator.functions.cosh(self) }
  /// The hyperbolic tangent.
  public func tanh() throws -> Tensor { try Operator.functions.tanh(self) }
  /// The logistic function `1 / (1 + exp(-x))`.
  public func sigmoid() throws -> Tensor { try Operator.functions.sigmoid(self) }
  /// The absolute value; its derivative at zero is zero.
  public func abs() throws -> Tensor { try Operator.functions.abs(self) }
  /// The sign.
  public func sgn() throws -> Tensor { try Operator.rounding.sgn(self) }
  /// Rounded down.
  public func floor() throws -> Tensor { try Operator.rounding.floor(self) }
  /// Rounded towards zero.
  public func trunc() throws -> Tensor { try Operator.rounding.trunc(self) }
  /// `x * log(y)`, zero where `x` is.
  public func xlogy(_ other: Tensor) throws -> Tensor { try Operator.functions.xlogy(self, other) }
  /// The positive part; its derivative at zero is zero.
  public func relu() throws -> Tensor { try Operator.activations.relu(self) }

  /// The sum of all elements.
  public func sum() throws -> Tensor { try Operator.reductions.sum.apply([.tensor(self)])[0] }
  /// The sum over some dimensions.
  public func sum(_ dimensions: [Int], keepDim: Bool = false) throws -> Tensor {
    try Operator.reductions.sumDim.apply([.tensor(self), .ints(dimensions), .bool(keepDim)])[0]
  }
  /// The mean of all elements.
  public func mean() throws -> Tensor { try Operator.reductions.mean.apply([.tensor(self)])[0] }
  /// The mean over some dimensions.
  public func mean(_ dimensions: [Int], keepDim: Bool = false) throws -> Tensor {
    try Operator.reductions.meanDim.apply([.tensor(self), .ints(dimensions), .bool(keepDim)])[0]
  }

  /// Every element brought between two bounds, at which the derivative is one.
  public func clamp(min: Scalar? = nil, max: Scalar? = nil) throws -> Tensor {
    let bounds = [min, max].map { $0.map { Argument.scalar($0) } ?? .none }
    return try Operator.selection.clamp.apply([.tensor(self)] + bounds)[0]
  }
  /// Elements of one tensor where a condition holds, of another elsewhere.
  public static func `where`(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operator.selection.where.apply([.tensor(condition), .tensor(a), .tensor(b)])[0]
  }
  /// A number instead of the elements where a mask holds.
  public func maskedFill(_ mask: Tensor, _ value: Scalar) throws -> Tensor {
    try Operator.selection.maskedFill.apply([.tensor(self), .tensor(mask), .scalar(value)])[0]
  }
  /// The larger of two, element by element.
  public func maximum(_ other: Tensor) throws -> Tensor {
    try Operator.selection.maximum(self, other)
  }
  /// The smaller of two, element by element.
  public func minimum(_ other: Tensor) throws -> Tensor {
    try Operator.selection.minimum(self, other)
  }

  /// Where it equals another tensor.
  public func equal(_ other: Tensor) throws -> Tensor { try Operator.comparisons.eq(self, other) }
  /// Where it equals a number.
  public func equal(_ other: Scalar) throws -> Tensor { try Operator.comparisons.eq(self, other) }
  /// Where it is less than another tensor.
  public func lessThan(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.lt(self, other)
  }
  /// Where it is less than a number.
  public func lessThan(_ other: Scalar) throws -> Tensor {
    try Operator.comparisons.lt(self, other)
  }
  /// Where it is at most another tensor.
  public func lessEqual(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.le(self, other)
  }
  /// Where it is at most a number.
  public func lessEqual(_ other: Scalar) throws -> Tensor {
    try Operator.comparisons.le(self, other)
  }
  /// Where it is greater than another tensor.
  public func greaterThan(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.gt(self, other)
  }
  /// Where it is greater than a number.
  public func greaterThan(_ other: Scalar) throws -> Tensor {
    try Operator.comparisons.gt(self, other)
  }
  /// Where it is at least another tensor.
  public func greaterEqual(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.ge(self, other)
  }
  /// Where it is at least a number.
  public func greaterEqual(_ other: Scalar) throws -> Tensor {
    try Operator.comparisons.ge(self, other)
  }
  /// Where both are true.
  public func logicalAnd(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.logicalAnd(self, other)
  }
  /// Where either is true.
  public func logicalOr(_ other: Tensor) throws -> Tensor {
    try Operator.comparisons.logicalOr(self, other)
  }
  /// Where it is false.
  public func logicalNot() throws -> Tensor { try Operator.comparisons.logicalNot(self) }
  /// Where it is not a number.
  public func isNaN() throws -> Tensor { try Operator.comparisons.isnan(self) }
  /// Where it is neither infinite nor NaN.
  public func isFinite() throws -> Tensor { try Operator.comparisons.isfinite(self) }

  /// The same elements in another shape, in the same memory.
  public func view(_ shape: [Int]) throws -> Tensor {
    try Operator.views.view.apply([.tensor(self), .ints(shape)])[0]
  }
  /// The same elements in another shape, in the same memory if possible.
  public func reshape(_ shape: [Int]) throws -> Tensor {
    if self.shape == shape { return self }
    return try Operator.views.reshape.apply([.tensor(self), .ints(shape)])[0]
  }
  /// The elements repeated to fill a larger shape, in the same memory.
  public func expand(_ shape: [Int]) throws -> Tensor {
    if self.shape == shape { return self }
    return try Operator.views.expand.apply([.tensor(self), .ints(shape)])[0]
  }
  /// The dimensions in another order.
  public func permute(_ dimensions: [Int]) throws -> Tensor {
    try Operator.views.permute.apply([.tensor(self), .ints(dimensions)])[0]
  }
  /// Two dimensions exchanged.
  public func transpose(_ a: Int, _ b: Int) throws -> Tensor {
    try Operator.views.transpose.apply([.tensor(self), .int(a), .int(b)])[0]
  }
  /// A matrix transposed.
  public func t() throws -> Tensor { try Operator.views.t(self) }
  /// With one more dimension of size one.
  public func unsqueeze(_ dimension: Int) throws -> Tensor {
    try Operator.views.unsqueeze.apply([.tensor(self), .int(dimension)])[0]
  }
  /// Without a dimension, if its size is one.
  public func squeeze(_ dimension: Int) throws -> Tensor {
    try Operator.views.squeezeDim.apply([.tensor(self), .int(dimension)])[0]
  }
  /// Any view of the memory.
  public func asStrided(_ shape: [Int], _ strides: [Int], offset: Int) throws -> Tensor {
    try Operator.views.asStrided.apply(
      [.tensor(self), .ints(shape), .ints(strides), .int(offset)])[0]
  }
  /// A copy in memory of its own, through which gradients flow.
  public func clone() throws -> Tensor { try Operator.views.clone.apply([.tensor(self)])[0] }
  /// The same numbers in another type; the tensor itself if it has the type.
  public func to(_ dtype: DType) throws -> Tensor {
    if self.dtype == dtype { return self }
    return try Operator.views.toCopy.apply([.tensor(self), .dtype(dtype)])[0]
  }

  /// Overwrites it with another tensor's numbers; `copy_`.
  @discardableResult
  public func copyInPlace(_ source: Tensor) throws -> Tensor {
    try Operator.views.copy.applyInPlace([.tensor(self), .tensor(source)])
  }
  /// Overwrites it with a number; `fill_`.
  @discardableResult
  public func fillInPlace(_ value: Scalar) throws -> Tensor {
    try Operator.views.fill.applyInPlace([.tensor(self), .scalar(value)])
  }
  /// Overwrites it with zeros; `zero_`.
  @discardableResult
  public func zeroInPlace() throws -> Tensor {
    try Operator.views.zero.applyInPlace([.tensor(self)])
  }
  /// Adds a multiple of another tensor to it; `add_`.
  @discardableResult
  public func addInPlace(_ other: Tensor, alpha: Scalar = 1) throws -> Tensor {
    try Operator.arithmetic.add.applyInPlace([.tensor(self), .tensor(other), .scalar(alpha)])
  }
}
