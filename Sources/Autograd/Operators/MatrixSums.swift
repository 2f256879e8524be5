/// Products of vectors and matrices that are added to a tensor in one step, and the cross product.
struct MatrixSums: Family {
  let addmv: Operator = .init(
    "addmv", in: .all, [.tensor("self"), .tensor("mat"), .tensor("vec")] + factors,
    gradFn: "AddmvBackward0",
    forward: .primitive { [try sum($0, $0[1].tensor!.mv($0[2].tensor!))] },
    derivatives: [
      Derivative("self", "beta * grad") { try $0.grad.scaled(by: $0["beta"].scalar!) },
      Derivative("mat", "alpha * grad vec^T", reads: [.parameter(2)]) {
        try $0.grad.outer($0.saved(.parameter(2))).scaled(by: $0["alpha"].scalar!)
      },
      Derivative("vec", "alpha * mat^T @ grad", reads: [.parameter(1)]) {
        try $0.saved(.parameter(1)).t().mv($0.grad).scaled(by: $0["alpha"].scalar!)
      },
    ],
    samples: {
      [[.tensor(.sample([2])), .tensor(.sample([2, 3])), .tensor(.sample([3])), 0.5, 2.0]]
    })

  let addr: Operator = .init(
    "addr", in: .all, [.tensor("self"), .tensor("vec1"), .tensor("vec2")] + factors,
    gradFn: "AddrBackward0",
    forward: .primitive { [try sum($0, $0[1].tensor!.outer($0[2].tensor!))] },
    derivatives: [
      Derivative("self", "beta * grad") { try $0.grad.scaled(by: $0["beta"].scalar!) },
      Derivative("vec1", "alpha * grad @ vec2", reads: [.parameter(2)]) {
        try $0.grad.mv($0.saved(.parameter(2))).scaled(by: $0["alpha"].scalar!)
      },
      Derivative("vec2", "alpha * grad^T @ vec1", reads: [.parameter(1)]) {
        try $0.grad.t().mv($0.saved(.parameter(1))).scaled(by: $0["alpha"].scalar!)
      },
    ],
    samples: {
      [[.tensor(.sample([2, 3])), .tensor(.sample([2])), .tensor(.sample([3])), 0.5, 2.0]]
    })

