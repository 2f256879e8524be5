/// Hears of everything that happens in the engine on one thread, in order, while it happens.
///
/// Every requirement has a default that does nothing. Methods may read tensors and nodes freely,
/// also compute with them: the engine is silent to the observer until the method returns.
public protocol Observer: AnyObject {
  /// An operator was applied. `tracked` tells whether it made a node; `detach()` and everything
  /// under `no_grad` did not. Composites such as `l1_loss` show as the operators they consist of.
  func applied(_ operation: Operator, arguments: [Argument], outputs: [Tensor], tracked: Bool)
  /// A custom function, or a write through a view, made a node that no operator of the catalogue stands for.
  func applied(_ node: Node, inputs: [Tensor], outputs: [Tensor])
  /// A tensor's numbers were changed in place.
  func modified(_ tensor: Tensor)
  /// The `.grad` of a tensor was set, replaced or removed by hand.
  func gradientAssigned(_ tensor: Tensor)
  /// A pass began; `returnsGradients` is true for `grad(...)`, which accumulates nothing.
  func backwardBegan(roots: [Tensor], createGraph: Bool, returnsGradients: Bool)
  /// A node ran its derivatives. Gradients are in the order of outputs and of ``Node/nextFunctions``.
  func ran(_ node: Node, gradOutputs: [Tensor?], gradInputs: [Tensor?])
  /// A gradient arrived at a leaf's `.grad` (or at that of a tensor which retains it).
  func accumulated(_ leaf: Tensor, before: Tensor?, incoming: Tensor, after: Tensor)
  /// A node's saved tensors were let go of.
  func freed(_ node: Node)
  /// The pass ended, with the error that cut it short.
  func backwardEnded(error: AutogradError?)
}

extension Observer {
  /// Does nothing.
  public func applied(
    _ operation: Operator, arguments: [Argument], outputs: [Tensor], tracked: Bool
  ) {}
  /// Does nothing.
  public func applied(_ node: Node, inputs: [Tensor], outputs: [Tensor]) {}
  /// Does nothing.
  public func modified(_ tensor: Tensor) {}
  /// Does nothing.
  public func gradientAssigned(_ tensor: Tensor) {}
  /// Does nothing.
  public func backwardBegan(roots: [Tensor], createGraph: Bool, returnsGradients: Bool) {}
  /// Does nothing.
  public func ran(_ node: Node, gradOutputs: [Tensor?], gradInputs: [Tensor?]) {}
  /// Does nothing.
  public func accumulated(_ leaf: Tensor, before: Tensor?, incoming: Tensor, after: Tensor) {}
  /// Does nothing.
  public func freed(_ node: Node) {}
  /// Does nothing.
  public func backwardEnded(error: AutogradError?) {}
}

extension Engine {
  /// Tells the observer something; it may compute while it listens.
  static func notify(_ tell: (any Observer) -> Void) {
    guard let observer = activeObserver else { return }
    silently { tell(observer) }
  }
}
