/// Other ways to look at the same memory, and copies of it.
struct Views: Family {
  let view: Operator = .init(
    "view", in: .method, [.tensor("self"), .sizes("size")], gradFn: "ViewBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let shape = try inferredShape(arguments[1].ints!, input.count)
      guard let strides = input.viewStrides(shape) else {
        throw AutogradError.runtime(
          "view size is not compatible with input tensor's size and stride (at least one dimension "
            + "spans across two contiguous subspaces). Use .reshape(...) instead.")
      }
      return [input.alias(try .strided(shape, strides), offset: input.storageOffset)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad in the shape of self") { try $0.reshapedGrad() }
    ],
    samples: { [[.tensor(.sample([2, 3])), [3, 2]]] })

  let unsafeView: Operator = .init(
    "_unsafe_view", [.tensor("self"), .ints("size")], gradFn: "UnsafeViewBackward0",
    forward: .primitive { arguments in
      let input = try arguments.input.contiguous()
      return [input.alias(try .contiguous(arguments[1].ints!), offset: input.storageOffset)]
    },
    isInternal: true,
    derivatives: [
      Derivative("self", "grad in the shape of self") { try $0.reshapedGrad() }
    ])

  let reshapeAlias: Operator = .init(
    "_reshape_alias", [.tensor("self"), .ints("size")], gradFn: "ReshapeAliasBackward0",
    forward: .primitive { arguments in
      let (input, shape) = (arguments.input, arguments[1].ints!)
      return [
        input.alias(try .strided(shape, input.viewStrides(shape)!), offset: input.storageOffset)
      ]
    }, view: true, isInternal: true,
    derivatives: [
      Derivative("self", "grad in the shape of self") { try $0.reshapedGrad() }
    ])

  let reshape: Operator = .init(
    "reshape", [.tensor("self"), .sizes("shape")],
    forward: .composite { arguments in
      let input = arguments.input
      let shape = try inferredShape(arguments[1].ints!, input.count)
      if input.isContiguous { return [try input.view(shape)] }
      if input.viewStrides(shape) != nil {
        return try Operator.views.reshapeAlias.apply([.tensor(input), .ints(shape)])
      }
      return try Operator.views.unsafeView.apply([.tensor(input.clone()), .ints(shape)])
    })

