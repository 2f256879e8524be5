import CAutograd

/// Steps: their derivative is zero wherever there is one.
struct Rounding: Family {
  let floor = step(
    "floor", "FloorBackward0", { $0.rounded(.down) }, { $0.rounded(.down) }, autograd_map_floor)
  let ceil = step(
    "ceil", "CeilBackward0", { $0.rounded(.up) }, { $0.rounded(.up) }, autograd_map_ceil)
  let trunc = step(
    "trunc", aliases: ["fix"], "TruncBackward0", { $0.rounded(.towardZero) },
    { $0.rounded(.towardZero) }, autograd_map_trunc)
  let sign: Operator = .init(
    "sign", in: .all, [.tensor("self")], gradFn: "SignBackward0",
    forward: .unary(.init(signum, signum, { $0.signum() }, { $0.signum() })), elementwise: true,
    derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])
  let sgn: Operator = .init(
    "sgn", in: .all, [.tensor("self")], gradFn: "SgnBackward0",
    forward: .unary(.init(signum, signum, { $0.signum() }, { $0.signum() })), elementwise: true,
    derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])
  let round: Operator = .init(
    "round", in: .all, [.tensor("self"), .int("decimals").or(0).keyword], gradFn: "RoundBackward0",
    forward: .primitive { arguments in
      let decimals = arguments[1].int!
      if decimals == 0 { return [try toNearest(arguments.input)] }
      let scale = (0..<Swift.abs(decimals)).reduce(1.0) { power, _ in power * 10 }
      let factor = Scalar.double(decimals > 0 ? scale : 1 / scale)
      return [try toNearest(arguments.input * factor) / factor]
    }, elementwise: true, derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])
  let frac: Operator = .init(
    "frac", in: .all, [.tensor("self")], gradFn: "FracBackward0",
    forward: .unary(
      UnaryKernel(
        { $0 - $0.rounded(.towardZero) }, { $0 - $0.rounded(.towardZero) },
        vector: autograd_map_frac
      ).checked {
        guard !$0.isFloatingPoint else { return }
        throw AutogradError.runtime("\"frac_cpu\" not implemented for '\($0.scalarTypeName)'")
      }),
    elementwise: true, derivatives: [Derivative("self", "1") { $0.grad }])
}

private let toNearest = UnaryKernel(
  { $0.rounded(.toNearestOrEven) }, { $0.rounded(.toNearestOrEven) }, { $0 }, { $0 },
  vector: autograd_map_round)

private func signum<T: RealElement>(_ x: T) -> T {
  x > 0 ? 1 : x < 0 ? -1 : 0
}

private func step(
  _ name: String, aliases: [String] = [], _ gradFn: String,
  _ float: @escaping @Sendable (Float) -> Float, _ double: @escaping @Sendable (Double) -> Double,
  _ vector: @escaping UnaryKernel.VectorLoop
) -> Operator {
  Operator(
    name, aliases: aliases, in: .all, [.tensor("self")], gradFn: gradFn,
    forward: .unary(UnaryKernel(float, double, { $0 }, { $0 }, vector: vector)), elementwise: true,
    derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])
}
