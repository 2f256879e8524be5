extension Operator {
  /// An operator that computes what a composition computes, but shows as one node, as does its gradient.
  ///
  /// PyTorch has such nodes for its fused kernels: `NativeLayerNormBackward0`, and where gradients are
  /// recorded `NativeLayerNormBackwardBackward0`. Their derivatives are found by differentiating the
  /// composition.
  ///
  /// - Parameter inputs: the parameters to differentiate by.
  static func fused(
    _ name: String, aliases: [String] = [], in homes: Homes = [], _ parameters: [Parameter],
    gradFn: String, inputs: [String], text: String = "derivative of the composition",
    isInternal: Bool = true, elementwise: Bool = false,
    samples: (@Sendable () -> [[Argument]])? = nil,
    _ body: @escaping @Sendable (Arguments) throws -> Tensor
  ) -> Operator {
    let composition = Composition(name, parameters, body)
    let slopes = inputs.map { composition.slope(by: $0, among: inputs, gradFn) }
    return Operator(
      name, aliases: aliases, in: homes, parameters, gradFn: gradFn,
      forward: .primitive { [try body($0)] }, elementwise: elementwise, isInternal: isInternal,
      derivatives: zip(inputs, slopes).map { input, slope in
        Derivative(input, text, reads: composition.saved) {
          try slope.apply([.tensor($0.grad)] + $0.givenArguments)[0]
        }
      }, samples: samples)
  }
}

/// A function of tensors made of operators, which can be differentiated by each of its parameters.
private struct Composition {
  private let body: @Sendable (Arguments) throws -> Tensor
  /// Tells the body the names of its parameters.
  private let signature: Operator

  init(
    _ name: String, _ parameters: [Parameter],
    _ body: @escaping @Sendable (Arguments) throws -> Tensor
  ) {
    self.body = body
    signature = Operator(
      name, parameters, forward: .composite { [try body($0)] }, isInternal: true)
  }

  /// All tensors among the parameters.
  var saved: [Saved] {
    signature.parameters.indices.filter {
      [.tensor, .operand].contains(signature.parameters[$0].kind)
    }.map { .parameter($0) }
  }

  /// The gradient by one of the inputs as an operator, whose first parameter is the gradient it begins with.
  func slope(by input: String, among inputs: [String], _ gradFn: String) -> Operator {
    let derivative = Composition(
      "\(signature.name)_backward", [.tensor("upstream")] + signature.parameters
    ) { [self] in try gradient($0.values, by: input) }
    return Operator(
      derivative.signature.name, derivative.signature.parameters,
      gradFn: "\(gradFn.dropLast())Backward0",
      forward: .primitive { [try derivative.body($0)] }, isInternal: true,
      derivatives: (["upstream"] + inputs).map { second in
        Derivative(second, "derivative of the composition", reads: derivative.saved) {
          try derivative.gradient([.tensor($0.grad)] + $0.givenArguments, by: second)
        }
      })
  }

  /// The gradient by one of the parameters. The first value is the gradient to begin with.
  private func gradient(_ values: [Argument], by parameter: String) throws -> Tensor {
    let records = Engine.isGradEnabled
    return try Engine.withGradMode(true) {
      var wanted: Tensor?
      let inputs = try zip(signature.parameters, values.dropFirst()).map { declared, value in
        guard case .tensor(let given) = value else { return value }
        // A copy of its own for every input keeps paths between the inputs out of the gradient.
        let input = records && given.requiresGrad ? try given.clone() : given.detach()
        if declared.name == parameter {
          if !input.requiresGrad { try input.requiresGrad() }
          wanted = input
        }
        return .tensor(input)
      }
      let result = try body(Arguments(operation: signature, values: inputs))
      guard let wanted else { preconditionFailure("\(signature.name) has no \(parameter)") }
      guard result.requiresGrad else { return try wanted.detach().zerosLike() }
      return try grad(
        outputs: [result], inputs: [wanted],
        gradOutputs: [values[0].tensor!.expand(result.shape)], createGraph: records,
        materializeGrads: true)[0]!
    }
  }
}

extension Pullback {
  /// The arguments of the forward pass, as far as they were kept.
  fileprivate var givenArguments: [Argument] {
    let operation = node.operation
    var attributes = node.attributes.makeIterator()
    return operation.parameters.enumerated().map { index, declared in
      if operation.isAttribute(index) { return attributes.next()! }
      return tensor(declared.name).map { .tensor($0) } ?? .none
    }
  }
}