  let expand: Operator = .init(
    "expand", in: .method, [.tensor("self"), .sizes("size")], gradFn: "ExpandBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let shape = try expandedShape(input.shape, arguments[1].ints!)
      return [
        input.alias(
          try .strided(shape, input.broadcastStrides(to: shape)), offset: input.storageOffset)
      ]
    }, view: true,
    derivatives: [
      Derivative("self", "sum over the copies") { try $0.grad.summed(to: $0.inputShape()) }
    ],
    samples: { [[.tensor(.sample([3])), [2, 3]]] })

  let permute: Operator = .init(
    "permute", [.tensor("self"), .sizes("dims")], gradFn: "PermuteBackward0",
    forward: .primitive { arguments in
      let rank = arguments.input.rank
      let order = arguments[1].ints!
      guard order.count == rank else {
        throw AutogradError.runtime(
          "permute(sparse_coo): number of dimensions in the tensor input does not match the length of "
            + "the desired ordering of dimensions i.e. input.dim() = \(rank) is not equal to "
            + "len(dims) = \(order.count)")
      }
      let dimensions = try order.map { try normalized($0, rank) }
      guard Set(dimensions).count == rank else {
        throw AutogradError.runtime("permute(): duplicate dims are not allowed.")
      }
      return [try arguments.input.permutedAlias(dimensions)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad with the dimensions put back") { pull in
        let order = pull["dims"].ints!
        var inverse = order
        for (position, dimension) in order.enumerated() {
          inverse[dimension < 0 ? dimension + order.count : dimension] = position
        }
        return try pull.grad.permute(inverse)
      }
    ], samples: { [[.tensor(.sample([2, 3, 4])), [2, 0, 1]]] })

  /// What `transpose_` leaves behind, which PyTorch's recurrent layers use on their results.
  let transposeInPlace: Operator = .init(
    "_transposed", in: .method, [.tensor("self"), .int("dim0"), .int("dim1")],
    gradFn: "TransposeBackward1",
    forward: .primitive { try Operator.views.transpose.apply($0.values) }, view: true,
    derivatives: [
      Derivative("self", "grad transposed back") {
        try $0.grad.transpose($0["dim0"].int!, $0["dim1"].int!)
      }
    ])

  let transpose: Operator = .init(
    "transpose", aliases: ["swapaxes", "swapdims"], [.tensor("self"), .int("dim0"), .int("dim1")],
    gradFn: "TransposeBackward0",
    forward: .primitive { arguments in
      let rank = arguments.input.rank
      let (a, b) = (
        try normalized(arguments[1].int!, rank), try normalized(arguments[2].int!, rank)
      )
      var order = Array(0..<rank)
      if rank > 0 { order.swapAt(a, b) }
      return [try arguments.input.permutedAlias(order)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad transposed back") {
        try $0.grad.transpose($0["dim0"].int!, $0["dim1"].int!)
      }
    ], samples: { [[.tensor(.sample([2, 3, 4])), 0, 2]] })

  let t: Operator = .init(
    "t", [.tensor("self")], gradFn: "TBackward0",
    forward: .primitive { arguments in
      let rank = arguments.input.rank
      guard rank <= 2 else {
        throw AutogradError.runtime(
          "t() expects a tensor with <= 2 dimensions, but self is \(rank)D")
      }
      return [try arguments.input.permutedAlias(Array((0..<rank).reversed()))]
    }, view: true,
    derivatives: [Derivative("self", "grad transposed back") { try $0.grad.t() }],
    samples: { [[.tensor(.sample([2, 3]))]] })

  let unsqueeze: Operator = .init(
    "unsqueeze", [.tensor("self"), .int("dim")], gradFn: "UnsqueezeBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank + 1)
      var (shape, strides) = (input.shape, input.strides)
      strides.insert(
        dimension < shape.count ? shape[dimension] * strides[dimension] : 1, at: dimension)
      shape.insert(1, at: dimension)
      return [input.alias(try .strided(shape, strides), offset: input.storageOffset)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad without the dimension") { try $0.grad.squeeze($0["dim"].int!) }
    ],
    samples: { [[.tensor(.sample([2, 3])), 1]] })

  let squeeze: Operator = .init(
    "squeeze", [.tensor("self")], gradFn: "SqueezeBackward0",
    forward: .primitive { arguments in
      let shape = arguments.input.shape
      return [try arguments.input.without(shape.indices.filter { shape[$0] == 1 })]
    }, view: true,
    derivatives: [
      Derivative("self", "grad in the shape of self") { try $0.reshapedGrad() }
    ],
    samples: { [[.tensor(.sample([2, 1, 3]))]] })

  let squeezeDim: Operator = .init(
    "squeeze", [.tensor("self"), .int("dim")], gradFn: "SqueezeBackward1",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank)
      return [try input.without(input.rank > 0 && input.shape[dimension] == 1 ? [dimension] : [])]
    }, view: true,
    derivatives: [
      Derivative("self", "grad with the dimension put back") { pull in
        let shape = pull.inputShape()
        let dimension = try normalized(pull["dim"].int!, shape.count)
        return shape.count > 0 && shape[dimension] == 1
          ? try pull.grad.unsqueeze(dimension) : pull.grad
      }
    ], samples: { [[.tensor(.sample([2, 1, 3])), 1]] })

  let squeezeDims: Operator = .init(
    "squeeze", [.tensor("self"), .ints("dim")], gradFn: "SqueezeBackward2",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimensions = try arguments[1].ints!.map { try normalized($0, input.rank) }
      return [try input.without(dimensions.filter { input.shape[$0] == 1 })]
    }, view: true,
    derivatives: [Derivative("self", "grad in the shape of self") { try $0.reshapedGrad() }],
    samples: { [[.tensor(.sample([2, 1, 3, 1])), .ints([1, 3])]] })

  /// What `squeeze_` makes of a result that nobody else has seen.
  let squeezeInPlace: Operator = .init(
    "squeeze_", [.tensor("self"), .int("dim")], gradFn: "SqueezeBackward4",
    forward: .primitive { [try $0.input.without([$0[1].int!])] }, isInternal: true,
    derivatives: [
      Derivative("self", "grad with the dimension put back") {
        try $0.grad.unsqueeze($0["dim"].int!)
      }
    ])

  let asStrided: Operator = .init(
    "as_strided",
    [.tensor("self"), .ints("size"), .ints("stride"), .int("storage_offset").optional],
    gradFn: "AsStridedBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      return [
        input.alias(
          try .strided(arguments[1].ints!, arguments[2].ints!),
          offset: arguments[3].int ?? input.storageOffset)
      ]
    }, view: true,
    derivatives: [
      Derivative("self", "grad put back where the view lay") {
        try $0.grad.placed(
          in: $0.inputShape(), $0["stride"].ints!, offset: $0["storage_offset"].int ?? 0)
      }
    ], samples: { [[.tensor(.sample([2, 3])), [2, 2], [3, 1], 1]] })

  /// Zeros with a tensor's numbers at the places that a view with given strides looks at, added up
  /// where it looks at one place several times: the gradient of every view.
  let placed: Operator = .init(
    "placed",
    [.tensor("self"), .ints("size"), .ints("stride"), .int("storage_offset")],
    gradFn: "PlacedBackward0",
    forward: .primitive { arguments in
      let whole = try Tensor.zeros(arguments[1].ints!, arguments.input.dtype)
      let place = whole.alias(
        try .strided(arguments.input.shape, arguments[2].ints!), offset: arguments[3].int!)
      place.dtype.dispatch(ScatterSum(source: arguments.input, target: place))
      return [whole]
    }, isInternal: true,
    derivatives: [
      Derivative("self", "grad at the places") {
        try $0.grad.contiguousView().asStrided(
          $0.inputShape(), $0["stride"].ints!, offset: $0["storage_offset"].int!)
      }
    ])

  let clone: Operator = .init(
    "clone", [.tensor("self")], gradFn: "CloneBackward0",
    forward: .primitive { [try $0.input.copied()] },
    derivatives: [Derivative("self", "1") { $0.grad }])

  let flatten: Operator = .init(
    "flatten", [.tensor("self"), .int("start_dim").or(0), .int("end_dim").or(-1)],
    forward: .composite { arguments in
      let input = arguments.input
      if input.rank == 0 { return [try input.reshape([1])] }
      let start = try normalized(arguments[1].int!, input.rank)
      let end = try normalized(arguments[2].int!, input.rank)
      guard start <= end else {
        throw AutogradError.runtime(
          "flatten() has invalid args: start_dim cannot come after end_dim")
      }
      if start == end { return [input] }
      let shape = input.shape
      let middle = shape[start...end].reduce(1, *)
      return try Operator.views.reshape.apply([
        .tensor(input), .ints(Array(shape[..<start]) + [middle] + Array(shape[(end + 1)...])),
      ])
    })

  let ravel: Operator = .init(
    "ravel", [.tensor("self")],
    forward: .composite {
      try Operator.views.reshape.apply([.tensor($0.input), .ints([-1])])
    })

  let unflatten: Operator = .init(
    "unflatten", [.tensor("self"), .int("dim"), .ints("sizes")],
    forward: .composite { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank)
      let sizes = try inferredShape(arguments[2].ints!, input.shape[dimension])
      var shape = input.shape
      shape.replaceSubrange(dimension...dimension, with: sizes)
      return try Operator.views.view.apply([.tensor(input), .ints(shape)])
    })

  let viewAs: Operator = .init(
    "view_as", in: .method, [.tensor("self"), .tensor("other")],
    forward: .composite { [try $0.input.view($0.other.shape)] })

  let reshapeAs: Operator = .init(
    "reshape_as", in: .method, [.tensor("self"), .tensor("other")],
    forward: .composite { [try $0.input.reshape($0.other.shape)] })

  let expandAs: Operator = .init(
    "expand_as", in: .method, [.tensor("self"), .tensor("other")],
    forward: .composite {
      try Operator.views.expand.apply([.tensor($0.input), .ints($0.other.shape)])
    })

  let broadcastTo: Operator = .init(
    "broadcast_to", [.tensor("self"), .sizes("size")],
    forward: .composite { try Operator.views.expand.apply([.tensor($0.input), $0[1]]) })

  let movedim: Operator = .init(
    "movedim", aliases: ["moveaxis"], [.tensor("self"), .ints("source"), .ints("destination")],
    forward: .composite { arguments in
      let input = arguments.input
      let source = try arguments[1].ints!.map { try normalized($0, input.rank) }
      let destination = try arguments[2].ints!.map { try normalized($0, input.rank) }
      guard source.count == destination.count else {
        throw AutogradError.runtime(
          "movedim: Invalid source or destination dims: source (\(arguments[1].ints!) dims) should "
            + "contain the same number of dims as destination (\(arguments[2].ints!) dims)")
      }
      var order = [Int?](repeating: nil, count: input.rank)
      for (from, to) in zip(source, destination) { order[to] = from }
      var left = (0..<input.rank).filter { !source.contains($0) }.makeIterator()
      return [try input.permute(order.map { $0 ?? left.next()! })]
    })

  let contiguous: Operator = .init(
    "contiguous", in: .method, [.tensor("self")],
    forward: .composite { arguments in
      if arguments.input.isContiguous { return [arguments.input] }
      return try Operator.views.contiguousClone.apply([.tensor(arguments.input)])
    })

  let contiguousClone: Operator = .init(
    "clone", [.tensor("self")], gradFn: "CloneBackward0",
    forward: .primitive { arguments in
      return [try arguments.input.contiguousCopy()]
    }, isInternal: true,
    derivatives: [Derivative("self", "1") { $0.grad }])

  let to: Operator = .init(
    "to", aliases: ["type"], in: .method, [.tensor("self"), .dtype("dtype")],
    forward: .composite { [try $0.input.to($0[1].dtype!)] })

  let toCopy: Operator = .init(
    "_to_copy", [.tensor("self"), .dtype("dtype")], gradFn: "ToCopyBackward0",
    forward: .primitive { [try $0.input.converted(to: $0[1].dtype!)] }, isInternal: true,
    derivatives: [Derivative("self", "1") { try $0.grad.to($0.inputDType) }])

  let typeAs: Operator = .init(
    "type_as", in: .method, [.tensor("self"), .tensor("other")],
    forward: .composite { [try $0.input.to($0.other.dtype)] })

  let float = conversion("float", .float32)
  let double = conversion("double", .float64)
  let long = conversion("long", .int64)
  let int = conversion("int", .int32)
  let bool = conversion("bool", .bool)

  /// What `x.copy_(y)` does; the first argument is only overwritten.
  let copy: Operator = .init(
    "copy", in: .inPlace, [.tensor("self"), .tensor("src"), .bool("non_blocking").or(false)],
    gradFn: "CopyBackwards",
    forward: .primitive { arguments in
      let (target, source) = (arguments.input, arguments.other)
      guard isExpandable(source.shape, to: target.shape) else {
        throw AutogradError.runtime(
          "The size of tensor a (\(target.shape.last ?? 1)) must match the size of tensor b "
            + "(\(source.shape.last ?? 1)) at non-singleton dimension \(Swift.max(target.rank - 1, 0))"
        )
      }
      let result = try Tensor.uninitialized(target.shape, target.dtype)
      try result.write(source)
      return [result]
    },
    derivatives: [
      Derivative("self", "0") { try $0.grad.zerosLike() },
      Derivative("src", "1") { $0.grad },
    ])

  let fill: Operator = .init(
    "fill", in: [.inPlace, .torch], [.tensor("self"), .number("value")], gradFn: "FillBackward2",
    forward: .primitive { [try .full($0.input.shape, $0[1].scalar!, dtype: $0.input.dtype)] },
    derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])

  let fillTensor: Operator = .init(
    "fill", in: [.inPlace, .torch], [.tensor("self"), .tensor("value")], gradFn: "FillBackward3",
    forward: .primitive { arguments in
      guard arguments.other.rank == 0 else {
        throw AutogradError.runtime(
          "fill_ only supports 0-dimension value tensor but got tensor with "
            + "\(arguments.other.rank) dimensions.")
      }
      let result = try Tensor.uninitialized(arguments.input.shape, arguments.input.dtype)
      try result.write(arguments.other)
      return [result]
    },
    derivatives: [
      Derivative("self", "0") { try $0.grad.zerosLike() },
      Derivative("value", "sum over the elements") { try $0.grad.sum() },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([]))]] })

  let zero: Operator = .init(
    "zero", in: .inPlace, [.tensor("self")], gradFn: "ZeroBackward0",
    forward: .primitive { [try .zeros($0.input.shape, $0.input.dtype)] },
    derivatives: [Derivative("self", "0") { try $0.grad.zerosLike() }])
}