  let baddbmm: Operator = .init(
    "baddbmm", in: .all, [.tensor("self"), .tensor("batch1"), .tensor("batch2")] + factors,
    gradFn: "BaddbmmBackward0",
    forward: .primitive { [try sum($0, $0[1].tensor!.bmm($0[2].tensor!))] },
    derivatives: [
      Derivative("self", "beta * grad") { try $0.grad.scaled(by: $0["beta"].scalar!) },
      Derivative("batch1", "alpha * grad @ batch2^T", reads: [.parameter(2)]) {
        try $0.grad.bmm($0.saved(.parameter(2)).transpose(1, 2)).scaled(by: $0["alpha"].scalar!)
      },
      Derivative("batch2", "alpha * batch1^T @ grad", reads: [.parameter(1)]) {
        try $0.saved(.parameter(1)).transpose(1, 2).bmm($0.grad).scaled(by: $0["alpha"].scalar!)
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 4])), .tensor(.sample([3, 2, 3])), .tensor(.sample([3, 3, 4])), 0.5,
          2.0,
        ]
      ]
    })

  let addbmm: Operator = .init(
    "addbmm", in: .all, [.tensor("self"), .tensor("batch1"), .tensor("batch2")] + factors,
    gradFn: "AddbmmBackward0",
    forward: .primitive { [try sum($0, $0[1].tensor!.bmm($0[2].tensor!).sum([0]))] },
    derivatives: [
      Derivative("self", "beta * grad") { try $0.grad.scaled(by: $0["beta"].scalar!) },
      Derivative("batch1", "alpha * grad @ batch2^T", reads: [.parameter(2)]) {
        let other = $0.saved(.parameter(2))
        return try repeated($0.grad, other).bmm(other.transpose(1, 2))
          .scaled(by: $0["alpha"].scalar!)
      },
      Derivative("batch2", "alpha * batch1^T @ grad", reads: [.parameter(1)]) {
        let other = $0.saved(.parameter(1))
        return try other.transpose(1, 2).bmm(repeated($0.grad, other))
          .scaled(by: $0["alpha"].scalar!)
      },
    ],
    samples: {
      [
        [
          .tensor(.sample([2, 4])), .tensor(.sample([3, 2, 3])), .tensor(.sample([3, 3, 4])), 0.5,
          2.0,
        ]
      ]
    })

  let linalgCross: Operator = .init(
    "cross", in: .linalg, [.tensor("self"), .tensor("other"), .int("dim").or(-1).keyword],
    gradFn: "LinalgCrossBackward0",
    forward: .primitive { [try crossProduct($0.input, $0.other, $0[2].int!)] },
    derivatives: [
      Derivative("self", "other x grad", reads: [.other]) {
        try Operator.matrixSums.linalgCross.apply([
          .tensor($0.other), .tensor($0.grad), $0["dim"],
        ])[0]
      },
      Derivative("other", "grad x self", reads: [.input]) {
        try Operator.matrixSums.linalgCross.apply([
          .tensor($0.grad), .tensor($0.input), $0["dim"],
        ])[0]
      },
    ], samples: { [[.tensor(.sample([2, 3])), .tensor(.sample([3], positive: true))]] })

  let cross: Operator = .init(
    "cross", [.tensor("self"), .tensor("other"), .int("dim").optional],
    forward: .composite { arguments in
      guard let dimension = arguments[2].int ?? arguments.input.shape.firstIndex(of: 3) else {
        throw AutogradError.runtime("no dimension of size 3 in input")
      }
      return try Operator.matrixSums.linalgCross.apply([
        arguments[0], arguments[1], .int(dimension),
      ])
    })
}

/// What sum and product are multiplied by.
private let factors: [Parameter] = [
  .number("beta").or(1).keyword, .number("alpha").or(1).keyword,
]

private func sum(_ arguments: Arguments, _ product: Tensor) throws -> Tensor {
  guard isExpandable(arguments.input.shape, to: product.shape) else {
    throw AutogradError.runtime(
      "The expanded size of the tensor (\(product.shape.last ?? 1)) must match the existing size "
        + "(\(arguments.input.shape.last ?? 1)) at non-singleton dimension \(product.rank - 1).  "
        + "Target sizes: \(product.shape).  Tensor sizes: \(arguments.input.shape)")
  }
  return try arguments.input.scaled(by: arguments[3].scalar!)
    + product.scaled(by: arguments[4].scalar!)
}

/// A matrix once for each of a batch.
private func repeated(_ matrix: Tensor, _ batch: Tensor) throws -> Tensor {
  try matrix.unsqueeze(0).expand([batch.shape[0]] + matrix.shape)
}

private func crossProduct(_ a: Tensor, _ b: Tensor, _ dimension: Int) throws -> Tensor {
  let shape = try broadcastShape(a.shape, b.shape)
  let dimension = try normalized(dimension, shape.count)
  guard shape[dimension] == 3 else {
    throw AutogradError.runtime(
      "linalg.cross: inputs dimension \(dimension) must have length 3. Got "
        + "\(a.shape.last ?? 1) and \(b.shape.last ?? 1)")
  }
  let (a, b) = (try a.expand(shape), try b.expand(shape))
  // (a2 b3 - a3 b2, a3 b1 - a1 b3, a1 b2 - a2 b1)
  let parts = try (0..<3).map { index in
    let (next, last) = ((index + 1) % 3, (index + 2) % 3)
    func part(_ tensor: Tensor, _ place: Int) throws -> Tensor {
      try tensor.slice(dimension, place, place + 1)
    }
    return try part(a, next) * part(b, last) - part(a, last) * part(b, next)
  }
  return try Operator.joining.cat.apply([.tensors(parts), .int(dimension)])[0]
}
