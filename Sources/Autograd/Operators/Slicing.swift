/// Views of a part of a tensor.
struct Slicing: Family {
  let select: Operator = .init(
    "select", [.tensor("self"), .int("dim"), .int("index")], gradFn: "SelectBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      guard input.rank > 0 else {
        throw AutogradError.index("select() cannot be applied to a 0-dim tensor.")
      }
      let dimension = try normalized(arguments[1].int!, input.rank)
      let size = input.shape[dimension]
      let index = arguments[2].int!
      guard index >= -size, index < size else {
        throw AutogradError.index(
          "select(): index \(index) out of range for tensor of size \(input.shape) at dimension "
            + "\(dimension)")
      }
      let offset =
        input.storageOffset + (index < 0 ? index + size : index) * input.strides[dimension]
      let part = try input.without([dimension])
      return [input.alias(part.layout, offset: offset)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad at the index, else 0") { pull in
        let shape = pull.inputShape()
        let dimension = try normalized(pull["dim"].int!, shape.count)
        let index = pull["index"].int!
        var strides = Layout.contiguousStrides(shape)
        let offset = (index < 0 ? index + shape[dimension] : index) * strides[dimension]
        strides.remove(at: dimension)
        return try pull.grad.placed(in: shape, strides, offset: offset)
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1, -1]] })

  let slice: Operator = .init(
    "slice",
    [
      .tensor("self"), .int("dim").or(0), .int("start").optional, .int("end").optional,
      .int("step").or(1),
    ], gradFn: "SliceBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      guard input.rank > 0 else {
        throw AutogradError.runtime("slice() cannot be applied to a 0-dim tensor.")
      }
      let dimension = try normalized(arguments[1].int!, input.rank)
      let step = arguments[4].int!
      guard step > 0 else { throw AutogradError.value("step must be greater than zero") }
      let range = sliceRange(arguments[2].int, arguments[3].int, input.shape[dimension])
      var (shape, strides) = (input.shape, input.strides)
      let offset = input.storageOffset + range.lowerBound * strides[dimension]
      shape[dimension] = (range.count + step - 1) / step
      strides[dimension] *= step
      return [input.alias(try .strided(shape, strides), offset: offset)]
    }, view: true,
    derivatives: [
      Derivative("self", "grad in the range, else 0") { pull in
        let shape = pull.inputShape()
        let dimension = try normalized(pull["dim"].int!, shape.count)
        var strides = Layout.contiguousStrides(shape)
        let start = sliceRange(pull["start"].int, pull["end"].int, shape[dimension]).lowerBound
        let offset = start * strides[dimension]
        strides[dimension] *= pull["step"].int!
        return try pull.grad.placed(in: shape, strides, offset: offset)
      }
    ], samples: { [[.tensor(.sample([4, 3])), 0, 1, 4, 2]] })

  let narrow: Operator = .init(
    "narrow", [.tensor("self"), .int("dim"), .int("start"), .int("length")],
    forward: .composite { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[1].int!, input.rank)
      let (size, length) = (input.shape[dimension], arguments[3].int!)
      let start = arguments[2].int! < 0 ? arguments[2].int! + size : arguments[2].int!
      guard length >= 0 else {
        throw AutogradError.runtime("narrow(): length must be non-negative.")
      }
      guard start >= 0, start + length <= size else {
        throw AutogradError.runtime(
          "start (\(start)) + length (\(length)) exceeds dimension size (\(size)).")
      }
      return [try input.slice(dimension, start, start + length)]
    })

  let diagonal: Operator = .init(
    "diagonal", [.tensor("self"), .int("offset").or(0), .int("dim1").or(0), .int("dim2").or(1)],
    gradFn: "DiagonalBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let place = try diagonalPlace(
        input.shape, input.strides, arguments[1].int!, arguments[2].int!, arguments[3].int!)
      return [
        input.alias(
          try .strided(place.shape, place.strides), offset: input.storageOffset + place.offset)
      ]
    }, view: true,
    derivatives: [
      Derivative("self", "grad on the diagonal, else 0") { pull in
        let shape = pull.inputShape()
        let place = try diagonalPlace(
          shape, Layout.contiguousStrides(shape), pull["offset"].int!, pull["dim1"].int!,
          pull["dim2"].int!)
        return try pull.grad.placed(in: shape, place.strides, offset: place.offset)
      }
    ], samples: { [[.tensor(.sample([3, 4])), 1]] })

  let unfold: Operator = .init(
    "unfold", in: .method, [.tensor("self"), .int("dimension"), .int("size"), .int("step")],
    gradFn: "UnfoldBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let place = try windows(
        input.shape, input.strides, arguments[1].int!, arguments[2].int!, arguments[3].int!)
      return [input.alias(try .strided(place.shape, place.strides), offset: input.storageOffset)]
    }, view: true,
    derivatives: [
      Derivative("self", "sum over the windows that an element is in") { pull in
        let shape = pull.inputShape()
        let place = try windows(
          shape, Layout.contiguousStrides(shape), pull["dimension"].int!, pull["size"].int!,
          pull["step"].int!)
        return try pull.grad.placed(in: shape, place.strides, offset: 0)
      }
    ], samples: { [[.tensor(.sample([5])), 0, 3, 1]] })

  let unbind: Operator = .init(
    "unbind", [.tensor("self"), .int("dim").or(0)], gradFn: "UnbindBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      guard input.rank > 0 else {
        throw AutogradError.index(
          "Dimension specified as 0 but tensor has no dimensions")
      }
      let dimension = try normalized(arguments[1].int!, input.rank)
      try Tensor.requireArray(of: [input.shape[dimension]], size: viewSize)
      return try (0..<input.shape[dimension]).map { try input.select(dimension, $0) }
    }, view: true, returnsList: true,
    derivatives: [
      Derivative("self", "the gradients of the parts, stacked") { pull in
        let shape = pull.inputShape()
        let dimension = try normalized(pull["dim"].int!, shape.count)
        let parts = pull.gradients(orZerosOf: shape.count - 1)
        return try Tensor.stack(parts, dimension)
      }
    ])

  let split: Operator = .init(
    "split", [.tensor("self"), .int("split_size"), .int("dim").or(0)], gradFn: "SplitBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[2].int!, input.rank)
      let (size, length) = (input.shape[dimension], arguments[1].int!)
      guard length > 0 || size == 0 else {
        throw AutogradError.runtime(
          "split expects split_size be non-negative, but got split_size=\(length)")
      }
      try Tensor.requireArray(of: [size / Swift.max(length, 1)], size: viewSize)
      return try stride(from: 0, to: Swift.max(size, 1), by: Swift.max(length, 1)).map {
        try input.slice(dimension, $0, Swift.min($0 + length, size))
      }
    }, view: true, returnsList: true,
    derivatives: [
      Derivative("self", "the gradients of the parts, joined") { pull in
        let shape = pull.inputShape()
        return try Tensor.cat(
          pull.gradients(orZerosOf: shape.count), normalized(pull["dim"].int!, shape.count))
      }
    ], samples: { [[.tensor(.sample([5, 2])), 2]] })

  let unsafeSplit: Operator = .init(
    "unsafe_split", [.tensor("self"), .int("split_size"), .int("dim").or(0)],
    gradFn: "UnsafeSplitBackward0",
    forward: .primitive { arguments in
      try Operator.slicing.split.apply(arguments.values).map { try $0.clone() }
    }, returnsList: true,
    derivatives: [
      Derivative("self", "the gradients of the parts, joined") { pull in
        let shape = pull.inputShape()
        return try Tensor.cat(
          pull.gradients(orZerosOf: shape.count), normalized(pull["dim"].int!, shape.count))
      }
    ], samples: { [[.tensor(.sample([5, 2])), 2]] })

  let unsafeChunk: Operator = .init(
    "unsafe_chunk", [.tensor("self"), .int("chunks"), .int("dim").or(0)],
    forward: .composite { arguments in
      let (input, chunks) = (arguments.input, Swift.max(arguments[1].int!, 1))
      let dimension = try normalized(arguments[2].int!, input.rank)
      return try Operator.slicing.unsafeSplit.apply([
        .tensor(input), .int(Swift.max((input.shape[dimension] + chunks - 1) / chunks, 1)),
        .int(dimension),
      ])
    }, returnsList: true)

  let splitSizes: Operator = .init(
    "split", aliases: ["split_with_sizes"],
    [.tensor("self"), .ints("split_sizes"), .int("dim").or(0)], gradFn: "SplitWithSizesBackward0",
    forward: .primitive { arguments in
      let input = arguments.input
      let dimension = try normalized(arguments[2].int!, input.rank)
      let sizes = arguments[1].ints!
      guard sizes.reduce(0, +) == input.shape[dimension] else {
        throw AutogradError.runtime(
          "split_with_sizes expects split_sizes to sum exactly to \(input.shape[dimension]) (input "
            + "tensor's size at dimension \(dimension)), but got split_sizes=\(sizes)")
      }
      var start = 0
      return try sizes.map { size in
        defer { start += size }
        return try input.slice(dimension, start, start + size)
      }
    }, view: true, returnsList: true,
    derivatives: [
      Derivative("self", "the gradients of the parts, joined") { pull in
        let shape = pull.inputShape()
        return try Tensor.cat(
          pull.gradients(orZerosOf: shape.count), normalized(pull["dim"].int!, shape.count))
      }
    ], samples: { [[.tensor(.sample([5, 2])), [2, 3]]] })

  let chunk: Operator = .init(
    "chunk", [.tensor("self"), .int("chunks"), .int("dim").or(0)],
    forward: .composite { arguments in
      let (input, chunks) = (arguments.input, arguments[1].int!)
      let dimension = try normalized(arguments[2].int!, input.rank)
      guard input.rank > 0 else {
        throw AutogradError.runtime("chunk expects at least a 1-dimensional tensor")
      }
      guard chunks > 0 else {
        throw AutogradError.runtime("chunk expects `chunks` to be greater than 0, got: \(chunks)")
      }
      let length = (input.shape[dimension] + chunks - 1) / chunks
      return try Operator.slicing.split.apply([
        .tensor(input), .int(Swift.max(length, 1)), .int(dimension),
      ])
    }, returnsList: true)
}

