/// Compares the derivatives of a function with central differences; `torch.autograd.gradcheck`.
///
///     try gradcheck([x, y]) { [try ($0[0] * $0[1]).sin()] }
///
/// - Parameters:
///   - inputs: What to differentiate at; those that require gradients are checked. They should be
///     float64: differences of float32 numbers say little.
///   - epsilon: How far to step to either side.
///   - atol: What difference is allowed in any case.
///   - rtol: What difference is allowed for each unit of the derivative.
/// - Throws: ``AutogradError`` of the kind `gradcheckError` that shows both Jacobian matrices.
public func gradcheck(
  _ inputs: [Tensor], epsilon: Double = 1e-6, atol: Double = 1e-5, rtol: Double = 1e-3,
  _ function: ([Tensor]) throws -> [Tensor]
) throws {
  let checked = inputs.indices.filter { inputs[$0].requiresGrad }
  guard !checked.isEmpty else {
    throw AutogradError.value(
      "gradcheck expects at least one input tensor to require gradient, but none of them have "
        + "requires_grad=True.")
  }
  for index in checked where inputs[index].dtype != .float64 {
    Engine.warn(
      .user,
      "Input #\(index) requires gradient and is not a double precision floating point or complex. "
        + "This check will likely fail if all the inputs are not of double precision floating point "
        + "or complex. ")
  }
  let outputs = try Engine.withGradMode(true) { try function(inputs) }
  for (position, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
    for index in checked {
      let numerical = try differences(inputs, index, position, output.count, epsilon, function)
      let analytical = try derivatives(output, inputs[index])
      let isClose = zip(numerical, analytical).allSatisfy {
        $0 == $1 || Swift.abs($0 - $1) <= atol + rtol * Swift.abs($1)
      }
      if isClose { continue }
      let shape = [inputs[index].count, output.count]
      let dtype = inputs[index].dtype
      throw AutogradError(
        .gradcheckError,
        "Jacobian mismatch for output \(position) with respect to input \(index),\n"
          + "numerical:\(Tensor(numerical, shape: shape, dtype: dtype).text())\n"
          + "analytical:\(Tensor(analytical, shape: shape, dtype: dtype).text())\n")
    }
  }
}

/// Compares second derivatives with differences of first ones; `torch.autograd.gradgradcheck`.
///
/// - Parameter gradOutputs: The gradients to begin with, also differentiated by; by default numbers
///   without a pattern.
/// - Throws: as ``gradcheck(_:epsilon:atol:rtol:_:)``.
public func gradgradcheck(
  _ inputs: [Tensor], gradOutputs: [Tensor]? = nil, epsilon: Double = 1e-6, atol: Double = 1e-5,
  rtol: Double = 1e-3, _ function: ([Tensor]) throws -> [Tensor]
) throws {
  let outputs = try Engine.withGradMode(true) { try function(inputs) }
  let starts =
    try gradOutputs
    ?? outputs.map { output in
      let values = try Tensor.sample(output.shape).converted(to: output.dtype)
      return output.requiresGrad ? try values.requiresGrad() : values
    }
  let checked = inputs.indices.filter { inputs[$0].requiresGrad }
  try gradcheck(inputs + starts, epsilon: epsilon, atol: atol, rtol: rtol) { arguments in
    let inputs = Array(arguments.prefix(inputs.count))
    let starts = Array(arguments.dropFirst(inputs.count))
    let outputs = try function(inputs)
    let tracked = outputs.indices.filter { outputs[$0].requiresGrad }
    guard !tracked.isEmpty else { return [] }
    return try grad(
      outputs: tracked.map { outputs[$0] }, inputs: checked.map { inputs[$0] },
      gradOutputs: tracked.map { starts[$0] }, createGraph: true, allowUnused: true
    ).compactMap { $0 }
  }
}

/// Input by output, row by row, from central differences.
private func differences(
  _ inputs: [Tensor], _ index: Int, _ output: Int, _ count: Int, _ epsilon: Double,
  _ function: ([Tensor]) throws -> [Tensor]
) throws -> [Double] {
  let elements = try inputs[index].toArray()
  func value(_ position: Int, _ step: Double) throws -> [Double] {
    var moved = elements
    moved[position] += step
    var arguments = inputs
    // A variable still, for functions that differentiate inside.
    arguments[index] = Tensor(
      moved, shape: inputs[index].shape, dtype: inputs[index].dtype, requiresGrad: true)
    return try Engine.withGradMode(true) { try function(arguments)[output].toArray() }
  }
  return try elements.indices.flatMap { position -> [Double] in
    let (above, below) = (try value(position, epsilon), try value(position, -epsilon))
    return zip(above, below).map { ($0 - $1) / (2 * epsilon) }
  }
}

/// Input by output, row by row, from backward passes.
private func derivatives(_ output: Tensor, _ input: Tensor) throws -> [Double] {
  var matrix = [Double](repeating: 0, count: input.count * output.count)
  guard output.requiresGrad else { return matrix }
  for column in 0..<output.count {
    let gradient = try grad(
      outputs: [output], inputs: [input], gradOutputs: [basis(column, like: output)],
      retainGraph: true, allowUnused: true)[0]
    for (row, value) in (try gradient?.toArray() ?? []).enumerated() {
      matrix[row * output.count + column] = value
    }
  }
  return matrix
}
