/// Determinants, inverses and factors of square matrices, and products written as in physics.
struct MatrixFunctions: Family {
  let det: Operator = .init(
    "det", in: [.torch, .method, .linalg], [.tensor("self")], gradFn: "LinalgDetBackward0",
    forward: .primitive { arguments in
      let factors = try Elimination(arguments.input, "linalg.det")
      return [Tensor(factors.determinant, dtype: arguments.input.dtype)]
    },
    derivatives: [
      Derivative("self", "result * inverse(self)^T", reads: [.input, .result]) {
        let size = $0.input.shape[0]
        let scaled = try $0.grad * $0.result * Tensor.identity(size, $0.grad.dtype)
        return try $0.input.t().solve(scaled)
      }
    ],
    samples: { [[.tensor(.sampleMatrix)]] })

  let slogdet: Operator = .init(
    "slogdet", in: .both, [.tensor("self")], gradFn: "LinalgSlogdetBackward0",
    forward: .primitive { arguments in
      let factors = try Elimination(arguments.input, "linalg.slogdet")
      let (sign, logarithm) = factors.signAndLogarithm
      let dtype = arguments.input.dtype
      return [Tensor(sign, dtype: dtype), Tensor(logarithm, dtype: dtype)]
    }, results: ["sign", "logabsdet"],
    derivatives: [
      Derivative("self", "inverse(self)^T for logabsdet, 0 for sign", reads: [.input]) { pull in
        guard let gradient = pull.grad(ofOutput: 1) else { return nil }
        let size = pull.input.shape[0]
        return try pull.input.t().solve(gradient * Tensor.identity(size, gradient.dtype))
      }
    ],
    samples: { [[.tensor(.sampleMatrix)]] })

  let logdet: Operator = .init(
    "logdet", [.tensor("self")],
    forward: .composite { arguments in
      let parts = try Operator.matrixFunctions.slogdet.apply([arguments[0]])
      return [try Tensor.where(parts[0].equal(-1), Tensor(.nan, dtype: parts[1].dtype), parts[1])]
    })

  let inverse: Operator = .init(
    "inverse", aliases: ["inv"], in: [.torch, .method, .linalg], [.tensor("self")],
    gradFn: "LinalgInvExBackward0",
    forward: .primitive { arguments in
      let factors = try Elimination(arguments.input, "linalg.inv")
      let size = factors.size
      let identity = (0..<(size * size)).map { $0 / size == $0 % size ? 1.0 : 0.0 }
      let solution = try factors.solved(identity, columns: size, "linalg.inv")
      return [Tensor(solution, shape: [size, size], dtype: arguments.input.dtype)]
    },
    derivatives: [
      Derivative("self", "-result^T @ grad @ result^T", reads: [.result]) {
        let transposed = try $0.result.t()
        return try -transposed.mm($0.grad.mm(transposed))
      }
    ], samples: { [[.tensor(.sampleMatrix)]] })

  let solve: Operator = .init(
    "solve", in: .linalg, [.tensor("A"), .tensor("B")], gradFn: "LinalgSolveExBackward0",
    forward: .primitive { arguments in
      let (matrix, right) = (arguments.input, arguments.other)
      let factors = try Elimination(matrix, "linalg.solve")
      guard right.rank >= 1, right.shape[0] == factors.size else {
        throw AutogradError.runtime(
          "linalg.solve: Incompatible shapes of A and B for the equation AX = B "
            + "(\(factors.size)x\(factors.size) and \(right.shape.map { "\($0)" }.joined(separator: "x")))"
        )
      }
      let columns = right.rank == 1 ? 1 : right.shape[1]
      let solution = try factors.solved(right.toArray(), columns: columns, "torch.linalg.solve")
      return [Tensor(solution, shape: right.shape, dtype: matrix.dtype)]
    },
    derivatives: [
      Derivative("A", "-solve(A^T, grad) @ result^T", reads: [.input, .result]) { pull in
        let back = try pull.input.t().solve(pull.grad)
        return try pull.result.rank == 1 ? -back.outer(pull.result) : -back.mm(pull.result.t())
      },
      Derivative("B", "solve(A^T, grad)", reads: [.input]) {
        try $0.input.t().solve($0.grad)
      },
    ], samples: { [[.tensor(.sampleMatrix), .tensor(.sample([3, 2]))]] })

