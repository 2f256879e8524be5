import CAutograd

/// Sums, products, quotients and powers.
struct Arithmetic: Family {
  let add: Operator = .init(
    "add", in: .all, [.tensor("self"), .operand("other"), .number("alpha").or(1).keyword],
    gradFn: "AddBackward0",
    forward: .binary(.init(Float.add, Double.add, Int64.add, Int32.add, Truth.add)),
    elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("other", "alpha") { try $0.grad.scaled(by: $0.scale) },
    ])

  let sub: Operator = .init(
    "sub", aliases: ["subtract"], in: .all,
    [.tensor("self"), .operand("other"), .number("alpha").or(1).keyword],
    gradFn: "SubBackward0",
    forward: .binary(
      BinaryKernel(Float.subtract, Double.subtract, Int64.subtract, Int32.subtract, nil)
        .checked(refuseTruthValues)),
    elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("other", "-alpha") { try (-$0.grad).scaled(by: $0.scale) },
    ])

  let rsub: Operator = .init(
    "rsub", in: .torch, [.tensor("self"), .number("other"), .number("alpha").or(1).keyword],
    gradFn: "RsubBackward1",
    forward: .primitive {
      try refuseTruthValues($0.input, .wrapped($0[1].scalar!))
      return [try Tensor.wrapped($0[1].scalar!) - $0.input.scaled(by: $0[2].scalar!)]
    },
    elementwise: true,
    derivatives: [
      Derivative("self", "-alpha") { try (-$0.grad).scaled(by: $0["alpha"].scalar!) }
    ])

  let mul: Operator = .init(
    "mul", aliases: ["multiply"], in: .all, [.tensor("self"), .operand("other")],
    gradFn: "MulBackward0",
    forward: .binary(
      .init(Float.multiply, Double.multiply, Int64.multiply, Int32.multiply, Truth.multiply)),
    elementwise: true,
    derivatives: [
      Derivative("self", "other", reads: [.other]) { try $0.product(with: .other) },
      Derivative("other", "self", reads: [.input]) { try $0.product(with: .input) },
    ])

  /// A product with a number that stays a number, as PyTorch's own derivatives use it.
  let mulScalar: Operator = .init(
    "mul_scalar", [.tensor("self"), .number("other")], gradFn: "MulBackward1",
    forward: .primitive { [try $0.input * $0[1].scalar!] }, elementwise: true, isInternal: true,
    derivatives: [Derivative("self", "other") { try $0.grad * $0["other"].scalar! }])

  let div: Operator = .init(
    "div", aliases: ["divide", "true_divide"], in: .all, [.tensor("self"), .operand("other")],
    gradFn: "DivBackward0",
    forward: .binary(.init(quotient, quotient, nil, nil, nil, isTrueDivision: true)),
    elementwise: true,
    derivatives: [
      Derivative("self", "1 / other", reads: [.other]) { try $0.quotient(by: .other) },
      Derivative("other", "-self / other^2", reads: [.input, .other]) {
        try -$0.grad * (($0.input / $0.other) / $0.other)
      },
    ])

  let divRounded: Operator = .init(
    "div", aliases: ["divide"], in: .all,
    [.tensor("self"), .operand("other"), .string("rounding_mode").optional.keyword],
    gradFn: "DivBackward2",
    forward: .primitive { [try rounded($0.input, $0.other, $0[2].string)] },
    derivatives: [
      Derivative("self", "0") { try $0.grad.zerosLike() },
      Derivative("other", "0") { try $0.grad.zerosLike() },
    ],
    samples: {
      [[.tensor(.sample([2, 3])), .tensor(.sample([3], positive: true)), .string("floor")]]
    })

  /// A quotient by a number that stays a number, as PyTorch's own derivatives use it.
  let divScalar: Operator = .init(
    "div_scalar", [.tensor("self"), .number("other")], gradFn: "DivBackward1",
    forward: .primitive { [try $0.input / $0[1].scalar!] }, elementwise: true, isInternal: true,
    derivatives: [Derivative("self", "1 / other") { try $0.grad / $0["other"].scalar! }])

  let neg: Operator = .init(
    "neg", aliases: ["negative"], in: .all, [.tensor("self")], gradFn: "NegBackward0",
    forward: .unary(
      UnaryKernel({ -$0 }, { -$0 }, { 0 &- $0 }, { 0 &- $0 }).checked { dtype in
        guard dtype == .bool else { return }
        throw AutogradError.runtime(
          "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert "
            + "a mask, use the `~` or `logical_not()` operator instead.")
      }), elementwise: true,
    derivatives: [Derivative("self", "-1") { try -$0.grad }])

  let reciprocal: Operator = .init(
    "reciprocal", in: .all, [.tensor("self")], gradFn: "ReciprocalBackward0",
    forward: .unary(.init({ 1 / $0 }, { 1 / $0 })), elementwise: true,
    derivatives: [
      Derivative("self", "-result^2", reads: [.result]) {
        try -$0.grad * ($0.result * $0.result)
      }
    ])

  let square: Operator = .init(
    "square", in: .all, [.tensor("self")], forward: .composite { [try $0.input.pow(2)] },
    elementwise: true)

  let pow: Operator = .init(
    "pow", in: .all, [.tensor("self"), .number("exponent")], gradFn: "PowBackward0",
    forward: .primitive { [try power($0.input, $0[1].scalar!)] }, elementwise: true,
    derivatives: [
      Derivative("self", "exponent * self^(exponent-1)", reads: [.input]) { pull in
        let exponent = pull["exponent"].scalar!
        if exponent.double == 0 { return try pull.grad.zerosLike() }
        let lower = exponent.minusOne
        return try pull.grad * (pull.input.pow(lower) * exponent)
      }
    ],
    samples: { [[.tensor(.sample([2, 3], positive: true)), 2.5], [.tensor(.sample([3])), 3]] })

  let powTensor: Operator = .init(
    "pow", in: .all, [.tensor("self"), .tensor("exponent")], gradFn: "PowBackward1",
    forward: .binary(.init(Float.power, Double.power, Int64.power, Int32.power, nil)),
    elementwise: true,
    derivatives: [
      Derivative("self", "exponent * self^(exponent-1)", reads: [.input, .other]) { pull in
        let (base, exponent) = (pull.input, pull.other)
        let slope = try pull.grad * (exponent * base.pow(exponent - 1))
        return try Tensor.where(
          exponent.equal(0), .single(0, like: pull.grad), slope)
      },
      Derivative("exponent", "result * ln(self)", reads: [.input, .other, .result]) { pull in
        let (base, exponent) = (pull.input, pull.other)
        let isHarmless = try base.equal(0).logicalAnd(exponent.greaterEqual(0))
        return try pull.grad
          * Tensor.where(isHarmless, .zeros([], base.dtype), pull.result * base.log())
      },
    ], samples: { [[.tensor(.sample([2, 3], positive: true)), .tensor(.sample([3]))]] })

  let powScalar: Operator = .init(
    "pow", in: .torch, [.number("self"), .tensor("exponent")], gradFn: "PowBackward2",
    forward: .primitive { [try .wrapped($0[0].scalar!).pow($0[1].tensor!)] }, elementwise: true,
    derivatives: [
      Derivative("exponent", "result * ln(self)", reads: [.other, .result]) { pull in
        let base = pull["self"].scalar!
        let logarithm = Tensor(Double.log(base.double), dtype: pull.result.dtype)
        if base.double == 0 {
          let slope = try Tensor.where(
            pull.other.greaterEqual(0), .single(0, like: logarithm), pull.result * logarithm)
          return try pull.grad * slope
        }
        return try pull.grad * (pull.result * logarithm)
      }
    ], samples: { [[1.7, .tensor(.sample([2, 3]))]] })

  let remainder: Operator = .init(
    "remainder", in: .all, [.tensor("self"), .number("other")], gradFn: "RemainderBackward0",
    forward: .primitive { [try remainderKernel($0.input, .wrapped($0[1].scalar!))] },
    elementwise: true,
    derivatives: [Derivative("self", "1") { $0.grad }],
    samples: { [[.tensor(.sample([2, 3])), 0.7]] })

  let remainderTensor: Operator = .init(
    "remainder", in: .all, [.tensor("self"), .tensor("other")], gradFn: "RemainderBackward1",
    forward: .binary(remainderKernel), elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("other", "-floor(self / other)", reads: [.input, .other]) {
        try -$0.grad * ($0.input / $0.other).floor()
      },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3], positive: true))]] })

  let fmod: Operator = .init(
    "fmod", in: .all, [.tensor("self"), .number("other")], gradFn: "FmodBackward0",
    forward: .primitive { [try fmodKernel($0.input, .wrapped($0[1].scalar!))] },
    elementwise: true,
    derivatives: [Derivative("self", "1") { $0.grad }],
    samples: { [[.tensor(.sample([2, 3])), 0.7]] })

  let fmodTensor: Operator = .init(
    "fmod", in: .all, [.tensor("self"), .tensor("other")], gradFn: "FmodBackward1",
    forward: .binary(fmodKernel), elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("other", "-trunc(self / other)", reads: [.input, .other]) {
        try -$0.grad * ($0.input / $0.other).trunc()
      },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3], positive: true))]] })

  let floorDivide: Operator = .init(
    "floor_divide", in: .all, [.tensor("self"), .operand("other")], gradFn: "NotImplemented",
    forward: .binary(floorQuotientKernel))

  let addcmul: Operator = .init(
    "addcmul", in: .all,
    [.tensor("self"), .tensor("tensor1"), .tensor("tensor2"), .number("value").or(1).keyword],
    gradFn: "AddcmulBackward0",
    forward: .primitive { arguments in
      let (base, x, y) = (arguments[0].tensor!, arguments[1].tensor!, arguments[2].tensor!)
      if let fused = try FusedSums.product(base, x, y, arguments[3].double!) { return [fused] }
      return [try base + x * y * arguments[3].scalar!]
    },
    elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("tensor1", "value * tensor2", reads: [.parameter(2)]) {
        try $0.grad * ($0.saved(.parameter(2)) * $0["value"].scalar!)
      },
      Derivative("tensor2", "value * tensor1", reads: [.parameter(1)]) {
        try $0.grad * ($0.saved(.parameter(1)) * $0["value"].scalar!)
      },
    ])

  let addcdiv: Operator = .init(
    "addcdiv", in: .all,
    [.tensor("self"), .tensor("tensor1"), .tensor("tensor2"), .number("value").or(1).keyword],
    gradFn: "AddcdivBackward0",
    forward: .primitive { arguments in
      let (base, x, y) = (arguments[0].tensor!, arguments[1].tensor!, arguments[2].tensor!)
      if ![x, y].contains(where: { $0.dtype.isFloatingPoint }) {
        throw AutogradError.runtime(integerDivision)
      }
      if let fused = try FusedSums.quotient(base, x, y, arguments[3].double!) { return [fused] }
      return [try base + x / y * arguments[3].scalar!]
    },
    elementwise: true,
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("tensor1", "value / tensor2", reads: [.parameter(2)]) {
        try $0.grad * ($0["value"].scalar! / $0.saved(.parameter(2)))
      },
      Derivative("tensor2", "-value * tensor1 / tensor2^2", reads: [.parameter(1), .parameter(2)]) {
        pull in
        let (numerator, denominator) = (pull.saved(.parameter(1)), pull.saved(.parameter(2)))
        return try -pull.grad
          * (pull["value"].scalar! * numerator / (denominator * denominator))
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), .tensor(.sample([3])),
          .tensor(.sample([2, 1], positive: true)), 2.0,
        ]
      ]
    })

  let lerp: Operator = .init(
    "lerp", in: .all, [.tensor("self"), .tensor("end"), .number("weight")], gradFn: "LerpBackward0",
    forward: .primitive { arguments in
      let (start, end, weight) = (arguments.input, arguments.other, arguments[2].scalar!)
      try refuseIntegers(start, "lerp_kernel_scalar")
      if let fused = try FusedSums.interpolation(start, end, weight.double) { return [fused] }
      return [try interpolated(start, end, .wrapped(weight))]
    },
    elementwise: true,
    derivatives: [
      Derivative("self", "1 - weight") { try $0.grad * .double(1 - $0["weight"].double!) },
      Derivative("end", "weight") { try $0.grad * $0["weight"].scalar! },
    ])

  let lerpTensor: Operator = .init(
    "lerp", in: .all, [.tensor("self"), .tensor("end"), .tensor("weight")], gradFn: "LerpBackward1",
    forward: .primitive { try [interpolated($0.input, $0.other, $0[2].tensor!)] },
    elementwise: true,
    derivatives: [
      Derivative("self", "1 - weight", reads: [.parameter(2)]) {
        try $0.grad * (1 - $0.saved(.parameter(2)))
      },
      Derivative("end", "weight", reads: [.parameter(2)]) {
        try $0.grad * $0.saved(.parameter(2))
      },
      Derivative("weight", "end - self", reads: [.input, .other]) {
        try $0.grad * ($0.other - $0.input)
      },
    ])
}

