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

  /// The gradient itself where nobody else holds it, or a copy.
  func copiedForAccumulation() -> Tensor {
    let copy = copied()
    copy.flags.remove(.wrappedNumber)
    return copy
  }

  /// Adds to a gradient in place.
  func accumulateInPlace(_ incoming: Tensor) {
    if !dtype.dispatch(Accumulation(target: self, incoming: incoming)) {
      guard let sum = try? Engine.silently({ try self + incoming }) else { return }
      write(sum)
    }
    bumpVersion()
  }

  /// Adds in place unless the memory is shared; false if it is, or if that is not possible.
  func addToOwnMemory(_ incoming: Tensor) -> Bool {
    guard storage == nil || isKnownUniquelyReferenced(&storage) else { return false }
    return dtype.dispatch(Accumulation(target: self, incoming: incoming))
  }

  /// Adds a gradient to ``grad``: in place, or, while a pass records a graph of its own, as a new tensor.
  func accumulateGrad(_ incoming: Tensor, observer: (any Observer)?) throws {
    let old = rare?.grad
    let before = observer == nil ? nil : old.map { $0.copied() }
    if let old {
      if Engine.isGradEnabled {
        rareOrNew.grad = try old + incoming
      } else {
        old.accumulateInPlace(incoming)
      }
    } else if Engine.isGradEnabled {
      rareOrNew.grad = try Tensor.uninitialized(layout, dtype).copyInPlace(incoming)
    } else {
      rareOrNew.grad = incoming.copiedForAccumulation()
    }
    if let observer, let after = rare?.grad {
      Engine.silently {
        observer.accumulated(self, before: before, incoming: incoming, after: after)
      }
    }
  }
}

/// Adds element by element where both tensors lie in memory alike; false where they do not.
private struct Accumulation: ElementKernel {
  let target: Tensor
  let incoming: Tensor

  func run<T: Element>(_ type: T.Type) -> Bool {
    guard incoming.dtype == T.dtype else { return false }
    if target.layout == nil, incoming.layout == nil, target.storage == nil, incoming.storage == nil
    {
      let sum = T.add(target.inlineElement(T.self), incoming.inlineElement(T.self))
      target.payload = Tensor.bits(of: sum)
      return true
    }
    let isAlike =
      switch (target.layout, incoming.layout) {
      case (nil, nil): true
      case (let a?, let b?): a.isDense && (a === b || a.lies(like: b))
      default: false
      }
    guard isAlike, !target.sharesStorage(with: incoming) else { return false }
    let count = target.count
    target.withMutableElements(T.self) { target in
      incoming.withElements(T.self) { incoming in
        for index in 0..<count { target[index] = T.add(target[index], incoming[index]) }
      }
    }
    return true
  }
}
