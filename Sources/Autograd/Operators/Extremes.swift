/// Largest and smallest, and what depends on order.
struct Extremes: Family {
  let max = wholeExtreme("max", "MaxBackward1", .largest)
  let maxDim = extremeAlong("max", "MaxBackward0", .largest)
  let maxOther: Operator = .init(
    "max", [.tensor("self"), .tensor("other")],
    forward: .composite { [try $0.input.maximum($0.other)] })
  let min = wholeExtreme("min", "MinBackward1", .smallest)
  let minDim = extremeAlong("min", "MinBackward0", .smallest)
  let minOther: Operator = .init(
    "min", [.tensor("self"), .tensor("other")],
    forward: .composite { [try $0.input.minimum($0.other)] })

  let amax = extremeOver("amax", "AmaxBackward0", .largest)
  let amin = extremeOver("amin", "AminBackward0", .smallest)

  let argmax = position("argmax", .largest)
  let argmin = position("argmin", .smallest)

  let median: Operator = .init(
    "median", [.tensor("self")], gradFn: "MedianBackward0",
    forward: .primitive { [try ranked($0.input, [], keepDim: false) { middle($0) }.values] },
    derivatives: [
      Derivative("self", "1 at the median, shared by equals", reads: [.input, .result], evenly)
    ])

