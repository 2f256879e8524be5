/// Convolutions of one and two dimensions.
///
/// A convolution is linear in its input and in its weight, so three operators close the circle: the
/// convolution C(x, w), the gradient of its input X(g, w) and that of its weight W(g, x). Each is the
/// derivative of the others: of X by g it is C, of X by w it is W, of W by g it is C, of W by x it is X.
struct Convolution: Family {
  let conv2d = Self.layer("conv2d", planeRank: 2) { pair($0) }
  let conv1d = Self.layer("conv1d", planeRank: 1) { $0 }
  let conv2dNamed = Self.layerWithNamedPadding("conv2d")
  let conv1dNamed = Self.layerWithNamedPadding("conv1d")

  let convolution: Operator = .init(
    "convolution",
    [.tensor("input"), .tensor("weight"), .tensor("bias").optional] + geometry,
    gradFn: "ConvolutionBackward0",
    forward: .primitive { arguments in
      let (input, weight) = (arguments.input, arguments.other)
      let kernel = try ConvolutionKernel(input.shape, weight.shape, arguments)
      return [try kernel.output(input, weight, arguments[2].tensor)]
    }, isInternal: true,
    derivatives: [
      Derivative("input", "grad convolved with weight turned around", reads: [.input, .other]) {
        try $0.inputSlope($0.grad, $0.other, inputShape: $0.input.shape)
      },
      Derivative("weight", "input convolved with grad", reads: [.input, .other]) {
        try $0.weightSlope($0.grad, $0.input, weightShape: $0.other.shape)
      },
      Derivative("bias", "sum of grad over all places") {
        try Operator.convolution.biasSlope.apply([.tensor($0.grad)])[0]
      },
    ])

