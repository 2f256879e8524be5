import CAutograd

extension Operator {
  /// Applies the operator and overwrites the first argument with the result, as `x.add_(y)` does.
  ///
  /// - Returns: the first argument.
  /// - Throws: where PyTorch forbids it: on a leaf that requires grad, on memory that overlaps itself,
  ///   when shape or kind of number would change.
  @discardableResult
  public func applyInPlace(_ arguments: [Argument]) throws -> Tensor {
    let arguments = try completed(arguments)
    guard let target = arguments[0].tensor else {
      throw AutogradError.type("\(name)_(): argument 'self' must be Tensor")
    }
    if isView { return try reshapeInPlace(arguments, target) }
    if case .composite(let body) = forward {
      let result = try body(Arguments(operation: self, values: arguments))[0]
      return try target.copyInPlace(result)
    }
    let tracks = try target.checkInPlace(with: arguments)
    let accumulation = accumulation(target, arguments)
    let result = accumulation == nil ? try Engine.silently { try computed(arguments) } : target
    try target.checkFits(result)
    var recorded = arguments
    if tracks, savesInput(arguments) {
      let original = try target.contiguousCopy()
      original.node = target.currentNode()
      original.outputIndex = target.outputIndex
      recorded[0] = .tensor(original)
    }
    // `x.mul_(x)`: what is kept must not own the node that x is about to become the result of.
    for index in recorded.indices.dropFirst() where tracks && recorded[index].tensor === target {
      let other = target.alias()
      other.node = target.currentNode()
      other.outputIndex = target.outputIndex
      other.flags.insert(.standsForResult)
      recorded[index] = .tensor(other)
    }
    if tracks { target.detachFromSavedResult() }
    let node = tracks ? try makeNode(recorded, [target]) : nil
    if let accumulation { accumulation.run() } else { try target.write(result) }
    // PyTorch refuses when it comes to count the modification: the numbers are written by then.
    try target.checkCounted()
    target.bumpVersion()
    if let node {
      try target.rebase(node)
      if thread.pointee.packs_saved { try node.packSaved() }
    }
    if thread.pointee.observed {
      Engine.notify { observer in
        // A write through a view makes a node for the view's base.
        if node != nil, let base = target.rare?.view?.base, let write = base.node as? CopySlices {
          let others = arguments.dropFirst().compactMap(\.tensor)
          observer.applied(write, inputs: [base] + others, outputs: [base])
        } else {
          observer.applied(self, arguments: arguments, outputs: [target], tracked: node != nil)
        }
        observer.modified(target)
      }
    }
    return target
  }

  /// What sums and differences of like tensors, such as an optimizer's, amount to.
  private func accumulation(_ target: Tensor, _ arguments: [Argument]) -> Accumulation? {
    guard self === Operator.arithmetic.add || self === Operator.arithmetic.sub,
      case .tensor(let other) = arguments[1], let alpha = arguments[2].scalar
    else { return nil }
    if self === Operator.arithmetic.add {
      return Accumulation(target: target, incoming: other, scale: alpha)
    }
    return Accumulation(target: target, incoming: other, scale: alpha.negated)
  }

  /// The result alone, without a node.
  private func computed(_ arguments: [Argument]) throws -> Tensor {
    switch forward {
    case .unary(let kernel): try kernel(arguments[0].tensor!)
    case .binary(let kernel): try computed(kernel, Arguments(operation: self, values: arguments))
    case .primitive(let body), .composite(let body):
      try body(Arguments(operation: self, values: arguments))[0]
    }
  }

  private func computed(_ kernel: BinaryKernel, _ arguments: Arguments) throws -> Tensor {
    guard arguments.values.count > 2, arguments[2].double != 1 else {
      return try kernel(arguments.input, arguments.other)
    }
    return try scaled(kernel, arguments)
  }

  private func savesInput(_ arguments: [Argument]) -> Bool {
    for (index, derivative) in derivatives.enumerated()
    where derivative.reads.contains(.input)
      && arguments[differentiableParameters[index]].requiresGrad
    {
      return true
    }
    return false
  }
}

