/// Products of vectors and matrices.
struct LinearAlgebra: Family {
  let mm: Operator = .init(
    "mm", [.tensor("self"), .tensor("mat2")], gradFn: "MmBackward0",
    forward: .primitive { arguments in
      let (a, b) = (arguments.input, arguments.other)
      try requireMatrix(a, "self")
      try requireMatrix(b, "mat2")
      try requireMatching(a, b)
      return [try MatrixProduct.product(a, b)]
    },
    derivatives: [
      Derivative("self", "grad @ mat2^T", reads: [.other]) { try $0.leftGradient($0.other) },
      Derivative("mat2", "self^T @ grad", reads: [.input]) { try $0.rightGradient($0.input) },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3, 4]))]] })

  let bmm: Operator = .init(
    "bmm", [.tensor("self"), .tensor("mat2")], gradFn: "BmmBackward0",
    forward: .primitive { arguments in
      let (a, b) = (arguments.input, arguments.other)
      guard a.rank == 3, b.rank == 3 else {
        throw AutogradError.runtime("batch1 must be a 3D tensor")
      }
      guard a.shape[0] == b.shape[0], a.shape[2] == b.shape[1] else {
        throw AutogradError.runtime(
          "Expected size for first two dimensions of batch2 tensor to be: [\(a.shape[0]), "
            + "\(a.shape[2])] but got: [\(b.shape[0]), \(b.shape[1])].")
      }
      return [try MatrixProduct.batched(a, b)]
    },
    derivatives: [
      Derivative("self", "grad @ mat2^T", reads: [.other]) {
        try $0.grad.bmm($0.other.transpose(1, 2))
      },
      Derivative("mat2", "self^T @ grad", reads: [.input]) {
        try $0.input.transpose(1, 2).bmm($0.grad)
      },
    ], samples: { [[.tensor(.sample([2, 2, 3])), .tensor(.sample([2, 3, 4]))]] })

  let mv: Operator = .init(
    "mv", [.tensor("self"), .tensor("vec")], gradFn: "MvBackward0",
    forward: .primitive { arguments in
      let (matrix, vector) = (arguments.input, arguments.other)
      guard matrix.rank == 2, vector.rank == 1 else {
        throw AutogradError.runtime(
          "vector + matrix @ vector expected, got 1, \(matrix.rank), \(vector.rank)")
      }
      guard matrix.shape[1] == vector.shape[0] else {
        throw AutogradError.runtime(
          "size mismatch, got input (\(matrix.shape[0])), mat "
            + "(\(matrix.shape[0])x\(matrix.shape[1])), vec (\(vector.shape[0]))")
      }
      let product = try MatrixProduct.product(matrix, vector.unsqueeze(1))
      return [try product.without([1])]
    },
    derivatives: [
      Derivative("self", "grad outer vec", reads: [.other]) { try $0.grad.outer($0.other) },
      Derivative("vec", "self^T @ grad", reads: [.input]) { try $0.input.t().mv($0.grad) },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3]))]] })

  let dot: Operator = .init(
    "dot", [.tensor("self"), .tensor("tensor")], gradFn: "DotBackward0",
    forward: .primitive { arguments in
      let (a, b) = (arguments.input, arguments.other)
      guard a.rank == 1, b.rank == 1 else {
        throw AutogradError.runtime(
          "1D tensors expected, but got \(a.rank)D and \(b.rank)D tensors")
      }
      guard a.dtype == b.dtype else {
        throw AutogradError.runtime(
          "dot : expected both vectors to have same dtype, but found \(a.dtype.scalarTypeName) and "
            + b.dtype.scalarTypeName)
      }
      guard a.count == b.count else {
        throw AutogradError.runtime(
          "inconsistent tensor size, expected tensor [\(a.count)] and src [\(b.count)] to have the "
            + "same number of elements, but got \(a.count) and \(b.count) elements respectively")
      }
      return [
        try MatrixProduct.product(a.unsqueeze(0), b.unsqueeze(1)).without([0, 1])
      ]
    },
    derivatives: [
      Derivative("self", "grad * tensor", reads: [.other]) { try $0.grad * $0.other },
      Derivative("tensor", "grad * self", reads: [.input]) { try $0.grad * $0.input },
    ], samples: { [[.tensor(.sample([3])), .tensor(.sample([3], positive: true))]] })

  let inner: Operator = .init(
    "inner", [.tensor("self"), .tensor("other")],
    forward: .composite { arguments in
      let (a, b) = (arguments.input, arguments.other)
      if a.rank == 0 || b.rank == 0 { return [try a * b] }
      return [
        try a.rank == 1 && b.rank == 1 ? a.dot(b) : a.matmul(b.rank == 1 ? b : b.transpose(-1, -2))
      ]
    })

  let outer: Operator = .init(
    "outer", aliases: ["ger"], [.tensor("self"), .tensor("vec2")],
    forward: .composite { arguments in
      for (tensor, name) in [(arguments.input, "self"), (arguments.other, "vec2")]
      where tensor.rank != 1 {
        throw AutogradError.runtime(
          "outer: Expected 1-D argument \(name), but got \(tensor.rank)-D")
      }
      return [try arguments.input.reshape([arguments.input.count, 1]) * arguments.other]
    })

  let addmm: Operator = .init(
    "addmm", in: .all,
    [
      .tensor("self"), .tensor("mat1"), .tensor("mat2"), .number("beta").or(1).keyword,
      .number("alpha").or(1).keyword,
    ], gradFn: "AddmmBackward0",
    forward: .primitive { arguments in
      let (bias, a, b) = (arguments[0].tensor!, arguments[1].tensor!, arguments[2].tensor!)
      try requireMatrix(a, "mat1")
      try requireMatrix(b, "mat2")
      try requireMatching(a, b)
      let product = try MatrixProduct.product(a, b)
      let shape = [a.shape[0], b.shape[1]]
      guard isExpandable(bias.shape, to: shape) else {
        throw AutogradError.runtime(
          "The expanded size of the tensor (\(shape[1])) must match the existing size "
            + "(\(bias.shape.last ?? 1)) at non-singleton dimension 1.  Target sizes: \(shape).  "
            + "Tensor sizes: \(bias.shape)")
      }
      return [try product.scaled(by: arguments[4].scalar!) + bias.scaled(by: arguments[3].scalar!)]
    },
    derivatives: [
      Derivative("self", "beta * grad") { try $0.grad.scaled(by: $0["beta"].scalar!) },
      Derivative("mat1", "alpha * grad @ mat2^T", reads: [.parameter(2)]) {
        try $0.leftGradient($0.saved(.parameter(2))).scaled(by: $0["alpha"].scalar!)
      },
      Derivative("mat2", "alpha * mat1^T @ grad", reads: [.parameter(1)]) {
        try $0.rightGradient($0.saved(.parameter(1))).scaled(by: $0["alpha"].scalar!)
      },
    ],
    samples: {
      [[.tensor(.sample([4])), .tensor(.sample([2, 3])), .tensor(.sample([3, 4])), 0.5, 2.0]]
    })

  let matmul: Operator = .init(
    "matmul", [.tensor("self"), .tensor("other")],
    forward: .composite { [try product($0.input, $0.other)] })

  let linear: Operator = .init(
    "linear", in: .functional, [.tensor("input"), .tensor("weight"), .tensor("bias").optional],
    forward: .composite { arguments in
      let (input, weight) = (arguments.input, arguments.other)
      guard let bias = arguments[2].tensor else { return [try input.matmul(weight.t())] }
      if input.rank == 2 { return [try bias.addmm(input, weight.t())] }
      guard let width = input.shape.last, weight.rank == 2, input.isContiguous else {
        return [try input.matmul(weight.t()).addInPlace(bias)]
      }
      let rows = try input.view([input.count / Swift.max(width, 1), width])
      let result = try bias.addmm(rows, weight.t())
      return [try result.view(Array(input.shape.dropLast()) + [weight.shape[0]])]
    })

  let trace: Operator = .init(
    "trace", [.tensor("self")], gradFn: "TraceBackward0",
    forward: .primitive { arguments in
      guard arguments.input.rank == 2 else {
        throw AutogradError.runtime(
          "trace: expected a matrix, but got tensor with dim \(arguments.input.rank)")
      }
      return [try arguments.input.diagonal().sum()]
    },
    derivatives: [
      Derivative("self", "1 on the diagonal, else 0") { pull in
        let shape = pull.inputShape()
        let identity = try Tensor.zeros(shape, pull.grad.dtype)
        try Engine.silently {
          _ = try identity.diagonal().fillInPlace(1)
        }
        return try pull.grad * identity
      }
    ], samples: { [[.tensor(.sample([3, 3]))]] })

  let kron: Operator = .init(
    "kron", [.tensor("self"), .tensor("other")],
    forward: .composite { arguments in
      let (a, b) = (arguments.input, arguments.other)
      let rank = Swift.max(a.rank, b.rank)
      let shapeA = [Int](repeating: 1, count: rank - a.rank) + a.shape
      let shapeB = [Int](repeating: 1, count: rank - b.rank) + b.shape
      let left = try a.reshape(shapeA.flatMap { [$0, 1] })
      let right = try b.reshape(shapeB.flatMap { [1, $0] })
      let both = try left * right
      return try Operator.views.unsafeView.apply([
        .tensor(both), .ints(zip(shapeA, shapeB).map { $0 * $1 }),
      ])
    })
}

