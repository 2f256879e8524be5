import CAutograd

/// The functions of mathematics, one number at a time.
struct Functions: Family {
  let exp = function(
    "exp", "ExpBackward0", Float.exp, Double.exp, vector: autograd_map_exp, "result", reads: .result
  ) {
    try $0.grad * $0.result
  }
  let exp2 = function(
    "exp2", "Exp2Backward0", Float.exp2, Double.exp2, vector: autograd_map_exp2, "result * ln(2)",
    reads: .result
  ) {
    try ($0.grad * $0.result).scaled(by: 0.6931471805599453)
  }
  let expm1 = function(
    "expm1", "Expm1Backward0", Float.expm1, Double.expm1, vector: autograd_map_expm1, "result + 1",
    reads: .result
  ) {
    try $0.grad * ($0.result + 1)
  }
  let log = function(
    "log", "LogBackward0", Float.log, Double.log, vector: autograd_map_log, "1 / self",
    reads: .input, .positive
  ) {
    try $0.grad / $0.input
  }
  let log1p = function(
    "log1p", "Log1PBackward0", Float.log1p, Double.log1p, vector: autograd_map_log1p,
    "1 / (1 + self)", reads: .input, .positive
  ) {
    try $0.grad / ($0.input + 1)
  }
  let log2 = function(
    "log2", "Log2Backward0", Float.log2, Double.log2, vector: autograd_map_log2,
    "1 / (self * ln(2))", reads: .input, .positive
  ) {
    try $0.grad / ($0.input * 0.6931471805599453)
  }
  let log10 = function(
    "log10", "Log10Backward0", Float.log10, Double.log10, vector: autograd_map_log10,
    "1 / (self * ln(10))", reads: .input,
    .positive
  ) {
    try $0.grad / ($0.input * 2.3025850929940456)
  }
  let sqrt = function(
    "sqrt", "SqrtBackward0", { $0.squareRoot() }, { $0.squareRoot() }, vector: autograd_map_sqrt,
    "1 / (2 * result)",
    reads: .result, .positive
  ) {
    try $0.grad / (2 * $0.result)
  }
  let rsqrt = function(
    "rsqrt", "RsqrtBackward0", { 1 / $0.squareRoot() }, { 1 / $0.squareRoot() },
    vector: autograd_map_rsqrt, "-result^3 / 2",
    reads: .result, .positive
  ) {
    try -0.5 * $0.grad * $0.result.pow(3)
  }
  let sin = function(
    "sin", "SinBackward0", Float.sin, Double.sin, vector: autograd_map_sin, "cos(self)",
    reads: .input
  ) {
    try $0.grad * $0.input.cos()
  }
  let cos = function(
    "cos", "CosBackward0", Float.cos, Double.cos, vector: autograd_map_cos, "-sin(self)",
    reads: .input
  ) {
    try $0.grad * -$0.input.sin()
  }
  let tan = function(
    "tan", "TanBackward0", Float.tan, Double.tan, vector: autograd_map_tan, "1 + result^2",
    reads: .result
  ) {
    try $0.grad * (1 + $0.result.pow(2))
  }
  let asin = function(
    "asin", aliases: ["arcsin"], "AsinBackward0", Float.asin, Double.asin,
    vector: autograd_map_asin, "1 / sqrt(1 - self^2)",
    reads: .input, .unit
  ) {
    try $0.grad * (-$0.input * $0.input + 1).rsqrt()
  }
  let acos = function(
    "acos", aliases: ["arccos"], "AcosBackward0", Float.acos, Double.acos,
    vector: autograd_map_acos, "-1 / sqrt(1 - self^2)",
    reads: .input, .unit
  ) {
    try $0.grad * -(-$0.input * $0.input + 1).rsqrt()
  }
  let atan = function(
    "atan", aliases: ["arctan"], "AtanBackward0", Float.atan, Double.atan,
    vector: autograd_map_atan, "1 / (1 + self^2)",
    reads: .input
  ) {
    try $0.grad / ($0.input * $0.input + 1)
  }
  let sinh = function(
    "sinh", "SinhBackward0", Float.sinh, Double.sinh,
    vector: autograd_map_sinh, "cosh(self)", reads: .input
  ) {
    try $0.grad * $0.input.cosh()
  }
  let cosh = function(
    "cosh", "CoshBackward0", Float.cosh, Double.cosh,
    vector: autograd_map_cosh, "sinh(self)", reads: .input
  ) {
    try $0.grad * $0.input.sinh()
  }
  let tanh = function(
    "tanh", in: [.torch, .method, .inPlace, .functional], "TanhBackward0", Float.tanh, Double.tanh,
    vector: autograd_map_tanh,
    "1 - result^2", reads: .result
  ) {
    try tanhBackward($0.grad, $0.result)
  }
  let asinh = function(
    "asinh", "AsinhBackward0", Float.asinh, Double.asinh,
    vector: autograd_map_asinh, "1 / sqrt(self^2 + 1)", reads: .input
  ) {
    try $0.grad * ($0.input.pow(2) + 1).rsqrt()
  }
  let acosh = function(
    "acosh", "AcoshBackward0", Float.acosh, Double.acosh, "1 / sqrt(self^2 - 1)", reads: .input,
    .aboveOne
  ) {
    try $0.grad * ($0.input * $0.input - 1).rsqrt()
  }
  let atanh = function(
    "atanh", "AtanhBackward0", Float.atanh, Double.atanh,
    vector: autograd_map_atanh, "1 / (1 - self^2)", reads: .input, .unit
  ) {
    try $0.grad * 1 / (1 - $0.input.pow(2))
  }
  let erf = function(
    "erf", in: [.torch, .method, .inPlace, .special], "ErfBackward0", Float.erf, Double.erf,
    vector: autograd_map_erf,
    "2/sqrt(pi) * exp(-self^2)", reads: .input
  ) {
    try (-$0.input.pow(2)).exp() * 1.1283791670955126 * $0.grad
  }
  let erfc = function(
    "erfc", in: [.torch, .method, .inPlace, .special], "ErfcBackward0", Float.erfc, Double.erfc,
    "-2/sqrt(pi) * exp(-self^2)", reads: .input
  ) {
    try (-$0.input.pow(2)).exp() * -1.1283791670955126 * $0.grad
  }
  let erfinv = function(
    "erfinv", in: [.torch, .method, .inPlace, .special], "ErfinvBackward0",
    { Float(inverseErf(Double($0))) }, inverseErf, "sqrt(pi)/2 * exp(result^2)", reads: .result,
    .unit
  ) {
    try $0.result.pow(2).exp() * 0.886226925452758 * $0.grad
  }
  let sigmoid = function(
    "sigmoid", in: [.torch, .method, .inPlace, .functional, .special], aliases: ["expit"],
    "SigmoidBackward0", logistic, logistic, vector: autograd_map_sigmoid, "result * (1 - result)",
    reads: .result
  ) {
    try sigmoidBackward($0.grad, $0.result)
  }
  let abs: Operator = .init(
    "abs", aliases: ["absolute"], in: .all, [.tensor("self")], gradFn: "AbsBackward0",
    forward: .unary(
      UnaryKernel(
        { Swift.abs($0) }, { Swift.abs($0) }, { $0 < 0 ? 0 &- $0 : $0 }, { $0 < 0 ? 0 &- $0 : $0 }
      ).checked {
        if $0 == .bool { throw AutogradError.runtime("\"abs_cpu\" not implemented for 'Bool'") }
      }),
    elementwise: true,
    derivatives: [
      Derivative("self", "sign(self)", reads: [.input]) { try $0.grad * $0.input.sgn() }
    ])