// MARK: - How single numbers are computed

private let integerDivision =
  "Integer division with addcdiv is no longer supported, and in a future  release addcdiv will perform "
  + "a true division of tensor1 and tensor2. The historic addcdiv behavior can be implemented as "
  + "(input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype) for integer inputs and as (input "
  + "+ value * tensor1 / tensor2) for float inputs. The future addcdiv behavior is just the latter "
  + "implementation: (input + value * tensor1 / tensor2), for all dtypes."

private func refuseIntegers(_ input: Tensor, _ kernel: String) throws {
  guard !input.dtype.isFloatingPoint else { return }
  throw AutogradError.runtime(
    "\"\(kernel)\" not implemented for '\(input.dtype.scalarTypeName)'")
}

private let remainderKernel = BinaryKernel(
  floorRemainder, floorRemainder, Int64.floorRemainder, Int32.floorRemainder, nil
).checked(refuseZero)

private let floorQuotientKernel = BinaryKernel(
  floorQuotient, floorQuotient, Int64.floorQuotient, Int32.floorQuotient, nil
).checked(refuseZero)

private let truncatedQuotient = BinaryKernel(
  { ($0 / $1).rounded(.towardZero) }, { ($0 / $1).rounded(.towardZero) },
  { $1 == 0 ? 0 : $0 / $1 }, { $1 == 0 ? 0 : $0 / $1 }, nil
).checked(refuseZero)

