extension Tensor {
  /// Brings a gradient to the shape and type of what it is the gradient of: the one place where
  /// gradients are summed over broadcast dimensions.
  func brought(to shape: [Int], _ dtype: DType, _ node: Node, _ index: Int) throws -> Tensor {
    var gradient = self
    if gradient.shape != shape {
      guard isExpandable(shape, to: gradient.shape) else {
        throw AutogradError.runtime(
          "Function \(node.name) returned an invalid gradient at index \(index) - got "
            + "\(gradient.shape) but expected shape compatible with \(shape)")
      }
      gradient = try gradient.summed(to: shape)
    }
    if gradient.dtype != dtype { gradient = try gradient.to(dtype) }
    return gradient
  }

  /// Sums over the dimensions that broadcasting made.
  func summed(to shape: [Int]) throws -> Tensor {
    if shape.isEmpty { return try sum() }
    let lead = rank - shape.count
    let own = self.shape
    let dimensions = own.indices.filter {
      $0 < lead || (shape[$0 - lead] == 1 && own[$0] != 1)
    }
    let result = dimensions.isEmpty ? self : try sum(dimensions, keepDim: true)
    return lead > 0 ? try result.view(shape) : result
  }

  /// Whether a gradient can become a tensor's ``grad`` as it is: it has no past, lies in memory as the
  /// tensor does, and nobody else sees that memory.
  private func canBeKept(by tensor: Tensor) -> Bool {
    guard node == nil, flags.isEmpty, dtype == tensor.dtype else { return false }
    switch (layout, tensor.layout) {
    case (nil, nil): break
    case (let own?, let wanted?):
      guard own === wanted || own.lies(like: wanted) else { return false }
    default: return false
    }
    // As a view without a past it may be the only one left that sees its base's memory.
    rare = nil
    return layout?.isDense != false && !mayShareStorage
  }

  /// A copy of the gradient that lies in memory as its tensor does.
  func copiedForAccumulation(to tensor: Tensor) throws -> Tensor {
    let copy: Tensor
    if let layout, let wanted = tensor.layout, wanted !== layout, !wanted.lies(like: layout) {
      copy = try .uninitialized(wanted.isDense ? wanted : Layout(wanted.shape), dtype)
      try copy.write(self)
    } else {
      copy = try copied()
    }
    copy.flags.remove(.wrappedNumber)
    return copy
  }

  /// Adds to a gradient in place.
  func accumulateInPlace(_ incoming: Tensor) throws {
    if let accumulation = Accumulation(target: self, incoming: incoming) {
      accumulation.run()
    } else if let sum = try? Engine.silently({ try self + incoming }) {
      try write(sum)
    }
    bumpVersion()
  }

  /// Adds in place unless the memory is shared; false if it is, or if that is not possible.
  func addToOwnMemory(_ incoming: Tensor) -> Bool {
    guard !mayShareStorage, let accumulation = Accumulation(target: self, incoming: incoming) else {
      return false
    }
    accumulation.run()
    return true
  }

  /// Adds a gradient to ``grad``: in place, or, while a pass records a graph of its own, as a new tensor.
  ///
  /// - Parameter gradient: What is added; nil afterwards if it has become ``grad`` itself.
  func accumulateGrad(_ gradient: inout Tensor?, observer: (any Observer)?) throws {
    if rare?.grad == nil, observer == nil, !Engine.isGradEnabled,
      isKnownUniquelyReferenced(&gradient), gradient!.canBeKept(by: self)
    {
      rareOrNew.grad = gradient.take()
      return
    }
    guard let incoming = gradient else { return }
    let old = rare?.grad
    let before = observer == nil ? nil : try old.map { try $0.copied() }
    if let old {
      if Engine.isGradEnabled {
        rareOrNew.grad = try old + incoming
      } else {
        try old.accumulateInPlace(incoming)
      }
    } else if Engine.isGradEnabled {
      rareOrNew.grad = try Tensor.uninitialized(layout, dtype).copyInPlace(incoming)
    } else {
      rareOrNew.grad = try incoming.copiedForAccumulation(to: self)
    }
    if let observer, let after = rare?.grad {
      Engine.silently {
        observer.accumulated(self, before: before, incoming: incoming, after: after)
      }
    }
  }
}
