/// An operation with a derivative of one's own; PyTorch's `torch.autograd.Function`.
///
///     struct Cube: CustomFunction {
///       func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor] {
///         context.save([inputs[0]])
///         return [try inputs[0].pow(3)]
///       }
///       func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?] {
///         [try gradients[0]! * 3 * context.savedTensors()[0]!.pow(2)]
///       }
///     }
///
///     let y = try Cube()(x)   // grad_fn=<CubeBackward>
///
/// Its derivative can be differentiated again if `backward` computes with differentiable operators.
public protocol CustomFunction {
  /// What the function is called; by default the name of the type.
  var name: String { get }

  /// What its node is called; by default the function's name with `Backward` behind it.
  var nodeName: String { get }

  /// Computes the outputs. Nothing in it is recorded.
  func forward(_ inputs: [Tensor], _ context: FunctionContext) throws -> [Tensor]

  /// Computes a gradient for every input from those of the outputs; nil where there is none, as for an
  /// input that was no variable.
  ///
  /// - Parameter gradients: One for each output; zeros for an output that nothing used, or nil if
  ///   the context does not ask for ``FunctionContext/materializesGradients``.
  func backward(_ gradients: [Tensor?], _ context: FunctionContext) throws -> [Tensor?]
}

extension CustomFunction {
  /// The name of the type.
  public var name: String { "\(Self.self)" }

  /// The name with `Backward` behind it.
  public var nodeName: String { name + "Backward" }

  /// Applies the function and gives its first output.
  public func callAsFunction(_ inputs: Tensor...) throws -> Tensor {
    let outputs = try apply(inputs)
    guard let first = outputs.first else {
      throw AutogradError.runtime("\(name) returned no output")
    }
    return first
  }

  /// Applies the function.
  public func apply(_ inputs: [Tensor]) throws -> [Tensor] {
    let tracks = Engine.isGradEnabled && inputs.contains { $0.requiresGrad }
    let context = FunctionContext(needsInputGrad: inputs.map { $0.requiresGrad })
    let computed = try Engine.silently { try forward(inputs, context) }
    for dirty in context.dirty where tracks {
      if dirty.isLeaf, dirty.requiresGrad {
        throw AutogradError.runtime(
          "a leaf Variable that requires grad has been used in an in-place operation.")
      }
      try dirty.checkWritable()
    }
    // An input that comes back as it went in is another tensor, of the same numbers.
    let outputs = computed.map { output in
      inputs.contains { $0 === output } && !context.isDirty(output) ? output.alias() : output
    }
    guard tracks else {
      for dirty in context.dirty { dirty.bumpVersion() }
      return outputs
    }
    for dirty in context.dirty { dirty.bumpVersion() }
    let node = FunctionNode(self, context, inputs, outputs)
    for (index, output) in outputs.enumerated()
    where output.dtype.isFloatingPoint && !context.isNonDifferentiable(output, computed[index]) {
      if context.isDirty(output) { output.detachFromSavedResult() }
      output.attach(node, output: index)
      output.flags.remove(.requiresGrad)
    }
    try node.keepSaved(outputs, computed)
    Engine.notify { $0.applied(node, inputs: inputs, outputs: outputs) }
    return outputs
  }
}

/// What the two halves of a ``CustomFunction`` share.
public final class FunctionContext {
  /// Whatever a host wants to find again with the node; see ``Node/functionContext``.
  public var companion: AnyObject?
  /// Whether the gradient of each input is wanted.
  public let needsInputGrad: [Bool]
  /// Whether outputs that nothing used get gradients of zeros instead of nil.
  public var materializesGradients = true
  /// Whether the gradients must not be differentiated again: trying to is an error, and the derivative
  /// may then be computed in any way.
  public var isOnceDifferentiable = false

  fileprivate var toSave: [Tensor?] = []
  fileprivate var saved: [SavedTensor?] = []
  fileprivate var isFreed = false
  fileprivate private(set) var dirty: [Tensor] = []
  private var nonDifferentiable: [Tensor] = []
  fileprivate weak var node: FunctionNode?

  init(needsInputGrad: [Bool]) { self.needsInputGrad = needsInputGrad }

  /// Keeps inputs or outputs for the backward pass, which checks that nobody has changed them.
  public func save(_ tensors: [Tensor?]) { toSave = tensors }

  /// What was kept.
  ///
  /// - Throws: if it was freed, or changed in place since.
  public func savedTensors() throws -> [Tensor?] {
    if isFreed { throw AutogradError.freed }
    guard let node else { return toSave }
    return try saved.map { try $0?.unpacked(by: node) }
  }

  /// Says which inputs the forward half has changed in place.
  public func markDirty(_ tensors: [Tensor]) { dirty = tensors }

  /// Says which outputs have no derivative.
  public func markNonDifferentiable(_ tensors: [Tensor]) { nonDifferentiable = tensors }

  fileprivate func isDirty(_ tensor: Tensor) -> Bool { dirty.contains { $0 === tensor } }