private func conversion(_ name: String, _ dtype: DType) -> Operator {
  Operator(
    name, in: .method, [.tensor("self")], forward: .composite { [try $0.input.to(dtype)] })
}

// MARK: - Shapes

/// A shape in which one size may be -1, to be computed from the others.
func inferredShape(_ sizes: [Int], _ count: Int) throws -> [Int] {
  var known = 1
  var unknown: Int?
  for (index, size) in sizes.enumerated() {
    if size == -1 {
      guard unknown == nil else {
        throw AutogradError.runtime("only one dimension can be inferred")
      }
      unknown = index
    } else if size < 0 {
      throw AutogradError.runtime("invalid shape dimension \(size)")
    } else {
      known *= size
    }
  }
  guard known == count || (unknown != nil && known > 0 && count % known == 0) else {
    throw AutogradError.runtime("shape '\(sizes)' is invalid for input of size \(count)")
  }
  guard let unknown else { return sizes }
  guard known > 0 else {
    throw AutogradError.runtime(
      "cannot reshape tensor of 0 elements into shape \(sizes) because the unspecified dimension size "
        + "-1 can be any value and is ambiguous")
  }
  var shape = sizes
  shape[unknown] = count / known
  return shape
}

private func expandedShape(_ shape: [Int], _ sizes: [Int]) throws -> [Int] {
  guard sizes.count >= shape.count else {
    throw AutogradError.runtime(
      "expand(torch.FloatTensor{\(shape)}, size=\(sizes)): the number of sizes provided "
        + "(\(sizes.count)) must be greater or equal to the number of dimensions in the tensor "
        + "(\(shape.count))")
  }
  let lead = sizes.count - shape.count
  var result = sizes
  for index in sizes.indices.reversed() {
    if index < lead {
      guard sizes[index] >= 0 else {
        throw AutogradError.runtime(
          "The expanded size of the tensor (\(sizes[index])) isn't allowed in a leading, "
            + "non-existing dimension \(index)")
      }
      continue
    }
    let own = shape[index - lead]
    if sizes[index] == -1 {
      result[index] = own
    } else if own != 1, own != sizes[index] {
      throw AutogradError.runtime(
        "The expanded size of the tensor (\(sizes[index])) must match the existing size (\(own)) at "
          + "non-singleton dimension \(index).  Target sizes: \(sizes).  Tensor sizes: \(shape)")
    }
  }
  return result
}

