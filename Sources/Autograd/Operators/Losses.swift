import CAutograd

/// Softmax, and what measures how wrong a prediction is.
struct Losses: Family {
  let softmax: Operator = .init(
    "softmax", in: [.torch, .method, .functional],
    [.tensor("self"), .int("dim"), .dtype("dtype").optional.keyword], gradFn: "SoftmaxBackward0",
    forward: .primitive { [try softmaxRows($0, isLog: false)] },
    derivatives: [
      Derivative("self", "result * (grad - sum(grad * result))", reads: [.result]) {
        try Operator.losses.softmaxSlope.apply([
          .tensor($0.grad), .tensor($0.result), $0["dim"],
        ])[0]
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let softmaxSlope: Operator = .init(
    "_softmax_backward_data", [.tensor("grad_output"), .tensor("output"), .int("dim")],
    gradFn: "SoftmaxBackwardDataBackward0",
    forward: .primitive { arguments in
      let (gradient, output, dimension) = (arguments.input, arguments.other, arguments[2].int!)
      if let fast = try softmaxRowSlopes(gradient, output, dimension, isLog: false) {
        return [fast]
      }
      return [try (gradient - (gradient * output).sum([dimension], keepDim: true)) * output]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the same slope", reads: [.other]) {
        try Operator.losses.softmaxSlope.apply([
          .tensor($0.grad), .tensor($0.other), $0["dim"],
        ])[0]
      },
      Derivative("output", "", reads: [.input, .other]) { pull in
        let (gradient, output, dimension) = (pull.input, pull.other, [pull["dim"].int!])
        return try gradient * pull.grad
          - (output * gradient).sum(dimension, keepDim: true) * pull.grad
          - gradient * (output * pull.grad).sum(dimension, keepDim: true)
      },
    ])

  let softmin: Operator = .init(
    "softmin", in: .functional, [.tensor("input"), .int("dim")],
    forward: .composite { try Operator.losses.softmax.apply([.tensor(-$0.input), $0[1]]) })

  let logSoftmax: Operator = .init(
    "log_softmax", in: [.torch, .method, .functional],
    [.tensor("self"), .int("dim"), .dtype("dtype").optional.keyword], gradFn: "LogSoftmaxBackward0",
    forward: .primitive { [try softmaxRows($0, isLog: true)] },
    derivatives: [
      Derivative("self", "grad - exp(result) * sum(grad)", reads: [.result]) {
        try Operator.losses.logSoftmaxSlope.apply([
          .tensor($0.grad), .tensor($0.result), $0["dim"],
        ])[0]
      }
    ], samples: { [[.tensor(.sample([2, 3])), 1]] })

  let logSoftmaxSlope: Operator = .init(
    "_log_softmax_backward_data", [.tensor("grad_output"), .tensor("output"), .int("dim")],
    gradFn: "LogSoftmaxBackwardDataBackward0",
    forward: .primitive { arguments in
      let (gradient, output, dimension) = (arguments.input, arguments.other, arguments[2].int!)
      if let fast = try softmaxRowSlopes(gradient, output, dimension, isLog: true) { return [fast] }
      return [try gradient - output.exp() * gradient.sum([dimension], keepDim: true)]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "", reads: [.other]) {
        try $0.grad - ($0.grad * $0.other.exp()).sum([$0["dim"].int!], keepDim: true)
      },
      Derivative("output", "", reads: [.input, .other]) {
        try -$0.grad * $0.other.exp() * $0.input.sum([$0["dim"].int!], keepDim: true)
      },
    ])

  let nllLoss: Operator = .init(
    "nll_loss", in: .functional,
    [
      .tensor("self"), .tensor("target"), .tensor("weight").optional,
      .int("ignore_index").or(-100), .string("reduction").or("mean"),
    ], gradFn: "NllLossBackward0",
    forward: .primitive { arguments in
      let classes = try ClassTargets(
        arguments.input, arguments.other, arguments[2].tensor, arguments[3].int!)
      return try classes.loss(arguments.input, arguments[4].string!)
    }, visibleOutputs: 1,
    derivatives: [
      Derivative(
        "self", "-weight / total weight at the target, else 0",
        reads: [.input, .other, .parameter(2), .output(1)]
      ) { pull in
        try Operator.losses.nllSlope.apply([
          .tensor(pull.grad), .tensor(pull.input), .tensor(pull.other),
          pull.tensor("weight").map { .tensor($0) } ?? .none, pull["ignore_index"],
          pull["reduction"],
        ])[0]
      }
    ],
    samples: { [[.tensor(.sample([2, 3])), .tensor(Tensor(integers: [2, 0]))]] })

  let nllSlope: Operator = .init(
    "nll_loss_backward",
    [
      .tensor("grad_output"), .tensor("self"), .tensor("target"), .tensor("weight").optional,
      .int("ignore_index"), .string("reduction"),
    ], gradFn: "NllLossBackwardBackward0",
    forward: .primitive { arguments in
      let input = arguments[1].tensor!
      let classes = try ClassTargets(
        input, arguments[2].tensor!, arguments[3].tensor, arguments[4].int!)
      return [try classes.gradient(arguments.input, input, arguments[5].string!)]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the loss of grad", reads: [.parameter(2), .parameter(3)]) {
        pull in
        try Operator.losses.nllLoss.apply([
          .tensor(pull.grad), .tensor(pull.saved(.parameter(2))),
          pull.tensor("weight").map { .tensor($0) } ?? .none, pull["ignore_index"],
          pull["reduction"],
        ])[0]
      },
      Derivative("self", "0", reads: [.other]) { try $0.other.zerosLike() },
    ])