  let atan2: Operator = .init(
    "atan2", aliases: ["arctan2"], in: .all, [.tensor("self"), .tensor("other")],
    gradFn: "Atan2Backward0",
    forward: .binary(.init(Float.atan2, Double.atan2, nil, nil, nil)), elementwise: true,
    derivatives: [
      Derivative("self", "other / (self^2 + other^2)", reads: [.input, .other]) {
        try $0.grad * ($0.other * circleReciprocal($0))
      },
      Derivative("other", "-self / (self^2 + other^2)", reads: [.input, .other]) {
        try $0.grad * (-$0.input * circleReciprocal($0))
      },
    ])

  let hypot: Operator = .init(
    "hypot", in: .all, [.tensor("self"), .tensor("other")], gradFn: "HypotBackward0",
    forward: .binary(.init(Float.hypot, Double.hypot, nil, nil, nil)), elementwise: true,
    derivatives: [
      Derivative("self", "self / result", reads: [.input, .result]) {
        try $0.grad * $0.input / $0.result
      },
      Derivative("other", "other / result", reads: [.other, .result]) {
        try $0.grad * $0.other / $0.result
      },
    ])

  let xlogy: Operator = .init(
    "xlogy", in: [.torch, .method, .inPlace, .special], [.tensor("self"), .tensor("other")],
    gradFn: "XlogyBackward0",
    forward: .binary(.init(xLogY, xLogY, nil, nil, nil)), elementwise: true,
    derivatives: [
      Derivative("self", "ln(other)", reads: [.input, .other]) { pull in
        let isBlank = try pull.input.equal(0).logicalAnd(pull.other.lessEqual(0))
        return try pull.grad.xlogy(pull.other).maskedFill(isBlank, 0)
      },
      Derivative("other", "self / other", reads: [.input, .other]) {
        try $0.grad * $0.input / $0.other
      },
    ],
    samples: {
      [[.tensor(.sample([2, 3], positive: true)), .tensor(.sample([3], positive: true))]]
    })