  fileprivate func isNonDifferentiable(_ output: Tensor, _ computed: Tensor) -> Bool {
    nonDifferentiable.contains { $0 === output || $0 === computed }
  }

  /// A tensor that is kept, with the version it had.
  fileprivate struct SavedTensor {
    let tensor: Tensor
    let version: UInt32
    /// Which output of the function it is: kept without its past, which is the function itself.
    let output: UInt32?
    /// What hooks made of it; the tensor is an empty one then.
    var packed: PackedTensor?

    func unpacked(by node: FunctionNode) throws -> Tensor {
      if let packed {
        let found = try packed.unpacked()
        if let output { found.attach(node, output: Int(output)) }
        return found
      }
      if tensor.currentVersion != version {
        throw AutogradError.changed(
          tensor, expected: version, maker: output == nil ? tensor.currentNode() : node,
          output: output ?? tensor.outputIndex)
      }
      guard let output, Engine.isGradEnabled else { return tensor }
      let result = tensor.alias()
      result.attach(node, output: Int(output))
      return result
    }
  }
}

/// The step of a ``CustomFunction`` in the graph.
final class FunctionNode: Node {
  private let function: any CustomFunction
  private let context: FunctionContext
  fileprivate var shared: FunctionContext { context }

  init(
    _ function: any CustomFunction, _ context: FunctionContext, _ inputs: [Tensor],
    _ outputs: [Tensor]
  ) {
    self.function = function
    self.context = context
    super.init(
      .custom, outputLayout: outputs.first?.layout, outputDType: outputs.first?.dtype ?? .float32)
    flags.insert(.isSpecial)
    for output in outputs.dropFirst() { restOrNew.outputs.append((output.layout, output.dtype)) }
    for input in inputs { addEdge(to: input) }
    context.node = self
  }

  override var name: String { function.nodeName }

  /// Keeps what the forward half asked for; outputs without their past, which would be a cycle.
  fileprivate func keepSaved(_ outputs: [Tensor], _ computed: [Tensor]) throws {
    let hooks = Engine.savedTensorHooks.last
    context.saved = try context.toSave.map { tensor in
      try tensor.map { tensor in
        let output = outputs.indices.first { outputs[$0] === tensor || computed[$0] === tensor }
        let isOwn = output.map { outputs[$0].node === self } ?? false
        if let hooks {
          return FunctionContext.SavedTensor(
            tensor: Tensor(0), version: 0, output: isOwn ? UInt32(output!) : nil,
            packed: try PackedTensor(tensor, by: hooks, keepingPast: !isOwn))
        }
        return FunctionContext.SavedTensor(
          tensor: isOwn ? tensor.alias() : tensor, version: tensor.currentVersion,
          output: isOwn ? UInt32(output!) : nil)
      }
    }
    context.toSave = []
  }

  override func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    var incoming = [gradient] + (rest?.gradients ?? [])
    while incoming.count < outputCount { incoming.append(nil) }
    if context.materializesGradients {
      for index in incoming.indices where incoming[index] == nil {
        let output = UInt32(index)
        incoming[index] = try .zeros(layout(ofOutput: output)?.shape ?? [], dtype(ofOutput: output))
      }
    }
    var computed = try differentiated(incoming)
    while computed.count > edgeCount, computed.last! == nil { computed.removeLast() }
    guard computed.count == edgeCount else {
      throw AutogradError.runtime(
        "function \(name) returned an incorrect number of gradients (expected \(edgeCount), got "
          + "\(computed.count))")
    }
    for index in 0..<edgeCount { gradients.append(wants(index) ? computed[index] : nil) }
  }

  private func differentiated(_ incoming: [Tensor?]) throws -> [Tensor?] {
    guard context.isOnceDifferentiable, Engine.isGradEnabled else {
      return try function.backward(incoming, context)
    }
    let computed = try Engine.withGradMode(false) { try function.backward(incoming, context) }
    guard incoming.contains(where: { $0?.requiresGrad ?? false }) else { return computed }
    return computed.map { gradient in
      gradient.map { gradient in
        let result = gradient.alias()
        result.attach(
          RefusingNode(
            result,
            "trying to differentiate twice a function that was marked with @once_differentiable"),
          output: 0)
        return result
      }
    }
  }

  override func free() -> Bool {
    guard !context.saved.isEmpty, !context.isFreed else { return false }
    context.isFreed = true
    context.saved = []
    return true
  }
}

extension Node {
  /// The context of a custom function's node; nil for other nodes.
  public var functionContext: FunctionContext? { (self as? FunctionNode)?.shared }
}

/// A step that cannot be differentiated, and says why when somebody tries; PyTorch's `Error`.
final class RefusingNode: Node {
  private let reason: String

  init(_ result: Tensor, _ reason: String) {
    self.reason = reason
    super.init(.custom, outputLayout: result.layout, outputDType: result.dtype)
    flags.insert(.isSpecial)
  }

  override var name: String { "Error" }

  override func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    throw AutogradError.runtime(reason)
  }
}