/// The elements that `start:end` means, as Python clips it.
private func sliceRange(_ start: Int?, _ end: Int?, _ size: Int) -> Range<Int> {
  func clip(_ value: Int) -> Int { Swift.min(Swift.max(value < 0 ? value + size : value, 0), size) }
  let lower = clip(start ?? 0)
  return lower..<Swift.max(lower, clip(end ?? size))
}

private func diagonalPlace(
  _ shape: [Int], _ strides: [Int], _ offset: Int, _ first: Int, _ second: Int
) throws -> (shape: [Int], strides: [Int], offset: Int) {
  let (a, b) = (try normalized(first, shape.count), try normalized(second, shape.count))
  guard a != b else {
    throw AutogradError.runtime("diagonal dimensions cannot be identical \(first), \(second)")
  }
  let length = Swift.max(
    0, offset >= 0 ? Swift.min(shape[a], shape[b] - offset) : Swift.min(shape[a] + offset, shape[b])
  )
  let left = shape.indices.filter { $0 != a && $0 != b }
  return (
    left.map { shape[$0] } + [length], left.map { strides[$0] } + [strides[a] + strides[b]],
    length == 0 ? 0 : offset >= 0 ? offset * strides[b] : -offset * strides[a]
  )
}

private func windows(_ shape: [Int], _ strides: [Int], _ dimension: Int, _ size: Int, _ step: Int)
  throws -> (shape: [Int], strides: [Int])
{
  let dimension = try normalized(dimension, shape.count)
  let length = shape.isEmpty ? 1 : shape[dimension]
  guard size >= 0, size <= length else {
    throw AutogradError.runtime(
      "maximum size for tensor at dimension \(dimension) is \(length) but size is \(size)")
  }
  guard step > 0 else { throw AutogradError.runtime("step is \(step) but must be > 0") }
  var (shape, strides) = (shape, strides)
  if shape.isEmpty { return ([size], [1]) }
  let stride = strides[dimension]
  shape[dimension] = (length - size) / step + 1
  strides[dimension] = stride * step
  return (shape + [size], strides + [stride])
}