  let solveTriangular: Operator = .init(
    "solve_triangular", in: .linalg,
    [
      .tensor("A"), .tensor("B"), .bool("upper").keyword, .bool("left").or(true).keyword,
      .bool("unitriangular").or(false).keyword,
    ], gradFn: "LinalgSolveTriangularBackward0",
    forward: .primitive { arguments in
      let isUpper = arguments[2].isTrue
      var triangle = isUpper ? try arguments.input.triu() : try arguments.input.tril()
      if arguments[4].isTrue {
        let identity = try Tensor.identity(triangle.shape[0], triangle.dtype)
        triangle = try triangle * (1 - identity) + identity
      }
      // X A = B is A^T X^T = B^T.
      return [
        try arguments[3].isTrue
          ? triangle.solve(arguments.other) : triangle.t().solve(arguments.other.t()).t()
      ]
    },
    derivatives: [
      Derivative("A", "-(slope of B) @ result^T, of the triangle", reads: [.input, .result]) {
        pull in
        let slope = try pull.triangularSolution()
        let product =
          try pull["left"].isTrue ? -slope.mm(pull.result.t()) : -pull.result.t().mm(slope)
        let strict = pull["unitriangular"].isTrue ? 1 : 0
        return try pull["upper"].isTrue ? product.triu(strict) : product.tril(-strict)
      },
      Derivative("B", "solution of the transposed system for grad", reads: [.input]) {
        try $0.triangularSolution()
      },
    ],
    samples: {
      let sides: [(Argument, Argument, Argument)] = [
        (true, true, false), (false, true, true), (false, false, false),
      ]
      return sides.map {
        [
          .tensor(.sampleMatrix), .tensor(.sample($0.1.isTrue ? [3, 2] : [2, 3])), $0.0, $0.1, $0.2,
        ]
      }
    })

  let cholesky: Operator = .init(
    "cholesky", in: [.torch, .method, .linalg], [.tensor("self")],
    gradFn: "LinalgCholeskyExBackward0",
    forward: .primitive { [try choleskyFactor($0.input)] },
    derivatives: [
      Derivative("self", "L^-T Phi(L^T @ grad) L^-1, made symmetric", reads: [.result]) { pull in
        let factor = pull.result
        let lower = try factor.t().mm(pull.grad).tril()
        let symmetric = try (lower + lower.tril(-1).t()) * 0.5
        let half = try factor.t().solveTriangular(symmetric, upper: true, left: true)
        return try factor.solveTriangular(half, upper: false, left: false)
      }
    ],
    samples: {
      let spread = Tensor(
        [2, 0.3, -0.2, 0.3, 1.5, 0.4, -0.2, 0.4, 1.2], shape: [3, 3], dtype: .float64)
      return [[.tensor(spread)]]
    })

  let einsum: Operator = .init(
    "einsum", in: .torch, [.string("equation"), .manyTensors("operands")],
    forward: .composite { [try Contraction($0[0].string!, $0[1].tensors!).result()] })

  let cdist: Operator = .fused(
    "cdist", in: .torch, [.tensor("x1"), .tensor("x2"), .number("p").or(2.0)],
    gradFn: "CdistBackward0", inputs: ["x1", "x2"], text: "(x1 - x2) / result", isInternal: false
  ) { arguments in
    let difference = try arguments.input.unsqueeze(-2) - arguments.other.unsqueeze(-3)
    return try Operator.statistics.vectorNorm.apply([
      .tensor(difference), arguments[2], .ints([-1]),
    ])[0]
  }
}

/// Gaussian elimination with row exchanges, in double precision.
private struct Elimination {
  let size: Int
  private var rows: [[Double]]
  private var order: [Int]
  private var sign = 1.0

  init(_ matrix: Tensor, _ name: String) throws {
    guard matrix.rank == 2 else {
      throw AutogradError.runtime(
        "\(name): The input tensor A must have at least 2 dimensions.")
    }
    guard matrix.shape[0] == matrix.shape[1] else {
      throw AutogradError.runtime(
        "\(name): A must be batches of square matrices, but they are \(matrix.shape[0]) by "
          + "\(matrix.shape[1]) matrices")
    }
    let size = matrix.shape[0]
    let elements = try matrix.toArray()
    self.size = size
    rows = (0..<size).map { Array(elements[($0 * size)..<(($0 + 1) * size)]) }
    order = Array(0..<size)
    for column in 0..<size {
      let pivot = (column..<size).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      if pivot != column {
        rows.swapAt(pivot, column)
        order.swapAt(pivot, column)
        sign = -sign
      }
      guard rows[column][column] != 0 else { continue }
      for row in (column + 1)..<max(size, column + 1) {
        let factor = rows[row][column] / rows[column][column]
        rows[row][column] = factor
        for next in (column + 1)..<max(size, column + 1) {
          rows[row][next] -= factor * rows[column][next]
        }
      }
    }
  }