  /// The gradient of the input.
  let inputSlope: Operator = .init(
    "convolution_backward_input",
    [.tensor("grad_output"), .tensor("weight"), .ints("input_size")] + geometry,
    gradFn: "ConvolutionBackwardBackward0",
    forward: .primitive { arguments in
      let (grad, weight) = (arguments.input, arguments.other)
      let kernel = try ConvolutionKernel(arguments["input_size"].ints!, weight.shape, arguments)
      return [try kernel.inputGradient(grad, weight)]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the gradient convolved with weight", reads: [.other]) {
        try $0.convolved($0.grad, $0.other)
      },
      Derivative("weight", "the gradient convolved with grad_output", reads: [.input, .other]) {
        try $0.weightSlope($0.input, $0.grad, weightShape: $0.other.shape)
      },
    ])

  /// The gradient of the weight.
  let weightSlope: Operator = .init(
    "convolution_backward_weight",
    [.tensor("grad_output"), .tensor("input"), .ints("weight_size")] + geometry,
    gradFn: "ConvolutionBackwardBackward0",
    forward: .primitive { arguments in
      let (grad, input) = (arguments.input, arguments.other)
      let kernel = try ConvolutionKernel(input.shape, arguments["weight_size"].ints!, arguments)
      return [try kernel.weightGradient(grad, input)]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "input convolved with the gradient", reads: [.other]) {
        try $0.convolved($0.other, $0.grad)
      },
      Derivative("input", "grad_output convolved with the gradient", reads: [.input, .other]) {
        try $0.inputSlope($0.input, $0.grad, inputShape: $0.other.shape)
      },
    ])

  /// The gradient of the bias.
  let biasSlope: Operator = .init(
    "convolution_backward_bias", [.tensor("grad_output")], gradFn: "ConvolutionBackwardBackward0",
    forward: .primitive { arguments in
      let grad = arguments.input
      return [try grad.sum((0..<grad.rank).filter { $0 != 1 })]
    }, isInternal: true,
    derivatives: [
      Derivative("grad_output", "the gradient at every place", reads: [.input]) {
        try channelShaped($0.grad, $0.input.rank).expand($0.input.shape)
      }
    ])

  /// How the window moves: attributes of every node.
  private static let geometry: [Parameter] = [
    .ints("stride"), .ints("padding"), .ints("dilation"), .int("groups"),
  ]

  /// A layer whose padding is a word: `valid`, or `same` for an output as large as the input.
  private static func layerWithNamedPadding(_ name: String) -> Operator {
    Operator(
      name, in: [.torch, .functional],
      [
        .tensor("input"), .tensor("weight"), .tensor("bias").optional, .ints("stride").or([1]),
        .string("padding"), .ints("dilation").or(1), .int("groups").or(1),
      ],
      forward: .composite { arguments in
        var given = arguments.values
        let kernel = arguments.other.shape.dropFirst(2)
        switch arguments[4].string {
        case "valid": given[4] = .ints([Int](repeating: 0, count: kernel.count))
        case "same":
          guard arguments[3].ints!.allSatisfy({ $0 == 1 }) else {
            throw AutogradError.runtime("padding='same' is not supported for strided convolutions")
          }
          let dilation = arguments[5].ints!
          let reach = kernel.enumerated().map {
            dilation[dilation.count == 1 ? 0 : $0] * ($1 - 1)
          }
          if reach.contains(where: { $0 % 2 == 1 }) {
            Engine.warn(
              .user,
              "Using padding='same' with even kernel lengths and odd dilation may require a zero-padded "
                + "copy of the input be created")
            let widths = reach.reversed().flatMap { [$0 / 2, $0 - $0 / 2] }
            given[0] = .tensor(
              try Operator.joining.pad.apply([given[0], .ints(widths)])[0])
            given[4] = .ints([Int](repeating: 0, count: kernel.count))
          } else {
            given[4] = .ints(reach.map { $0 / 2 })
          }
        default:
          throw AutogradError.runtime(
            "Invalid padding string: '\(arguments[4].string ?? "")'. Expected 'same' or 'valid'")
        }
        let layer =
          kernel.count == 1 ? Operator.convolution.conv1d : Operator.convolution.conv2d
        return try layer.apply(given)
      })
  }

  /// What people call; `widened` makes one size for each dimension out of what they give.
  private static func layer(
    _ name: String, planeRank: Int, _ widened: @escaping @Sendable ([Int]) -> [Int]
  ) -> Operator {
    Operator(
      name, in: [.torch, .functional],
      [
        .tensor("input"), .tensor("weight"), .tensor("bias").optional, .ints("stride").or([1]),
        .ints("padding").or([0]), .ints("dilation").or(1), .int("groups").or(1),
      ],
      forward: .composite { arguments in
        let geometry = (3...5).map { Argument.ints(widened(arguments[$0].ints!)) }
        let (input, weight) = (arguments.input, arguments.other)
        for sizes in geometry where weight.rank != planeRank + 2 || sizes.ints!.count != planeRank {
          throw AutogradError.runtime(
            "expected stride to be a single integer value or a list of \(weight.rank - 2) values to "
              + "match the convolution dimensions, but got stride=\(geometry[0].ints!)")
        }
        let isBatch = input.rank == weight.rank
        guard isBatch || input.rank == weight.rank - 1 else {
          throw AutogradError.runtime(
            "Expected \(weight.rank - 1)D (unbatched) or \(weight.rank)D (batched) input to "
              + "conv\(weight.rank - 2)d, but got input of size: \(input.shape)")
        }
        let result = try Operator.convolution.convolution.apply(
          [.tensor(isBatch ? input : input.unsqueeze(0)), arguments[1], arguments[2]] + geometry
            + [arguments[6]])[0]
        return [isBatch ? result : try result.squeeze(0)]
      })
  }
}

extension Pullback {
  private var geometry: [Argument] {
    [self["stride"], self["padding"], self["dilation"], self["groups"]]
  }

  fileprivate func convolved(_ input: Tensor, _ weight: Tensor) throws -> Tensor {
    try Operator.convolution.convolution.apply(
      [.tensor(input), .tensor(weight), .none] + geometry)[0]
  }

  fileprivate func inputSlope(_ grad: Tensor, _ weight: Tensor, inputShape: [Int]) throws -> Tensor
  {
    try Operator.convolution.inputSlope.apply(
      [.tensor(grad), .tensor(weight), .ints(inputShape)] + geometry)[0]
  }

  fileprivate func weightSlope(_ grad: Tensor, _ input: Tensor, weightShape: [Int]) throws -> Tensor
  {
    try Operator.convolution.weightSlope.apply(
      [.tensor(grad), .tensor(input), .ints(weightShape)] + geometry)[0]
  }
}

/// A size for both dimensions of a plane.
func pair(_ sizes: [Int]) -> [Int] { sizes.count == 1 ? [sizes[0], sizes[0]] : sizes }
