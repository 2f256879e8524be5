/// Reading and writing at places that other tensors tell.
struct Indexing: Family {
  let index: Operator = .init(
    "index", in: [], [.tensor("self"), .indices("indices")], gradFn: "IndexBackward0",
    forward: .primitive { [try AdvancedIndex($0.input, $0[1].optionalTensors).taken()] },
    remembers: { [$0[1]] },
    derivatives: [
      Derivative("self", "grad added at the indices, else 0", reads: [.other]) { pull in
        try Operator.indexing.indexPut.apply([
          .tensor(.zeros(pull.inputShape(), pull.grad.dtype)), .optionalTensors(pull.savedIndices),
          .tensor(pull.grad), true,
        ])[0]
      }
    ],
    samples: {
      let rows = Tensor(integers: [1, 0, 1])
      return [
        [.tensor(.sample([2, 3])), .optionalTensors([rows])],
        [.tensor(.sample([2, 3])), .optionalTensors([nil, Tensor(integers: [2, 2])])],
      ]
    })

  let indexPut: Operator = .init(
    "index_put", in: [.method, .inPlace, .torch],
    [.tensor("self"), .indices("indices"), .tensor("values"), .bool("accumulate").or(false)],
    gradFn: "IndexPutBackward0",
    forward: .primitive { arguments in
      let index = try AdvancedIndex(arguments.input, arguments[1].optionalTensors)
      return [try index.putting(arguments[2].tensor!, accumulates: arguments[3].isTrue)]
    },
    remembers: { [$0[1]] },
    derivatives: [
      Derivative("self", "grad, 0 at what was overwritten", reads: [.other]) { pull in
        if pull["accumulate"].isTrue { return pull.grad }
        return try Operator.indexing.indexPut.apply([
          .tensor(pull.grad), .optionalTensors(pull.savedIndices),
          .tensor(.zeros([], pull.grad.dtype)),
        ])[0]
      },
      Derivative("values", "grad at the indices", reads: [.other]) { pull in
        try Operator.indexing.index.apply([
          .tensor(pull.grad), .optionalTensors(pull.savedIndices),
        ])[0]
      },
    ],
    samples: {
      let columns = Tensor(integers: [2, 0])
      return [
        [.tensor(.sample([2, 3])), .optionalTensors([nil, columns]), .tensor(.sample([2, 2]))],
        [
          .tensor(.sample([2, 3])), .optionalTensors([nil, columns]), .tensor(.sample([2])), true,
        ],
      ]
    })

