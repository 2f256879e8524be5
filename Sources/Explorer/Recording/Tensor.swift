import Tracing

/// Everything a trace tells about one leaf or node, arranged so that its state at any step is
/// found without replaying.
struct Tensor: Sendable {
  /// What made it.
  enum Maker: Sendable {
    case leaf(Leaf)
    case node(Node)
  }

  /// A run of the node's derivative.
  struct Run: Sendable {
    var step: Int
    var pass: Int
    /// The index of its event.
    var event: Int
  }

  /// A gradient added to `.grad`.
  struct Addition: Sendable {
    var step: Int
    var accumulation: Accumulation
  }

  var maker: Maker
  /// The step that brings it into being.
  var born: Int
  var names = History<String>()
  /// What its results but the first are called, for an operator with several.
  var outputNames: [Int: History<String>] = [:]
  /// Whether something uses a result that is not the first.
  var hasSeveralOutputs = false
  var values = History<TensorValue>()
  /// Its `.grad`; `nil` inside where it was removed.
  var gradients = History<TensorValue?>()
  var flags = History<Bool>()
  var runs: [Run] = []
  var additions: [Addition] = []
  /// Whether something was computed from it.
  var isUsed = false
  /// The step at which its saved tensors were freed.
  var freed: Int?

  var id: NodeID {
    switch maker {
    case .leaf(let leaf): leaf.id
    case .node(let node): node.id
    }
  }

  var leaf: Leaf? { if case .leaf(let leaf) = maker { leaf } else { nil } }
  var node: Node? { if case .node(let node) = maker { node } else { nil } }
  var isLeaf: Bool { leaf != nil }

  /// Whether a gradient was ever asked of it.
  var isTracked: Bool { leaf.map { $0.requiresGrad || flags.all.contains(true) } ?? true }

  var shape: [Int] {
    switch maker {
    case .leaf(let leaf): leaf.shape
    case .node(let node): node.shape
    }
  }

  var dtype: String {
    switch maker {
    case .leaf(let leaf): leaf.dtype
    case .node(let node): node.dtype
    }
  }

  var line: Int? {
    switch maker {
    case .leaf(let leaf): leaf.line
    case .node(let node): node.line
    }
  }

  /// The tensors it was made from; for an untracked result those of the operator behind it.
  var inputs: [NodeID] {
    switch maker {
    case .leaf(let leaf): leaf.origin?.inputs ?? []
    case .node(let node): node.inputs.map(\.id)
    }
  }

  /// The run of its derivative in a pass.
  func run(in pass: Int?) -> Run? {
    guard let pass else { return nil }
    return runs.first { $0.pass == pass }
  }

  /// Its variable's name once `position` steps have happened, or "" when it has none.
  func name(at position: Int) -> String { names.value(at: position) ?? leaf?.label ?? "" }

  /// What one of several results is called.
  func name(ofOutput output: Int, at position: Int) -> String? {
    let name = output == 0 ? names.value(at: position) : outputNames[output]?.value(at: position)
    return name?.isEmpty == false ? name : nil
  }

  /// Its numbers once `position` steps have happened.
  func value(at position: Int) -> TensorValue {
    if let value = values.value(at: position) { return value }
    switch maker {
    case .leaf(let leaf): return leaf.value
    case .node(let node): return node.value
    }
  }

  /// Whether a gradient is asked of it.
  func requiresGrad(at position: Int) -> Bool {
    if let flag = flags.value(at: position) { return flag }
    return leaf?.requiresGrad ?? true
  }
}
