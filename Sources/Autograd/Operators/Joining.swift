/// Operators that put tensors together, and rearrange one in memory of its own.
struct Joining: Family {
  let cat: Operator = .init(
    "cat", aliases: ["concat", "concatenate"], in: .torch,
    [.tensors("tensors"), .int("dim").or(0)],
    gradFn: "CatBackward0",
    forward: .primitive { [try joined($0[0].tensors!, $0[1].int!)] },
    remembers: { arguments in
      let tensors = arguments[0].tensors!
      let rank = tensors.map(\.rank).max() ?? 1
      let dimension = arguments[1].int! < 0 ? arguments[1].int! + rank : arguments[1].int!
      return [.ints(tensors.map { $0.shape == [0] ? 0 : $0.shape[dimension] })]
    },
    derivatives: [
      Derivative("tensors", "the part of grad that came from each") { pull in
        let dimension = try normalized(pull["dim"].int!, pull.node.outputLayout?.shape.count ?? 0)
        let starts = try pull.starts(dimension)
        return try pull.grad.slice(dimension, starts[pull.edge], starts[pull.edge + 1])
      }
    ],
    samples: { [[.tensors([.sample([2, 3]), .sample([1, 3], positive: true)]), 0]] })

  let stack: Operator = .init(
    "stack", in: .torch, [.tensors("tensors"), .int("dim").or(0)], gradFn: "StackBackward0",
    forward: .primitive { arguments in
      let tensors = arguments[0].tensors!
      guard let first = tensors.first else {
        throw AutogradError.runtime("stack expects a non-empty TensorList")
      }
      for (index, tensor) in tensors.enumerated() where tensor.shape != first.shape {
        throw AutogradError.runtime(
          "stack expects each tensor to be equal size, but got \(first.shape) at entry 0 and "
            + "\(tensor.shape) at entry \(index)")
      }
      let dimension = try normalized(arguments[1].int!, first.rank + 1)
      return [try joined(tensors.map { try $0.unsqueeze(dimension) }, dimension)]
    },
    derivatives: [
      Derivative("tensors", "the part of grad that came from each") { pull in
        try pull.grad.select(pull["dim"].int!, pull.edge)
      }
    ], samples: { [[.tensors([.sample([2, 3]), .sample([2, 3], positive: true)]), 1]] })

  let hstack: Operator = .init(
    "hstack", in: .torch, [.tensors("tensors")],
    forward: .composite { arguments in
      let tensors = try atLeast(1, arguments[0].tensors!)
      return [try Tensor.cat(tensors, tensors.first?.rank == 1 ? 0 : 1)]
    })

  let vstack: Operator = .init(
    "vstack", aliases: ["row_stack"], in: .torch, [.tensors("tensors")],
    forward: .composite { [try Tensor.cat(atLeast(2, $0[0].tensors!), 0)] })

  let columnStack: Operator = .init(
    "column_stack", in: .torch, [.tensors("tensors")],
    forward: .composite { arguments in
      let columns = try arguments[0].tensors!.map {
        $0.rank <= 1 ? try $0.reshape([$0.count, 1]) : $0
      }
      return [try Tensor.cat(columns, 1)]
    })

  let `repeat`: Operator = .init(
    "repeat", in: .method, [.tensor("self"), .sizes("repeats")], gradFn: "RepeatBackward0",
    forward: .primitive { [try repeated($0.input, $0[1].ints!)] },
    derivatives: [
      Derivative("self", "sum over the copies") { pull in
        let shape = pull.inputShape()
        let repeats = pull["repeats"].ints!
        let lead = repeats.count - shape.count
        // Every dimension splits in two, copies and elements; the copies are summed over.
        var split: [Int] = []
        var copies: [Int] = []
        for (index, count) in repeats.enumerated() {
          copies.append(split.count)
          split.append(count)
          if index >= lead { split.append(shape[index - lead]) }
        }
        if copies.isEmpty { return pull.grad }
        return try pull.grad.reshape(split).sum(copies).reshape(shape)
      }
    ], samples: { [[.tensor(.sample([2, 3])), [2, 1, 2]]] })