extension Tensor {
  /// The strides that show the same memory in another shape, or nil if there are none.
  func viewStrides(_ target: [Int]) -> [Int]? {
    if isContiguous { return Layout.contiguousStrides(target) }
    let (shape, strides) = (self.shape, self.strides)
    var result = target
    var view = target.count - 1
    // Walk over groups of dimensions that lie evenly in memory, from the last.
    var index = shape.count - 1
    var base = strides.last ?? 1
    var tensorCount = 1
    var viewCount = 1
    while index >= 0 {
      tensorCount *= shape[index]
      let endsGroup =
        index == 0 || (shape[index - 1] != 1 && strides[index - 1] != tensorCount * base)
      if endsGroup {
        while view >= 0, viewCount < tensorCount || target[view] == 1 {
          result[view] = viewCount * base
          viewCount *= target[view]
          view -= 1
        }
        guard viewCount == tensorCount else { return nil }
        if index > 0 {
          base = strides[index - 1]
          tensorCount = 1
          viewCount = 1
        }
      }
      index -= 1
    }
    return view == -1 ? result : nil
  }

  /// A view without a past that leaves some dimensions out.
  func without(_ dimensions: [Int]) throws -> Tensor {
    let left = (0..<rank).filter { !dimensions.contains($0) }
    let (shape, strides) = (self.shape, self.strides)
    return alias(
      try .strided(left.map { shape[$0] }, left.map { strides[$0] }), offset: storageOffset)
  }

