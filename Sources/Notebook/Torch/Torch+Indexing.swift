import Autograd
import MiniPython

/// What Python writes between the brackets of `x[...]`, one entry for each piece between commas.
private enum Index {
  case integer(Int)
  case slice(SliceObject)
  case newDimension
  case rest
  case tensor(Tensor)
}

extension Torch {
  /// `tensor[index]`: views for integers, slices, `None` and `...`, copies for tensors and lists.
  func item(_ tensor: Tensor, _ index: Value) throws -> Tensor {
    let (view, advanced) = try viewed(tensor, try pieces(index))
    guard advanced.contains(where: { $0 != nil }) else { return view }
    let operation = try internalOperator("index")
    return try operation.apply([.tensor(view), .optionalTensors(advanced)])[0]
  }

  /// `tensor[index] = value`
  func setItem(_ tensor: Tensor, _ index: Value, _ value: Value) throws {
    let source: Tensor
    if let given = self.tensor(value) {
      source = given
    } else if let array: ArrayObject = value.object() {
      source = array.tensor
    } else if let number = scalar(value) {
      source = Tensor(number, dtype: tensor.dtype)
    } else {
      guard value.plainTuple.sequence != nil else {
        throw PythonError(
          .typeError,
          "can't assign a \(value.typeName) to a torch.\(tensor.dtype.scalarTypeName)Tensor")
      }
      source = try literal(value, tensor.dtype)
    }
    let (view, advanced) = try viewed(tensor, try pieces(index))
    if advanced.contains(where: { $0 != nil }) {
      let operation = try internalOperator("index_put")
      try operation.applyInPlace([
        .tensor(view), .optionalTensors(advanced), .tensor(try source.to(tensor.dtype)),
      ])
      return
    }
    _ = try self.value(view).callMethod("copy_", [self.value(source)])
  }

  func internalOperator(_ name: String) throws -> Operator {
    guard let operation = Operator.named(name).first else {
      throw PythonError(.notImplementedError, "\(name) is not supported here")
    }
    return operation
  }

  /// Takes the index apart.
  private func pieces(_ index: Value) throws -> [Index] {
    if case .tuple(let tuple) = index { return try tuple.items.map(piece) }
    return [try piece(index)]
  }

  private func piece(_ value: Value) throws -> Index {
    switch value {
    case .int(let integer): return .integer(integer)
    case .none: return .newDimension
    case .ellipsis: return .rest
    case .bool(let flag):
      return .tensor(Tensor(.bool(flag)))
    case .object(let object):
      if let slice = object as? SliceObject { return .slice(slice) }
      if let tensor = object as? TensorObject {
        if tensor.tensor.rank == 0, !tensor.tensor.dtype.isFloatingPoint,
          tensor.tensor.dtype != .bool
        {
          return .integer(try tensor.tensor.item().int)
        }
        return .tensor(try checked(tensor.tensor))
      }
      if let array = object as? ArrayObject { return try piece(self.value(array.tensor)) }
      if let number = object as? ArrayScalar { return try piece(number.plain) }
      if let range = object as? RangeObject {
        return .tensor(try literal(.object(range), nil))
      }
    case .list: return .tensor(try checked(try literal(value, nil)))
    case .tuple: return .tensor(try checked(try literal(value, nil)))
    default: break
    }
    throw PythonError(
      .indexError,
      "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid "
        + "indices (got \(value.typeName))")
  }

  private func checked(_ tensor: Tensor) throws -> Tensor {
    guard !tensor.dtype.isFloatingPoint || tensor.count == 0 else {
      throw PythonError(
        .indexError, "tensors used as indices must be long, int, byte or bool tensors")
    }
    return tensor.dtype.isFloatingPoint ? try tensor.to(.int64) : tensor
  }

  /// Applies all that makes views; tensors remain, each at the dimension it indexes.
  private func viewed(_ tensor: Tensor, _ pieces: [Index]) throws -> (Tensor, [Tensor?]) {
    var used = 0
    for piece in pieces {
      switch piece {
      case .integer, .slice: used += 1
      case .tensor(let index): used += index.dtype == .bool ? index.rank : 1
      case .newDimension, .rest: break
      }
    }
    if tensor.rank == 0, used > 0, pieces.contains(where: \.needsDimension) {
      throw PythonError(
        .indexError,
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in "
          + "C++ to convert a 0-dim tensor to a number")
    }
    guard used <= tensor.rank else {
      throw PythonError(
        .indexError, "too many indices for tensor of dimension \(tensor.rank)")
    }
    var view = tensor
    var dimension = 0
    // Integers take dimensions away; messages count those of the whole tensor.
    var taken = 0
    var advanced: [Tensor?] = []
    func put(_ index: Tensor, at place: Int) {
      while advanced.count <= place { advanced.append(nil) }
      advanced[place] = index
    }
    for piece in pieces {
      switch piece {
      case .integer(let integer):
        let size = view.shape[dimension]
        guard (-size..<size).contains(integer) else {
          throw PythonError(
            .indexError,
            "index \(integer) is out of bounds for dimension \(dimension + taken) with size \(size)"
          )
        }
        view = try apply("select", view, .int(dimension), .int(integer))
        taken += 1
      case .slice(let slice):
        let (start, stop, step, _) = try slice.indices(view.shape[dimension])
        guard step > 0 else {
          throw PythonError(.valueError, "step must be greater than zero")
        }
        // PyTorch makes a node for `x[:]`, but none for the whole dimension in `x[:, 0]`.
        let isWhole = start == 0 && stop == view.shape[dimension] && step == 1
        if isWhole, pieces.count > 1 {
          dimension += 1
          continue
        }
        view = try apply(
          "slice", view, .int(dimension), .int(start), .int(max(start, stop)), .int(step))
        dimension += 1
      case .newDimension:
        view = try apply("unsqueeze", view, .int(dimension))
        dimension += 1
      case .rest: dimension += tensor.rank - used
      case .tensor(let index):
        put(index, at: dimension)
        dimension += index.dtype == .bool ? index.rank : 1
      }
    }
    return (view, advanced)
  }

  private func apply(_ name: String, _ tensor: Tensor, _ arguments: Argument...) throws -> Tensor {
    try internalOperator(name).apply([.tensor(tensor)] + arguments)[0]
  }
}

extension Index {
  fileprivate var needsDimension: Bool {
    switch self {
    case .integer, .slice: true
    case .newDimension, .rest, .tensor: false
    }
  }
}
