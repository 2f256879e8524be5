/// One partial derivative of an operator.
public struct Derivative: Sendable {
  /// The parameter it is a derivative with respect to.
  public let parameter: String
  /// The local derivative for people, over the parameters' names: `cos(self)`. Where the operator is
  /// not elementwise it describes what happens to the gradient, called `grad`.
  public let text: String
  /// What it reads of the forward pass.
  public let reads: [Saved]
  /// The gradient with respect to the parameter, from that with respect to the result, made of
  /// operators that can be differentiated again. Nil stands for a gradient of zero.
  let rule: @Sendable (Pullback) throws -> Tensor?

  init(
    _ parameter: String, _ text: String, reads: [Saved] = [],
    _ rule: @escaping @Sendable (Pullback) throws -> Tensor?
  ) {
    self.parameter = parameter
    self.text = text
    self.reads = reads
    self.rule = rule
  }
}

/// What a derivative has at hand: the gradients that arrived and what the node remembers.
public struct Pullback {
  unowned(unsafe) let node: Node
  unowned(unsafe) let gradient: Tensor?
  /// Which of the node's edges the derivative is for.
  let edge: Int

  /// The gradient with respect to the (first) output.
  var grad: Tensor { gradient ?? .zeros(layout: node.outputLayout, node.outputDType) }

  /// The gradient with respect to a further output, if one arrived.
  func grad(ofOutput index: Int) -> Tensor? {
    if index == 0 { return gradient }
    guard let gradients = node.rest?.gradients, index - 1 < gradients.count else { return nil }
    return gradients[index - 1]
  }

  /// The first argument.
  var input: Tensor { saved(.input) }
  /// The second argument.
  var other: Tensor { saved(.other) }
  /// The result.
  var result: Tensor { node.unpack(0)! }

  /// What was kept for the derivative.
  func saved(_ what: Saved) -> Tensor { node.unpack(node.operation.slot(of: what))! }

  /// The gradient times what was kept; a number multiplies it as it is.
  @inline(__always)
  func product(with what: Saved) throws -> Tensor {
    let slot = node.operation.slot(of: what)
    if let number = node.savedNumber(slot) { return try grad * number }
    return try grad * node.unpack(slot)!
  }

  /// The gradient divided by what was kept.
  @inline(__always)
  func quotient(by what: Saved) throws -> Tensor {
    let slot = node.operation.slot(of: what)
    if let number = node.savedNumber(slot) { return try grad / number }
    return try grad / node.unpack(slot)!
  }

  /// The tensor argument of a name, if it was kept.
  func tensor(_ name: String) -> Tensor? {
    let operation = node.operation
    guard let index = operation.index(ofParameter: name) else { return nil }
    return operation.savedSlots.firstIndex(of: .parameter(index)).flatMap(node.unpack)
  }

  /// The argument of a name that is no tensor.
  subscript(_ name: String) -> Argument {
    node.attributes[node.operation.attributeIndex(ofParameter: name)]
  }

  /// The sizes of the input behind an edge; by default the one that the derivative is for.
  func inputShape(_ edge: Int? = nil) -> [Int] {
    let next = node.edge(edge ?? self.edge)
    return next.node?.layout(ofOutput: next.output)?.shape ?? []
  }

  /// How the input that the derivative is for lies in memory.
  var inputLayout: Layout? {
    let next = node.edge(edge)
    return next.node?.layout(ofOutput: next.output)
  }

  /// The type of the input that the derivative is for.
  var inputDType: DType {
    let next = node.edge(edge)
    return next.node?.dtype(ofOutput: next.output) ?? node.outputDType
  }
}
