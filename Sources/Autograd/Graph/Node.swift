/// A step of the recorded computation, as PyTorch's `grad_fn`: which operator ran, where its inputs
/// came from, and what its derivatives need.
///
/// An operator's node is one allocation of 128 bytes as long as it has at most two inputs that can
/// be differentiated and two saved tensors. What a sweep needs to know of a node is kept in the node.
public class Node {
  unowned(unsafe) let operation: Operator
  /// Grows with every node made on the thread; later nodes run first in a sweep.
  public let sequenceNumber: UInt64
  var edge0: Node?
  var edge1: Node?
  var edgeOutput0: UInt32 = 0
  var edgeOutput1: UInt32 = 0
  /// The first saved tensor; owned, unless it is the living result of this very node.
  var saved0: Unmanaged<Tensor>?
  var saved1: Tensor?
  var version0: UInt32 = 0
  var version1: UInt32 = 0
  /// The layout of the (first) output, to which its gradient is brought.
  final var outputLayout: Layout?
  /// The arguments that are no tensors.
  final var attributes: [Argument]
  var rest: Rest?
  // What a sweep knows of the node while it runs.
  var gradient: Tensor?
  var pending: UInt32 = 0
  var sweep: UInt8 = 0
  var inlineEdges: UInt8 = 0
  final var outputDType: DType
  var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// The first saved tensor is the result, which would own this node in turn: it is not retained.
    static let borrowsResult = Flags(rawValue: 1)
    /// The first saved tensor is a copy of the result, which has died or was changed.
    static let ownsResult = Flags(rawValue: 2)
    static let savesSomething = Flags(rawValue: 4)
    static let freed = Flags(rawValue: 8)
    /// This sweep has to run it.
    static let needed = Flags(rawValue: 16)
    /// This sweep returns a gradient that arrives here.
    static let captured = Flags(rawValue: 32)
    static let explored = Flags(rawValue: 64)
  }

  /// What few nodes have.
  final class Rest {
    var edges: [Edge] = []
    var saved: [Tensor?] = []
    var savedVersions: [UInt32] = []
    /// Layout and type of the outputs after the first.
    var outputs: [(layout: Layout?, dtype: DType)] = []
    /// Gradients that arrived for the outputs after the first, while a sweep runs.
    var gradients: [Tensor?] = []
    var prehooks: [NodeHook<NodePrehook>] = []
    var hooks: [NodeHook<NodePosthook>] = []
    /// Hooks and retained gradients of the tensors that are outputs of this node.
    var tensorHooks: [OutputHooks] = []
    var site: AnyObject?
  }

  /// Where the gradient of an input goes: an output of an earlier node.
  struct Edge {
    var node: Node?
    var output: UInt32
  }

  init(
    _ operation: Operator, attributes: [Argument] = [], sequenceNumber: UInt64? = nil,
    outputLayout: Layout?, outputDType: DType
  ) {
    let state = thread
    self.operation = operation
    if let sequenceNumber {
      self.sequenceNumber = sequenceNumber
    } else {
      self.sequenceNumber = state.pointee.next_sequence_number
      state.pointee.next_sequence_number &+= 1
    }
    state.pointee.live_nodes += 1
    self.attributes = attributes
    self.outputLayout = outputLayout
    self.outputDType = outputDType
    if state.pointee.observed || state.pointee.anomaly_mode { rememberSite() }
  }

  deinit {
    thread.pointee.live_nodes -= 1
    releaseGraph()
  }

  /// `PowBackward0`, as `grad_fn=<...>` prints it.
  public var name: String { operation.gradFn ?? operation.name }

  /// The full name, `grad_fn.name()`.
  public var qualifiedName: String { name }

  /// Runs all derivatives that are wanted, in order of the edges.
  func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    let derivatives = operation.derivatives
    if derivatives.isEmpty {
      throw AutogradError.runtime("derivative for aten::\(operation.atenName) is not implemented")
    }
    for edge in 0..<edgeCount {
      guard wants(edge) else {
        gradients.append(nil)
        continue
      }
      let rule = derivatives[min(edge, derivatives.count - 1)].rule
      gradients.append(try rule(Pullback(node: self, gradient: gradient, edge: edge)))
    }
  }

  /// Lets go of what was saved; true if there was anything.
  func free() -> Bool {
    guard flags.contains(.savesSomething), !flags.contains(.freed) else { return false }
    flags.insert(.freed)
    releaseSaved()
    return true
  }
}

// MARK: - Edges

extension Node {
  final var edgeCount: Int { Int(inlineEdges) + (rest?.edges.count ?? 0) }

  final func edge(_ index: Int) -> Edge {
    switch index {
    case 0 where inlineEdges > 0: Edge(node: edge0, output: edgeOutput0)
    case 1 where inlineEdges > 1: Edge(node: edge1, output: edgeOutput1)
    default: rest!.edges[index - Int(inlineEdges)]
    }
  }

  /// Adds the next edge, to wherever a tensor's gradient goes.
  final func addEdge(to tensor: Tensor?) {
    addEdge(tensor?.gradientEdge() ?? Edge(node: nil, output: 0))
  }

  final func addEdge(_ edge: Edge) {
    switch inlineEdges {
    case 0: (edge0, edgeOutput0, inlineEdges) = (edge.node, edge.output, 1)
    case 1: (edge1, edgeOutput1, inlineEdges) = (edge.node, edge.output, 2)
    default: restOrNew.edges.append(edge)
    }
  }

  /// Whether the running sweep wants the gradient of an input.
  final func wants(_ index: Int) -> Bool {
    guard let next = edge(index).node else { return false }
    return !flags.contains(.needed) || next.flags.contains(.needed)
      || next.flags.contains(.captured)
  }

  final var restOrNew: Rest {
    if let rest { return rest }
    let new = Rest()
    rest = new
    return new
  }

  /// Where the gradients of the inputs go, one entry for each input that could have one: the node
  /// that made it and which of its outputs it is; no node where no gradient is wanted.
  public final var nextFunctions: [(node: Node?, output: Int)] {
    (0..<edgeCount).map { (edge($0).node, Int(edge($0).output)) }
  }
}

// MARK: - Outputs

extension Node {
  final var outputCount: Int { 1 + (rest?.outputs.count ?? 0) }

  final func layout(ofOutput index: UInt32) -> Layout? {
    index == 0 ? outputLayout : rest!.outputs[Int(index) - 1].layout
  }

  final func dtype(ofOutput index: UInt32) -> DType {
    index == 0 ? outputDType : rest!.outputs[Int(index) - 1].dtype
  }

  /// What the ``Engine/siteProvider`` gave when the node was made.
  public final var site: AnyObject? { rest?.site }

  private final func rememberSite() {
    if let site = Engine.siteProvider?() { restOrNew.site = site }
  }

  /// The operator of the catalogue that made it; nil for leaves, custom functions and view writes.
  public final var catalogueOperator: Operator? { operation.isInternal ? nil : operation }
}