  let tile: Operator = .init(
    "tile", [.tensor("self"), .sizes("dims")],
    forward: .composite { arguments in
      let repeats = arguments[1].ints!
      let lead = Swift.max(0, arguments.input.rank - repeats.count)
      return try Operator.joining.repeat.apply([
        .tensor(arguments.input), .ints([Int](repeating: 1, count: lead) + repeats),
      ])
    })

  let repeatInterleave: Operator = .init(
    "repeat_interleave", [.tensor("self"), .int("repeats"), .int("dim").optional],
    forward: .composite { arguments in
      let flattens = arguments[2].isNone && arguments.input.rank != 1
      let input = flattens ? try arguments.input.reshape([-1]) : arguments.input
      let dimension = try normalized(arguments[2].int ?? 0, input.rank)
      let repeats = arguments[1].int!
      var expanded = input.shape
      expanded.insert(repeats, at: dimension + 1)
      var shape = input.shape
      shape[dimension] *= repeats
      return [
        try input.unsqueeze(dimension + 1).expand(expanded).clone().contiguousView().view(shape)
      ]
    })

  let repeatInterleaveEach: Operator = .init(
    "repeat_interleave", [.tensor("self"), .tensor("repeats"), .int("dim").optional],
    forward: .composite { arguments in
      let flattens = arguments[2].isNone && arguments.input.rank != 1
      let input = flattens ? try arguments.input.reshape([-1]) : arguments.input
      let dimension = try normalized(arguments[2].int ?? 0, input.rank)
      let repeats = try arguments.other.toIntegers()
      guard repeats.count == 1 || repeats.count == input.shape[dimension] else {
        throw AutogradError.runtime(
          "repeats must have the same size as input along dim, but got repeats.size(0) = "
            + "\(repeats.count) and input.size(\(dimension)) = \(input.shape[dimension])")
      }
      let places = (0..<input.shape[dimension]).flatMap { place in
        [Int](repeating: place, count: repeats[repeats.count == 1 ? 0 : place])
      }
      return try Operator.indexing.indexSelect.apply([
        .tensor(input), .int(dimension), .tensor(Tensor(integers: places)),
      ])
    })

