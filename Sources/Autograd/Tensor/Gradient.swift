extension Tensor {
  /// Whether gradients are wanted for it.
  @inline(__always)
  public var requiresGrad: Bool { node != nil || flags.contains(.requiresGrad) }

  /// Whether it begins the graph: made by the user, or by something that was not recorded.
  public var isLeaf: Bool { currentNode() == nil }

  /// Switches `requires_grad` as the attribute's setter and `requires_grad_()` do.
  ///
  /// - Throws: for integers, for what an operator computed, and for inference tensors.
  @discardableResult
  public func requiresGrad(_ flag: Bool = true) throws -> Tensor {
    if node != nil {
      if flag { return self }
      throw AutogradError.runtime(
        "you can only change requires_grad flags of leaf variables. If you want to use a computed "
          + "variable in a subgraph that doesn't require differentiation use "
          + "var_no_grad = var.detach().")
    }
    if flag {
      guard dtype.isFloatingPoint else {
        throw AutogradError.runtime(
          "only Tensors of floating point dtype can require gradients")
      }
      if isInference, !Engine.isInferenceMode {
        throw AutogradError.runtime(
          "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.")
      }
      flags.insert(.requiresGrad)
    } else {
      flags.remove(.requiresGrad)
    }
    return self
  }

  /// The node that computed it; nil for a leaf.
  public var gradFn: Node? { currentNode() }

  /// The accumulated gradient. Reading it of a tensor that cannot have one warns, as PyTorch does.
  public var grad: Tensor? {
    if !isLeaf, !flags.contains(.retainsGrad), rare?.grad == nil {
      Engine.warn(
        .user,
        "The .grad attribute of a Tensor that is not a leaf Tensor is being accessed. Its .grad "
          + "attribute won't be populated during autograd.backward(). If you indeed want the .grad "
          + "field to be populated for a non-leaf Tensor, use .retain_grad() on the non-leaf "
          + "Tensor. If you access the non-leaf Tensor by mistake, make sure you access the leaf "
          + "Tensor instead. See github.com/pytorch/pytorch/pull/30531 for more information.")
    }
    return rare?.grad
  }

  /// Sets or removes the gradient by hand.
  ///
  /// - Throws: unless it has the tensor's shape and type.
  public func setGrad(_ gradient: Tensor?) throws {
    if let gradient {
      if gradient === self {
        throw AutogradError.runtime("can't assign Variable as its own grad")
      }
      guard gradient.dtype == dtype else {
        throw AutogradError.runtime(
          "attempting to assign a gradient with dtype '\(gradient.dtype.cName)' to a tensor with "
            + "grad_dtype '\(dtype.scalarTypeName)'. The gradient must match the tensor's "
            + "grad_dtype (defaults to the tensor's dtype). You can set the tensor's grad_dtype "
            + "attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with "
            + "caution. Diverging the dtypes of a tensor and its gradient may break downstream "
            + "systems that assume they match.")
      }
      guard gradient.shape == shape else {
        throw AutogradError.runtime(
          "attempting to assign a gradient of size '\(gradient.shape)' to a tensor of size "
            + "'\(shape)'. Please ensure that the gradient and the tensor are the same size")
      }
      rareOrNew.grad = gradient
    } else if let rare {
      rare.grad = nil
    }
    Engine.notify { $0.gradientAssigned(self) }
  }

  /// Whether a sweep leaves its gradient in ``grad`` although it is no leaf.
  public var retainsGrad: Bool { flags.contains(.retainsGrad) }

  /// Lets sweeps leave the gradient in ``grad`` although it is no leaf; nothing changes for a leaf.
  public func retainGrad() throws {
    guard requiresGrad else {
      throw AutogradError.runtime(
        "can't retain_grad on Tensor that has requires_grad=False")
    }
    guard let node = currentNode(), !flags.contains(.retainsGrad) else { return }
    flags.insert(.retainsGrad)
    node.outputHooks(outputIndex).retainers.append(WeakTensor(self))
  }

  /// How often it, or what shares its memory, was modified in place; `_version`.
  ///
  /// - Throws: for inference tensors, which do not count.
  public func version() throws -> Int {
    if isInference {
      throw AutogradError.runtime("Inference tensors do not track version counter.")
    }
    return Int(currentVersion)
  }

  /// Whether it was made in inference mode.
  public var isInference: Bool { flags.contains(.inference) }

  /// The same numbers in the same memory, without a past.
  public func detach() -> Tensor {
    let result = alias()
    Engine.notify {
      $0.applied(.detach, arguments: [.tensor(self)], outputs: [result], tracked: false)
    }
    return result
  }

  /// Where its gradient goes: the output of a node; for a leaf that wants gradients, its accumulator.
  func gradientEdge() -> Node.Edge {
    if let node = currentNode() { return Node.Edge(node: node, output: outputIndex) }
    guard flags.contains(.requiresGrad) else { return Node.Edge(node: nil, output: 0) }
    return Node.Edge(node: gradAccumulator, output: 0)
  }

  /// The leaf's only ``AccumulateGrad``.
  var gradAccumulator: AccumulateGrad { rare?.accumulator ?? AccumulateGrad(self) }

  /// The tensor, if it may be kept for a backward pass.
  func checkedForSaving() throws -> Tensor {
    if flags.contains(.inference) {
      throw AutogradError.runtime(
        "Inference tensors cannot be saved for backward. Please do not use Tensors created in "
          + "inference mode in computation tracked by autograd. To work around this, you can make a "
          + "clone to get a normal tensor and use it in autograd, or use `torch.no_grad()` instead "
          + "of `torch.inference_mode()`.")
    }
    return self
  }

  func attach(_ node: Node, output: Int) {
    self.node = node
    outputIndex = UInt32(output)
  }
}