  let medianDim: Operator = .init(
    "median", [.tensor("self"), .int("dim"), .bool("keepdim").or(false)],
    gradFn: "MedianBackward1",
    forward: .primitive { arguments in
      let (values, indices) = try ranked(
        arguments.input, [arguments[1].int!], keepDim: arguments[2].isTrue
      ) { middle($0) }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [Derivative("self", "1 at the index, else 0", reads: [.output(1)], chosen)],
    samples: { [[.tensor(.sample([2, 3])), 1]] })

  let mode: Operator = .init(
    "mode", [.tensor("self"), .int("dim").or(-1), .bool("keepdim").or(false)],
    gradFn: "ModeBackward0",
    forward: .primitive { arguments in
      let (values, indices) = try ranked(
        arguments.input, [arguments[1].int!], keepDim: arguments[2].isTrue
      ) { mostFrequent($0) }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [Derivative("self", "1 at the index, else 0", reads: [.output(1)], chosen)],
    samples: { [[.tensor(.sample([2, 3])), 1]] })

  let kthvalue: Operator = .init(
    "kthvalue", [.tensor("self"), .int("k"), .int("dim").or(-1), .bool("keepdim").or(false)],
    gradFn: "KthvalueBackward0",
    forward: .primitive { arguments in
      let k = arguments[1].int!
      let (input, dimension) = (arguments.input, arguments[2].int!)
      let length = input.rank == 0 ? 1 : input.shape[try normalized(dimension, input.rank)]
      guard k >= 1, k <= Swift.max(length, 1) else {
        throw AutogradError.runtime(
          "kthvalue(): selected number k out of range for dimension "
            + "\(try normalized(dimension, input.rank))")
      }
      let (values, indices) = try ranked(
        arguments.input, [arguments[2].int!], keepDim: arguments[3].isTrue
      ) { order($0)[k - 1] }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [Derivative("self", "1 at the index, else 0", reads: [.output(1)], chosen)],
    samples: { [[.tensor(.sample([2, 3])), 2]] })

  let sort: Operator = .init(
    "sort",
    [
      .tensor("self"), .int("dim").or(-1), .bool("descending").or(false),
      .bool("stable").or(false).keyword,
    ],
    gradFn: "SortBackward0",
    forward: .primitive { arguments in
      let (values, indices) = try rearranged(arguments.input, arguments[1].int!) {
        order($0, descending: arguments[2].isTrue)
      }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [Derivative("self", "grad at the indices", reads: [.output(1)], placedBack)],
    samples: { [[.tensor(.sample([2, 3]))]] })

  let argsort: Operator = .init(
    "argsort", [.tensor("self"), .int("dim").or(-1), .bool("descending").or(false)],
    forward: .primitive { arguments in
      [
        try rearranged(arguments.input, arguments[1].int!) {
          order($0, descending: arguments[2].isTrue)
        }.indices
      ]
    })

  let topk: Operator = .init(
    "topk",
    [
      .tensor("self"), .int("k"), .int("dim").or(-1), .bool("largest").or(true),
      .bool("sorted").or(true),
    ], gradFn: "TopkBackward0",
    forward: .primitive { arguments in
      let (input, k) = (arguments.input, arguments[1].int!)
      let dimension = try normalized(arguments[2].int!, input.rank)
      guard k >= 0, k <= (input.rank == 0 ? 1 : input.shape[dimension]) else {
        throw AutogradError.runtime("selected index k out of range")
      }
      let (values, indices) = try rearranged(input, dimension) {
        Array(order($0, descending: arguments[3].isTrue).prefix(k))
      }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [
      Derivative("self", "grad at the indices, else 0", reads: [.output(1)], placedBack)
    ],
    samples: { [[.tensor(.sample([2, 3])), 2]] })

  let cummax = running("cummax", "CummaxBackward0") { $0 >= $1 }
  let cummin = running("cummin", "CumminBackward0") { $0 <= $1 }

  let all = question("all") { $0.allSatisfy { $0 != 0 } }
  let any = question("any") { $0.contains { $0 != 0 } }
  let allDim = questionAlong("all") { $0.allSatisfy { $0 != 0 } }
  let anyDim = questionAlong("any") { $0.contains { $0 != 0 } }

  let countNonzero: Operator = .init(
    "count_nonzero", [.tensor("self")],
    forward: .primitive { [Tensor(.int(try $0.input.toArray().count { $0 != 0 }))] })

  let countNonzeroDim: Operator = .init(
    "count_nonzero", [.tensor("self"), .ints("dim")],
    forward: .composite { arguments in
      let isThere = try arguments.input.equal(0).equal(0)
      return [try isThere.to(.int64).sum(arguments[1].ints!)]
    })
}

// MARK: - Computing

/// The positions of a row's elements in order; equal ones as they stand, NaN last.
private func order(_ row: [Double], descending: Bool = false) -> [Int] {
  row.indices.sorted { a, b in
    let (x, y) = (row[a], row[b])
    if x.isNaN || y.isNaN {
      if x.isNaN && y.isNaN { return a < b }
      return descending ? x.isNaN : y.isNaN
    }
    return x == y ? a < b : descending ? x > y : x < y
  }
}

private func middle(_ row: [Double]) -> Int {
  row.firstIndex(where: \.isNaN) ?? order(row)[(row.count - 1) / 2]
}

private func mostFrequent(_ row: [Double]) -> Int {
  let sorted = order(row)
  var (best, bestLength, start) = (sorted[0], 0, 0)
  for end in sorted.indices
  where end + 1 == sorted.count || row[sorted[end + 1]] != row[sorted[end]] {
    if end + 1 - start > bestLength { (best, bestLength) = (sorted[end], end + 1 - start) }
    start = end + 1
  }
  return best
}

/// Chooses one element of each run that is reduced; gives it and its index in the run.
private func ranked(
  _ input: Tensor, _ dimensions: [Int], keepDim: Bool, _ choose: ([Double]) -> Int
) throws -> (values: Tensor, indices: Tensor) {
  let shape = try ReducedShape(input.shape, dimensions, keepDim: keepDim)
  let rows = try input.arranged(shape)
  let own = input.shape
  let length = shape.reduced.reduce(1) { $0 * own[$1] }
  guard length > 0 else {
    throw AutogradError.index(
      "Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with "
        + "the 'dim' argument.")
  }
  let elements = try rows.toArray()
  let count = shape.shape.reduce(1, *)
  let indices = (0..<count).map { choose(Array(elements[($0 * length)..<(($0 + 1) * length)])) }
  let result = try Tensor.uninitialized(shape.shape, input.dtype)
  let positions = indices.enumerated().map { $0.offset * length + $0.element }
  input.dtype.dispatch(Take(source: rows, positions: positions, result: result))
  return (result, Tensor(integers: indices, shape: shape.shape))
}

/// Rearranges, or thins out, the elements along a dimension.
private func rearranged(_ input: Tensor, _ dimension: Int, _ choose: ([Double]) -> [Int]) throws
  -> (values: Tensor, indices: Tensor)
{
  if input.rank == 0 { return (try input.copied(), Tensor(.int(0))) }
  let dimension = try normalized(dimension, input.rank)
  let shape = try ReducedShape(input.shape, [dimension], keepDim: true)
  let rows = try input.arranged(shape)
  let length = input.shape[dimension]
  let elements = try rows.toArray()
  let count = shape.shape.reduce(1, *)
  let chosen = (0..<count).map { choose(Array(elements[($0 * length)..<(($0 + 1) * length)])) }
  let width = chosen.first?.count ?? 0
  // Rows as the last dimension, then the dimension back in its place.
  let moved = shape.kept.map { input.shape[$0] } + [width]
  let values = try Tensor.uninitialized(moved, input.dtype)
  let positions = chosen.enumerated().flatMap { row, indices in indices.map { row * length + $0 } }
  input.dtype.dispatch(Take(source: rows, positions: positions, result: values))
  let indices = Tensor(integers: chosen.flatMap { $0 }, shape: moved)
  var order = Array(0..<(input.rank - 1))
  order.insert(input.rank - 1, at: dimension)
  return (
    try values.permutedAlias(order).contiguousCopy(),
    try indices.permutedAlias(order).contiguousCopy()
  )
}

// MARK: - Derivatives

/// The gradient shared evenly by all elements that equal the result.
@Sendable private func evenly(_ pull: Pullback) throws -> Tensor? {
  let (input, result) = (pull.input.detach(), pull.result.detach())
  let isNaN = try result.toArray().contains(where: \.isNaN)
  let mask = isNaN ? try input.isNaN() : try input.equal(result)
  return try (pull.grad / mask.sum()) * mask
}

/// The gradient put at the indices that a reduction chose.
@Sendable private func chosen(_ pull: Pullback) throws -> Tensor? {
  let shape = pull.inputShape()
  var (gradient, indices) = (pull.grad, pull.saved(.output(1)))
  let dimension = try normalized(pull["dim"].int!, shape.count)
  if !pull["keepdim"].isTrue, !shape.isEmpty {
    gradient = try gradient.unsqueeze(dimension)
    indices = try indices.unsqueeze(dimension)
  }
  return try scattered(gradient, indices, dimension, shape)
}

/// The gradient put back where the elements came from.
@Sendable private func placedBack(_ pull: Pullback) throws -> Tensor? {
  let shape = pull.inputShape()
  return try scattered(
    pull.grad, pull.saved(.output(1)), normalized(pull["dim"].int!, shape.count), shape)
}

private func scattered(_ gradient: Tensor, _ indices: Tensor, _ dimension: Int, _ shape: [Int])
  throws
  -> Tensor
{
  if shape.isEmpty { return gradient }
  return try Operator.indexing.scatterAdd.apply([
    .tensor(.zeros(shape, gradient.dtype)), .int(dimension), .tensor(indices), .tensor(gradient),
  ])[0]
}

// MARK: - Declaring

private func wholeExtreme(
  _ name: String, _ gradFn: String, _ extreme: Extreme
) -> Operator {
  Operator(
    name, [.tensor("self")], gradFn: gradFn,
    forward: .primitive { arguments in
      guard arguments.input.count > 0 else {
        throw AutogradError.runtime(
          "\(name)(): Expected reduction dim to be specified for input.numel() == 0. Specify the "
            + "reduction dim with the 'dim' argument.")
      }
      return [try extreme.found(in: arguments.input, [], keepDim: false).values]
    },
    derivatives: [
      Derivative(
        "self", "1 at the \(name)imum, shared by equals", reads: [.input, .result], evenly)
    ])
}

private func extremeAlong(
  _ name: String, _ gradFn: String, _ extreme: Extreme
) -> Operator {
  Operator(
    name, [.tensor("self"), .int("dim"), .bool("keepdim").or(false)], gradFn: gradFn,
    forward: .primitive { arguments in
      let (values, indices) = try extreme.found(
        in: arguments.input, [arguments[1].int!], keepDim: arguments[2].isTrue)
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [Derivative("self", "1 at the index, else 0", reads: [.output(1)], chosen)],
    samples: { [[.tensor(.sample([2, 3])), 1]] })
}

private func extremeOver(
  _ name: String, _ gradFn: String, _ extreme: Extreme
) -> Operator {
  Operator(
    name, [.tensor("self"), .ints("dim").or([]), .bool("keepdim").or(false)], gradFn: gradFn,
    forward: .primitive { arguments in
      [
        try extreme.found(in: arguments.input, arguments[1].ints!, keepDim: arguments[2].isTrue)
          .values
      ]
    },
    derivatives: [
      Derivative("self", "1 at the extreme, shared by equals", reads: [.input, .result]) { pull in
        let shape = pull.inputShape()
        let (dimensions, keepDim) = (pull["dim"].ints!, pull["keepdim"].isTrue)
        let result = try pull.result.detach().restored(dimensions, keepDim, shape)
        let mask = try result.equal(pull.input.detach())
        let reduced = try ReducedShape(shape, dimensions, keepDim: true).reduced
        let share = try pull.grad.restored(dimensions, keepDim, shape)
        return try share * mask / mask.sum(reduced, keepDim: true)
      }
    ])
}

private func position(
  _ name: String, _ extreme: Extreme
) -> Operator {
  Operator(
    name, [.tensor("self"), .int("dim").optional, .bool("keepdim").or(false)],
    forward: .primitive { arguments in
      [
        try extreme.found(
          in: arguments.input, arguments[1].ints ?? [], keepDim: arguments[2].isTrue
        ).indices
      ]
    })
}

private func running(
  _ name: String, _ gradFn: String, _ beats: @escaping @Sendable (Double, Double) -> Bool
) -> Operator {
  Operator(
    name, [.tensor("self"), .int("dim")], gradFn: gradFn,
    forward: .primitive { arguments in
      let (values, indices) = try rearranged(arguments.input, arguments[1].int!) { row in
        var best = 0
        return row.indices.map { index in
          if row[index].isNaN || (!row[best].isNaN && beats(row[index], row[best])) { best = index }
          return best
        }
      }
      return [values, indices]
    }, results: ["values", "indices"],
    derivatives: [
      Derivative("self", "grad added at the indices", reads: [.input, .output(1)], placedBack)
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })
}

private func question(_ name: String, _ answer: @escaping @Sendable ([Double]) -> Bool) -> Operator
{
  Operator(
    name, [.tensor("self")],
    forward: .primitive { [Tensor(.bool(answer(try $0.input.toArray())))] })
}

private func questionAlong(_ name: String, _ answer: @escaping @Sendable ([Double]) -> Bool)
  -> Operator
{
  Operator(
    name, [.tensor("self"), .ints("dim"), .bool("keepdim").or(false)],
    forward: .primitive { arguments in
      let shape = try ReducedShape(
        arguments.input.shape, arguments[1].ints!, keepDim: arguments[2].isTrue)
      let rows = try arguments.input.converted(to: .float64)
      return [
        try rows.reducedRows(shape, Double.self) { row, count in
          Truth(answer(Array(UnsafeBufferPointer(start: row, count: count))))
        }
      ]
    })
}
