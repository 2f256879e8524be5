/// New tensors, made of nothing but arguments.
struct Makers: Family {
  let zeros = filled("zeros", 0)
  let ones = filled("ones", 1)
  let empty = filled("empty", 0)
  let zerosLike = like("zeros_like", 0)
  let onesLike = like("ones_like", 1)
  let emptyLike = like("empty_like", 0)

  let full: Operator = .init(
    "full", in: .torch, [.ints("size"), .number("fill_value")] + options,
    forward: .primitive { arguments in
      let value = arguments[1].scalar!
      return [
        try made(.full(arguments[0].ints!, value, dtype: arguments["dtype"].dtype), arguments)
      ]
    })

  let fullLike: Operator = .init(
    "full_like", in: .torch, [.tensor("self"), .number("fill_value")] + options,
    forward: .primitive { arguments in
      let dtype = arguments["dtype"].dtype ?? arguments.input.dtype
      return [try made(.full(arguments.input.shape, arguments[1].scalar!, dtype: dtype), arguments)]
    })

  let newZeros = new("new_zeros", 0)
  let newOnes = new("new_ones", 1)

  let eye: Operator = .init(
    "eye", in: .torch, [.int("n"), .int("m").optional] + options,
    forward: .primitive { arguments in
      let (rows, columns) = (arguments[0].int!, arguments[1].int ?? arguments[0].int!)
      let result = try Tensor.computed([rows, columns], arguments["dtype"].dtype ?? .float32) {
        .bool($0 / columns == $0 % columns)
      }
      return [try made(result, arguments)]
    })

  let arange: Operator = .init(
    "arange", in: .torch, [.number("end")] + options,
    forward: .primitive { [try range(0, $0[0].scalar!, 1, $0)] })

  let arangeStart: Operator = .init(
    "arange", in: .torch, [.number("start"), .number("end"), .number("step").or(1)] + options,
    forward: .primitive { [try range($0[0].scalar!, $0[1].scalar!, $0[2].scalar!, $0)] })

  let linspace: Operator = .init(
    "linspace", in: .torch, [.number("start"), .number("end"), .int("steps")] + options,
    forward: .primitive { arguments in
      [
        try made(
          spaced(arguments[0].double!, arguments[1].double!, arguments[2].int!, arguments) { $0 },
          arguments)
      ]
    })

  let logspace: Operator = .init(
    "logspace", in: .torch,
    [.number("start"), .number("end"), .int("steps"), .number("base").or(10.0)] + options,
    forward: .primitive { arguments in
      let base = arguments[3].double!
      return [
        try made(
          spaced(arguments[0].double!, arguments[1].double!, arguments[2].int!, arguments) {
            Double.pow(base, $0)
          }, arguments)
      ]
    })
}

/// What every function that makes a tensor understands.
private let options: [Parameter] = [
  .dtype("dtype").optional.keyword, .bool("requires_grad").or(false).keyword,
]

private func made(_ tensor: Tensor, _ arguments: Arguments) throws -> Tensor {
  if arguments["requires_grad"].isTrue {
    guard tensor.dtype.isFloatingPoint else { throw AutogradError.onlyFloatingPoint }
    tensor.flags.insert(.requiresGrad)
  }
  return tensor
}

extension AutogradError {
  /// What PyTorch says when a tensor is made with `requires_grad=True` and cannot have gradients.
  public static let onlyFloatingPoint = AutogradError.runtime(
    "Only Tensors of floating point and complex dtype can require gradients")
}

private func range(_ start: Scalar, _ end: Scalar, _ step: Scalar, _ arguments: Arguments) throws
  -> Tensor
{
  guard step.double != 0 else { throw AutogradError.runtime("step must be nonzero") }
  guard (end.double - start.double) * step.double >= 0 else {
    throw AutogradError.runtime("upper bound and lower bound inconsistent with step sign")
  }
  let isWhole = [start, end, step].allSatisfy { $0.dtype != .float32 }
  let exactCount = ((end.double - start.double) / step.double).rounded(.up)
  guard let count = Int(exactly: exactCount) else {
    throw AutogradError.runtime("invalid size, possible overflow?")
  }
  let dtype = arguments["dtype"].dtype ?? (isWhole ? .int64 : .float32)
  let tensor = try Tensor.computed([count], dtype) {
    isWhole
      ? .int(start.int &+ $0 &* step.int) : .double(start.double + Double($0) * step.double)
  }
  return try made(tensor, arguments)
}

/// Evenly spaced numbers, counted from whichever end is nearer, in the precision of the result.
private func spaced(
  _ start: Double, _ end: Double, _ count: Int, _ arguments: Arguments,
  _ transform: @escaping (Double) -> Double
) throws -> Tensor {
  guard count >= 0 else { throw AutogradError.runtime("number of steps must be non-negative") }
  let dtype = arguments["dtype"].dtype ?? .float32
  if count == 1 { return Tensor([transform(start)], shape: [1], dtype: dtype) }
  if dtype == .float32 {
    let (first, last) = (Float(start), Float(end))
    let step = (last - first) / Float(Swift.max(count - 1, 1))
    return try .computed([count], dtype) {
      let value = $0 < count / 2 ? first + step * Float($0) : last - step * Float(count - $0 - 1)
      return .double(transform(Double(value)))
    }
  } else {
    let step = (end - start) / Double(Swift.max(count - 1, 1))
    return try .computed([count], dtype) {
      let value = $0 < count / 2 ? start + step * Double($0) : end - step * Double(count - $0 - 1)
      return .double(transform(value))
    }
  }
}

private func filled(_ name: String, _ value: Scalar) -> Operator {
  Operator(
    name, in: .torch, [.sizes("size")] + options,
    forward: .primitive { arguments in
      let dtype = arguments["dtype"].dtype ?? .float32
      for size in arguments[0].ints! where size < 0 {
        throw AutogradError.runtime(
          "Trying to create tensor with negative dimension \(size): \(arguments[0].ints!)")
      }
      return [try made(.full(arguments[0].ints!, value, dtype: dtype), arguments)]
    })
}

private func like(_ name: String, _ value: Scalar) -> Operator {
  Operator(
    name, in: .torch, [.tensor("self")] + options,
    forward: .primitive { arguments in
      let dtype = arguments["dtype"].dtype ?? arguments.input.dtype
      return [try made(.full(arguments.input.shape, value, dtype: dtype), arguments)]
    })
}

private func new(_ name: String, _ value: Scalar) -> Operator {
  Operator(
    name, in: .method, [.tensor("self"), .sizes("size")] + options,
    forward: .primitive { arguments in
      let dtype = arguments["dtype"].dtype ?? arguments.input.dtype
      return [try made(.full(arguments[1].ints!, value, dtype: dtype), arguments)]
    })
}