  let crossEntropy: Operator = .init(
    "cross_entropy", in: .functional,
    [
      .tensor("input"), .tensor("target"), .tensor("weight").optional,
      .int("ignore_index").or(-100), .string("reduction").or("mean"),
      .number("label_smoothing").or(0.0),
    ], forward: .composite { [try crossEntropyOf($0)] })

  let mseLoss = pointLoss(
    "mse_loss", "MseLossBackward0", [],
    "2 * (self - target) / n", kernel: { _ in UnaryKernel({ $0 * $0 }, { $0 * $0 }) },
    slope: { d, _, share, grad in try d * .double(2 * share) * grad })

  let smoothL1Loss = pointLoss(
    "smooth_l1_loss", "SmoothL1LossBackward0", [.number("beta").or(1.0)],
    "(self - target) / beta inside beta, else the sign",
    kernel: { a in
      pointKernel { Swift.abs($0) < a ? 0.5 * $0 * $0 / a : Swift.abs($0) - 0.5 * a }
    },
    slope: { d, a, share, grad in
      try Tensor.where(
        d.abs().lessThan(.double(a)), d * .double(share) * grad / .double(a),
        d.sgn() * .double(share) * grad)
    })

  let huberLoss = pointLoss(
    "huber_loss", "HuberLossBackward0", [.number("delta").or(1.0)],
    "self - target inside delta, else delta * the sign",
    kernel: { a in
      pointKernel { Swift.abs($0) <= a ? 0.5 * $0 * $0 : a * (Swift.abs($0) - 0.5 * a) }
    },
    slope: { d, a, share, grad in
      try Tensor.where(
        d.abs().lessThan(.double(a)), d * .double(share) * grad,
        d.sgn() * .double(share) * grad * .double(a))
    })

  let l1Loss: Operator = .init(
    "l1_loss", in: .functional,
    [.tensor("input"), .tensor("target"), .string("reduction").or("mean")],
    forward: .composite { arguments in
      warnUnlessSameSize(arguments.input, arguments.other)
      return [try reduced((arguments.input - arguments.other).abs(), arguments[2].string!)]
    })

