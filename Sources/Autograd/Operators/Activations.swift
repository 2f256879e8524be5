import CAutograd

/// What neural networks bend their sums with.
struct Activations: Family {
  let relu: Operator = .init(
    "relu", in: [.torch, .method, .inPlace, .functional], [.tensor("self")],
    gradFn: "ReluBackward0",
    forward: .unary(
      UnaryKernel(
        { $0 > 0 || $0.isNaN ? $0 : 0 }, { $0 > 0 || $0.isNaN ? $0 : 0 }, { Swift.max($0, 0) },
        { Swift.max($0, 0) }
      ).checked {
        if $0 == .bool { throw AutogradError.runtime("Boolean inputs not supported for relu") }
      }), elementwise: true,
    derivatives: [
      Derivative("self", "1 where self > 0, else 0", reads: [.result]) {
        try thresholdBackward($0.grad, $0.result)
      }
    ])

  /// The gradient of relu, given its result.
  let thresholdSlope: Operator = .init(
    "threshold_backward", [.tensor("grad_output"), .tensor("self")],
    gradFn: "ThresholdBackwardBackward0",
    forward: .binary(.init({ $1 <= 0 ? 0 : $0 }, { $1 <= 0 ? 0 : $0 }, nil, nil, nil)),
    elementwise: true, isInternal: true,
    derivatives: [
      Derivative("grad_output", "1 where self > 0, else 0", reads: [.other]) {
        try thresholdBackward($0.grad, $0.other)
      },
      Derivative("self", "0") { try $0.grad.zerosLike() },
    ])

  let leakyRelu = activation(
    "leaky_relu", "LeakyReluBackward0", [.number("negative_slope").or(0.01)],
    "1 where self > 0, else negative_slope",
    loops: .init(autograd_leaky_relu, autograd_leaky_relu_slope) { [$0[0], 0, 0] }
  ) { x, a in
    x > 0 ? x : x * a[0]
  } slope: { x, a in
    x > 0 ? 1 : a[0]
  }

  let elu = activation(
    "elu", "EluBackward0", [.number("alpha").or(1.0)],
    "1 where self > 0, else alpha * exp(self)",
    loops: .init(autograd_elu, autograd_elu_slope) { [1, $0[0], 1] }
  ) { x, a in
    x > 0 ? x : a[0] * Double.expm1(x)
  } slope: { x, a in
    x > 0 ? 1 : a[0] * Double.exp(x)
  } curvature: { x, a in
    x >= 0 ? 0 : a[0] * Double.exp(x)
  }

  let selu = activation(
    "selu", in: [.torch, .functional], "EluBackward0", [],
    "scale where self > 0, else scale * alpha * exp(self)",
    loops: .init(autograd_elu, autograd_elu_slope) { _ in [seluScale, seluScale * seluAlpha, 1] }
  ) { x, _ in
    x > 0 ? seluScale * x : seluScale * seluAlpha * Double.expm1(x)
  } slope: { x, _ in
    x > 0 ? seluScale : seluScale * seluAlpha * Double.exp(x)
  } curvature: { x, _ in
    x >= 0 ? 0 : seluScale * seluAlpha * Double.exp(x)
  } single: { x, _ in
    x > 0 ? Float(seluScale) * x : Float(seluScale * seluAlpha) * Float.expm1(x)
  }

  let celu = activation(
    "celu", in: [.torch, .functional], "CeluBackward0", [.number("alpha").or(1.0)],
    "1 where self > 0, else exp(self / alpha)",
    loops: .init(autograd_elu, autograd_elu_slope) { [1, $0[0], 1 / $0[0]] }
  ) { x, a in
    x > 0 ? x : a[0] * Double.expm1(x / a[0])
  } slope: { x, a in
    x > 0 ? 1 : Double.exp(x / a[0])
  } curvature: { x, a in
    x > 0 ? 0 : Double.exp(x / a[0]) / a[0]
  }

  let hardtanh = activation(
    "hardtanh", "HardtanhBackward0", [.number("min_val").or(-1.0), .number("max_val").or(1.0)],
    "1 inside (min_val, max_val), else 0",
    loops: .init(autograd_hardtanh, autograd_hardtanh_slope) { [$0[0], $0[1], 0] }
  ) { x, a in
    x.isNaN ? x : Swift.min(Swift.max(x, a[0]), a[1])
  } slope: { x, a in
    x <= a[0] || x >= a[1] ? 0 : 1
  }

