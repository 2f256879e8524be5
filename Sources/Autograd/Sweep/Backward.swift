import CAutograd

extension Tensor {
  /// Computes the gradients of this tensor and adds them to the ``grad`` of the leaves it was made of.
  ///
  /// - Parameters:
  ///   - gradient: The gradient to begin with; by default one, which only a single number can have.
  ///   - retainGraph: Whether the graph stays fit for another pass; by default what `createGraph` says.
  ///   - createGraph: Whether the pass itself is recorded, so that gradients can be differentiated.
  ///   - inputs: The only tensors whose ``grad`` is added to, if given.
  /// - Throws: ``AutogradError``. Gradients that were added before the error stay.
  public func backward(
    gradient: Tensor? = nil, retainGraph: Bool? = nil, createGraph: Bool = false,
    inputs: [Tensor]? = nil
  ) throws {
    try Autograd.backward(
      [self], gradients: [gradient], retainGraph: retainGraph, createGraph: createGraph,
      inputs: inputs)
  }
}

/// Computes the gradients of several tensors at once; `torch.autograd.backward`.
public func backward(
  _ roots: [Tensor], gradients: [Tensor?]? = nil, retainGraph: Bool? = nil,
  createGraph: Bool = false, inputs: [Tensor]? = nil
) throws {
  if let inputs, inputs.isEmpty {
    throw AutogradError.runtime("`inputs` argument to `backward()` cannot be empty.")
  }
  if createGraph {
    Engine.warnOnce(
      "Using backward() with create_graph=True will create a reference cycle between the parameter "
        + "and its gradient which can cause a memory leak. We recommend using autograd.grad when "
        + "creating the graph to avoid this. If you have to use this function, make sure to reset "
        + "the .grad fields of your parameters to None after use to break the cycle and avoid the "
        + "leak.")
  }
  let found = try sweep(
    roots, gradients, retainGraph: retainGraph, createGraph: createGraph, targets: inputs,
    returnsGradients: false)
  guard let inputs else { return }
  for (input, gradient) in zip(inputs, found) {
    guard gradient != nil else { continue }
    var gradient = gradient
    let state = thread
    let observer = Engine.activeObserver
    let before = (state.pointee.grad_disabled, state.pointee.observed)
    state.pointee.grad_disabled = !createGraph
    defer { (state.pointee.grad_disabled, state.pointee.observed) = before }
    try input.accumulateGrad(&gradient, observer: observer)
  }
}

/// The gradients of outputs with respect to inputs; `torch.autograd.grad`. No ``Tensor/grad`` changes.
///
/// - Parameters:
///   - gradOutputs: The gradients to begin with, one for each output.
///   - allowUnused: Whether an input that the outputs do not depend on gives nil instead of an error.
///   - materializeGrads: Whether such an input gives zeros.
public func grad(
  outputs: [Tensor], inputs: [Tensor], gradOutputs: [Tensor?]? = nil, retainGraph: Bool? = nil,
  createGraph: Bool = false, allowUnused: Bool? = nil, materializeGrads: Bool = false
) throws -> [Tensor?] {
  if materializeGrads, allowUnused == false {
    throw AutogradError.value(
      "Expected allow_unused to be True or not passed when materialize_grads=True, but got: "
        + "allow_unused=False.")
  }
  if inputs.isEmpty {
    throw AutogradError.runtime("`inputs` argument to `grad()` cannot be empty.")
  }
  let found = try sweep(
    outputs, gradOutputs, retainGraph: retainGraph, createGraph: createGraph, targets: inputs,
    returnsGradients: true)
  if materializeGrads { return try zip(found, inputs).map { try $0 ?? $1.zerosLike() } }
  if allowUnused != true, let index = found.firstIndex(where: { $0 == nil }) {
    throw AutogradError.runtime(
      "The differentiated Tensor at index \(index) appears to not have been used in the graph. Set "
        + "allow_unused=True if this is the desired behavior.")
  }
  return found
}

private func sweep(
  _ roots: [Tensor], _ gradients: [Tensor?]?, retainGraph: Bool?, createGraph: Bool,
  targets: [Tensor]?, returnsGradients: Bool
) throws -> [Tensor?] {
  let state = thread
  let observer = Engine.activeObserver
  if let observer {
    Engine.silently {
      observer.backwardBegan(
        roots: roots, createGraph: createGraph, returnsGradients: returnsGradients)
    }
  }
  let before = (state.pointee.grad_disabled, state.pointee.observed)
  state.pointee.sweep_depth += 1
  defer {
    state.pointee.sweep_depth -= 1
    (state.pointee.grad_disabled, state.pointee.observed) = before
  }
  do {
    let initial = try initialGradients(roots, gradients, createGraph: createGraph)
    let edges = try targets?.map { target in
      guard target.requiresGrad else {
        throw AutogradError.runtime("One of the differentiated Tensors does not require grad")
      }
      return target.gradientEdge()
    }
    var start: [(edge: Node.Edge, gradient: Tensor)] = []
    for (index, root) in roots.enumerated() {
      let edge = root.gradientEdge()
      guard edge.node != nil else {
        throw AutogradError.runtime(
          "element \(index) of tensors does not require grad and does not have a grad_fn")
      }
      start.append((edge, initial[index]))
    }
    state.pointee.grad_disabled = !createGraph
    state.pointee.observed = createGraph && observer != nil
    let sweep = Sweep(
      keepsGraph: retainGraph ?? createGraph, createsGraph: createGraph, observer: observer)
    let found = try sweep.run(start, targets: edges)
    if let observer { Engine.silently { observer.backwardEnded(error: nil) } }
    return found
  } catch {
    let failure = (error as? AutogradError) ?? .runtime("\(error)")
    if let observer { Engine.silently { observer.backwardEnded(error: failure) } }
    throw error
  }
}

/// The gradients to begin with, checked and brought to the roots' types.
private func initialGradients(_ roots: [Tensor], _ given: [Tensor?]?, createGraph: Bool) throws
  -> [Tensor]
{
  if let given, given.count != roots.count {
    throw AutogradError.runtime("got \(roots.count) tensors and \(given.count) gradients")
  }
  return try roots.enumerated().map { index, root in
    guard let gradient = given?[index] else {
      guard root.requiresGrad else {
        throw AutogradError.runtime(
          "element \(index) of tensors does not require grad and does not have a grad_fn")
      }
      guard root.count == 1 else {
        throw AutogradError.runtime("grad can be implicitly created only for scalar outputs")
      }
      return try root.onesLike()
    }
    guard gradient.shape == root.shape else {
      throw AutogradError.runtime(
        "Mismatch in shape: grad_output[\(index)] has a shape of "
          + "torch.Size(\(gradient.shape)) and output[\(index)] has a shape of "
          + "torch.Size(\(root.shape)).")
    }
    return try Engine.withGradMode(createGraph) { try gradient.to(root.dtype) }
  }
}