  /// Zeros of a shape with its numbers at the places of a view with given strides.
  func placed(in shape: [Int], _ strides: [Int], offset: Int) throws -> Tensor {
    try Operator.views.placed.apply([
      .tensor(self), .ints(shape), .ints(strides), .int(offset),
    ])[0]
  }

  /// The tensor, or a copy in row-major order through which gradients flow.
  func contiguousView() throws -> Tensor {
    try Operator.views.contiguous.apply([.tensor(self)])[0]
  }
}

private struct ScatterSum: ElementKernel {
  let source: Tensor
  let target: Tensor

  func run<T: Element>(_ type: T.Type) {
    let walk = StridedWalk(target.shape, [source.strides, target.strides])
    source.withElements(T.self) { source in
      target.withMutableElements(T.self) { target in
        walk.forEachRun { _, offsets, strides, count in
          let (from, to) = (source + offsets[0], target + offsets[1])
          for index in 0..<count {
            to[index * strides[1]] = T.add(to[index * strides[1]], from[index * strides[0]])
          }
        }
      }
    }
  }
}

extension Pullback {
  /// The gradient in the shape of the input, by an operator even if it has the shape already.
  fileprivate func reshapedGrad() throws -> Tensor {
    try Operator.views.reshape.apply([.tensor(grad), .ints(inputShape())])[0]
  }
}
