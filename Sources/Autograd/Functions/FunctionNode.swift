/// The node of a function whose derivative is the program's own: what ``CustomFunction`` and
/// `torch.autograd.Function` are made of.
///
///     let node = FunctionNode(named: "CubeBackward", inputs: [x], outputs: [y]) { gradients in
///       [try gradients[0]! * 3 * x * x]
///     }
public final class FunctionNode: Node {
  /// Computes one gradient for each input, from the gradients of the outputs that arrived.
  public typealias Backward = (_ gradOutputs: [Tensor?]) throws -> [Tensor?]

  /// What the maker of the node wants to find again with it.
  public let context: AnyObject?
  private let title: String
  private var backward: Backward?
  private var kept: [Kept] = []

  /// A tensor kept for the backward pass.
  private struct Kept {
    let tensor: Tensor?
    let version: UInt32
    /// Which output of this node it is; an output owns the node and is not owned in turn.
    let output: Int?
  }

  /// Makes the node of one application and the outputs the results of it.
  ///
  /// - Parameters:
  ///   - name: The name of the node, with its `Backward`.
  ///   - inputs: The tensors among the arguments.
  ///   - outputs: The results that can be differentiated; those which are not floating point have no past.
  ///   - written: Those of the inputs that the function wrote into and gives back.
  ///   - context: Kept with the node.
  ///   - backward: Computes one gradient for each of the inputs.
  /// - Throws: what PyTorch raises when an input must not be written into.
  public init(
    named name: String, inputs: [Tensor], outputs: [Tensor], written: [Tensor] = [],
    context: AnyObject? = nil, backward: @escaping Backward
  ) throws {
    title = name
    self.context = context
    self.backward = backward
    super.init(
      .custom, outputLayout: outputs.first?.layout,
      outputDType: outputs.first?.dtype ?? .float32)
    flags.insert(.isSpecial)
    for output in outputs.dropFirst() { restOrNew.outputs.append((output.layout, output.dtype)) }
    for input in inputs { addEdge(to: input) }
    for (index, output) in outputs.enumerated() where output.dtype.isFloatingPoint {
      if written.contains(where: { $0 === output }) {
        try output.checkWritable()
        output.detachFromSavedResult()
        output.bumpVersion()
        try output.rebase(self)
      } else {
        output.rare?.view = nil
        output.attach(self, output: index)
      }
    }
    Engine.notify { $0.applied(self, inputs: inputs, outputs: outputs) }
  }

  public override var name: String { title }

  /// Keeps tensors for the backward pass, in the order in which ``savedTensors()`` gives them back.
  public func keep(_ tensors: [Tensor?]) throws {
    if !tensors.isEmpty { flags.insert(.savesMore) }
    kept = try tensors.map { tensor in
      guard let tensor else { return Kept(tensor: nil, version: 0, output: nil) }
      let isOutput = tensor.node === self
      let saved = isOutput ? tensor.alias() : try tensor.checkedForSaving()
      return Kept(
        tensor: saved, version: saved.currentVersion,
        output: isOutput ? Int(tensor.outputIndex) : nil)
    }
  }

  /// What was kept.
  ///
  /// - Throws: the errors of a backward pass, if something was freed or changed.
  public func savedTensors() throws -> [Tensor?] {
    if flags.contains(.freed) { throw AutogradError.freed }
    return try kept.map { kept in
      guard let tensor = kept.tensor else { return nil }
      guard tensor.currentVersion == kept.version else {
        let maker = kept.output == nil ? tensor.currentNode() : self
        throw AutogradError.changed(
          tensor, by: maker, output: kept.output ?? Int(tensor.outputIndex), since: kept.version)
      }
      guard let output = kept.output else { return tensor }
      let result = tensor.alias()
      result.attach(self, output: output)
      return result
    }
  }

  override func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    var arrived = [gradient] + (rest?.gradients ?? [])
    while arrived.count < outputCount { arrived.append(nil) }
    guard let backward else { throw AutogradError.freed }
    gradients += try backward(arrived)
  }

  override func free() -> Bool {
    guard super.free() else { return false }
    kept = []
    return true
  }
}