  let softMarginLoss: Operator = .init(
    "soft_margin_loss", in: .functional,
    [.tensor("self"), .tensor("target"), .string("reduction").or("mean")],
    gradFn: "SoftMarginLossBackward0",
    forward: .primitive {
      [try reduced((-$0.other * $0.input).exp().log1p(), $0[2].string!)]
    },
    derivatives: [
      Derivative("self", "-target * sigmoid(-target * self) / n", reads: [.input, .other]) {
        try Operator.losses.softMarginSlope.apply([
          .tensor($0.grad), .tensor($0.input), .tensor($0.other), $0["reduction"],
        ])[0]
      }
    ],
    samples: { [[.tensor(.sample([3])), .tensor(Tensor([1, -1, 1], dtype: .float64))]] })

  let softMarginSlope: Operator = .fused(
    "soft_margin_loss_backward",
    [.tensor("grad_output"), .tensor("self"), .tensor("target"), .string("reduction")],
    gradFn: "SoftMarginLossBackwardBackward0", inputs: ["grad_output", "self"]
  ) { arguments in
    let (input, target) = (arguments[1].tensor!, arguments[2].tensor!)
    let z = try (-target * input).exp()
    return try averaged(-target * z / (z + 1) * arguments.input, arguments[3].string!)
  }

  let binaryCrossEntropy: Operator = .init(
    "binary_cross_entropy", in: .functional,
    [
      .tensor("self"), .tensor("target"), .tensor("weight").optional,
      .string("reduction").or("mean"),
    ], gradFn: "BinaryCrossEntropyBackward0",
    forward: .primitive { [try binaryCrossEntropyOf($0)] },
    derivatives: [
      Derivative(
        "self", "(self - target) / (self * (1 - self)) / n", reads: [.input, .other, .parameter(2)]
      ) { pull in
        try Operator.losses.binaryCrossEntropySlope.apply([
          .tensor(pull.grad), .tensor(pull.input), .tensor(pull.other),
          pull.tensor("weight").map { .tensor($0) } ?? .none, pull["reduction"],
        ])[0]
      },
      Derivative("target", "(ln(1 - self) - ln(self)) / n", reads: [.input, .other, .parameter(2)])
      { pull in
        let slope = try (1 - pull.input).log() - pull.input.log()
        let weighted = try pull.tensor("weight").map { try slope * $0 } ?? slope
        return try averaged(weighted * pull.grad, pull["reduction"].string!)
      },
    ],
    samples: {
      [[.tensor(.sample([3], within: 0.1...0.9)), .tensor(Tensor([0, 1, 0.3], dtype: .float64))]]
    })

  let binaryCrossEntropySlope: Operator = .init(
    "binary_cross_entropy_backward",
    [
      .tensor("grad_output"), .tensor("self"), .tensor("target"), .tensor("weight").optional,
      .string("reduction"),
    ], gradFn: "BinaryCrossEntropyBackwardBackward0",
    forward: .primitive { arguments in
      let (input, target) = (arguments[1].tensor!, arguments[2].tensor!)
      let slope = try (input - target) / ((1 - input) * input).clamp(min: 1e-12)
      let weighted = try arguments[3].tensor.map { try slope * $0 } ?? slope
      return [try averaged(weighted * arguments.input, arguments[4].string!)]
    }, isInternal: true,
    derivatives: [
      Derivative(
        "grad_output", "the same slope", reads: [.other, .parameter(2), .parameter(3)]
      ) { pull in
        try Operator.losses.binaryCrossEntropySlope.apply([
          .tensor(pull.grad), .tensor(pull.other), .tensor(pull.saved(.parameter(2))),
          pull.tensor("weight").map { .tensor($0) } ?? .none, pull["reduction"],
        ])[0]
      },
      Derivative("self", "", reads: [.input, .other, .parameter(2), .parameter(3)]) { pull in
        let (input, target) = (pull.other, pull.saved(.parameter(2)))
        let (near, far) = (try input + 1e-12, try 1 - input + 1e-12)
        let bend = try (input * input - 2 * input * target + target) / (near * near * far * far)
        let weighted = try pull.tensor("weight").map { try bend * $0 } ?? bend
        return try averaged(weighted * pull.input * pull.grad, pull["reduction"].string!)
      },
      Derivative("target", "", reads: [.input, .other, .parameter(3)]) { pull in
        let input = pull.other
        let bend = try -1 / ((1 - input) * input).clamp(min: 1e-12)
        let weighted = try pull.tensor("weight").map { try bend * $0 } ?? bend
        return try averaged(weighted * pull.input * pull.grad, pull["reduction"].string!)
      },
    ])