  let sigmoidSlope: Operator = .init(
    "sigmoid_backward", [.tensor("grad_output"), .tensor("output")],
    gradFn: "SigmoidBackwardBackward0",
    forward: .binary(.init(sigmoidSlopeKernel, sigmoidSlopeKernel, nil, nil, nil)),
    elementwise: true, isInternal: true,
    derivatives: [
      Derivative("grad_output", "output * (1 - output)", reads: [.other]) {
        try sigmoidBackward($0.grad, $0.other)
      },
      Derivative("output", "grad_output * (1 - 2 * output)", reads: [.input, .other]) {
        try $0.grad * $0.input * (-2 * $0.other + 1)
      },
    ])

  let tanhSlope: Operator = .init(
    "tanh_backward", [.tensor("grad_output"), .tensor("output")],
    gradFn: "TanhBackwardBackward0",
    forward: .binary(.init(tanhSlopeKernel, tanhSlopeKernel, nil, nil, nil)),
    elementwise: true, isInternal: true,
    derivatives: [
      Derivative("grad_output", "1 - output^2", reads: [.other]) {
        try tanhBackward($0.grad, $0.other)
      },
      Derivative("output", "-2 * output * grad_output", reads: [.input, .other]) {
        try $0.grad * (-2 * $0.other * $0.input)
      },
    ])
}

func sigmoidBackward(_ gradient: Tensor, _ output: Tensor) throws -> Tensor {
  try Operator.functions.sigmoidSlope(gradient, output)
}

func tanhBackward(_ gradient: Tensor, _ output: Tensor) throws -> Tensor {
  try Operator.functions.tanhSlope(gradient, output)
}

// MARK: - How single numbers are computed

private func logistic<T: RealElement>(_ x: T) -> T { 1 / (1 + T.libraryExp(-x)) }

private func sigmoidSlopeKernel<T: RealElement>(_ gradient: T, _ output: T) -> T {
  gradient * (1 - output) * output
}

private func tanhSlopeKernel<T: RealElement>(_ gradient: T, _ output: T) -> T {
  // The square is not rounded before it is subtracted, as in PyTorch's kernel.
  gradient * T(1).addingProduct(-output, output)
}

private func xLogY<T: RealElement>(_ x: T, _ y: T) -> T {
  if y.isNaN { return y }
  return x == 0 ? 0 : x * T.log(y)
}

/// `1 / (self^2 + other^2)`, or zero at the origin.
private func circleReciprocal(_ pull: Pullback) throws -> Tensor {
  let reciprocal = try (pull.input * pull.input + pull.other * pull.other).reciprocal()
  return try reciprocal.maskedFill(reciprocal.equal(.double(.infinity)), 0)
}

// MARK: - Declaring

/// Where a function is defined, for the samples that its derivative is checked with.
enum Domain {
  case everywhere, positive, unit, aboveOne

