/// Numbers on other scales: degrees and radians, odds, powers of two, sums of what is given by its
/// logarithm.
struct Scales: Family {
  let deg2rad = function(
    "deg2rad", "Deg2RadBackward0", { $0 * Float(radian) }, { $0 * radian }, "pi / 180",
    reads: .input
  ) { try $0.grad * .double(radian) }

  let rad2deg = function(
    "rad2deg", "Rad2DegBackward0", { $0 * Float(1 / radian) }, { $0 / radian }, "180 / pi",
    reads: .input
  ) { try $0.grad * .double(1 / radian) }

  let logit: Operator = .init(
    "logit", in: [.torch, .method, .inPlace, .special],
    [.tensor("self"), .number("eps").optional], gradFn: "LogitBackward0",
    forward: .primitive { arguments in
      let odds = UnaryKernel({ Float.log($0 / (1 - $0)) }, { Double.log($0 / (1 - $0)) })
      guard let eps = arguments[1].double else { return [try odds(arguments.input)] }
      return [try odds(arguments.input.clamp(min: .double(eps), max: .double(1 - eps)))]
    }, elementwise: true,
    derivatives: [
      Derivative("self", "1 / (self * (1 - self)), beyond eps 0", reads: [.input]) { pull in
        let input = pull.input
        let slope = try pull.grad / (input * (1 - input))
        let eps = pull["eps"].double
        let isInside = try input.greaterEqual(.double(eps ?? 0)).logicalAnd(
          input.lessEqual(.double(1 - (eps ?? 0))))
        return try Tensor.where(isInside, slope, Tensor(eps == nil ? .nan : 0, dtype: slope.dtype))
      }
    ], samples: { [[.tensor(.sample([2, 3], within: 0.1...0.9))]] })

  let logaddexp: Operator = .init(
    "logaddexp", [.tensor("self"), .tensor("other")], gradFn: "LogaddexpBackward0",
    forward: .binary(.init(logarithmOfSum, logarithmOfSum, nil, nil, nil)), elementwise: true,
    derivatives: [
      Derivative("self", "1 / (1 + exp(other - self))", reads: [.input, .other]) {
        try $0.grad / (1 + ($0.other - $0.input).exp())
      },
      Derivative("other", "1 / (1 + exp(self - other))", reads: [.input, .other]) {
        try $0.grad / (1 + ($0.input - $0.other).exp())
      },
    ])

  let logaddexp2: Operator = .init(
    "logaddexp2", [.tensor("self"), .tensor("other")], gradFn: "Logaddexp2Backward0",
    forward: .binary(.init(binaryLogarithmOfSum, binaryLogarithmOfSum, nil, nil, nil)),
    elementwise: true,
    derivatives: [
      Derivative("self", "1 / (1 + 2^(other - self))", reads: [.input, .other]) {
        try $0.grad / (1 + Operator.functions.exp2($0.other - $0.input))
      },
      Derivative("other", "1 / (1 + 2^(self - other))", reads: [.input, .other]) {
        try $0.grad / (1 + Operator.functions.exp2($0.input - $0.other))
      },
    ])

  let ldexp: Operator = .init(
    "ldexp", in: .all, [.tensor("self"), .tensor("other")], gradFn: "LdexpBackward0",
    forward: .binary(.init({ $0 * Float.exp2($1) }, { $0 * Double.exp2($1) }, nil, nil, nil)),
    elementwise: true,
    derivatives: [
      Derivative("self", "2^other", reads: [.other]) {
        try $0.grad * Operator.functions.exp2($0.other)
      },
      Derivative("other", "self * 2^other * ln(2)", reads: [.input, .other]) {
        try ($0.grad * $0.input * Operator.functions.exp2($0.other))
          .scaled(by: 0.6931471805599453)
      },
    ])

  let copysign: Operator = .init(
    "copysign", in: .all, [.tensor("self"), .tensor("other")], gradFn: "CopysignBackward0",
    forward: .binary(.init(withSign, withSign, nil, nil, nil)), elementwise: true,
    derivatives: [
      Derivative("self", "result / self, at 0 it is 0", reads: [.input, .result]) {
        try signSlope($0)
      },
      Derivative("other", "0") { try $0.grad.zerosLike() },
    ])

  let copysignNumber: Operator = .init(
    "copysign", in: .all, [.tensor("self"), .number("other")], gradFn: "CopysignBackward1",
    forward: .primitive { arguments in
      let sign = arguments[1].double!
      return [
        try UnaryKernel(
          { withSign($0, Float(sign)) }, { withSign($0, sign) })(arguments.input)
      ]
    }, elementwise: true,
    derivatives: [
      Derivative("self", "result / self, at 0 it is 0", reads: [.input, .result]) {
        try signSlope($0)
      }
    ], samples: { [[.tensor(.sample([2, 3])), -1.0]] })
}

/// What an angle of a degree is in radians.
private let radian = 0.017453292519943295

/// ln(e^a + e^b) without ever leaving the range of numbers.
private func logarithmOfSum<T: RealElement>(_ a: T, _ b: T) -> T {
  if a == b, a.isInfinite { return a }
  let larger = a.isNaN || b.isNaN ? .nan : a > b ? a : b
  return larger + T.log1p(T.exp(-(a - b).magnitude))
}

/// log2(2^a + 2^b).
private func binaryLogarithmOfSum<T: RealElement>(_ a: T, _ b: T) -> T {
  if a == b, a.isInfinite { return a }
  let larger = a.isNaN || b.isNaN ? .nan : a > b ? a : b
  return larger + T.log1p(T.exp2(-(a - b).magnitude)) * T(1.4426950408889634)
}

private func withSign<T: RealElement>(_ x: T, _ sign: T) -> T { T(signOf: sign, magnitudeOf: x) }

private func signSlope(_ pull: Pullback) throws -> Tensor {
  let input = pull.input
  let ratio = try (pull.result / input).maskedFill(input.equal(0), 0)
  return try pull.grad * ratio
}