  let binaryCrossEntropyWithLogits: Operator = .init(
    "binary_cross_entropy_with_logits", in: [.functional],
    [
      .tensor("self"), .tensor("target"), .tensor("weight").optional,
      .string("reduction").or("mean"), .tensor("pos_weight").optional,
    ], gradFn: "BinaryCrossEntropyWithLogitsBackward0",
    forward: .primitive { [try logitLoss($0)] },
    derivatives: [
      Derivative(
        "self", "(sigmoid(self) - target) / n",
        reads: [.input, .other, .parameter(2), .parameter(4)]
      ) { pull in
        let (input, target) = (pull.input, pull.other)
        var slope: Tensor
        if let positive = pull.tensor("pos_weight") {
          let t = try positive * target
          slope = try (t + 1 - target) * input.sigmoid() - t
        } else {
          slope = try input.sigmoid() - target
        }
        slope = try slope * pull.grad
        if let weight = pull.tensor("weight") { slope = try slope * weight }
        return try averaged(slope, pull["reduction"].string!)
      },
      Derivative("target", "-self / n", reads: [.input, .other, .parameter(2), .parameter(4)]) {
        pull in
        let input = pull.input
        var slope: Tensor
        if let positive = pull.tensor("pos_weight") {
          let softplus = try Operator.activations.softplus.apply([.tensor(-input)])[0]
          slope = try input.sigmoid().log() * 0 + (1 - positive) * softplus - input
        } else {
          slope = try -input
        }
        slope = try slope * pull.grad
        if let weight = pull.tensor("weight") { slope = try slope * weight }
        return try averaged(slope, pull["reduction"].string!)
      },
    ],
    samples: { [[.tensor(.sample([3])), .tensor(Tensor([0, 1, 0.3], dtype: .float64))]] })

  let klDiv: Operator = .init(
    "kl_div", in: .functional,
    [
      .tensor("input"), .tensor("target"), .string("reduction").or("mean"),
      .bool("log_target").or(false),
    ],
    forward: .composite { arguments in
      let (input, target) = (arguments.input, arguments.other)
      let loss =
        arguments[3].isTrue
        ? try target.exp() * (target - input) : try target.xlogy(target) - target * input
      if arguments[2].string == "batchmean" {
        return [try loss.sum() / .int(input.shape.first ?? 1)]
      }
      return [try reduced(loss, arguments[2].string!)]
    })

  let cosineSimilarity: Operator = .init(
    "cosine_similarity", in: [.torch, .functional],
    [.tensor("x1"), .tensor("x2"), .int("dim").or(1), .number("eps").or(1e-8)],
    forward: .composite { arguments in
      let shape = try broadcastShape(arguments.input.shape, arguments.other.shape)
      let dimension = arguments[2].int!
      let unit = try [arguments.input, arguments.other].map { tensor -> Tensor in
        let whole = try tensor.expand(shape)
        let length = try Operator.statistics.vectorNorm.apply([
          .tensor(whole), 2, .ints([dimension]), true,
        ])[0]
        // The bound is applied to the norm's numbers alone; its gradient flows as if there were none.
        let safe = try length.clone()
        try Engine.withGradMode(false) {
          _ = try Operator.selection.clampMin.applyInPlace([.tensor(safe), arguments[3]])
        }
        return try whole / safe
      }
      return [try (unit[0] * unit[1]).sum([dimension])]
    })

