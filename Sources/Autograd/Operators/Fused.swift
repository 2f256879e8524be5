extension Operator {
  /// An operator that computes what a composition computes, but shows as one node.
  ///
  /// PyTorch has such nodes for its fused backward kernels (`GeluBackwardBackward0`). Their derivatives
  /// are found by differentiating the composition.
  ///
  /// - Parameter inputs: the parameters to differentiate by.
  static func fused(
    _ name: String, aliases: [String] = [], in homes: Homes = [], _ parameters: [Parameter],
    gradFn: String, inputs: [String], text: String = "derivative of the composition",
    isInternal: Bool = true, elementwise: Bool = false,
    samples: (@Sendable () -> [[Argument]])? = nil,
    _ body: @escaping @Sendable (Arguments) throws -> Tensor
  ) -> Operator {
    let kept = parameters.indices.filter {
      [.tensor, .operand].contains(parameters[$0].kind)
    }.map { Saved.parameter($0) }
    return Operator(
      name, aliases: aliases, in: homes, parameters, gradFn: gradFn,
      forward: .primitive { [try body($0)] }, elementwise: elementwise, isInternal: isInternal,
      derivatives: inputs.map { input in
        Derivative(input, text, reads: kept) { try differentiated(body, by: input, $0) }
      }, samples: samples)
  }
}

/// The gradient of a composition by one of its tensors.
private func differentiated(
  _ body: (Arguments) throws -> Tensor, by parameter: String, _ pull: Pullback
) throws -> Tensor? {
  let operation = pull.node.operation
  let records = Engine.isGradEnabled
  return try Engine.withGradMode(true) {
    var wanted: Tensor?
    var attributes = pull.node.attributes.makeIterator()
    let values = try operation.parameters.enumerated().map { index, declared -> Argument in
      if operation.isAttribute(index) { return attributes.next()! }
      guard let saved = pull.tensor(declared.name) else { return .none }
      // A copy of its own for every input keeps paths between the inputs out of the gradient.
      let input = records && saved.requiresGrad ? try saved.clone() : saved.detach()
      if declared.name == parameter {
        if !input.requiresGrad { try input.requiresGrad() }
        wanted = input
      }
      return .tensor(input)
    }
    let result = try body(Arguments(operation: operation, values: values))
    guard let wanted, result.requiresGrad else { return nil }
    return try grad(
      outputs: [result], inputs: [wanted], gradOutputs: [pull.grad.expand(result.shape)],
      createGraph: records, allowUnused: true)[0]
  }
}
