/// Operators that choose between numbers.
struct Selection: Family {
  let `where`: Operator = .init(
    "where", in: .both, [.tensor("condition"), .operand("self"), .operand("other")],
    gradFn: "WhereBackward0",
    forward: .primitive { [try whereKernel($0.input, $0.other, $0.tensor(2))] }, elementwise: true,
    derivatives: [
      Derivative("self", "1 where condition, else 0", reads: [.input]) {
        try .where($0.input, $0.grad, .single(0, like: $0.grad))
      },
      Derivative("other", "0 where condition, else 1", reads: [.input]) {
        try .where($0.input, .single(0, like: $0.grad), $0.grad)
      },
    ],
    samples: {
      let condition = Tensor(integers: [1, 0, 1, 1, 0, 0], shape: [2, 3], dtype: .bool)
      return [[.tensor(condition), .tensor(.sample([3])), .tensor(.sample([2, 1]))]]
    })

  let maskedFill: Operator = .init(
    "masked_fill", in: .all, [.tensor("self"), .tensor("mask"), .number("value")],
    gradFn: "MaskedFillBackward0",
    forward: .primitive { [try filled($0.input, $0.other, .wrapped($0[2].scalar!))] },
    elementwise: true,
    derivatives: [
      Derivative("self", "0 where mask, else 1", reads: [.other]) {
        try $0.grad.maskedFill($0.other, 0)
      }
    ],
    samples: {
      let mask = Tensor(integers: [1, 0, 1, 1, 0, 0], shape: [2, 3], dtype: .bool)
      return [[.tensor(.sample([2, 3])), .tensor(mask), 0.5]]
    })

  let maskedFillTensor: Operator = .init(
    "masked_fill", in: .all, [.tensor("self"), .tensor("mask"), .tensor("value")],
    gradFn: "MaskedFillBackward1",
    forward: .primitive { [try filled($0.input, $0.other, $0.tensor(2))] }, elementwise: true,
    derivatives: [
      Derivative("self", "0 where mask, else 1", reads: [.other]) {
        try $0.grad.maskedFill($0.other, 0)
      },
      Derivative("value", "1 where mask, else 0", reads: [.other]) {
        try Tensor.where($0.other, $0.grad, .single(0, like: $0.grad)).sum()
      },
    ],
    samples: {
      let mask = Tensor(integers: [1, 0, 1, 1, 0, 0], shape: [2, 3], dtype: .bool)
      return [[.tensor(.sample([2, 3])), .tensor(mask), .tensor(.sample([]))]]
    })

  let clamp: Operator = .init(
    "clamp", aliases: ["clip"], in: .all,
    [.tensor("self"), .number("min").optional, .number("max").optional], gradFn: "ClampBackward1",
    forward: .primitive { [try clamped($0.input, $0[1].scalar, $0[2].scalar)] }, elementwise: true,
    derivatives: [
      Derivative("self", "1 inside [min, max], else 0", reads: [.input]) { pull in
        let inside = try isInside(
          pull.input, pull["min"].scalar.map { .wrapped($0) },
          pull["max"].scalar.map { .wrapped($0) })
        return try .where(inside, pull.grad, .single(0, like: pull.grad))
      }
    ], samples: { [[.tensor(.sample([2, 3])), -0.5, 0.8]] })