extension Pullback {
  /// The gradient for the left factor of a product. A factor that lies in memory column by column gets
  /// a gradient that does so too, as PyTorch's do: it can then be added up without being rearranged.
  fileprivate func leftGradient(_ right: Tensor) throws -> Tensor {
    if inputIsColumnMajor { return try right.mm(grad.t()).t() }
    return try grad.mm(right.t())
  }

  /// The gradient for the right factor of a product.
  fileprivate func rightGradient(_ left: Tensor) throws -> Tensor {
    if inputIsColumnMajor { return try grad.t().mm(left).t() }
    return try left.t().mm(grad)
  }

  private var inputIsColumnMajor: Bool {
    guard let layout = inputLayout, layout.shape.count == 2 else { return false }
    return layout.strides == [1, layout.shape[0]]
  }
}

private func requireMatrix(_ tensor: Tensor, _ name: String) throws {
  guard tensor.rank == 2 else { throw AutogradError.runtime("\(name) must be a matrix") }
}

private func requireMatching(_ a: Tensor, _ b: Tensor) throws {
  guard a.shape[1] == b.shape[0] else {
    throw AutogradError.runtime(
      "mat1 and mat2 shapes cannot be multiplied (\(a.shape[0])x\(a.shape[1]) and "
        + "\(b.shape[0])x\(b.shape[1]))")
  }
  guard a.dtype == b.dtype else {
    throw AutogradError.runtime(
      "expected m1 and m2 to have the same dtype, but got: \(a.dtype.cName) != \(b.dtype.cName)")
  }
}