  let pairwiseDistance: Operator = .init(
    "pairwise_distance", in: [.torch, .functional],
    [
      .tensor("x1"), .tensor("x2"), .number("p").or(2.0), .number("eps").or(1e-6),
      .bool("keepdim").or(false),
    ],
    forward: .composite { arguments in
      let difference = try arguments.input - arguments.other + arguments[3].scalar!
      return try Operator.statistics.distanceNorm.apply([
        .tensor(difference), arguments[2], .ints([difference.rank - 1]), arguments[4],
      ])
    })

  let normalize: Operator = .init(
    "normalize", in: .functional,
    [.tensor("input"), .number("p").or(2.0), .int("dim").or(1), .number("eps").or(1e-12)],
    forward: .composite { arguments in
      let length = try Operator.statistics.vectorNorm.apply([
        .tensor(arguments.input), arguments[1], .ints([arguments[2].int!]), true,
      ])[0]
      let bounded = try Operator.selection.clampMin.apply([.tensor(length), arguments[3]])[0]
      let spread = try Operator.views.expand.apply([
        .tensor(bounded), .ints(arguments.input.shape),
      ])[0]
      return [try arguments.input / spread]
    })
}

// MARK: - Computing

/// A loss summed, averaged or as it is.
func reduced(_ loss: Tensor, _ reduction: String) throws -> Tensor {
  switch reduction {
  case "mean": return try loss.mean()
  case "sum": return try loss.sum()
  case "none": return loss
  default: throw AutogradError.value("\(reduction) is not a valid value for reduction")
  }
}

/// A gradient of a loss divided by the number of elements if the loss was averaged.
private func averaged(_ gradient: Tensor, _ reduction: String) throws -> Tensor {
  reduction == "mean"
    ? try Operator.arithmetic.divScalar.apply([.tensor(gradient), .int(gradient.count)])[0]
    : gradient
}

private func softmaxRows(_ arguments: Arguments, isLog: Bool) throws -> Tensor {
  var input = arguments.input
  if case .dtype(let dtype) = arguments[2] { input = try input.to(dtype) }
  let dimension = try normalized(arguments[1].int!, input.rank)
  guard input.dtype.isFloatingPoint else {
    throw AutogradError.runtime(
      "\"\(isLog ? "log_softmax" : "softmax")_\(dimension == input.rank - 1 ? "lastdim_" : "")"
        + "kernel_impl\" not implemented for "
        + "'\(input.dtype.scalarTypeName)'")
  }
  if input.rank == 0 { return isLog ? try input.zerosLike() : try input.onesLike() }
  let source = try input.contiguous()
  let result = try Tensor.uninitialized(input.shape, input.dtype)
  let stride = input.shape[(dimension + 1)...].reduce(1, *)
  let length = input.shape[dimension]
  func run<T: RealElement>(_: T.Type) {
    source.withElements(T.self) { source in
      result.withMutableElements(T.self) { target in
        // Short rows are added from left to right, which is how PyTorch rounds them.
        if T.self == Float.self, stride == 1, length >= 16 {
          for row in 0..<(result.count / length) {
            autograd_softmax_float(
              UnsafeRawPointer(source + row * length).assumingMemoryBound(to: Float.self),
              UnsafeMutableRawPointer(target + row * length).assumingMemoryBound(to: Float.self),
              length, isLog)
          }
          return
        }
        for row in 0..<(length == 0 ? 0 : result.count / length) {
          let base = row / stride * stride * length + row % stride
          var largest = -T.infinity
          for step in 0..<length {
            let value = source[base + step * stride]
            if value > largest || value.isNaN { largest = value }
          }
          var sum: T = 0
          for step in 0..<length {
            let shifted = source[base + step * stride] - largest
            let power = T.exp(shifted)
            sum += power
            target[base + step * stride] = isLog ? shifted : power
          }
          let logSum = isLog ? T.log(sum) : 0
          for step in 0..<length {
            if isLog {
              target[base + step * stride] -= logSum
            } else {
              target[base + step * stride] /= sum
            }
          }
        }
      }
    }
  }
  input.dtype == .float64 ? run(Double.self) : run(Float.self)
  return result
}

