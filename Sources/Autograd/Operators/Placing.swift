/// Copies of a tensor in which something else stands at some places.
struct Placing: Family {
  let indexFill: Operator = .init(
    "index_fill", in: .all,
    [.tensor("self"), .int("dim"), .tensor("index"), .number("value")],
    gradFn: "IndexFillBackward0",
    forward: .primitive { [try placed($0, .wrapped($0[3].scalar!))] },
    derivatives: [
      Derivative("self", "0 at the indices, else 1", reads: [.parameter(2)]) {
        try $0.clearedGradient()
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2])), 1.5]] })

  let indexFillTensor: Operator = .init(
    "index_fill", in: .all,
    [.tensor("self"), .int("dim"), .tensor("index"), .tensor("value")],
    gradFn: "IndexFillBackward1",
    forward: .primitive { arguments in
      let value = arguments[3].tensor!
      guard value.rank == 0 else {
        throw AutogradError.runtime(
          "index_fill_ only supports a 0-dimensional value tensor, but got tensor with \(value.rank) "
            + "dimension(s).")
      }
      return [try placed(arguments, value)]
    },
    derivatives: [
      Derivative("self", "0 at the indices, else 1", reads: [.parameter(2)]) {
        try $0.clearedGradient()
      },
      Derivative("value", "total of grad at the indices", reads: [.parameter(2)]) {
        try $0.gradientAtIndices().sum()
      },
    ],
    samples: {
      [[.tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2])), .tensor(.sample([]))]]
    })

  let indexCopy: Operator = .init(
    "index_copy", in: .all,
    [.tensor("self"), .int("dim"), .tensor("index"), .tensor("source")],
    gradFn: "IndexCopyBackward0",
    forward: .primitive { [try placed($0, $0[3].tensor!)] },
    derivatives: [
      Derivative("self", "0 at the indices, else 1", reads: [.parameter(2)]) {
        try $0.clearedGradient()
      },
      Derivative("source", "grad at the indices", reads: [.parameter(2)]) {
        try $0.gradientAtIndices()
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2])),
          .tensor(.sample([2, 2])),
        ]
      ]
    })

  let maskedScatter: Operator = .init(
    "masked_scatter", in: .all, [.tensor("self"), .tensor("mask"), .tensor("source")],
    gradFn: "MaskedScatterBackward0",
    forward: .primitive { arguments in
      let shape = try broadcastShape(arguments.input.shape, arguments.other.shape)
      let mask = try arguments.other.expand(shape)
      let source = arguments[2].tensor!
      let wanted = try mask.toIntegers().count { $0 != 0 }
      guard source.count >= wanted else {
        throw AutogradError.runtime(
          "Number of elements of source < number of ones in mask")
      }
      let own = try arguments.input.expand(shape)
      return [
        try AdvancedIndex(own, [mask])
          .putting(source.reshape([-1]).slice(0, 0, wanted), accumulates: false)
      ]
    },
    derivatives: [
      Derivative("self", "0 where mask, else 1", reads: [.other]) {
        try $0.grad.maskedFill($0.other, 0)
      },
      Derivative("source", "grad where mask", reads: [.other]) { pull in
        let taken = try Operator.indexing.maskedSelect.apply([
          .tensor(pull.grad), .tensor(pull.other),
        ])[0]
        let shape = pull.inputShape()
        let missing = shape.reduce(1, *) - taken.count
        let rest = try Tensor.zeros([missing], taken.dtype)
        return try Operator.joining.cat.apply([.tensors([taken, rest]), 0])[0].view(shape)
      },
    ],
    samples: {
      let mask = Tensor(integers: [1, 0, 1, 0, 1, 1], shape: [2, 3], dtype: .bool)
      return [[.tensor(.sample([2, 3])), .tensor(mask), .tensor(.sample([5]))]]
    })
}

private func placed(_ arguments: Arguments, _ value: Tensor) throws -> Tensor {
  let input = arguments.input
  let dimension = try normalized(arguments[1].int!, input.rank)
  let places = arguments[2].tensor!
  guard places.rank <= 1 else {
    throw AutogradError.index("\(arguments.operation.name)_(): Index is supposed to be a vector")
  }
  var indices = [Tensor?](repeating: nil, count: dimension)
  indices.append(try places.reshape([-1]))
  return try AdvancedIndex(input, indices).putting(value, accumulates: false)
}

extension Pullback {
  /// The gradient without what came to the indices.
  fileprivate func clearedGradient() throws -> Tensor {
    try Operator.placing.indexFill.apply([
      .tensor(grad), self["dim"], .tensor(saved(.parameter(2))), 0,
    ])[0]
  }

  fileprivate func gradientAtIndices() throws -> Tensor {
    try Operator.indexing.indexSelect.apply([
      .tensor(grad), self["dim"], .tensor(saved(.parameter(2))),
    ])[0]
  }
}
