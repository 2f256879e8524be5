/// Sees the complete gradient of a tensor and may replace it.
public typealias GradientHook = (Tensor) throws -> Tensor?
/// Sees the gradients that arrive at a node and may replace them.
public typealias NodePrehook = (_ gradOutputs: [Tensor?]) throws -> [Tensor?]?
/// Sees the gradients that a node computed and may replace them.
public typealias NodePosthook = (_ gradInputs: [Tensor?], _ gradOutputs: [Tensor?]) throws ->
  [Tensor?]?

/// Removes a hook.
public final class HookHandle {
  private var action: (() -> Void)?

  init(_ action: @escaping () -> Void) { self.action = action }

  /// Removes the hook; again does nothing.
  public func remove() {
    action?()
    action = nil
  }
}

final class TensorHook {
  let name: String
  let body: GradientHook
  init(_ name: String, _ body: @escaping GradientHook) {
    self.name = name
    self.body = body
  }
}

final class AccumulateHook {
  let body: (Tensor) throws -> Void
  init(_ body: @escaping (Tensor) throws -> Void) { self.body = body }
}

final class NodeHook<Body> {
  let body: Body
  init(_ body: Body) { self.body = body }
}

struct WeakTensor {
  weak var tensor: Tensor?
  init(_ tensor: Tensor) { self.tensor = tensor }
}

/// What waits at an output of a node for its gradient.
final class OutputHooks {
  let output: UInt32
  var hooks: [TensorHook] = []
  var retainers: [WeakTensor] = []
  init(_ output: UInt32) { self.output = output }
}

extension Node {
  func outputHooks(_ output: UInt32) -> OutputHooks {
    let rest = restOrNew
    if let existing = rest.tensorHooks.first(where: { $0.output == output }) { return existing }
    let new = OutputHooks(output)
    rest.tensorHooks.append(new)
    return new
  }

  /// Registers a hook that runs before the node, on the gradients of its outputs.
  @discardableResult
  public final func registerPrehook(_ body: @escaping NodePrehook) -> HookHandle {
    let hook = NodeHook<NodePrehook>(body)
    restOrNew.prehooks.append(hook)
    return HookHandle { [weak self] in self?.rest?.prehooks.removeAll { $0 === hook } }
  }

  /// Registers a hook that runs after the node, on the gradients of its inputs.
  @discardableResult
  public final func registerHook(_ body: @escaping NodePosthook) -> HookHandle {
    let hook = NodeHook<NodePosthook>(body)
    restOrNew.hooks.append(hook)
    return HookHandle { [weak self] in self?.rest?.hooks.removeAll { $0 === hook } }
  }
}

extension Tensor {
  /// Registers a hook on its gradient; hooks run in the order of their registration, before the
  /// gradient is used. The name appears in error messages.
  @discardableResult
  public func registerHook(named name: String = "hook", _ body: @escaping GradientHook) throws
    -> HookHandle
  {
    guard requiresGrad else {
      throw AutogradError.runtime(
        "cannot register a hook on a tensor that doesn't require gradient")
    }
    let hook = TensorHook(name, body)
    // A leaf's accumulator lives only as long as a graph needs it, so a leaf keeps its own hooks.
    guard let node = currentNode() else {
      rareOrNew.hooks.append(hook)
      return HookHandle { [weak self] in self?.rare?.hooks.removeAll { $0 === hook } }
    }
    let waiting = node.outputHooks(outputIndex)
    waiting.hooks.append(hook)
    return HookHandle { waiting.hooks.removeAll { $0 === hook } }
  }

  /// Registers a hook on a leaf that runs after its ``grad`` was updated.
  @discardableResult
  public func registerPostAccumulateGradHook(_ body: @escaping (Tensor) throws -> Void) throws
    -> HookHandle
  {
    guard requiresGrad else {
      throw AutogradError.runtime(
        "cannot register a hook on a tensor that doesn't require gradient")
    }
    guard isLeaf else {
      throw AutogradError.runtime(
        "post accumulate grad hooks cannot be registered on non-leaf tensors")
    }
    let hook = AccumulateHook(body)
    rareOrNew.postAccumulateHooks.append(hook)
    return HookHandle { [weak self] in
      self?.rare?.postAccumulateHooks.removeAll { $0 === hook }
    }
  }
}