/// The gradient of a softmax over the last dimension, or its logarithm; nil for short rows, which are
/// rounded operator by operator, and where there is no loop for the elements.
private func softmaxRowSlopes(
  _ gradient: Tensor, _ output: Tensor, _ dimension: Int, isLog: Bool
) throws -> Tensor? {
  guard output.dtype == .float32, gradient.dtype == .float32, gradient.shape == output.shape,
    let length = output.shape.last, length >= 16,
    try normalized(dimension, output.rank) == output.rank - 1
  else { return nil }
  let (rows, output) = (try Rows(gradient, length: length), try output.contiguous())
  let result = try Tensor.uninitialized(output.shape, .float32)
  rows.tensor.withElements(Float.self) { gradient in
    output.withElements(Float.self) { output in
      result.withMutableElements(Float.self) { target in
        for row in 0..<(result.count / length) {
          autograd_softmax_slope_float(
            gradient + row * rows.stride, output + row * length, target + row * length, length,
            isLog)
        }
      }
    }
  }
  return result
}

/// Writes numbers at positions in row-major order.
private struct Setting: RealKernel {
  let result: Tensor
  let places: [(position: Int, value: Double)]

  func run<T: RealElement>(_ type: T.Type) {
    result.withMutableElements(T.self) { target in
      for place in places { target[place.position] = T(place.value) }
    }
  }
}

/// Class numbers as targets, over any dimensions after the second.
private struct ClassTargets {
  private let classes: Int
  private let inner: Int
  private let labels: [Int]
  private let weights: [Double]
  private let shape: [Int]
  private let ignored: Int

  init(_ input: Tensor, _ target: Tensor, _ weight: Tensor?, _ ignored: Int) throws {
    if input.rank <= 2, target.rank > 1 {
      throw AutogradError.runtime("0D or 1D target tensor expected, multi-target not supported")
    }
    guard target.dtype == .int64 else {
      throw AutogradError.runtime(
        "expected target dtype to be Long or Byte, but got \(target.dtype.scalarTypeName)")
    }
    let inputShape = input.rank == 1 ? [1] + input.shape : input.shape
    guard inputShape.count >= 2 else {
      throw AutogradError.runtime("input tensor should be 1D or 2D")
    }
    if input.rank > 1, target.rank > 0, target.shape[0] != inputShape[0] {
      throw AutogradError.value(
        "Expected input batch_size (\(inputShape[0])) to match target batch_size (\(target.shape[0]))."
      )
    }
    self.ignored = ignored
    classes = inputShape[1]
    inner = inputShape[2...].reduce(1, *)
    if let weight, weight.shape != [classes] {
      throw AutogradError.runtime(
        "weight tensor should be defined either for all \(classes) classes or no classes but got weight "
          + "tensor of shape: \(weight.shape)")
    }
    labels = try target.toIntegers()
    for label in labels where label != ignored && (label < 0 || label >= classes) {
      throw AutogradError.index("Target \(label) is out of bounds.")
    }
    weights = try weight?.toArray() ?? [Double](repeating: 1, count: classes)
    shape = target.shape
  }

  private func position(_ index: Int) -> Int {
    (index / inner * classes + labels[index]) * inner + index % inner
  }

  func loss(_ input: Tensor, _ reduction: String) throws -> [Tensor] {
    let losses = labels.indices.map { index in
      labels[index] == ignored
        ? 0 : -input.scalar(at: position(index)).double * weights[labels[index]]
    }
    let total = totalWeight
    let weight = Tensor(total, dtype: input.dtype)
    switch reduction {
    case "none": return [Tensor(losses, shape: shape, dtype: input.dtype), weight]
    case "sum": return [Tensor(losses.reduce(0, +), dtype: input.dtype), weight]
    case "mean": return [Tensor(losses.reduce(0, +) / total, dtype: input.dtype), weight]
    default: throw AutogradError.value("\(reduction) is not a valid value for reduction")
    }
  }

