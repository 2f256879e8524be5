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
    // An input that comes back as it went in is another tensor, of the same numbers.
    let outputs = try Engine.silently { try forward(inputs, context) }.map { output in
      inputs.contains { $0 === output } && !context.dirty.contains { $0 === output }
        ? output.alias() : output
    }
    guard tracks else { return outputs }
    let places = outputs.indices.filter { index in
      outputs[index].dtype.isFloatingPoint
        && !context.nonDifferentiable.contains { $0.sharesStorage(with: outputs[index]) }
    }
    guard !places.isEmpty else { return outputs }
    let kinds = outputs.map { ($0.layout, $0.dtype) }
    let node = try FunctionNode(
      named: name + "Backward", inputs: inputs, outputs: places.map { outputs[$0] },
      written: context.dirty, context: context
    ) { arrived in
      var gradients = [Tensor?](repeating: nil, count: kinds.count)
      for (place, gradient) in zip(places, arrived) { gradients[place] = gradient }
      if context.materializesGradients {
        for (place, kind) in kinds.enumerated() where gradients[place] == nil {
          gradients[place] = .zeros(kind.0?.shape ?? [], kind.1)
        }
      }
      return try differentiated(gradients, context, count: inputs.count)
    }
    try node.keep(context.toSave)
    context.node = node
    context.toSave = []
    return outputs
  }

  /// Runs the backward half and checks what it gives.
  private func differentiated(_ gradients: [Tensor?], _ context: FunctionContext, count: Int) throws
    -> [Tensor?]
  {
    let refusesMore = context.isOnceDifferentiable && Engine.isGradEnabled
    var computed = try Engine.withGradMode(Engine.isGradEnabled && !refusesMore) {
      try backward(gradients, context)
    }
    while computed.count > count, computed.last! == nil { computed.removeLast() }
    guard computed.count == count else {
      throw AutogradError.runtime(
        "function \(name)Backward returned an incorrect number of gradients (expected \(count), got "
          + "\(computed.count))")
    }
    guard refusesMore, gradients.contains(where: { $0?.requiresGrad ?? false }) else {
      return computed
    }
    return try computed.map { gradient in
      guard let gradient else { return nil }
      let (result, source) = (gradient.alias(), try gradient.zerosLike().requiresGrad())
      _ = try FunctionNode(named: "Error", inputs: [source], outputs: [result]) { _ in
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

  fileprivate var toSave: [Tensor?] = []
  fileprivate private(set) var dirty: [Tensor] = []
  fileprivate private(set) var nonDifferentiable: [Tensor] = []
  /// The node, once there is one; it owns the context.
  fileprivate weak var node: FunctionNode?

  init(needsInputGrad: [Bool]) { self.needsInputGrad = needsInputGrad }

  /// Keeps inputs or outputs for the backward pass, which checks that nobody has changed them.
  public func save(_ tensors: [Tensor?]) { toSave = tensors }

  /// What was kept.
  ///
  /// - Throws: if it was freed, or changed in place since.
  public func savedTensors() throws -> [Tensor?] { try node?.savedTensors() ?? toSave }

  /// Says which inputs the forward half has changed in place.
  public func markDirty(_ tensors: [Tensor]) { dirty = tensors }

  /// Says which outputs have no derivative.
  public func markNonDifferentiable(_ tensors: [Tensor]) { nonDifferentiable = tensors }
}