  let clampTensor: Operator = .init(
    "clamp", aliases: ["clip"], in: .all,
    [.tensor("self"), .tensor("min").optional, .tensor("max").optional], gradFn: "ClampBackward0",
    forward: .primitive { arguments in
      var result = arguments.input
      guard !arguments[1].isNone || !arguments[2].isNone else { throw AutogradError.noBounds }
      if let low = arguments[1].tensor { result = try result.maximum(low) }
      if let high = arguments[2].tensor { result = try result.minimum(high) }
      return [result]
    }, elementwise: true,
    derivatives: [
      Derivative(
        "self", "1 inside [min, max], else 0", reads: [.input, .other, .parameter(2)]
      ) { pull in
        let inside = try isInside(pull.input, pull.tensor("min"), pull.tensor("max"))
        return try .where(inside, pull.grad, .single(0, like: pull.grad))
      },
      Derivative("min", "1 where self < min, else 0", reads: [.input, .other, .parameter(2)]) {
        pull in
        let low = pull.tensor("min")!
        var isLow = try pull.input.lessThan(low)
        if let high = pull.tensor("max") { isLow = try isLow.logicalAnd(low.lessThan(high)) }
        return try .where(isLow, pull.grad, .single(0, like: pull.grad))
      },
      Derivative("max", "1 where self > max, else 0", reads: [.input, .other, .parameter(2)]) {
        pull in
        let high = pull.tensor("max")!
        var isHigh = try pull.input.greaterThan(high)
        if let low = pull.tensor("min") { isHigh = try isHigh.logicalOr(high.lessThan(low)) }
        return try .where(isHigh, pull.grad, .single(0, like: pull.grad))
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), .tensor(Tensor(-0.6, dtype: .float64)),
          .tensor(.sample([3], positive: true)),
        ]
      ]
    })

  let clampMin: Operator = .init(
    "clamp_min", in: .all, [.tensor("self"), .number("min")], gradFn: "ClampMinBackward0",
    forward: .primitive { [try clamped($0.input, $0[1].scalar, nil)] }, elementwise: true,
    derivatives: [
      Derivative("self", "1 where self >= min, else 0", reads: [.input]) {
        try .where($0.input.greaterEqual($0["min"].scalar!), $0.grad, .single(0, like: $0.grad))
      }
    ], samples: { [[.tensor(.sample([2, 3])), -0.5]] })

  let clampMax: Operator = .init(
    "clamp_max", in: .all, [.tensor("self"), .number("max")], gradFn: "ClampMaxBackward0",
    forward: .primitive { [try clamped($0.input, nil, $0[1].scalar)] }, elementwise: true,
    derivatives: [
      Derivative("self", "1 where self <= max, else 0", reads: [.input]) {
        try .where($0.input.lessEqual($0["max"].scalar!), $0.grad, .single(0, like: $0.grad))
      }
    ], samples: { [[.tensor(.sample([2, 3])), 0.5]] })

  let maximum = extreme(
    "maximum", "MaximumBackward0",
    .init(larger, larger, Swift.max, Swift.max, Swift.max),
    isLoser: { try $0.lessThan($1) }, formula: ("self > other", "other > self"))
  let minimum = extreme(
    "minimum", "MinimumBackward0",
    .init(smaller, smaller, Swift.min, Swift.min, Swift.min),
    isLoser: { try $0.greaterThan($1) }, formula: ("self < other", "other < self"))

  let fmax = firstExtreme(
    "fmax", "FmaxBackward0",
    .init(
      { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.max($0, $1) },
      { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.max($0, $1) }, Swift.max, Swift.max, Swift.max),
    wins: { try $0.greaterEqual($1) }, formula: ("self >= other", "self < other"))
  let fmin = firstExtreme(
    "fmin", "FminBackward0",
    .init(
      { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.min($0, $1) },
      { $0.isNaN ? $1 : $1.isNaN ? $0 : Swift.min($0, $1) }, Swift.min, Swift.min, Swift.min),
    wins: { try $0.lessEqual($1) }, formula: ("self <= other", "self > other"))

  let nanToNum: Operator = .init(
    "nan_to_num", in: .all,
    [
      .tensor("self"), .number("nan").optional, .number("posinf").optional,
      .number("neginf").optional,
    ],
    gradFn: "NanToNumBackward0",
    forward: .primitive { arguments in
      let nan = arguments[1].double ?? 0
      let (high, low) = (arguments[2].double, arguments[3].double)
      let kernel = UnaryKernel(
        { replaced($0, nan, high, low) }, { replaced($0, nan, high, low) }, { $0 }, { $0 })
      return [try kernel(arguments.input)]
    }, elementwise: true,
    derivatives: [
      Derivative("self", "1 where self is finite, else 0", reads: [.input]) {
        try $0.grad * $0.input.isFinite()
      }
    ])
}

extension AutogradError {
  fileprivate static let noBounds = AutogradError.runtime(
    "torch.clamp: At least one of 'min' or 'max' must not be None")
}

extension Tensor {
  /// A number without dimensions in the type of another tensor.
  static func single(_ value: Double, like other: Tensor) throws -> Tensor {
    try .zeros([], other.dtype).filled(value)
  }

  private func filled(_ value: Double) -> Tensor {
    if value != 0 { dtype.dispatch(Fill(target: self) { _ in .double(value) }) }
    return self
  }
}

// MARK: - Computing

private func larger<T: RealElement>(_ a: T, _ b: T) -> T {
  a.isNaN ? a : b.isNaN ? b : Swift.max(a, b)
}
private func smaller<T: RealElement>(_ a: T, _ b: T) -> T {
  a.isNaN ? a : b.isNaN ? b : Swift.min(a, b)
}

private func replaced<T: RealElement>(_ x: T, _ nan: Double, _ high: Double?, _ low: Double?) -> T {
  if x.isNaN { return T(converting: nan) }
  if x == .infinity { return high.map { T(converting: $0) } ?? .greatestFiniteMagnitude }
  if x == -.infinity { return low.map { T(converting: $0) } ?? -.greatestFiniteMagnitude }
  return x
}

private func clamped(_ input: Tensor, _ low: Scalar?, _ high: Scalar?) throws -> Tensor {
  guard low != nil || high != nil else { throw AutogradError.noBounds }
  let isOrdered = low?.double.isNaN != true && high?.double.isNaN != true
  if input.dtype.isFloatingPoint, isOrdered {
    let input = try input.dense()
    let result = try Tensor.uninitialized(input.layout, input.dtype)
    input.dtype.dispatchReal(
      Clamping(
        input: input, low: low?.double ?? -.infinity, high: high?.double ?? .infinity,
        result: result))
    return result
  }
  var result = input
  if let low { result = try result.maximum(.wrapped(low)) }
  if let high { result = try result.minimum(.wrapped(high)) }
  return result
}

/// Brings numbers between two bounds. NaN, which is neither below nor above, stays.
private struct Clamping: RealKernel {
  let input: Tensor
  let low: Double
  let high: Double
  let result: Tensor

