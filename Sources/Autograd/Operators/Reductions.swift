/// Sums and means, and the other numbers that many become.
struct Reductions: Family {
  let sum: Operator = .init(
    "sum", [.tensor("self"), .dtype("dtype").optional.keyword], gradFn: "SumBackward0",
    forward: .primitive { arguments in
      let all = try ReducedShape(arguments.input.shape, nil, keepDim: false)
      return [try arguments.input.summed(all, as: arguments[1].dtype)]
    },
    derivatives: [Derivative("self", "1 for every element") { try $0.grad.expand($0.inputShape()) }]
  )

  let sumDim: Operator = .init(
    "sum",
    [
      .tensor("self"), .ints("dim").orNone, .bool("keepdim").or(false),
      .dtype("dtype").optional.keyword,
    ], gradFn: "SumBackward1",
    forward: .primitive { arguments in
      let shape = try ReducedShape(
        arguments.input.shape, arguments[1].ints, keepDim: arguments[2].isTrue)
      return [try arguments.input.summed(shape, as: arguments[3].dtype)]
    },
    derivatives: [
      Derivative("self", "1 for every element") {
        try $0.grad.restored($0["dim"].ints, $0["keepdim"].isTrue, $0.inputShape())
          .expand($0.inputShape())
      }
    ], samples: { [[.tensor(.sample([2, 3])), [0]], [.tensor(.sample([2, 3])), [1], true]] })

  let nansum: Operator = .init(
    "nansum",
    [
      .tensor("self"), .ints("dim").optional, .bool("keepdim").or(false),
      .dtype("dtype").optional.keyword,
    ], gradFn: "NansumBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let shape = try ReducedShape(input.shape, arguments[1].ints, keepDim: arguments[2].isTrue)
      let present = input.dtype.isFloatingPoint ? try input.maskedFill(input.isNaN(), 0) : input
      return [try present.summed(shape, as: arguments[3].dtype)]
    },
    derivatives: [
      Derivative("self", "1 for every element but NaN", reads: [.input]) { pull in
        try pull.grad.restored(pull["dim"].ints, pull["keepdim"].isTrue, pull.inputShape())
          .expand(pull.inputShape()) * pull.input.isNaN().logicalNot()
      }
    ])

  let mean: Operator = .init(
    "mean", [.tensor("self"), .dtype("dtype").optional.keyword], gradFn: "MeanBackward0",
    forward: .primitive { arguments in
      let all = try ReducedShape(arguments.input.shape, nil, keepDim: false)
      return [try average(arguments.input, all, arguments[1].dtype)]
    },
    derivatives: [
      Derivative("self", "1/n for every element") {
        try $0.grad.expand($0.inputShape())
          / .int(Swift.max($0.inputShape().reduce(1, *), 1))
      }
    ])

  let meanDim: Operator = .init(
    "mean",
    [
      .tensor("self"), .ints("dim").orNone, .bool("keepdim").or(false),
      .dtype("dtype").optional.keyword,
    ], gradFn: "MeanBackward1",
    forward: .primitive { arguments in
      let shape = try ReducedShape(
        arguments.input.shape, arguments[1].ints, keepDim: arguments[2].isTrue)
      return [try average(arguments.input, shape, arguments[3].dtype)]
    },
    derivatives: [
      Derivative("self", "1/n for every element") { pull in
        let shape = pull.inputShape()
        let gradient = try pull.grad.restored(pull["dim"].ints, pull["keepdim"].isTrue, shape)
        let count = shape.reduce(1, *) / Swift.max(pull.grad.count, 1)
        return try gradient.expand(shape) / .int(Swift.max(count, 1))
      }
    ], samples: { [[.tensor(.sample([2, 3])), [0]], [.tensor(.sample([2, 3])), [1], true]] })
}

private func average(_ input: Tensor, _ shape: ReducedShape, _ dtype: DType?) throws -> Tensor {
  let dtype = dtype ?? input.dtype
  guard dtype.isFloatingPoint else {
    throw AutogradError.runtime(
      "mean(): could not infer output dtype. Input dtype must be either a floating point or complex "
        + "dtype. Got: \(dtype.scalarTypeName)")
  }
  let own = input.shape
  let count = shape.reduced.reduce(1) { $0 * own[$1] }
  return try input.summed(shape, as: dtype) / .int(count)
}

extension Tensor {
  /// Puts the dimensions back, as ones, that a reduction took away.
  func restored(_ dimensions: [Int]?, _ keepDim: Bool, _ shape: [Int]) throws -> Tensor {
    if keepDim || shape.isEmpty { return self }
    var restored = self
    for dimension in try ReducedShape(shape, dimensions, keepDim: false).reduced {
      restored = try restored.unsqueeze(dimension)
    }
    return restored
  }
}
