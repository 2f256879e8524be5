/// Products, spreads and norms.
struct Statistics: Family {
  let prod: Operator = .init(
    "prod", [.tensor("self"), .dtype("dtype").optional.keyword], gradFn: "ProdBackward0",
    forward: .primitive { [try multiplied($0.input, nil, keepDim: false)] },
    derivatives: [
      Derivative("self", "product of the others", reads: [.input, .result]) { pull in
        let input = pull.input
        if input.rank == 0 { return pull.grad }
        if try !input.toArray().contains(0) { return try pull.grad * (pull.result / input) }
        return try productOfOthers(pull.grad, input.contiguousView().view([-1]), 0)
          .view(input.shape)
      }
    ])

  let prodDim: Operator = .init(
    "prod",
    [.tensor("self"), .int("dim"), .bool("keepdim").or(false), .dtype("dtype").optional.keyword],
    gradFn: "ProdBackward1",
    forward: .primitive { [try multiplied($0.input, $0[1].ints, keepDim: $0[2].isTrue)] },
    derivatives: [
      Derivative("self", "product of the others", reads: [.input, .result]) { pull in
        let input = pull.input
        if input.rank == 0 { return pull.grad }
        let (dimensions, keepDim) = (pull["dim"].ints, pull["keepdim"].isTrue)
        let gradient = try pull.grad.restored(dimensions, keepDim, input.shape)
        if try !input.toArray().contains(0) {
          return try gradient * (pull.result.restored(dimensions, keepDim, input.shape) / input)
        }
        return try productOfOthers(gradient, input, normalized(pull["dim"].int!, input.rank))
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let `var` = spread("var", "VarBackward0", isRoot: false, byDimension: false)
  let varDim = spread("var", "VarBackward0", isRoot: false, byDimension: true)
  let std = spread("std", "StdBackward0", isRoot: true, byDimension: false)
  let stdDim = spread("std", "StdBackward0", isRoot: true, byDimension: true)

  let logsumexp: Operator = .init(
    "logsumexp", [.tensor("self"), .ints("dim"), .bool("keepdim").or(false)],
    gradFn: "LogsumexpBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimensions = arguments[1].ints!
      let largest = try Operator.extremes.amax.apply([.tensor(input), .ints(dimensions), true])[0]
      let isInfinite = try Operator.comparisons.isinf(largest)
      let shift = try largest.maskedFill(isInfinite, 0)
      let reduced = try ReducedShape(input.shape, dimensions, keepDim: arguments[2].isTrue)
      let sum = try (input - shift).exp().summed(reduced)
      return [try sum.log() + shift.reshape(reduced.shape)]
    },
    derivatives: [
      Derivative("self", "exp(self - result)", reads: [.input, .result]) { pull in
        let shape = pull.inputShape()
        let (dimensions, keepDim) = (pull["dim"].ints, pull["keepdim"].isTrue)
        let gradient = try pull.grad.restored(dimensions, keepDim, shape)
        let result = try pull.result.restored(dimensions, keepDim, shape)
        return try gradient * (pull.input - result).exp()
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let vectorNorm: Operator = .init(
    "vector_norm", in: .linalg,
    [
      .tensor("self"), .number("ord").or(2), .ints("dim").optional, .bool("keepdim").or(false),
    ], gradFn: "LinalgVectorNormBackward0",
    forward: .primitive { arguments in
      guard arguments.input.dtype.isFloatingPoint else {
        throw AutogradError.runtime(
          "linalg.vector_norm: Expected a floating point or complex tensor as input. Got "
            + arguments.input.dtype.scalarTypeName)
      }
      return [
        try length(
          arguments.input, arguments[1].double!, arguments[2].ints, keepDim: arguments[3].isTrue)
      ]
    },
    derivatives: [
      Derivative("self", "self / result for the Euclidean norm", reads: [.input, .result]) { pull in
        let shape = pull.inputShape()
        let (dimensions, keepDim) = (pull["dim"].ints, pull["keepdim"].isTrue)
        return try lengthSlope(
          pull.grad.restored(dimensions, keepDim, shape), pull.input, pull["ord"].double!,
          pull.result.restored(dimensions, keepDim, shape), dimensions)
      }
    ])

  let norm: Operator = .init(
    "norm",
    [
      .tensor("self"), .number("p").or(2), .ints("dim").optional, .bool("keepdim").or(false),
    ],
    forward: .composite {
      try Operator.statistics.vectorNorm.apply([$0[0], $0[1], $0[2], $0[3]])
    })

  let normNamed: Operator = .init(
    "norm",
    [.tensor("self"), .string("p").optional, .ints("dim").optional, .bool("keepdim").or(false)],
    forward: .composite { arguments in
      if let name = arguments[1].string, name != "fro" {
        throw AutogradError(.notImplemented, "norm(): p='\(name)' is not supported, only 'fro'")
      }
      return try Operator.statistics.vectorNorm.apply([arguments[0], 2, arguments[2], arguments[3]])
    })

  let linalgNorm: Operator = .init(
    "norm", in: .linalg,
    [.tensor("self"), .number("ord").optional, .ints("dim").optional, .bool("keepdim").or(false)],
    forward: .composite {
      try Operator.statistics.vectorNorm.apply([
        $0[0], $0[1].isNone ? 2 : $0[1], $0[2], $0[3],
      ])
    })

  /// The norm behind `pairwise_distance`, which PyTorch names differently.
  let distanceNorm: Operator = .init(
    "norm_dim", [.tensor("self"), .number("p"), .ints("dim"), .bool("keepdim")],
    gradFn: "NormBackward1",
    forward: .primitive {
      [try length($0.input, $0[1].double!, $0[2].ints, keepDim: $0[3].isTrue)]
    }, isInternal: true,
    derivatives: [
      Derivative("self", "self / result for the Euclidean norm", reads: [.input, .result]) { pull in
        let shape = pull.inputShape()
        let (dimensions, keepDim) = (pull["dim"].ints, pull["keepdim"].isTrue)
        return try lengthSlope(
          pull.grad.restored(dimensions, keepDim, shape), pull.input, pull["p"].double!,
          pull.result.restored(dimensions, keepDim, shape), dimensions)
      }
    ])

  let cumsum: Operator = .init(
    "cumsum", in: .all, [.tensor("self"), .int("dim"), .dtype("dtype").optional.keyword],
    gradFn: "CumsumBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dtype = arguments[2].dtype ?? (input.dtype.isFloatingPoint ? input.dtype : .int64)
      return [try scanned(input.converted(to: dtype), arguments[1].int!, { $0 + $1 }, { $0 &+ $1 })]
    },
    derivatives: [
      Derivative("self", "the sum of grad from here on") { pull in
        try reversed(pull.grad, pull["dim"].int!) {
          try Operator.statistics.cumsum.apply([.tensor($0), pull["dim"]])[0]
        }
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let cumprod: Operator = .init(
    "cumprod", in: .all, [.tensor("self"), .int("dim"), .dtype("dtype").optional.keyword],
    gradFn: "CumprodBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dtype = arguments[2].dtype ?? (input.dtype.isFloatingPoint ? input.dtype : .int64)
      return [try scanned(input.converted(to: dtype), arguments[1].int!, { $0 * $1 }, { $0 &* $1 })]
    },
    derivatives: [
      Derivative("self", "sum of later products without self", reads: [.input, .result]) { pull in
        try cumprodSlope(pull.grad, pull.input, pull.result, pull["dim"].int!)
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let logcumsumexp: Operator = .init(
    "logcumsumexp", [.tensor("self"), .int("dim")], gradFn: "LogcumsumexpBackward0",
    forward: .primitive { arguments in
      [
        try scanned(
          arguments.input, arguments[1].int!,
          { total, next in
            let (low, high) = (Swift.min(total, next), Swift.max(total, next))
            if low.isNaN || high.isNaN { return .nan }
            return low == high && low.isInfinite ? low : high + Double.log1p(Double.exp(low - high))
          }, { $0 &+ $1 })
      ]
    },
    derivatives: [
      Derivative(
        "self", "exp(self) times the sum of grad / exp(result) from here on",
        reads: [.input, .result]
      ) { pull in
        let (grad, input, result) = (pull.grad, pull.input, pull.result)
        let low = try Tensor.single(
          grad.dtype == .float64
            ? -.greatestFiniteMagnitude : -Double(Float.greatestFiniteMagnitude),
          like: grad)
        func part(_ logarithm: Tensor) throws -> Tensor {
          let sum = try reversed(logarithm - result, pull["dim"].int!) {
            try Operator.statistics.logcumsumexp.apply([.tensor($0), pull["dim"]])[0]
          }
          return try (sum + input).exp()
        }
        let positive = try Tensor.where(grad.greaterThan(0), grad.log(), low)
        let negative = try Tensor.where(grad.lessThan(0), (-grad).log(), low)
        return try part(positive) - part(negative)
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })
}

// MARK: - Computing

private func multiplied(_ input: Tensor, _ dimensions: [Int]?, keepDim: Bool) throws -> Tensor {
  let shape = try ReducedShape(input.shape, dimensions, keepDim: keepDim)
  func product<T: Element>(_ row: UnsafePointer<T>, _ count: Int) -> T {
    var product = T.one
    for index in 0..<count { product = T.multiply(product, row[index]) }
    return product
  }
  switch input.dtype {
  case .float32: return try input.reducedRows(shape, Float.self, product)
  case .float64: return try input.reducedRows(shape, Double.self, product)
  default: return try input.converted(to: .int64).reducedRows(shape, Int64.self, product)
  }
}

/// Products of all elements but one, without dividing by what may be zero.
private func productOfOthers(_ gradient: Tensor, _ input: Tensor, _ dimension: Int) throws -> Tensor
{
  let size = input.shape[dimension]
  if size == 1 { return gradient }
  var edge = input.shape
  edge[dimension] = 1
  let ones = try Tensor.ones(edge, gradient.dtype)
  func products(_ tensor: Tensor) throws -> Tensor {
    try Operator.statistics.cumprod.apply([
      .tensor(Tensor.cat([ones, tensor], dimension)), .int(dimension),
    ])[0]
  }
  let before = try products(input.slice(dimension, 0, size - 1))
  let after = try products(input.slice(dimension, 1, size).flip([dimension])).flip([dimension])
  return try gradient * (before * after)
}

/// The variance along rows, by Welford's method in double precision, or its root.
private func spreadKernel(
  _ input: Tensor, _ dimensions: [Int]?, correction: Double, keepDim: Bool, isRoot: Bool,
  name: String
) throws -> Tensor {
  guard input.dtype.isFloatingPoint else {
    throw AutogradError.runtime(
      "std and var only support floating point and complex dtypes")
  }
  let shape = try ReducedShape(input.shape, dimensions, keepDim: keepDim)
  let own = input.shape
  if Double(shape.reduced.reduce(1) { $0 * own[$1] }) <= correction {
    Engine.warn(
      .user,
      "\(name)(): degrees of freedom is <= 0. Correction should be strictly less than the reduction "
        + "factor (input numel divided by output numel).")
  }
  let spread = try input.converted(to: .float64).reducedRows(shape, Double.self) {
    row, count -> Double in
    var (mean, squares) = (0.0, 0.0)
    for index in 0..<count {
      let delta = row[index] - mean
      mean += delta / Double(index + 1)
      squares += delta * (row[index] - mean)
    }
    let divisor = Double(count) - correction
    let variance = squares / Swift.max(divisor, 0)
    return isRoot ? variance.squareRoot() : variance
  }
  return try spread.converted(to: input.dtype)
}

private func spread(_ name: String, _ gradFn: String, isRoot: Bool, byDimension: Bool) -> Operator {
  let dimension: [Parameter] = byDimension ? [.ints("dim").orNone] : []
  let options: [Parameter] = [
    .bool("unbiased").or(true), .bool("keepdim").or(false), .number("correction").optional.keyword,
  ]
  let formula = isRoot ? "(self - mean) / ((n - 1) * result)" : "2 * (self - mean) / (n - 1)"
  let slope = Derivative("self", formula, reads: isRoot ? [.input, .result] : [.input]) { pull in
    let (input, shape) = (pull.input, pull.inputShape())
    let dimensions = byDimension ? pull["dim"].ints : nil
    let keepDim = pull["keepdim"].isTrue
    var gradient = pull.grad
    if isRoot {
      gradient = try (gradient / (pull.result * 2)).maskedFill(pull.result.equal(0), 0)
    }
    let reduced = try ReducedShape(shape, dimensions, keepDim: true)
    let count = reduced.reduced.reduce(1) { $0 * shape[$1] }
    let factor = 2 / (Double(count) - correction(pull["correction"], pull["unbiased"]))
    // Of a single element, where nothing can be told, the gradient is NaN whatever the input.
    if !factor.isFinite { return try gradient.restored(dimensions, keepDim, shape) * .double(.nan) }
    let isWhole = dimensions == nil
    let mean = try isWhole ? input.mean() : input.mean(reduced.reduced, keepDim: true)
    if !isWhole { gradient = try gradient.restored(dimensions, keepDim, shape) }
    return try Scalar.double(factor) * gradient * (input - mean)
  }
  let samples: @Sendable () -> [[Argument]] = {
    byDimension ? [[.tensor(.sample([2, 3])), 1]] : [[.tensor(.sample([2, 3]))]]
  }
  return Operator(
    name, [.tensor("self")] + dimension + options, gradFn: gradFn,
    forward: .primitive { arguments in
      let dimensions = byDimension ? arguments["dim"].ints : nil
      return [
        try spreadKernel(
          arguments.input, dimensions,
          correction: correction(arguments["correction"], arguments["unbiased"]),
          keepDim: arguments["keepdim"].isTrue, isRoot: isRoot, name: name)
      ]
    }, derivatives: [slope], samples: samples)
}

private func correction(_ given: Argument, _ unbiased: Argument) -> Double {
  given.double ?? (unbiased.isTrue ? 1 : 0)
}

private func length(_ input: Tensor, _ order: Double, _ dimensions: [Int]?, keepDim: Bool) throws
  -> Tensor
{
  let shape = try ReducedShape(input.shape, dimensions, keepDim: keepDim)
  func norm<T: RealElement>(_ row: UnsafePointer<T>, _ count: Int) -> T {
    var total: Double = 0
    switch order {
    case .infinity:
      for index in 0..<count where !total.isNaN {
        total = row[index].isNaN ? .nan : Swift.max(total, Swift.abs(Double(row[index])))
      }
    case -.infinity:
      total = .infinity
      for index in 0..<count { total = Swift.min(total, Swift.abs(Double(row[index]))) }
    case 0:
      for index in 0..<count { total += row[index] == 0 ? 0 : 1 }
    case 1:
      for index in 0..<count { total += Swift.abs(Double(row[index])) }
    case 2:
      for index in 0..<count { total += Double(row[index]) * Double(row[index]) }
      total = total.squareRoot()
    default:
      for index in 0..<count { total += Double.pow(Swift.abs(Double(row[index])), order) }
      total = Double.pow(total, 1 / order)
    }
    return T(total)
  }
  return input.dtype == .float64
    ? try input.reducedRows(shape, Double.self, norm)
    : try input.reducedRows(shape, Float.self, norm)
}

private func lengthSlope(
  _ gradient: Tensor, _ input: Tensor, _ order: Double, _ norm: Tensor, _ dimensions: [Int]?
) throws -> Tensor {
  switch order {
  case 0: return try input.zerosLike()
  case 1: return try input.sgn() * gradient
  case 2: return try gradient * (input / norm).maskedFill(norm.equal(0), 0)
  case .infinity, -.infinity:
    let mask = try input.abs().equal(norm).logicalOr(input.isNaN().logicalAnd(norm.isNaN()))
    let reduced = try ReducedShape(input.shape, dimensions, keepDim: true).reduced
    return try input.sgn() * (gradient / mask.sum(reduced, keepDim: true) * mask)
  case ..<2:
    let scaled = try input.sgn() * input.abs().pow(.double(order - 1)).maskedFill(input.equal(0), 0)
    return try scaled * (gradient / norm.pow(.double(order - 1))).maskedFill(norm.equal(0), 0)
  default:
    let scaled = try input * input.abs().pow(.double(order - 2))
    return try scaled * (gradient / norm.pow(.double(order - 1))).maskedFill(norm.equal(0), 0)
  }
}

private func scanned(
  _ input: Tensor, _ dimension: Int, _ real: @escaping (Double, Double) -> Double,
  _ integer: @escaping (Int64, Int64) -> Int64
) throws -> Tensor {
  if input.rank == 0 { return try input.copied() }
  let dimension = try normalized(dimension, input.rank)
  let source = try input.contiguous()
  let result = try Tensor.uninitialized(input.shape, input.dtype)
  let stride = input.shape[(dimension + 1)...].reduce(1, *)
  result.dtype.dispatch(
    Scan(
      source: source, result: result, length: input.shape[dimension], stride: stride, real: real,
      integer: integer))
  return result
}

private struct Scan: ElementKernel {
  let source: Tensor
  let result: Tensor
  let length: Int
  let stride: Int
  let real: (Double, Double) -> Double
  let integer: (Int64, Int64) -> Int64

  func run<T: Element>(_ type: T.Type) {
    guard length > 0 else { return }
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in
        for start in 0..<(result.count / length) {
          let base = start / stride * stride * length + start % stride
          target[base] = source[base]
          // Totals are kept in double precision, as PyTorch keeps them.
          var total = source[base].asDouble
          var whole = source[base].asInt64
          for step in 1..<max(length, 1) where step < length {
            let index = base + step * stride
            if T.dtype.isFloatingPoint {
              total = real(total, source[index].asDouble)
              target[index] = T(converting: total)
            } else {
              whole = integer(whole, source[index].asInt64)
              target[index] = T(converting: whole)
            }
          }
        }
      }
    }
  }
}

private func reversed(_ tensor: Tensor, _ dimension: Int, _ body: (Tensor) throws -> Tensor) throws
  -> Tensor
{
  if tensor.rank == 0 || tensor.count <= 1 { return try body(tensor) }
  return try body(tensor.flip([dimension])).flip([dimension])
}

private func cumprodSlope(_ grad: Tensor, _ input: Tensor, _ output: Tensor, _ dimension: Int)
  throws
  -> Tensor
{
  if input.rank == 0 { return grad }
  let dimension = try normalized(dimension, input.rank)
  func products(_ tensor: Tensor) throws -> Tensor {
    try Operator.statistics.cumprod.apply([.tensor(tensor), .int(dimension)])[0]
  }
  guard try input.toArray().contains(0) else {
    let sum = try reversed(output * grad, dimension) {
      try Operator.statistics.cumsum.apply([.tensor($0), .int(dimension)])[0]
    }
    return try sum / input
  }
  // With zeros, every product is formed without the factor it is differentiated by.
  let size = input.shape[dimension]
  var edge = input.shape
  edge[dimension] = 1
  let ones = try Tensor.ones(edge, grad.dtype)
  let result = try Tensor.zeros(input.shape, grad.dtype)
  for index in 0..<size {
    var before = ones
    if index > 0 {
      before = try Operator.statistics.prodDim.apply([
        .tensor(input.slice(dimension, 0, index)), .int(dimension), true,
      ])[0]
    }
    var omitted = before
    if index + 1 < size {
      let after = try products(input.slice(dimension, index + 1, size))
      omitted = try Tensor.cat([before, before.expand(after.shape) * after], dimension)
    }
    let part = try (grad.slice(dimension, index, size) * omitted).sum([dimension])
    try result.select(dimension, index).copyInPlace(part)
  }
  return result
}