/// About how many bytes one of many views takes.
private let viewSize = 256

extension Pullback {
  /// The gradients of all outputs, zeros where none arrived.
  fileprivate func gradients(orZerosOf rank: Int) -> [Tensor] {
    (0..<node.outputCount).map { index in
      grad(ofOutput: index)
        ?? .zeros(
          layout: node.layout(ofOutput: UInt32(index)), node.dtype(ofOutput: UInt32(index)))
    }
  }
}

extension Tensor {
  /// One element along a dimension, which disappears.
  public func select(_ dimension: Int, _ index: Int) throws -> Tensor {
    try Operator.slicing.select.apply([.tensor(self), .int(dimension), .int(index)])[0]
  }
  /// A range along a dimension.
  public func slice(_ dimension: Int, _ start: Int? = nil, _ end: Int? = nil, step: Int = 1) throws
    -> Tensor
  {
    try Operator.slicing.slice.apply([
      .tensor(self), .int(dimension), start.map { .int($0) } ?? .none,
      end.map { .int($0) } ?? .none,
      .int(step),
    ])[0]
  }
  /// The diagonal of two dimensions.
  public func diagonal(offset: Int = 0, _ first: Int = 0, _ second: Int = 1) throws -> Tensor {
    try Operator.slicing.diagonal.apply([
      .tensor(self), .int(offset), .int(first), .int(second),
    ])[0]
  }
}