/// A quotient rounded as PyTorch's `rounding_mode` says.
private func rounded(_ a: Tensor, _ b: Tensor, _ mode: String?) throws -> Tensor {
  switch mode {
  case nil: return try a / b
  case "floor": return try floorQuotientKernel(a, b)
  case "trunc": return try truncatedQuotient(a, b)
  case let other?:
    throw AutogradError.runtime(
      "div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '\(other)'")
  }
}

/// Differences are not defined for truth values.
@Sendable
private func refuseTruthValues(_ a: Tensor, _ b: Tensor) throws {
  guard a.dtype == .bool || b.dtype == .bool else { return }
  if a.dtype == b.dtype {
    throw AutogradError.runtime(
      "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or "
        + "`logical_xor()` operator instead.")
  }
  throw AutogradError.runtime(
    "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a "
      + "mask, use the `~` or `logical_not()` operator instead.")
}

/// Integers cannot be divided by zero.
@Sendable
private func refuseZero(_ a: Tensor, _ b: Tensor) throws {
  guard !a.dtype.isFloatingPoint, !b.dtype.isFloatingPoint, a.count > 0,
    try b.toIntegers().contains(0)
  else { return }
  throw AutogradError.runtime("ZeroDivisionError")
}

private let fmodKernel = BinaryKernel(
  Float.fmod, Double.fmod, { $1 == 0 ? 0 : $0 % $1 }, { $1 == 0 ? 0 : $0 % $1 }, nil
).checked(refuseZero)