  private var totalWeight: Double {
    labels.reduce(0) { $0 + ($1 == ignored ? 0 : weights[$1]) }
  }

  func gradient(_ upstream: Tensor, _ input: Tensor, _ reduction: String) throws -> Tensor {
    let result = try Tensor.zeros(input.shape, input.dtype)
    let upstream = try upstream.toArray()
    let divisor = reduction == "mean" ? totalWeight : 1
    let places = labels.indices.filter { labels[$0] != ignored }.map { index in
      let own = upstream.count == 1 ? upstream[0] : upstream[index]
      return (position(index), -weights[labels[index]] * own / divisor)
    }
    input.dtype.dispatchReal(Setting(result: result, places: places))
    return result
  }
}

private func crossEntropyOf(_ arguments: Arguments) throws -> Tensor {
  let (input, target) = (arguments.input, arguments.other)
  let (weight, reduction) = (arguments[2].tensor, arguments[4].string!)
  let smoothing = arguments[5].double!
  let dimension = input.rank == 1 ? 0 : 1
  let logarithms = try Operator.losses.logSoftmax.apply([.tensor(input), .int(dimension)])[0]
  let classes = input.rank == 0 ? 1 : input.shape[dimension]
  if target.shape == input.shape, target.dtype.isFloatingPoint {
    var wanted = target
    if smoothing > 0 {
      wanted = try target * .double(1 - smoothing) + .double(smoothing / Double(classes))
    }
    var products = try logarithms * wanted
    if let weight { products = try products * shaped(weight, dimension, input.rank) }
    switch reduction {
    case "mean":
      let negative = try -products.sum()
      return try Operator.arithmetic.divScalar.apply([
        .tensor(negative), .int(input.count / classes),
      ])[0]
    case "sum": return try -products.sum()
    default: return try -products.sum([dimension])
    }
  }
  let weightArgument = weight.map { Argument.tensor($0) } ?? .none
  let loss = try Operator.losses.nllLoss.apply([
    .tensor(logarithms), .tensor(target), weightArgument, arguments[3], .string(reduction),
  ])[0]
  if smoothing == 0 { return loss }
  var weighted = logarithms
  if let weight { weighted = try logarithms * shaped(weight, dimension, input.rank) }
  var smooth = try -weighted.sum([dimension])
  let isIgnored = try target.equal(arguments[3].scalar!)
  smooth = try smooth.maskedFill(isIgnored, 0)
  switch reduction {
  case "mean":
    let kept = try isIgnored.toIntegers().count { $0 == 0 }
    if let weight {
      let own = try AdvancedIndex(weight, [target.maskedFill(isIgnored, 0)]).taken()
        .maskedFill(isIgnored, 0)
      smooth = try smooth.sum() / own.sum()
    } else {
      smooth = try smooth.sum() / .int(kept)
    }
  case "sum": smooth = try smooth.sum()
  default: break
  }
  return try .double(1 - smoothing) * loss + smooth * .double(smoothing / Double(classes))
}

private func shaped(_ weight: Tensor, _ dimension: Int, _ rank: Int) throws -> Tensor {
  var shape = [Int](repeating: 1, count: rank)
  shape[dimension] = weight.count
  return try weight.view(shape)
}

private func binaryCrossEntropyOf(_ arguments: Arguments) throws -> Tensor {
  let (input, target) = (arguments.input, arguments.other)
  guard input.shape == target.shape else {
    throw AutogradError.value(
      "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
        + "(torch.Size(\(input.shape))) is deprecated. Please ensure they have the same size.")
  }
  guard try input.toArray().allSatisfy({ $0 >= 0 && $0 <= 1 || $0.isNaN }) else {
    throw AutogradError.runtime("all elements of input should be between 0 and 1")
  }
  let right = try input.log().clamp(min: -100)
  let wrong = try (-input).log1p().clamp(min: -100)
  var loss = try (target - 1) * wrong - target * right
  if let weight = arguments[2].tensor { loss = try loss * weight }
  return try reduced(loss, arguments[3].string!)
}