  let flip: Operator = .init(
    "flip", [.tensor("self"), .sizes("dims")], gradFn: "FlipBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimensions = try arguments[1].ints!.map { try normalized($0, input.rank) }
      guard Set(dimensions).count == dimensions.count else {
        throw AutogradError.runtime(
          "dim \(dimensions.first!) appears multiple times in the list of dims")
      }
      return [try input.reversedCopy(dimensions)]
    },
    derivatives: [Derivative("self", "grad flipped back") { try $0.grad.flip($0["dims"].ints!) }],
    samples: { [[.tensor(.sample([2, 3])), [1]]] })

  let roll: Operator = .init(
    "roll", [.tensor("self"), .ints("shifts"), .ints("dims").or([])], gradFn: "RollBackward0",
    forward: .primitive { [try rolled($0.input, $0[1].ints!, $0[2].ints!)] },
    derivatives: [
      Derivative("self", "grad rolled back") { pull in
        try Operator.joining.roll.apply([
          .tensor(pull.grad), .ints(pull["shifts"].ints!.map { -$0 }), pull["dims"],
        ])[0]
      }
    ], samples: { [[.tensor(.sample([2, 3])), 2, 1]] })

  let pad: Operator = .init(
    "pad", in: .functional,
    [.tensor("input"), .ints("pad"), .string("mode").or("constant"), .number("value").or(0.0)],
    gradFn: "ConstantPadNdBackward0",
    forward: .primitive { arguments in
      guard arguments[2].string == "constant" else {
        throw AutogradError(
          .notImplemented,
          "padding mode '\(arguments[2].string!)' is not supported, only 'constant'")
      }
      return [try padded(arguments.input, arguments[1].ints!, arguments[3].scalar!)]
    },
    derivatives: [
      Derivative("input", "grad without the border") {
        try padded($0.grad, $0["pad"].ints!.map { -$0 }, 0, records: true)
      }
    ], samples: { [[.tensor(.sample([2, 3])), [1, 2]]] })

  let tril = triangle("tril", "TrilBackward0") { $1 - $0 <= $2 }
  let triu = triangle("triu", "TriuBackward0") { $1 - $0 >= $2 }

  let diagEmbed: Operator = .init(
    "diag_embed", [.tensor("self"), .int("offset").or(0)], gradFn: "DiagEmbedBackward0",
    forward: .primitive { arguments in
      let (input, offset) = (arguments.input, arguments[1].int!)
      let size = input.shape.last! + Swift.abs(offset)
      let result = try Tensor.zeros(Array(input.shape.dropLast()) + [size, size], input.dtype)
      try result.diagonal(offset: offset, -2, -1).copyInPlace(input)
      return [result]
    },
    derivatives: [
      Derivative("self", "the diagonal of grad") {
        try $0.grad.diagonal(offset: $0["offset"].int!, -2, -1)
      }
    ], samples: { [[.tensor(.sample([3])), 1]] })

  let diagonalCopy: Operator = .init(
    "diagonal_copy", [.tensor("self"), .int("offset").or(0)], gradFn: "DiagonalBackward0_copy",
    forward: .primitive { [try $0.input.diagonal(offset: $0[1].int!).copied()] }, isInternal: true,
    derivatives: [
      Derivative("self", "grad on the diagonal, else 0") { pull in
        let shape = pull.inputShape()
        let offset = pull["offset"].int!
        return try pull.grad.placed(
          in: shape, [shape[1] + 1], offset: offset >= 0 ? offset : -offset * shape[1])
      }
    ])

  let diag: Operator = .init(
    "diag", [.tensor("self"), .int("diagonal").or(0)],
    forward: .composite { arguments in
      switch arguments.input.rank {
      case 1:
        return try Operator.joining.diagEmbed.apply([.tensor(arguments.input), arguments[1]])
      case 2:
        return try Operator.joining.diagonalCopy.apply([.tensor(arguments.input), arguments[1]])
      default:
        throw AutogradError.runtime(
          "diag(): Supports 1D or 2D tensors. Got \(arguments.input.rank)D")
      }
    })

  let meshgrid: Operator = .init(
    "meshgrid", in: .torch, [.manyTensors("tensors"), .string("indexing").or("ij").keyword],
    forward: .composite { arguments in
      var tensors = arguments[0].tensors!
      let swaps = arguments[1].string == "xy" && tensors.count >= 2
      if swaps { tensors.swapAt(0, 1) }
      let shape = tensors.map(\.count)
      var grids = try tensors.enumerated().map { index, tensor in
        var sizes = [Int](repeating: 1, count: tensors.count)
        sizes[index] = tensor.count
        let column = try tensor.view(sizes)
        return try Operator.views.expand.apply([.tensor(column), .ints(shape)])[0]
      }
      if swaps { grids.swapAt(0, 1) }
      return grids
    }, returnsList: true)
}

// MARK: - Computing

