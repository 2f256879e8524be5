/// The derivatives of all outputs of a function by all its inputs; `torch.autograd.functional.jacobian`.
///
///     try jacobian(at: Tensor([1, 2])) { try $0.pow(2) }   // [[2, 0], [0, 4]]
///
/// - Parameters:
///   - createGraph: Whether the result can be differentiated again.
/// - Returns: a tensor of the shape of the output followed by that of the input.
public func jacobian(
  at input: Tensor, createGraph: Bool = false, _ function: (Tensor) throws -> Tensor
) throws -> Tensor {
  try jacobian(at: [input], createGraph: createGraph) { try function($0[0]) }[0]
}

/// The derivatives of all outputs of a function by all elements of several inputs, one tensor for each.
public func jacobian(
  at inputs: [Tensor], createGraph: Bool = false, _ function: ([Tensor]) throws -> Tensor
) throws -> [Tensor] {
  try Engine.withGradMode(true) {
    let variables = try inputs.map { try variable($0, createGraph) }
    let output = try function(variables)
    let rows = try (0..<output.count).map { index in
      guard output.requiresGrad else { return try variables.map { try $0.zerosLike() } }
      return try grad(
        outputs: [output], inputs: variables, gradOutputs: [basis(index, like: output)],
        retainGraph: true, createGraph: createGraph, materializeGrads: true
      ).map { $0! }
    }
    return try inputs.enumerated().map { position, input in
      if rows.isEmpty { return try Tensor.zeros(output.shape + input.shape, input.dtype) }
      return try Tensor.stack(rows.map { $0[position] }).reshape(output.shape + input.shape)
    }
  }
}

/// The second derivatives of a function of one number by all pairs of elements of its input;
/// `torch.autograd.functional.hessian`.
///
/// - Returns: a tensor of twice the input's shape.
/// - Throws: unless the output has one element.
public func hessian(
  at input: Tensor, createGraph: Bool = false, _ function: (Tensor) throws -> Tensor
) throws -> Tensor {
  try jacobian(at: input, createGraph: createGraph) { variable in
    let output = try function(variable)
    guard output.count == 1 else {
      throw AutogradError.runtime(
        "The Tensor returned by the function given to hessian should contain a single element")
    }
    guard output.requiresGrad else { return try variable.zerosLike() }
    return try grad(
      outputs: [output.reshape([])], inputs: [variable], createGraph: true, materializeGrads: true)[
        0]!
  }
}

/// The product of a vector and the Jacobian matrix; `torch.autograd.functional.vjp`.
///
/// - Parameter vector: of the output's shape; may be left out where the output has one element.
public func vectorJacobianProduct(
  at input: Tensor, _ vector: Tensor? = nil, createGraph: Bool = false,
  _ function: (Tensor) throws -> Tensor
) throws -> (output: Tensor, product: Tensor) {
  try Engine.withGradMode(true) {
    let variable = try variable(input, createGraph)
    let output = try function(variable)
    guard output.requiresGrad else { return (output, try variable.zerosLike()) }
    let product = try grad(
      outputs: [output], inputs: [variable], gradOutputs: [vector], createGraph: createGraph,
      materializeGrads: true)[0]!
    return (createGraph ? output : output.detach(), product)
  }
}

/// The product of the Jacobian matrix and a vector, by differentiating twice;
/// `torch.autograd.functional.jvp`.
///
/// - Parameter vector: of the input's shape.
public func jacobianVectorProduct(
  at input: Tensor, _ vector: Tensor, createGraph: Bool = false,
  _ function: (Tensor) throws -> Tensor
) throws -> (output: Tensor, product: Tensor) {
  try Engine.withGradMode(true) {
    let variable = try variable(input, createGraph)
    let output = try function(variable)
    guard output.requiresGrad else { return (output, try output.zerosLike()) }
    // The gradient is linear in what it begins with; its derivative by that is the Jacobian, transposed.
    let start = try output.zerosLike().requiresGrad()
    let gradient = try grad(
      outputs: [output], inputs: [variable], gradOutputs: [start], createGraph: true,
      materializeGrads: true)[0]!
    guard gradient.requiresGrad else { return (output.detach(), try output.zerosLike()) }
    let product = try grad(
      outputs: [gradient], inputs: [start], gradOutputs: [vector], createGraph: createGraph,
      materializeGrads: true)[0]!
    return (createGraph ? output : output.detach(), product)
  }
}

/// An input as a variable of its own, or one that its past can be reached from.
private func variable(_ input: Tensor, _ createGraph: Bool) throws -> Tensor {
  if createGraph, input.requiresGrad { return try input.view(input.shape) }
  return try input.detach().requiresGrad()
}

/// One at a row-major position, zero elsewhere.
func basis(_ position: Int, like tensor: Tensor) throws -> Tensor {
  var elements = [Double](repeating: 0, count: tensor.count)
  elements[position] = 1
  return Tensor(elements, shape: tensor.shape, dtype: tensor.dtype)
}