private func logitLoss(_ arguments: Arguments) throws -> Tensor {
  let (input, target) = (arguments.input, arguments.other)
  guard input.shape == target.shape else {
    throw AutogradError.value(
      "Target size (torch.Size(\(target.shape))) must be the same as input size "
        + "(torch.Size(\(input.shape)))")
  }
  let logSigmoid = try Operator.activations.logsigmoid.apply([.tensor(input)])[0]
  var loss: Tensor
  if let positive = arguments[4].tensor {
    let weight = try (positive - 1) * target + 1
    loss = try (1 - target) * input - weight * logSigmoid
  } else {
    loss = try (1 - target) * input - logSigmoid
  }
  if let weight = arguments[2].tensor { loss = try loss * weight }
  return try reduced(loss, arguments[3].string!)
}

private func warnUnlessSameSize(_ input: Tensor, _ target: Tensor) {
  guard input.shape != target.shape else { return }
  Engine.warn(
    .user,
    "Using a target size (torch.Size(\(target.shape))) that is different to the input size "
      + "(torch.Size(\(input.shape))). This will likely lead to incorrect results due to "
      + "broadcasting. Please ensure they have the same size.")
}

// MARK: - Declaring

@inline(__always)
private func pointKernel(_ body: @escaping @Sendable (Double) -> Double) -> UnaryKernel {
  UnaryKernel({ Float(body(Double($0))) }, body)
}

/// A loss that depends on the difference alone, element by element.
private func pointLoss(
  _ name: String, _ gradFn: String, _ parameters: [Parameter], _ formula: String,
  kernel: @escaping @Sendable (_ parameter: Double) -> UnaryKernel,
  slope:
    @escaping @Sendable (
      _ difference: Tensor, _ parameter: Double, _ share: Double, _ grad: Tensor
    ) throws -> Tensor
) -> Operator {
  let all = [.tensor("self"), .tensor("target"), .string("reduction").or("mean")] + parameters
  let slopeOf: Operator = .fused(
    "\(name)_backward",
    [.tensor("grad_output"), .tensor("self"), .tensor("target"), .string("reduction")] + parameters,
    gradFn: String(gradFn.dropLast()) + "Backward0", inputs: ["grad_output", "self", "target"]
  ) { arguments in
    let difference = try arguments[1].tensor! - arguments[2].tensor!
    let parameter = arguments.values.count > 4 ? arguments[4].double! : 1
    // The factors in PyTorch's order, for each product is rounded.
    let share = arguments[3].string == "mean" ? 1 / Double(difference.count) : 1
    return try slope(difference, parameter, share, arguments.input)
  }
  @Sendable func gradient(_ pull: Pullback, _ own: Tensor, _ other: Tensor) throws -> Tensor {
    try slopeOf.apply(
      [.tensor(pull.grad), .tensor(own), .tensor(other), pull["reduction"]]
        + parameters.map { pull[$0.name] })[0]
  }
  return Operator(
    name, in: .functional, all, gradFn: gradFn,
    forward: .primitive { arguments in
      let (input, target) = (arguments.input, arguments.other)
      warnUnlessSameSize(input, target)
      let parameter = arguments.values.count > 3 ? arguments[3].double! : 1
      return [try reduced(kernel(parameter)(input - target), arguments[2].string!)]
    },
    derivatives: [
      Derivative("self", formula, reads: [.input, .other]) {
        try gradient($0, $0.input, $0.other)
      },
      Derivative("target", "-(\(formula))", reads: [.input, .other]) {
        try gradient($0, $0.other, $0.input)
      },
    ])
}