  let relu6 = activation(
    "relu6", "HardtanhBackward0", [], "1 inside (0, 6), else 0",
    loops: .init(autograd_hardtanh, autograd_hardtanh_slope) { _ in [0, 6, 0] }
  ) { x, _ in
    x.isNaN ? x : Swift.min(Swift.max(x, 0), 6)
  } slope: { x, _ in
    x <= 0 || x >= 6 ? 0 : 1
  }

  let softplus = activation(
    "softplus", "SoftplusBackward0", [.number("beta").or(1.0), .number("threshold").or(20.0)],
    "sigmoid(beta * self)",
    loops: .init(autograd_softplus, autograd_softplus_slope) { [$0[0], $0[1], 0] }
  ) { x, a in
    x * a[0] > a[1] ? x : Double.log1p(Double.exp(x * a[0])) / a[0]
  } slope: { x, a in
    x * a[0] > a[1] ? 1 : 1 / (1 + Double.exp(-x * a[0]))
  } curvature: { x, a in
    let s = 1 / (1 + Double.exp(-x * a[0]))
    return x * a[0] > a[1] ? 0 : a[0] * s * (1 - s)
  } single: { x, a in
    x * a[0] > a[1] ? x : Float.log1p(Float.exp(x * a[0])) / a[0]
  }

  let logsigmoid = activation(
    "logsigmoid", "LogSigmoidBackward0", [], "sigmoid(-self)",
    loops: .init(autograd_logsigmoid, autograd_logsigmoid_slope) { _ in [0, 0, 0] }
  ) {
    x, _ in
    Swift.min(0, x) - Double.log1p(Double.exp(-Swift.abs(x)))
  } slope: { x, _ in
    let z = Double.exp(-Swift.abs(x))
    return x < 0 ? 1 - z / (1 + z) : z / (1 + z)
  } curvature: { x, _ in
    let s = 1 / (1 + Double.exp(-x))
    return -s * (1 - s)
  } single: { x, _ in
    Swift.min(0, x) - Float.log1p(Float.exp(-Swift.abs(x)))
  }

  let gelu: Operator = .init(
    "gelu", in: .functional, [.tensor("self"), .string("approximate").or("none")],
    gradFn: "GeluBackward0",
    forward: .primitive { arguments in
      guard ["none", "tanh"].contains(arguments[1].string) else {
        throw AutogradError.runtime("approximate argument must be either none or tanh.")
      }
      let isTanh = arguments[1].string == "tanh"
      if arguments.input.count > digitsCount,
        let fast = try geluLoops(isTanh).value(arguments.input, [0, 0, 0])
      {
        return [fast]
      }
      return [
        try UnaryKernel(
          { geluValue($0, isTanh) }, { geluValue($0, isTanh) })(arguments.input)
      ]
    }, elementwise: true,
    derivatives: [
      Derivative("self", "Phi(self) + self * phi(self)", reads: [.input]) {
        try Operator.activations.geluSlope.apply([
          .tensor($0.grad), .tensor($0.input), $0["approximate"],
        ])[0]
      }
    ])

  let geluSlope: Operator = .fused(
    "gelu_backward", [.tensor("grad_output"), .tensor("self"), .string("approximate")],
    gradFn: "GeluBackwardBackward0", inputs: ["grad_output", "self"]
  ) { arguments in
    let (gradient, x) = (arguments[0].tensor!, arguments[1].tensor!)
    let isTanh = arguments[2].string == "tanh"
    if !Engine.isGradEnabled, x.count > digitsCount,
      let fast = try geluLoops(isTanh).slope(gradient, x, [0, 0, 0])
    {
      return fast
    }
    if isTanh {
      let inner = try .double(geluFactor) * (x + 0.044715 * x.pow(3))
      // (1 ± tanh(inner)) / 2 as sigmoids, which lose no digits where tanh is near -1 or 1.
      let (share, rest) = try ((2 * inner).sigmoid(), (-2 * inner).sigmoid())
      let slope = try .double(geluFactor) * (1 + 3 * 0.044715 * x.pow(2))
      return try gradient * (share + 2 * x * share * rest * slope)
    }
    let cdf = try 0.5 * (1 + Operator.functions.erf(x * 0.7071067811865476))
    let pdf = try (-0.5 * x * x).exp() * 0.3989422804014327
    return try gradient * (cdf + x * pdf)
  }