/// `a @ b` for any ranks, with the nodes PyTorch makes for it.
private func product(_ a: Tensor, _ b: Tensor) throws -> Tensor {
  switch (a.rank, b.rank) {
  case (0, _), (_, 0):
    throw AutogradError.runtime(
      "both arguments to matmul need to be at least 1D, but they are \(a.rank)D and \(b.rank)D")
  case (1, 1): return try a.dot(b)
  case (2, 1): return try a.mv(b)
  case (1, 2):
    let row = try a.unsqueeze(0).mm(b)
    return try Operator.views.squeezeInPlace.apply([.tensor(row), 0])[0]
  case (2, 2): return try a.mm(b)
  case (let rank, 1...2) where rank >= 3 && (b.requiresGrad || a.isContiguous):
    // The batch folds into the rows of one product.
    let rows = try a.reshape([a.count / Swift.max(a.shape[rank - 1], 1), a.shape[rank - 1]])
    let folded = b.rank == 1 ? try rows.mv(b) : try rows.mm(b)
    return try unsafeView(folded, Array(a.shape.dropLast()) + (b.rank == 1 ? [] : [b.shape[1]]))
  case (1, let rank) where rank >= 3 && a.requiresGrad:
    return try b.transpose(rank - 2, rank - 1).matmul(a)
  case (2, let rank) where rank >= 3 && a.requiresGrad:
    // Folding the batch into rows saves the copies that repeating the matrix would cost.
    let turned = try b.transpose(rank - 2, rank - 1)
    return try turned.matmul(a.t()).transpose(rank - 2, rank - 1).contiguousView()
  default: break
  }
  let left = a.rank == 1 ? try a.unsqueeze(0) : a
  let batchA = Array(left.shape.dropLast(2))
  let batchB = Array(b.shape.dropLast(2))
  let batch = try broadcastShape(batchA, batchB)
  let (n, m) = (left.shape[left.rank - 2], left.shape[left.rank - 1])
  let (k, p) = (b.shape[b.rank - 2], b.shape[b.rank - 1])
  let count = batch.reduce(1, *)
  let lhs = try expanded(left, batch + [n, m]).reshaped([count, n, m])
  let rhs = try expanded(b, batch + [k, p]).reshaped([count, k, p])
  let result = try lhs.bmm(rhs)
  return try unsafeView(result, batch + (a.rank == 1 ? [] : [n]) + [p])
}

private func expanded(_ tensor: Tensor, _ shape: [Int]) throws -> Tensor {
  try Operator.views.expand.apply([.tensor(tensor), .ints(shape)])[0]
}

private func unsafeView(_ tensor: Tensor, _ shape: [Int]) throws -> Tensor {
  try Operator.views.unsafeView.apply([.tensor(tensor), .ints(shape)])[0]
}

extension Tensor {
  /// Reshaped by an operator even if the shape is the same already.
  fileprivate func reshaped(_ shape: [Int]) throws -> Tensor {
    try Operator.views.reshape.apply([.tensor(self), .ints(shape)])[0]
  }

  /// The product of two matrices.
  public func mm(_ other: Tensor) throws -> Tensor { try Operator.linearAlgebra.mm(self, other) }
  /// The products of two lists of matrices.
  public func bmm(_ other: Tensor) throws -> Tensor { try Operator.linearAlgebra.bmm(self, other) }
  /// The product of a matrix and a vector.
  public func mv(_ vector: Tensor) throws -> Tensor { try Operator.linearAlgebra.mv(self, vector) }
  /// The sum of the products of two vectors' elements.
  public func dot(_ other: Tensor) throws -> Tensor { try Operator.linearAlgebra.dot(self, other) }
  /// The matrix of all products of two vectors' elements.
  public func outer(_ other: Tensor) throws -> Tensor {
    try Operator.linearAlgebra.outer(self, other)
  }
  /// The product `a @ b` for any ranks.
  public func matmul(_ other: Tensor) throws -> Tensor {
    try Operator.linearAlgebra.matmul(self, other)
  }
  /// The product of two matrices, added to this tensor.
  public func addmm(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    try Operator.linearAlgebra.addmm.apply([.tensor(self), .tensor(a), .tensor(b)])[0]
  }
}