private func quotient<T: RealElement>(_ a: T, _ b: T) -> T { a / b }

/// The remainder with the sign of the divisor.
private func floorRemainder<T: RealElement>(_ a: T, _ b: T) -> T {
  let remainder = T.fmod(a, b)
  return remainder != 0 && (b < 0) != (remainder < 0) ? remainder + b : remainder
}

/// The quotient rounded down, as Python computes it for floating-point numbers.
private func floorQuotient<T: RealElement>(_ a: T, _ b: T) -> T {
  if b == 0 { return a / b }
  let remainder = T.fmod(a, b)
  var quotient = (a - remainder) / b
  if remainder != 0, (b < 0) != (remainder < 0) { quotient -= 1 }
  if quotient == 0 { return T(signOf: a / b, magnitudeOf: 0) }
  let rounded = quotient.rounded(.down)
  return quotient - rounded > 0.5 ? rounded + 1 : rounded
}

extension FixedWidthInteger where Self: SignedInteger {
  fileprivate static func floorQuotient(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let (quotient, remainder) = a.quotientAndRemainder(dividingBy: b)
    return remainder != 0 && (remainder < 0) != (b < 0) ? quotient - 1 : quotient
  }

  fileprivate static func floorRemainder(_ a: Self, _ b: Self) -> Self {
    if b == 0 { return 0 }
    let remainder = a % b
    return remainder != 0 && (remainder < 0) != (b < 0) ? remainder + b : remainder
  }