  let gather: Operator = .init(
    "gather", [.tensor("self"), .int("dim"), .tensor("index")], gradFn: "GatherBackward0",
    forward: .primitive { arguments in
      [
        try AlongIndex(arguments.input.shape, arguments[1].int!, arguments[2].tensor!).taken(
          arguments.input)
      ]
    },
    derivatives: [
      Derivative("self", "grad added at the indices, else 0", reads: [.input, .parameter(2)]) {
        pull in
        try Operator.indexing.scatterAdd.apply([
          .tensor(.zeros(pull.inputShape(), pull.grad.dtype)), pull["dim"],
          .tensor(pull.saved(.parameter(2))), .tensor(pull.grad),
        ])[0]
      }
    ],
    samples: {
      [[.tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2, 1, 1], shape: [2, 2]))]]
    })

  let takeAlongDim: Operator = .init(
    "take_along_dim", [.tensor("self"), .tensor("indices"), .int("dim").optional],
    forward: .composite { arguments in
      guard let given = arguments[2].int else {
        let flat = try arguments.input.reshape([-1])
        return try Operator.indexing.gather.apply([
          .tensor(flat), 0, .tensor(arguments.other.reshape([-1])),
        ])
      }
      // All dimensions but the one are broadcast.
      let (input, indices) = (arguments.input, arguments.other)
      guard input.rank == indices.rank else {
        throw AutogradError.runtime(
          "torch.take_along_dim(): input and indices should have the same number of dimensions, but "
            + "got \(input.rank) dimensions for input, and \(indices.rank) dimensions for indices")
      }
      let dimension = try normalized(given, input.rank)
      var (own, wanted) = (input.shape, indices.shape)
      own[dimension] = wanted[dimension]
      let target = try broadcastShape(own, wanted)
      (own, wanted) = (target, target)
      own[dimension] = input.shape[dimension]
      return try Operator.indexing.gather.apply([
        .tensor(input.expand(own)), .int(dimension), .tensor(indices.expand(wanted)),
      ])
    })

  let scatter: Operator = .init(
    "scatter", in: .all, [.tensor("self"), .int("dim"), .tensor("index"), .tensor("src")],
    gradFn: "ScatterBackward0",
    forward: .primitive { arguments in
      let index = try AlongIndex(arguments.input.shape, arguments[1].int!, arguments[2].tensor!)
      return [try index.scattered(arguments[3].tensor!, into: arguments.input, adds: false)]
    },
    derivatives: [
      Derivative("self", "grad, 0 at what was overwritten", reads: [.parameter(2)]) { pull in
        try Operator.indexing.scatterValue.apply([
          .tensor(pull.grad), pull["dim"], .tensor(pull.saved(.parameter(2))), 0.0,
        ])[0]
      },
      Derivative("src", "grad at the indices", reads: [.parameter(2)]) { pull in
        try Operator.indexing.gather.apply([
          .tensor(pull.grad), pull["dim"], .tensor(pull.saved(.parameter(2))),
        ])[0]
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2, 1, 0], shape: [2, 2])),
          .tensor(.sample([2, 2])),
        ]
      ]
    })

  let scatterValue: Operator = .init(
    "scatter", in: .all, [.tensor("self"), .int("dim"), .tensor("index"), .number("value")],
    gradFn: "ScatterBackward1",
    forward: .primitive { arguments in
      let index = arguments[2].tensor!
      let source = try Tensor.full(index.shape, arguments[3].scalar!, dtype: arguments.input.dtype)
      return [
        try AlongIndex(arguments.input.shape, arguments[1].int!, index)
          .scattered(source, into: arguments.input, adds: false)
      ]
    },
    derivatives: [
      Derivative("self", "grad, 0 at what was overwritten", reads: [.parameter(2)]) { pull in
        try Operator.indexing.scatterValue.apply([
          .tensor(pull.grad), pull["dim"], .tensor(pull.saved(.parameter(2))), 0.0,
        ])[0]
      }
    ],
    samples: {
      let index = Tensor(integers: [0, 2, 1, 1], shape: [2, 2])
      return [[.tensor(.sample([2, 3])), 1, .tensor(index), 0.7]]
    })

  let scatterAdd: Operator = .init(
    "scatter_add", in: .all, [.tensor("self"), .int("dim"), .tensor("index"), .tensor("src")],
    gradFn: "ScatterAddBackward0",
    forward: .primitive { arguments in
      let index = try AlongIndex(arguments.input.shape, arguments[1].int!, arguments[2].tensor!)
      return [try index.scattered(arguments[3].tensor!, into: arguments.input, adds: true)]
    },
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("src", "grad at the indices", reads: [.parameter(2)]) { pull in
        try Operator.indexing.gather.apply([
          .tensor(pull.grad), pull["dim"], .tensor(pull.saved(.parameter(2))),
        ])[0]
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2, 1, 1], shape: [2, 2])),
          .tensor(.sample([2, 2])),
        ]
      ]
    })

  let indexSelect: Operator = .init(
    "index_select", [.tensor("self"), .int("dim"), .tensor("index")],
    gradFn: "IndexSelectBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank)
      guard arguments[2].tensor!.rank <= 1 else {
        throw AutogradError.index("index_select(): Index is supposed to be a vector")
      }
      let size = input.rank == 0 ? 1 : input.shape[dimension]
      guard try arguments[2].tensor!.toIntegers().allSatisfy({ (0..<size).contains($0) }) else {
        throw AutogradError.index("index out of range in self")
      }
      var indices = [Tensor?](repeating: nil, count: dimension)
      indices.append(try arguments[2].tensor!.reshape([-1]))
      return [try AdvancedIndex(input, indices).taken()]
    },
    derivatives: [
      Derivative("self", "grad added at the indices, else 0", reads: [.parameter(2)]) { pull in
        try Operator.indexing.indexAdd.apply([
          .tensor(.zeros(pull.inputShape(), pull.grad.dtype)), pull["dim"],
          .tensor(pull.saved(.parameter(2))), .tensor(pull.grad),
        ])[0]
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1, .tensor(Tensor(integers: [0, 2, 2]))]] })

  let indexAdd: Operator = .init(
    "index_add", in: .all,
    [
      .tensor("self"), .int("dim"), .tensor("index"), .tensor("source"),
      .number("alpha").or(1).keyword,
    ], gradFn: "IndexAddBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank)
      var indices = [Tensor?](repeating: nil, count: dimension)
      indices.append(arguments[2].tensor!)
      let source = try arguments[3].tensor!.scaled(by: arguments[4].scalar!)
      return [try AdvancedIndex(input, indices).putting(source, accumulates: true)]
    },
    derivatives: [
      Derivative("self", "1") { $0.grad },
      Derivative("source", "alpha * grad at the indices", reads: [.parameter(2), .parameter(3)]) {
        pull in
        try Operator.indexing.indexSelect.apply([
          .tensor(pull.grad), pull["dim"], .tensor(pull.saved(.parameter(2))),
        ])[0].scaled(by: pull["alpha"].scalar!)
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([3, 2])), 0, .tensor(Tensor(integers: [1, 1])), .tensor(.sample([2, 2])),
        ]
      ]
    })

  let maskedSelect: Operator = .init(
    "masked_select", [.tensor("self"), .tensor("mask")], gradFn: "MaskedSelectBackward0",
    forward: .primitive { arguments in
      guard arguments.other.dtype == .bool else {
        throw AutogradError.runtime("masked_select: expected BoolTensor for mask")
      }
      let shape = try broadcastShape(arguments.input.shape, arguments.other.shape)
      let (input, mask) = (try arguments.input.expand(shape), try arguments.other.expand(shape))
      return [try AdvancedIndex(input, [mask]).taken()]
    },
    derivatives: [
      Derivative("self", "grad where mask, else 0", reads: [.input, .other]) { pull in
        let shape = try broadcastShape(pull.inputShape(), pull.other.shape)
        return try Operator.indexing.indexPut.apply([
          .tensor(.zeros(shape, pull.grad.dtype)),
          .optionalTensors([pull.other.expand(shape)]), .tensor(pull.grad), false,
        ])[0]
      }
    ],
    samples: {
      [[.tensor(.sample([4])), .tensor(Tensor(integers: [1, 0, 1, 0], dtype: .bool))]]
    })

  let take: Operator = .init(
    "take", [.tensor("self"), .tensor("index")], gradFn: "TakeBackward0",
    forward: .primitive { arguments in
      let flat = try arguments.input.reshape([-1])
      return [try AdvancedIndex(flat, [arguments.other]).taken()]
    },
    derivatives: [
      Derivative("self", "grad added at the indices, else 0", reads: [.input, .other]) { pull in
        let shape = pull.inputShape()
        return try Operator.indexing.indexPut.apply([
          .tensor(.zeros([shape.reduce(1, *)], pull.grad.dtype)), .optionalTensors([pull.other]),
          .tensor(pull.grad), true,
        ])[0].reshape(shape)
      }
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(Tensor(integers: [0, 5, 5]))]] })

  let embedding: Operator = .init(
    "embedding", in: [.functional, .torch],
    [.tensor("input"), .tensor("weight"), .int("padding_idx").optional],
    gradFn: "EmbeddingBackward0",
    forward: .primitive { arguments in
      guard [.int32, .int64].contains(arguments.input.dtype) else {
        throw AutogradError.runtime(
          "Expected tensor for argument #1 'indices' to have one of the following scalar types: Long, "
            + "Int; but got torch.\(arguments.input.dtype.scalarTypeName)Tensor instead (while checking "
            + "arguments for embedding)")
      }
      let rows = arguments.other.shape[0]
      guard try arguments.input.toIntegers().allSatisfy({ (0..<rows).contains($0) }) else {
        throw AutogradError.index("index out of range in self")
      }
      return [try AdvancedIndex(arguments.other, [arguments.input]).taken()]
    },
    derivatives: [
      Derivative("weight", "grad added at the rows looked up", reads: [.input]) { pull in
        var grad = pull.grad
        if let padding = pull["padding_idx"].int {
          grad = try grad.maskedFill(pull.input.equal(.int(padding)).unsqueeze(-1), 0)
        }
        return try Operator.indexing.indexPut.apply([
          .tensor(.zeros(pull.inputShape(), grad.dtype)), .optionalTensors([pull.input]),
          .tensor(grad), true,
        ])[0]
      }
    ], samples: { [[.tensor(Tensor(integers: [0, 2, 2])), .tensor(.sample([4, 2]))]] })

  let nonzero: Operator = .init(
    "nonzero", [.tensor("self")],
    forward: .primitive { arguments in
      let input = arguments.input
      let strides = Layout.contiguousStrides(input.shape)
      var places: [Int] = []
      for (position, value) in try input.toArray().enumerated() where value != 0 {
        for (stride, size) in zip(strides, input.shape) { places.append(position / stride % size) }
      }
      let rows = input.rank == 0 ? 0 : places.count / input.rank
      return [Tensor(integers: places, shape: [rows, input.rank])]
    })

  let oneHot: Operator = .init(
    "one_hot", in: .functional, [.tensor("tensor"), .int("num_classes").or(-1)],
    forward: .primitive { arguments in
      let labels = try arguments.input.toIntegers()
      guard arguments.input.dtype == .int64 else {
        throw AutogradError.runtime(
          "one_hot is only applicable to index tensor of type LongTensor.")
      }
      let classes = arguments[1].int! == -1 ? (labels.max() ?? -1) + 1 : arguments[1].int!
      guard labels.allSatisfy({ $0 >= 0 }) else {
        throw AutogradError.runtime("Class values must be non-negative.")
      }
      guard labels.allSatisfy({ $0 < classes }) else {
        throw AutogradError.runtime("Class values must be smaller than num_classes.")
      }
      let result = try Tensor.zeros(arguments.input.shape + [classes], .int64)
      result.withMutableElements(Int64.self) { target in
        for (row, label) in labels.enumerated() { target[row * classes + label] = 1 }
      }
      return [result]
    })
}

extension Argument {
  /// The tensors of an index, nil for dimensions that are taken whole.
  var optionalTensors: [Tensor?] {
    switch self {
    case .optionalTensors(let values): values
    case .tensors(let values): values
    default: []
    }
  }
}

extension Pullback {
  /// The indices that a node kept; dimensions taken whole have none.
  fileprivate var savedIndices: [Tensor?] {
    node.attributes.last!.optionalTensors
  }
}

extension Tensor {
  /// The elements that an index of one tensor for each dimension tells.
  public func gather(_ dimension: Int, _ index: Tensor) throws -> Tensor {
    try Operator.indexing.gather.apply([.tensor(self), .int(dimension), .tensor(index)])[0]
  }
}