  var samples: @Sendable () -> [[Argument]] {
    {
      switch self {
      case .everywhere: [[.tensor(.sample([2, 3]))]]
      case .positive: [[.tensor(.sample([2, 3], positive: true))]]
      case .unit: [[.tensor(.sample([2, 3], within: -0.9...0.9))]]
      case .aboveOne: [[.tensor(.sample([2, 3], within: 1.2...3))]]
      }
    }
  }
}

/// An elementwise function of one tensor, whose derivative reads either its argument or its result.
@inline(__always)
func function(
  _ name: String, in homes: Operator.Homes = .all, aliases: [String] = [], _ gradFn: String,
  _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
  vector: @escaping UnaryKernel.VectorLoop, _ formula: String, reads saved: Saved,
  _ domain: Domain = .everywhere, _ rule: @escaping @Sendable (Pullback) throws -> Tensor?
) -> Operator {
  Operator(
    name, aliases: aliases, in: homes, [.tensor("self")], gradFn: gradFn,
    forward: .unary(UnaryKernel(float, double, vector: vector)), elementwise: true,
    derivatives: [Derivative("self", formula, reads: [saved], rule)], samples: domain.samples)
}

/// The same without a loop in C.
@inline(__always)
func function(
  _ name: String, in homes: Operator.Homes = .all, aliases: [String] = [], _ gradFn: String,
  _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
  _ formula: String, reads saved: Saved, _ domain: Domain = .everywhere,
  _ rule: @escaping @Sendable (Pullback) throws -> Tensor?
) -> Operator {
  Operator(
    name, aliases: aliases, in: homes, [.tensor("self")], gradFn: gradFn,
    forward: .unary(UnaryKernel(float, double)), elementwise: true,
    derivatives: [Derivative("self", formula, reads: [saved], rule)], samples: domain.samples)
}

extension Operator {
  /// Applies an operator of one tensor.
  @inline(__always)
  func callAsFunction(_ input: Tensor) throws -> Tensor {
    if case .unary(let kernel) = forward { return try apply(kernel, input) }
    return try apply([.tensor(input)])[0]
  }

  /// Applies an operator of two tensors.
  @inline(__always)
  func callAsFunction(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    if case .binary(let kernel) = forward { return try apply(kernel, a, b) }
    return try apply([.tensor(a), .tensor(b)])[0]
  }

  /// Applies an operator of a tensor and a number.
  @inline(__always)
  func callAsFunction(_ a: Tensor, _ b: Scalar) throws -> Tensor {
    if case .binary(let kernel) = forward { return try apply(kernel, a, b) }
    return try apply([.tensor(a), .scalar(b)])[0]
  }

  /// Applies an operator of a number and a tensor.
  @inline(__always)
  func callAsFunction(_ a: Scalar, _ b: Tensor) throws -> Tensor {
    if case .binary(let kernel) = forward, !thread.pointee.observed {
      return try apply(kernel, .wrapped(a), b)
    }
    return try apply([.scalar(a), .tensor(b)])[0]
  }
}

/// The number whose error function is `y`: a rational approximation (Giles, and PyTorch with him),
/// bettered by two steps of Newton's method.
@Sendable private func inverseErf(_ y: Double) -> Double {
  if y.magnitude > 1 || y.isNaN { return .nan }
  if y.magnitude == 1 { return y * .infinity }
  var x: Double
  if y.magnitude <= 0.7 {
    let z = y * y
    let above = ((-0.140543331 * z + 0.914624893) * z - 1.645349621) * z + 0.886226899
    let below = (((0.012229801 * z - 0.329097515) * z + 1.442710462) * z - 2.118377725) * z + 1
    x = y * above / below
  } else {
    let z = Double.log((1 - y.magnitude) / 2).magnitude.squareRoot()
    let above = ((1.641345311 * z + 3.429567803) * z - 1.624906493) * z - 1.970840454
    let below = (1.637067800 * z + 3.543889200) * z + 1
    x = (y < 0 ? -above : above) / below
  }
  for _ in 0..<2 {
    x -= (Double.erf(x) - y) / (1.1283791670955126 * Double.exp(-x * x))
  }
  return x
}