private func joined(_ tensors: [Tensor], _ dimension: Int) throws -> Tensor {
  guard !tensors.isEmpty else {
    throw AutogradError.value("torch.cat(): expected a non-empty list of Tensors")
  }
  for (index, tensor) in tensors.enumerated() where tensor.rank == 0 {
    throw AutogradError.runtime(
      "zero-dimensional tensor (at position \(index)) cannot be concatenated")
  }
  // An empty vector joins with anything.
  let parts = tensors.filter { $0.shape != [0] }
  guard let first = parts.first else { return try tensors[0].copied() }
  let dimension = try normalized(dimension, first.rank)
  var shape = first.shape
  for (index, part) in tensors.enumerated().dropFirst() where part.shape != [0] {
    guard part.rank == first.rank else {
      throw AutogradError.runtime(
        "Tensors must have same number of dimensions: got \(first.rank) and \(part.rank)")
    }
    for axis in shape.indices where axis != dimension && part.shape[axis] != shape[axis] {
      throw AutogradError.runtime(
        "Sizes of tensors must match except in dimension \(dimension). Expected size "
          + "\(shape[axis]) but got size \(part.shape[axis]) for tensor number \(index) in the list."
      )
    }
  }
  shape[dimension] = parts.reduce(0) { $0 + $1.shape[dimension] }
  let dtype = DType.promote(tensors)
  let result = try Tensor.uninitialized(shape, dtype)
  var start = 0
  for part in parts {
    let place = try result.slice(dimension, start, start + part.shape[dimension])
    try place.write(part)
    start += part.shape[dimension]
  }
  return result
}

private func atLeast(_ rank: Int, _ tensors: [Tensor]) throws -> [Tensor] {
  try tensors.map { tensor in
    var tensor = tensor
    if tensor.rank == 0 { tensor = try tensor.reshape([1]) }
    if rank == 2, tensor.rank == 1 { tensor = try tensor.unsqueeze(0) }
    return tensor
  }
}