  let silu: Operator = .init(
    "silu", in: .functional, [.tensor("self"), .bool("inplace").or(false)], gradFn: "SiluBackward0",
    forward: .primitive { [try siluKernel($0.input)] }, elementwise: true,
    derivatives: [
      Derivative("self", "sigmoid(self) * (1 + self * (1 - sigmoid(self)))", reads: [.input]) {
        if !Engine.isGradEnabled, $0.input.count > digitsCount,
          let fast = try siluLoops.slope($0.grad, $0.input, [0, 0, 0])
        {
          return fast
        }
        let sigmoid = try $0.input.sigmoid()
        return try $0.grad * sigmoid * (1 + $0.input * (1 - sigmoid))
      }
    ])

  let mish: Operator = .init(
    "mish", in: .functional, [.tensor("self"), .bool("inplace").or(false)], gradFn: "MishBackward0",
    forward: .primitive { [try mishKernel($0.input)] }, elementwise: true,
    derivatives: [
      Derivative(
        "self", "tanh(softplus(self)) + self * sigmoid(self) * (1 - tanh(softplus(self))^2)",
        reads: [.input]
      ) {
        let sigmoid = try $0.input.sigmoid()
        let tanh = try Operator.activations.softplus.apply([.tensor($0.input)])[0].tanh()
        return try $0.grad * (tanh + $0.input * sigmoid * (1 - tanh * tanh))
      }
    ])

  let softsign: Operator = .init(
    "softsign", in: .functional, [.tensor("self")],
    forward: .composite { [try $0.input / ($0.input.abs() + 1)] }, elementwise: true)

  let tanhshrink: Operator = .init(
    "tanhshrink", in: .functional, [.tensor("self")],
    forward: .composite { [try $0.input - $0.input.tanh()] }, elementwise: true)

  let prelu: Operator = .init(
    "prelu", in: [.torch, .functional], [.tensor("self"), .tensor("weight")],
    forward: .composite { arguments in
      var weight = arguments.other
      if weight.rank != arguments.input.rank {
        var shape = [Int](repeating: 1, count: arguments.input.rank)
        if shape.count > 1 { shape[1] = weight.count }
        weight = try weight.reshape(shape)
      }
      return try Operator.activations.preluKernel.apply([.tensor(arguments.input), .tensor(weight)])
    })

  let preluKernel: Operator = .init(
    "_prelu_kernel", [.tensor("self"), .tensor("weight")], gradFn: "PreluKernelBackward0",
    forward: .primitive {
      [try Tensor.where($0.input.greaterThan(0), $0.input, $0.other * $0.input)]
    }, elementwise: true, isInternal: true,
    derivatives: [
      Derivative("self", "1 where self > 0, else weight", reads: [.input, .other]) {
        try preluSlope.apply([.tensor($0.grad), .tensor($0.input), .tensor($0.other)])[0]
      },
      Derivative("weight", "0 where self > 0, else self", reads: [.input, .other]) {
        try preluWeightSlope.apply([.tensor($0.grad), .tensor($0.input), .tensor($0.other)])[0]
      },
    ])

  private static let preluSlope: Operator = .fused(
    "_prelu_kernel_backward", [.tensor("grad_output"), .tensor("self"), .tensor("weight")],
    gradFn: "PreluKernelBackwardBackward0", inputs: ["grad_output", "self", "weight"]
  ) {
    let (grad, input) = ($0.input, $0.other)
    return try Tensor.where(input.greaterThan(0), grad, $0[2].tensor! * grad)
  }

  private static let preluWeightSlope: Operator = .fused(
    "_prelu_kernel_backward_weight", [.tensor("grad_output"), .tensor("self"), .tensor("weight")],
    gradFn: "PreluKernelBackwardBackward0", inputs: ["grad_output", "self", "weight"]
  ) {
    let (grad, input) = ($0.input, $0.other)
    return try Tensor.where(input.greaterThan(0), grad.zerosLike(), input * grad)
  }
}

func thresholdBackward(_ gradient: Tensor, _ output: Tensor) throws -> Tensor {
  try Operator.activations.thresholdSlope(gradient, output)
}

// MARK: - Computing

private let seluScale = 1.0507009873554804934193349852946
private let seluAlpha = 1.6732632423543772848170429916717
/// So many elements are computed with PyTorch's own roundings, step by step; see `activation`.
private let digitsCount = 1024
private let geluFactor = 0.7978845608028654

private func geluLoops(_ isTanh: Bool) -> ActivationLoops {
  isTanh
    ? .init(autograd_gelu_tanh, autograd_gelu_tanh_slope) { $0 }
    : .init(autograd_gelu, autograd_gelu_slope) { $0 }
}

