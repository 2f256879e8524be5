/// One part of what stands in brackets: `x[1]`, `x[2:, None]`, `x[..., mask]`.
public enum Index {
  /// One element; the dimension disappears. Negative numbers count from the end.
  case at(Int)
  /// The elements `start:end:step`.
  case range(Int?, Int?, step: Int?)
  /// A new dimension of size one: `None`.
  case newAxis
  /// As many whole dimensions as are left: `...`.
  case ellipsis
  /// Elements that a tensor of integers or truth values tells.
  case tensor(Tensor)
  /// A truth value: a new dimension of size one or none.
  case flag(Bool)

  /// All elements: `:`.
  public static var all: Index { .range(nil, nil, step: nil) }

  /// How many dimensions of the tensor it stands for.
  var width: Int {
    switch self {
    case .at, .range: 1
    case .newAxis, .ellipsis, .flag: 0
    case .tensor(let tensor): tensor.dtype == .bool ? tensor.rank : 1
    }
  }
}

extension Tensor {
  /// What stands at an index: views where it is made of numbers and ranges, a copy where tensors tell
  /// the places.
  ///
  /// - Parameter isTuple: Whether the index was written with a comma; PyTorch makes a node for `x[:]`
  ///   but none for the whole dimension in `x[:, 0]`.
  public func indexed(_ index: [Index], isTuple: Bool? = nil) throws -> Tensor {
    let (part, tensors) = try sliced(index, isTuple: isTuple ?? (index.count > 1))
    guard tensors.contains(where: { $0 != nil }) else {
      return part === self ? try part.view(shape) : part
    }
    return try Operator.indexing.index.apply([.tensor(part), .optionalTensors(tensors)])[0]
  }

  /// Overwrites what stands at an index, as `x[index] = value` does.
  public func setIndexed(_ index: [Index], to value: Tensor, isTuple: Bool? = nil) throws {
    let (part, tensors) = try sliced(index, isTuple: isTuple ?? (index.count > 1))
    if tensors.contains(where: { $0 != nil }) {
      var values = try value.to(dtype)
      // Leading dimensions of size one do not count.
      while values.rank > part.rank, values.shape[0] == 1 { values = try values.squeeze(0) }
      try Operator.indexing.indexPut.applyInPlace([
        .tensor(part), .optionalTensors(tensors), .tensor(values),
      ])
    } else if value.rank == 0 {
      try Operator.views.fillTensor.applyInPlace([.tensor(part), .tensor(value)])
    } else {
      var source = value
      while source.rank > part.rank, source.shape[0] == 1 { source = try source.squeeze(0) }
      guard isExpandable(source.shape, to: part.shape) else {
        throw AutogradError.runtime(
          "expand(torch.\(value.dtype.scalarTypeName)Tensor{\(value.shape)}, size=\(part.shape)): the "
            + "number of sizes provided (\(part.rank)) must be greater or equal to the number of "
            + "dimensions in the tensor (\(value.rank))")
      }
      try part.copyInPlace(source)
    }
  }

  /// Overwrites what stands at an index with a number.
  public func setIndexed(_ index: [Index], to value: Scalar, isTuple: Bool? = nil) throws {
    try setIndexed(index, to: Tensor(value, dtype: dtype), isTuple: isTuple)
  }

  /// Applies everything but the index tensors, which are left for the dimensions they stand for.
  private func sliced(_ index: [Index], isTuple: Bool) throws -> (Tensor, [Tensor?]) {
    let wanted = index.reduce(0) { $0 + $1.width }
    if rank == 0, !isTuple, case .at? = index.first {
      throw AutogradError.index(
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ "
          + "to convert a 0-dim tensor to a number")
    }
    guard wanted <= rank else {
      throw AutogradError.index("too many indices for tensor of dimension \(rank)")
    }
    var part = self
    var dimension = 0
    var tensors: [Tensor?] = []
    func note(_ tensor: Tensor) {
      while tensors.count < dimension { tensors.append(nil) }
      tensors.append(tensor)
    }
    for entry in index {
      switch entry {
      case .at(let position):
        part = try part.selected(dimension, position, of: self)
      case .range(let start, let end, let step):
        let isWhole =
          (start ?? 0) == 0 && (end ?? part.shape[dimension]) >= part.shape[dimension]
          && (step ?? 1) == 1
        if !isWhole || !isTuple {
          part = try part.slice(dimension, start, end, step: step ?? 1)
        }
        dimension += 1
      case .newAxis:
        part = try part.unsqueeze(dimension)
        dimension += 1
      case .ellipsis:
        dimension += rank - wanted
      case .flag(let flag):
        part = try part.unsqueeze(dimension)
        note(Tensor(integers: flag ? [0] : []))
        dimension += 1
      case .tensor(let tensor):
        if tensor.rank == 0, tensor.dtype != .bool, !tensor.dtype.isFloatingPoint {
          part = try part.selected(dimension, tensor.toIntegers()[0], of: self)
        } else if tensor.rank == 0, tensor.dtype == .bool {
          part = try part.unsqueeze(dimension)
          note(Tensor(integers: try tensor.toIntegers()[0] != 0 ? [0] : []))
          dimension += 1
        } else {
          note(tensor)
          dimension += tensor.dtype == .bool ? tensor.rank : 1
        }
      }
    }
    return (part, tensors)
  }

  private func selected(_ dimension: Int, _ position: Int, of whole: Tensor) throws -> Tensor {
    let size = shape[dimension]
    guard position >= -size, position < size else {
      throw AutogradError.index(
        "index \(position) is out of bounds for dimension \(dimension) with size \(size)")
    }
    return try select(dimension, position)
  }
}