  func run<T: RealElement>(_ type: T.Type) {
    let (low, high) = (T(low), T(high))
    input.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in
        for index in 0..<result.count {
          let raised = source[index] < low ? low : source[index]
          target[index] = raised > high ? high : raised
        }
      }
    }
  }
}

private func isInside(_ input: Tensor, _ low: Tensor?, _ high: Tensor?) throws -> Tensor {
  switch (low, high) {
  case (let low?, let high?): try input.greaterEqual(low).logicalAnd(input.lessEqual(high))
  case (let low?, nil): try input.greaterEqual(low)
  case (nil, let high?): try input.lessEqual(high)
  case (nil, nil): try input.onesLike()
  }
}

private func whereKernel(_ condition: Tensor, _ a: Tensor, _ b: Tensor) throws -> Tensor {
  let dtype = DType.promote(a, b)
  let shape = try broadcastShape([condition.shape, a.shape, b.shape])
  let result = try Tensor.uninitialized(shape, dtype)
  let mask = try condition.converted(to: .bool)
  dtype.dispatch(
    Choice(mask: mask, a: try a.converted(to: dtype), b: try b.converted(to: dtype), result: result)
  )
  return result
}

private struct Choice: ElementKernel {
  let mask: Tensor
  let a: Tensor
  let b: Tensor
  let result: Tensor

  func run<T: Element>(_ type: T.Type) {
    let shape = result.shape
    let walk = StridedWalk(shape, [mask, a, b].map { $0.broadcastStrides(to: shape) })
    mask.withElements(Truth.self) { mask in
      a.withElements(T.self) { a in
        b.withElements(T.self) { b in
          result.withMutableElements(T.self) { target in
            walk.forEachRun { position, offsets, strides, count in
              let (target, mask) = (target + position, mask + offsets[0])
              let (a, b) = (a + offsets[1], b + offsets[2])
              if strides == [1, 1, 1] {
                for index in 0..<count {
                  let (x, y) = (a[index], b[index])
                  target[index] = mask[index].isTrue ? x : y
                }
                return
              }
              let (stepMask, stepA, stepB) = (strides[0], strides[1], strides[2])
              for index in 0..<count {
                let (x, y) = (a[index * stepA], b[index * stepB])
                target[index] = mask[index * stepMask].isTrue ? x : y
              }
            }
          }
        }
      }
    }
  }
}

// MARK: - Declaring

/// The larger or smaller of two; equal ones share the gradient.
private func extreme(
  _ name: String, _ gradFn: String, _ kernel: BinaryKernel,
  isLoser: @escaping @Sendable (Tensor, Tensor) throws -> Tensor, formula: (String, String)
) -> Operator {
  @Sendable func rule(_ pull: Pullback, _ own: Tensor, _ rival: Tensor) throws -> Tensor {
    try Tensor.where(own.equal(rival), pull.grad / 2, pull.grad)
      .maskedFill(isLoser(own, rival), 0)
  }
  return Operator(
    name, in: .both, [.tensor("self"), .tensor("other")], gradFn: gradFn, forward: .binary(kernel),
    elementwise: true,
    derivatives: [
      Derivative("self", "1 where \(formula.0), 1/2 where equal", reads: [.input, .other]) {
        try rule($0, $0.input, $0.other)
      },
      Derivative("other", "1 where \(formula.1), 1/2 where equal", reads: [.input, .other]) {
        try rule($0, $0.other, $0.input)
      },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3], within: -1...1.3))]] })
}

/// The larger or smaller of two, ignoring NaN; of equal ones the first has the gradient.
private func firstExtreme(
  _ name: String, _ gradFn: String, _ kernel: BinaryKernel,
  wins: @escaping @Sendable (Tensor, Tensor) throws -> Tensor, formula: (String, String)
) -> Operator {
  @Sendable func isFirst(_ pull: Pullback) throws -> Tensor {
    try wins(pull.input, pull.other).logicalOr(pull.other.isNaN())
  }
  return Operator(
    name, in: .both, [.tensor("self"), .tensor("other")], gradFn: gradFn, forward: .binary(kernel),
    elementwise: true,
    derivatives: [
      Derivative("self", "1 where \(formula.0), else 0", reads: [.input, .other]) {
        try $0.grad.maskedFill(isFirst($0).logicalNot(), 0)
      },
      Derivative("other", "1 where \(formula.1), else 0", reads: [.input, .other]) {
        try $0.grad.maskedFill(isFirst($0), 0)
      },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3], within: -1...1.3))]] })
}

/// The numbers, with one in place of those under a mask.
private func filled(_ input: Tensor, _ mask: Tensor, _ value: Tensor) throws -> Tensor {
  guard value.layout == nil else {
    throw AutogradError.runtime(
      "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
        + "\(value.rank) dimension(s).")
  }
  guard mask.dtype == .bool else {
    throw AutogradError.runtime(
      "masked_fill_ only supports boolean masks, but got mask with dtype \(mask.dtype.cName)")
  }
  return try whereKernel(mask, value.converted(to: input.dtype), input)
}