  var determinant: Double { (0..<size).reduce(sign) { $0 * rows[$1][$1] } }

  /// The determinant's sign, and the logarithm of its absolute value.
  var signAndLogarithm: (sign: Double, logarithm: Double) {
    (0..<size).reduce((sign, 0)) { sum, row in
      let pivot = rows[row][row]
      return (pivot == 0 ? 0 : pivot < 0 ? -sum.0 : sum.0, sum.1 + Double.log(pivot.magnitude))
    }
  }

  func solved(_ right: [Double], columns: Int, _ name: String) throws -> [Double] {
    if let zero = (0..<size).first(where: { rows[$0][$0] == 0 }) {
      throw AutogradError.runtime(
        "\(name): The diagonal element \(zero + 1) is zero, the inversion could not be completed because "
          + "the input matrix is singular.")
    }
    var solution = [Double](repeating: 0, count: size * columns)
    for column in 0..<columns {
      var vector = order.map { right[$0 * columns + column] }
      for row in 0..<size {
        for step in 0..<row { vector[row] -= rows[row][step] * vector[step] }
      }
      for row in (0..<size).reversed() {
        for step in (row + 1)..<max(size, row + 1) { vector[row] -= rows[row][step] * vector[step] }
        vector[row] /= rows[row][row]
      }
      for row in 0..<size { solution[row * columns + column] = vector[row] }
    }
    return solution
  }
}

private func choleskyFactor(_ matrix: Tensor) throws -> Tensor {
  guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1] else {
    throw AutogradError.runtime("linalg.cholesky: A must be batches of square matrices")
  }
  let size = matrix.shape[0]
  let elements = try matrix.toArray()
  var factor = [Double](repeating: 0, count: size * size)
  for row in 0..<size {
    for column in 0...row {
      var rest = elements[row * size + column]
      for step in 0..<column { rest -= factor[row * size + step] * factor[column * size + step] }
      if row == column {
        guard rest > 0 else {
          throw AutogradError.runtime(
            "linalg.cholesky: The factorization could not be completed because the input is not "
              + "positive-definite (the leading minor of order \(row + 1) is not positive-definite)."
          )
        }
        factor[row * size + row] = rest.squareRoot()
      } else {
        factor[row * size + column] = rest / factor[column * size + column]
      }
    }
  }
  return Tensor(factor, shape: [size, size], dtype: matrix.dtype)
}

extension Tensor {
  /// A well-conditioned matrix for checking derivatives.
  fileprivate static var sampleMatrix: Tensor {
    Tensor([2, 0.3, -0.5, 0.7, -1.6, 0.4, 0.2, 0.9, 1.3], shape: [3, 3], dtype: .float64)
  }

  /// The identity matrix.
  static func identity(_ size: Int, _ dtype: DType) throws -> Tensor {
    try .computed([size, size], dtype) { .bool($0 / size == $0 % size) }
  }

  /// The inverse of a square matrix.
  public func inverse() throws -> Tensor { try Operator.matrixFunctions.inverse(self) }
  /// The solution of a system of linear equations.
  public func solve(_ right: Tensor) throws -> Tensor {
    try Operator.matrixFunctions.solve(self, right)
  }
  /// The solution of a system whose matrix is a triangle.
  fileprivate func solveTriangular(_ right: Tensor, upper: Bool, left: Bool) throws -> Tensor {
    try Operator.matrixFunctions.solveTriangular.apply([
      .tensor(self), .tensor(right), .scalar(.bool(upper)), .scalar(.bool(left)),
    ])[0]
  }

  /// The upper triangle.
  func triu(_ diagonal: Int = 0) throws -> Tensor {
    try Operator.joining.triu.apply([.tensor(self), .int(diagonal)])[0]
  }

  /// The lower triangle.
  public func tril(_ diagonal: Int = 0) throws -> Tensor {
    try Operator.joining.tril.apply([.tensor(self), .int(diagonal)])[0]
  }
}

extension Pullback {
  /// What solves the transposed triangular system for the gradient.
  fileprivate func triangularSolution() throws -> Tensor {
    try Operator.matrixFunctions.solveTriangular.apply([
      .tensor(input.t()), .tensor(grad), .scalar(.bool(!self["upper"].isTrue)), self["left"],
      self["unitriangular"],
    ])[0]
  }
}
