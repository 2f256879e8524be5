/// A step of the recorded computation, as PyTorch's `grad_fn`: which operator ran, where its inputs
/// came from, and what its derivatives need.
///
/// An operator's node is one allocation of 128 bytes as long as it has at most two inputs that can
/// be differentiated and keeps at most two tensors; numbers, and results of one element, it keeps in
/// itself. What a sweep needs to know of a node is in the node too.
///
/// The fields are exempt from Swift's check for overlapping accesses: the engine never hands one of
/// them out `inout` to code that could come back to it, and the check would take a tenth of the time.
public class Node {
  unowned(unsafe) let operation: Operator
  /// Grows with every node made on the thread; later nodes run first in a sweep.
  public let sequenceNumber: UInt64
  // The nodes behind the first two edges, retained by hand: a sweep reads them often.
  @exclusivity(unchecked) final var edge0: Unmanaged<Node>?
  @exclusivity(unchecked) final var edge1: Unmanaged<Node>?
  @exclusivity(unchecked) final var edgeOutput0: UInt32 = 0
  @exclusivity(unchecked) final var edgeOutput1: UInt32 = 0
  /// What is kept in the first two slots; `kinds` tells how to read the bits.
  @exclusivity(unchecked) final var saved0: UInt = 0
  @exclusivity(unchecked) final var saved1: UInt = 0
  @exclusivity(unchecked) final var version0: UInt32 = 0
  @exclusivity(unchecked) final var version1: UInt32 = 0
  /// The layout of the (first) output, to which its gradient is brought.
  @exclusivity(unchecked) final var outputLayout: Layout?
  /// The arguments that are no tensors.
  @exclusivity(unchecked) final var attributes: [Argument]
  @exclusivity(unchecked) final var rest: Rest?
  // What a sweep knows of the node while it runs.
  @exclusivity(unchecked) final var gradient: Tensor?
  @exclusivity(unchecked) final var pending: UInt32 = 0
  @exclusivity(unchecked) final var sweep: UInt8 = 0
  @exclusivity(unchecked) final var kinds = SavedKinds()
  @exclusivity(unchecked) final var outputDType: DType
  @exclusivity(unchecked) final var flags: Flags = []

  struct Flags: OptionSet {
    let rawValue: UInt8
    /// A class of its own, whose derivatives are no operator's.
    static let isSpecial = Flags(rawValue: 1)
    static let oneEdge = Flags(rawValue: 2)
    static let twoEdges = Flags(rawValue: 4)
    static let freed = Flags(rawValue: 8)
    /// This sweep has to run it.
    static let needed = Flags(rawValue: 16)
    /// This sweep returns a gradient that arrives here.
    static let captured = Flags(rawValue: 32)
    static let explored = Flags(rawValue: 64)
    /// Something is kept in a slot after the second.
    static let savesMore = Flags(rawValue: 128)
  }

  /// What few nodes have.
  final class Rest {
    @exclusivity(unchecked) var edges: [Edge] = []
    @exclusivity(unchecked) var saved: [Tensor?] = []
    @exclusivity(unchecked) var savedVersions: [UInt32] = []
    @exclusivity(unchecked) var packed: [PackedSlot] = []
    /// Layout and type of the outputs after the first.
    @exclusivity(unchecked) var outputs: [(layout: Layout?, dtype: DType)] = []
    /// Gradients that arrived for the outputs after the first, while a sweep runs.
    @exclusivity(unchecked) var gradients: [Tensor?] = []
    @exclusivity(unchecked) var prehooks: [NodeHook<NodePrehook>] = []
    @exclusivity(unchecked) var hooks: [NodeHook<NodePosthook>] = []
    /// Hooks and retained gradients of the tensors that are outputs of this node.
    @exclusivity(unchecked) var tensorHooks: [OutputHooks] = []
    @exclusivity(unchecked) var site: AnyObject?
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

  /// The full name, `grad_fn.name()`; what no derivative stands for has its place in PyTorch's
  /// namespaces.
  public var qualifiedName: String {
    ["CopyBackwards", "NotImplemented"].contains(name) ? "torch::autograd::\(name)" : name
  }

  /// Runs all derivatives that are wanted, in order of the edges.
  func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    for edge in 0..<edgeCount {
      gradients.append(wants(edge) ? try derivative(edge, of: gradient) : nil)
    }
  }

  /// Runs the derivative that belongs to an edge.
  @inline(__always)
  final func derivative(_ edge: Int, of gradient: Tensor?) throws -> Tensor? {
    let derivatives = operation.derivatives
    if derivatives.isEmpty {
      throw AutogradError.runtime("derivative for aten::\(operation.atenName) is not implemented")
    }
    let rule = derivatives[min(edge, derivatives.count - 1)].rule
    return try rule(Pullback(node: self, gradient: gradient, edge: edge))
  }

  /// Lets go of what was saved; true if there was anything.
  func free() -> Bool {
    guard savesSomething, !flags.contains(.freed) else { return false }
    flags.insert(.freed)
    releaseSaved()
    return true
  }
}

// MARK: - Edges

extension Node {
  /// How many edges are in the node itself.
  final var inlineEdges: Int {
    flags.contains(.twoEdges) ? 2 : flags.contains(.oneEdge) ? 1 : 0
  }

  final var edgeCount: Int {
    flags.contains(.twoEdges) ? 2 + (rest?.edges.count ?? 0) : flags.contains(.oneEdge) ? 1 : 0
  }

  final func edge(_ index: Int) -> Edge {
    switch index {
    case 0: Edge(node: edge0?.takeUnretainedValue(), output: edgeOutput0)
    case 1: Edge(node: edge1?.takeUnretainedValue(), output: edgeOutput1)
    default: rest!.edges[index - 2]
    }
  }

  /// Adds the next edge, to wherever a tensor's gradient goes.
  final func addEdge(to tensor: Tensor?) {
    addEdge(tensor?.gradientEdge() ?? Edge(node: nil, output: 0))
  }

  @inline(__always)
  final func addEdge(_ edge: Edge) {
    if !flags.contains(.oneEdge) {
      edge0 = edge.node.map { .passRetained($0) }
      edgeOutput0 = edge.output
      flags.insert(.oneEdge)
    } else if !flags.contains(.twoEdges) {
      edge1 = edge.node.map { .passRetained($0) }
      edgeOutput1 = edge.output
      flags.insert(.twoEdges)
    } else {
      restOrNew.edges.append(edge)
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

  /// Whether applying an operator, one of the catalogue or a part of others, has made it.
  public final func isApplication(of operation: Operator) -> Bool { self.operation === operation }
}