private func repeated(_ input: Tensor, _ repeats: [Int]) throws -> Tensor {
  guard repeats.count >= input.rank else {
    throw AutogradError.runtime(
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor")
  }
  let lead = repeats.count - input.rank
  let shape = [Int](repeating: 1, count: lead) + input.shape
  let target = try zip(shape, repeats).map { size, times in
    let (product, overflows) = size.multipliedReportingOverflow(by: times)
    guard !overflows else { throw AutogradError.runtime("numel: integer multiplication overflow") }
    return product
  }
  let result = try Tensor.uninitialized(target, input.dtype)
  guard result.count > 0 else { return result }
  // Copies and elements as dimensions of their own.
  let storage = result.sharedStorage()
  let strides = result.strides
  let split = zip(repeats, shape).flatMap { [$0, $1] }
  let splitStrides = zip(strides, shape).flatMap { [$0 * $1, $0] }
  let place = Tensor(
    layout: try .strided(split, splitStrides), storage: storage, payload: 0, dtype: input.dtype)
  let source = try input.reshape(shape.flatMap { [1, $0] })
  try place.write(source)
  return result
}

private func rolled(_ input: Tensor, _ shifts: [Int], _ dimensions: [Int]) throws -> Tensor {
  if dimensions.isEmpty {
    guard shifts.count == 1 else {
      throw AutogradError.runtime(
        "shifts and dimensions must align. shifts: \(shifts.count), dims:0")
    }
    return try rolled(input.reshape([-1]), shifts, [0]).reshape(input.shape)
  }
  guard shifts.count == dimensions.count else {
    throw AutogradError.runtime(
      "shifts and dimensions must align. shifts: \(shifts.count), dims:\(dimensions.count)")
  }
  let axes = try dimensions.map { try normalized($0, input.rank) }
  let shape = input.shape
  return try input.gathered { index in
    for (axis, shift) in zip(axes, shifts) where shape[axis] > 0 {
      let rolled = (index[axis] - shift) % shape[axis]
      index[axis] = rolled < 0 ? rolled + shape[axis] : rolled
    }
  }
}

/// Adds a border, or with negative widths takes one away; widths from the last dimension, as PyTorch has them.
private func padded(_ input: Tensor, _ widths: [Int], _ value: Scalar, records: Bool = false) throws
  -> Tensor
{
  if records {
    return try Operator.joining.pad.apply([
      .tensor(input), .ints(widths), "constant", .scalar(value),
    ])[0]
  }
  guard widths.count % 2 == 0, widths.count <= 2 * input.rank else {
    throw AutogradError.runtime(
      "Length of pad must be even and at most twice the number of dimensions")
  }
  var shape = input.shape
  var part = input
  var starts = [Int](repeating: 0, count: input.rank)
  for pair in 0..<(widths.count / 2) {
    let axis = input.rank - 1 - pair
    let (before, after) = (widths[2 * pair], widths[2 * pair + 1])
    shape[axis] += before + after
    guard shape[axis] >= 0 else {
      throw AutogradError.runtime("narrow(): length must be non-negative.")
    }
    part = try part.slice(
      axis, Swift.max(0, -before), input.shape[axis] - Swift.max(0, -after))
    starts[axis] = Swift.max(0, before)
  }
  let result = try Tensor.full(shape, value, dtype: input.dtype)
  guard part.count > 0 else { return result }
  var place = result
  for axis in starts.indices {
    place = try place.slice(axis, starts[axis], starts[axis] + part.shape[axis])
  }
  try place.write(part)
  return result
}

private func triangle(
  _ name: String, _ gradFn: String, keeps: @escaping @Sendable (Int, Int, Int) -> Bool
) -> Operator {
  @Sendable func part(_ input: Tensor, _ diagonal: Int) throws -> Tensor {
    guard input.rank >= 2 else {
      throw AutogradError.runtime("\(name): input tensor must have at least 2 dimensions")
    }
    let (rows, columns) = (input.shape[input.rank - 2], input.shape[input.rank - 1])
    let mask = try Tensor.computed([rows, columns], .bool) {
      .bool(keeps($0 / columns, $0 % columns, diagonal))
    }
    return try Tensor.where(mask, input, .zeros([], input.dtype))
  }
  return Operator(
    name, in: .all, [.tensor("self"), .int("diagonal").or(0)], gradFn: gradFn,
    forward: .primitive { [try part($0.input, $0[1].int!)] },
    derivatives: [
      Derivative("self", "the same triangle of grad") { try part($0.grad, $0["diagonal"].int!) }
    ], samples: { [[.tensor(.sample([3, 3])), 0]] })
}

extension Tensor {
  /// A copy in which each element is taken from another place.
  fileprivate func gathered(_ move: (inout [Int]) -> Void) throws -> Tensor {
    let source = try contiguous()
    let shape = self.shape
    let strides = Layout.contiguousStrides(shape)
    var positions = [Int](repeating: 0, count: count)
    for position in positions.indices {
      var index = strides.indices.map {
        position / Swift.max(strides[$0], 1) % Swift.max(shape[$0], 1)
      }
      move(&index)
      positions[position] = zip(index, strides).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let result = try Tensor.uninitialized(shape, dtype)
    dtype.dispatch(Take(source: source, positions: positions, result: result))
    return result
  }

  /// Tensors joined along a dimension.
  public static func cat(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    try Operator.joining.cat.apply([.tensors(tensors), .int(dimension)])[0]
  }
  /// Tensors joined along a new dimension.
  public static func stack(_ tensors: [Tensor], _ dimension: Int = 0) throws -> Tensor {
    try Operator.joining.stack.apply([.tensors(tensors), .int(dimension)])[0]
  }
  /// The elements in reverse order along dimensions.
  public func flip(_ dimensions: [Int]) throws -> Tensor {
    try Operator.joining.flip.apply([.tensor(self), .ints(dimensions)])[0]
  }
}

/// Takes elements by their positions in memory.
struct Take: ElementKernel {
  let source: Tensor
  let positions: [Int]
  let result: Tensor

  func run<T: Element>(_ type: T.Type) {
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in
        for (index, position) in positions.enumerated() { target[index] = source[position] }
      }
    }
  }
}

extension Pullback {
  /// Where the parts of a joined tensor begin, and where the last one ends.
  fileprivate func starts(_ dimension: Int) throws -> [Int] {
    var starts = [0]
    for size in node.attributes.last!.ints! { starts.append(starts.last! + size) }
    return starts
  }
}