/// Rounded step by step; a product that is added is not rounded before.
private func geluValue<T: RealElement>(_ x: T, _ isTanh: Bool) -> T {
  if isTanh {
    let inner = T(geluFactor) * x.addingProduct(T(0.044715), x * x * x)
    return 0.5 * x * (1 + T.tanh(inner))
  }
  return x * 0.5 * (1 + T.erf(x * T(0.7071067811865476)))
}

private let siluLoops = ActivationLoops(autograd_silu, autograd_silu_slope) { $0 }

private let siluKernel = UnaryKernel(
  { $0 / (1 + Float.libraryExp(-$0)) }, { $0 / (1 + Double.exp(-$0)) },
  vector: { autograd_silu($0, $1, $2, [0, 0, 0]) })

private let mishKernel = UnaryKernel(
  { mishValue($0) }, { mishValue($0) })

private func mishValue<T: RealElement>(_ x: T) -> T { x * T.tanh(T.log1p(T.exp(x))) }

// MARK: - Declaring

/// A function with parameters, given with its first two derivatives; the gradient is a node of its
/// own kind, whose own gradient needs the second.
///
/// - Parameter single: the function in the steps of single precision in which PyTorch rounds it, where
///   they differ from one rounding at the end.
private func activation(
  _ name: String, in homes: Operator.Homes = .functional, _ gradFn: String,
  _ parameters: [Parameter],
  _ formula: String, loops: ActivationLoops,
  _ value: @escaping @Sendable (Double, [Double]) -> Double,
  slope: @escaping @Sendable (Double, [Double]) -> Double,
  curvature: @escaping @Sendable (Double, [Double]) -> Double = { _, _ in 0 },
  single: (@Sendable (Float, [Float]) -> Float)? = nil
) -> Operator {
  @Sendable func kernel(
    _ body: @escaping @Sendable (Double, [Double]) -> Double, _ values: [Double]
  ) throws
    -> UnaryKernel
  {
    UnaryKernel({ Float(body(Double($0), values)) }, { body($0, values) })
  }
  let base = gradFn.replacingSuffix("Backward0", by: "")
  // The second derivative times both gradients; exact, so that it needs no node of its own kind.
  let bend: Operator = .fused(
    "\(name)_bend", [.tensor("self")] + parameters, gradFn: "\(base)Bend0", inputs: []
  ) { arguments in
    try kernel(curvature, arguments.values.dropFirst().map { $0.double! })(arguments.input)
  }
  let slopeOf: Operator = .init(
    "\(name)_backward", [.tensor("grad_output"), .tensor("self")] + parameters,
    gradFn: "\(base)BackwardBackward0",
    forward: .primitive { arguments in
      let values = arguments.values.dropFirst(2).map { $0.double! }
      let (gradient, input) = (arguments.input, arguments.other)
      if let fast = try loops.slope(gradient, input, values) { return [fast] }
      return [try gradient * kernel(slope, values)(input)]
    }, elementwise: true, isInternal: true,
    derivatives: [
      Derivative("grad_output", formula, reads: [.other]) { pull in
        let values = parameters.map { pull[$0.name].double! }
        let input = pull.other.detach()
        if !Engine.isGradEnabled, let fast = try loops.slope(pull.grad, input, values) {
          return fast
        }
        return try pull.grad * kernel(slope, values)(input)
      },
      Derivative("self", "the second derivative", reads: [.input, .other]) { pull in
        let arguments = parameters.map { pull[$0.name] }
        let bent = try bend.apply([.tensor(pull.other)] + arguments)[0]
        return try pull.grad * pull.input * bent
      },
    ])
  return Operator(
    name, in: homes, [.tensor("self")] + parameters + [.bool("inplace").or(false)], gradFn: gradFn,
    forward: .primitive { arguments in
      let values = arguments.values.dropFirst().dropLast().map { $0.double! }
      // What is small enough to be read has PyTorch's digits; for the rest speed counts more.
      if let single, arguments.input.count <= digitsCount {
        let singles = values.map { Float($0) }
        return [try UnaryKernel({ single($0, singles) }, { value($0, values) })(arguments.input)]
      }
      if let fast = try loops.value(arguments.input, values) { return [fast] }
      return [try kernel(value, values)(arguments.input)]
    }, elementwise: true,
    derivatives: [
      Derivative("self", formula, reads: [.input]) { pull in
        try slopeOf.apply(
          [.tensor(pull.grad), .tensor(pull.input)] + parameters.map { pull[$0.name] })[0]
      }
    ])
}

extension String {
  fileprivate func replacingSuffix(_ suffix: String, by replacement: String) -> String {
    hasSuffix(suffix) ? dropLast(suffix.count) + replacement : self
  }
}
