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
  /// What the node is called, without the `Backward` behind it; by default the name of the type.
  var name: String { get }

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
    // An input that comes back as it went in is another tensor, of the same numbers.
    let outputs = computed.map { output in
      inputs.contains { $0 === output } && !context.isDirty(output) ? output.alias() : output
    }
    guard tracks else {
      for dirty in context.dirty { dirty.bumpVersion() }
      return outputs
    }
    let places = outputs.indices.filter {
      outputs[$0].dtype.isFloatingPoint
        && !context.isNonDifferentiable(outputs[$0], computed[$0])
    }
    let kinds = outputs.map { (shape: $0.shape, dtype: $0.dtype) }
    let node = try FunctionNode(
      named: name + "Backward", inputs: inputs, outputs: places.map { outputs[$0] },
      written: context.dirty
    ) { arrived in
      var incoming = kinds.map { kind -> Tensor? in
        context.materializesGradients ? .zeros(kind.shape, kind.dtype) : nil
      }
      for (place, gradient) in zip(places, arrived) where gradient != nil {
        incoming[place] = gradient
      }
      return try checked(try differentiated(incoming, context), inputs.count)
    }
    try context.handOver(to: node, outputs: outputs, computed: computed)
    return outputs
  }

  private func checked(_ computed: [Tensor?], _ count: Int) throws -> [Tensor?] {
    var computed = computed
    while computed.count > count, computed.last! == nil { computed.removeLast() }
    guard computed.count == count else {
      throw AutogradError.runtime(
        "function \(name)Backward returned an incorrect number of gradients (expected \(count), got "
          + "\(computed.count))")
    }
    return computed
  }

  /// The gradients; if they must not be differentiated again, with nodes that refuse to be.
  private func differentiated(_ incoming: [Tensor?], _ context: FunctionContext) throws
    -> [Tensor?]
  {
    guard context.isOnceDifferentiable, Engine.isGradEnabled else {
      return try backward(incoming, context)
    }
    let computed = try Engine.withGradMode(false) { try backward(incoming, context) }
    guard context.savesVariables || incoming.contains(where: { $0?.requiresGrad ?? false }) else {
      return computed
    }
    return try computed.map { gradient in
      guard let result = gradient?.alias() else { return nil }
      _ = try FunctionNode(named: "Error", inputs: [], outputs: [result]) { _ in
        throw AutogradError.runtime(
          "trying to differentiate twice a function that was marked with @once_differentiable")
      }
      return result
    }
  }
}

/// What the two halves of a ``CustomFunction`` share.
public final class FunctionContext {
  /// Whether the gradient of each input is wanted.
  public let needsInputGrad: [Bool]
  /// Whether outputs that nothing used get gradients of zeros instead of nil.
  public var materializesGradients = true
  /// Whether the gradients must not be differentiated again: trying to is an error, and the derivative
  /// may then be computed in any way.
  public var isOnceDifferentiable = false

  fileprivate private(set) var dirty: [Tensor] = []
  fileprivate private(set) var savesVariables = false
  private var toSave: [Tensor?] = []
  private var nonDifferentiable: [Tensor] = []
  private weak var node: FunctionNode?

  init(needsInputGrad: [Bool]) { self.needsInputGrad = needsInputGrad }

  /// Keeps inputs or outputs for the backward pass, which checks that nobody has changed them.
  public func save(_ tensors: [Tensor?]) { toSave = tensors }

  /// What was kept.
  ///
  /// - Throws: if it was freed, or changed in place since.
  public func savedTensors() throws -> [Tensor?] {
    try node?.savedTensors() ?? toSave
  }

  /// Says which inputs the forward half has changed in place.
  public func markDirty(_ tensors: [Tensor]) { dirty = tensors }

  /// Says which outputs have no derivative.
  public func markNonDifferentiable(_ tensors: [Tensor]) { nonDifferentiable = tensors }

  fileprivate func isDirty(_ tensor: Tensor) -> Bool { dirty.contains { $0 === tensor } }

  fileprivate func isNonDifferentiable(_ output: Tensor, _ computed: Tensor) -> Bool {
    nonDifferentiable.contains { $0 === output || $0 === computed }
  }

  /// Gives the node what the forward half wanted to be kept.
  fileprivate func handOver(to node: FunctionNode, outputs: [Tensor], computed: [Tensor]) throws {
    let kept = toSave.map { tensor -> Tensor? in
      computed.indices.first { computed[$0] === tensor }.map { outputs[$0] } ?? tensor
    }
    toSave = []
    savesVariables = kept.contains { $0?.requiresGrad ?? false }
    try node.keep(kept)
    self.node = node
  }
}