  fileprivate static func power(_ base: Self, _ exponent: Self) -> Self {
    if exponent < 0 { return base == 1 ? 1 : base == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0 }
    var (result, square, rest): (Self, Self, Self) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = result &* square }
      square = square &* square
      rest >>= 1
    }
    return result
  }
}

extension RealElement {
  fileprivate static func power(_ base: Self, _ exponent: Self) -> Self { pow(base, exponent) }
}

/// A tensor to a number's power, exact where PyTorch is: squares, cubes, inverses and roots.
private func power(_ base: Tensor, _ exponent: Scalar) throws -> Tensor {
  if base.dtype.isFloatingPoint {
    switch exponent.double {
    case 1: return try base.copied()
    case 2: return try PowerKernels.square(base)
    case 3: return try PowerKernels.cube(base)
    case -1: return try base.reciprocal()
    case -2: return try PowerKernels.inverseSquare(base)
    case 0.5: return try base.sqrt()
    case -0.5: return try base.rsqrt()
    default:
      if base.dtype == .float32, base.storage != nil, exponent.double.isFinite {
        return try PowerKernels.general(base, Float(exponent.double))
      }
    }
  }
  if !base.dtype.isFloatingPoint, case .int(let value) = exponent, value < 0 {
    throw AutogradError.runtime("Integers to negative integer powers are not allowed.")
  }
  return try base.pow(Tensor.wrapped(exponent))
}

private enum PowerKernels {
  static let square = UnaryKernel({ $0 * $0 }, { $0 * $0 })
  static let cube = UnaryKernel({ $0 * $0 * $0 }, { $0 * $0 * $0 })
  static let inverseSquare = UnaryKernel({ 1 / ($0 * $0) }, { 1 / ($0 * $0) })

  /// Any power of float32 elements in memory.
  static func general(_ base: Tensor, _ exponent: Float) throws -> Tensor {
    let base = try base.dense()
    let result = try Tensor.uninitialized(base.layout, .float32)
    base.withElements(Float.self) { source in
      result.withMutableElements(Float.self) { target in
        autograd_map_pow(source, exponent, target, result.count)
      }
    }
    return result
  }
}

/// From whichever end is nearer, which is exact at both.
private func interpolated(_ start: Tensor, _ end: Tensor, _ weight: Tensor) throws -> Tensor {
  let near = try start + weight * (end - start)
  let far = try end - (end - start) * (1 - weight)
  return try Tensor.where(weight.abs().lessThan(0.5), near, far)
}

extension Scalar {
  /// The number with the other sign.
  var negated: Scalar {
    switch self {
    case .double(let value): .double(-value)
    default: .int(-int)
    }
  }

  /// One less, of the same kind of number.
  var minusOne: Scalar {
    switch self {
    case .double(let value): .double(value - 1)
    default: .int(int - 1)
    }
  }
}

extension Pullback {
  /// The `alpha` of sums and differences; nodes without one mean 1.
  fileprivate var scale: Scalar { node.attributes.first?.scalar ?? 1 }
}

extension Tensor {
  /// A product with a number, or the tensor itself where the number is 1.
  func scaled(by factor: Scalar) throws -> Tensor {
    factor.double == 1
      ? self : try Operator.arithmetic.mulScalar.apply([.tensor(self), .scalar(factor)])[0]
  }
}
