/// What neural networks bend their sums with.
struct Activations: Family {
  let relu = function(
    "relu", in: [.torch, .method, .inPlace, .functional], "ReluBackward0",
    { $0 > 0 || $0.isNaN ? $0 : 0 }, { $0 > 0 || $0.isNaN ? $0 : 0 }, "1 where self > 0, else 0",
    reads: .result
  ) {
    try thresholdBackward($0.grad, $0.result)
  }

  /// The gradient of relu, given its result.
  let thresholdSlope = Operator(
    "threshold_backward", [.tensor("grad_output"), .tensor("self")],
    gradFn: "ThresholdBackwardBackward0",
    forward: .binary(.init({ $1 <= 0 ? 0 : $0 }, { $1 <= 0 ? 0 : $0 }, nil, nil, nil)),
    elementwise: true, isInternal: true,
    derivatives: [
      Derivative("grad_output", "1 where self > 0, else 0", reads: [.other]) {
        try thresholdBackward($0.grad, $0.other)
      },
      Derivative("self", "0") { $0.grad.zerosLike() },
    ])
}

func thresholdBackward(_ gradient: Tensor, _ output: Tensor) throws -> Tensor {
  try Operator.activations.thresholdSlope(gradient, output)
}