extension Tensor {
  /// Whether an operation that overwrites it has to be recorded.
  func checkInPlace(with arguments: [Argument]) throws -> Bool {
    try checkWritable()
    guard Engine.isGradEnabled else { return false }
    return arguments.contains { $0.requiresGrad }
  }

  /// Throws for a tensor that has no version to count on.
  func checkCounted() throws {
    guard isInference, !Engine.isInferenceMode else { return }
    throw AutogradError.runtime(
      "Inplace update to inference tensor outside InferenceMode is not allowed.You can make a "
        + "clone to get a normal tensor before doing inplace update.See "
        + "https://github.com/pytorch/rfcs/pull/17 for more details.")
  }

  /// Throws where PyTorch forbids to overwrite a tensor.
  func checkWritable() throws {
    if let layout, zip(layout.shape, layout.strides).contains(where: { $0 > 1 && $1 == 0 }) {
      throw AutogradError.runtime(
        "unsupported operation: more than one element of the written-to tensor refers to a single "
          + "memory location. Please clone() the tensor before performing the operation.")
    }
    guard Engine.isGradEnabled else { return }
    if let view = rare?.view {
      if requiresGrad || view.base.requiresGrad {
        if view.isUntracked {
          throw AutogradError.runtime(
            "A view was created in no_grad mode and is being modified inplace with grad mode "
              + "enabled. Given that this use case is ambiguous and error-prone, it is forbidden. "
              + "You can clarify your code by moving both the view and the inplace either both "
              + "inside the no_grad block (if you don't want the inplace to be tracked) or both "
              + "outside (if you want the inplace to be tracked).")
        }
        if view.isOneOfMany, let node = currentNode() {
          throw AutogradError.runtime(
            "Output \(outputIndex) of \(node.forwardName) is a view and is being modified inplace. "
              + "This view is the output of a function that returns multiple views. Such functions "
              + "do not allow the output views to be modified inplace. You should replace the "
              + "inplace operation by an out-of-place one.")
        }
      }
      if requiresGrad, view.base.currentNode() == nil {
        throw AutogradError.runtime(
          "a view of a leaf Variable that requires grad is being used in an in-place operation.")
      }
      return
    }
    if flags.contains(.requiresGrad), node == nil {
      throw AutogradError.runtime(
        "a leaf Variable that requires grad is being used in an in-place operation.")
    }
  }

  /// Throws unless a result can take its place.
  func checkFits(_ result: Tensor) throws {
    guard result.dtype.category <= dtype.category else {
      throw AutogradError.runtime(
        "result type \(result.dtype.scalarTypeName) can't be cast to the desired output type "
          + dtype.scalarTypeName)
    }
    guard result.shape == shape else {
      throw AutogradError.runtime(
        "output with shape \(shape) doesn't match the broadcast shape \(result.shape)")
    }
  }

  /// Its node saved it as the result and must keep that apart from what it becomes now.
  func detachFromSavedResult() {
    guard flags.contains(.savedByNode) else { return }
    flags.remove(.savedByNode)
    _ = sharedStorage()
    node?.adoptResult(of: self)
  }

  /// Makes a node its past, or, for a view, the past of its base.
  func rebase(_ node: Node) throws {
    node.outputLayout = layout
    node.outputDType = dtype
    let retained = flags.contains(.retainsGrad)
    if retained, let old = self.node {
      for hooks in old.rest?.tensorHooks ?? [] { hooks.retainers.removeAll { $0.tensor === self } }
    }
    if let base = rare?.view?.base {
      if node.kinds.first == .livingResult {
        _ = sharedStorage()
        node.adoptResult(of: self)
        node.version0 = currentVersion
      }
      base.detachFromSavedResult()
      let write = CopySlices(base: base, view: self, written: node)
      base.attach(write, output: 0)
      base.flags.remove(.requiresGrad)
      rare!.view!.version = .max
      _ = currentNode()
    } else {
      attach(node, output: 0)
      flags.remove(.requiresGrad)
      if node.kinds.first == .livingResult {
        flags.insert(.savedByNode)
        node.version0 = currentVersion
      }
    }
    if retained, let current = currentNode() {
      current.outputHooks(outputIndex).retainers.append(WeakTensor(self))
    }
  }
}
