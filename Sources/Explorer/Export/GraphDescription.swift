import Tracing

/// A chapter's graph at a moment, in words: what other programs draw graphs from.
public struct GraphDescription: Sendable, Equatable {
  /// A leaf or the result of an operator.
  public struct Node: Sendable, Equatable {
    /// What a node is.
    public enum Kind: String, Sendable {
      /// The result of a tracked operator.
      case operation = "operator"
      /// A leaf that wants a gradient.
      case leaf
      /// A tensor that wants none.
      case constant
    }

    /// The tensor's number in the trace.
    public var id: Int
    /// What it is.
    public var kind: Kind
    /// The `grad_fn`, or what an untracked result came from; "" for a leaf.
    public var title: String
    /// The variable's name, "" where it has none.
    public var name: String
    /// Its sizes.
    public var shape: [Int]
    /// Its numbers, or shape and norm, as text.
    public var value: String
    /// Its gradient as text, where one has come.
    public var gradient: String?
    /// The line of the program that made it.
    public var line: Int?

    /// The lines that stand in a box: operator, name and value, gradient.
    var lines: [String] {
      let content = [name, value].filter { !$0.isEmpty }.joined(separator: " ")
      return [title, content, gradient.map { "∇ " + $0 } ?? ""].filter { !$0.isEmpty }
    }
  }

  /// From a tensor to what was computed from it.
  public struct Edge: Sendable, Equatable {
    /// What an edge carries.
    public enum Kind: String, Sendable {
      /// Data, and gradients on the way back.
      case tracked
      /// Data only: nothing above it wants a gradient.
      case untracked
      /// Data only, although a gradient would have been wanted: `detach`, `no_grad`.
      case severed
    }

    /// The ids of its ends.
    public var from, to: Int
    /// Which input of the result it is, from 0.
    public var input: Int
    /// What it carries.
    public var kind: Kind
    /// The gradient that went back along it, as text.
    public var gradient: String?
  }

  /// The nodes, oldest first.
  public var nodes: [Node] = []
  /// The edges, those into one node in argument order.
  public var edges: [Edge] = []
}

extension Model {
  /// The graph that is on the screen, with what there is of it at this moment.
  public var graph: GraphDescription {
    guard let scene else { return GraphDescription() }
    let text = TensorText()
    var graph = GraphDescription()
    for index in scene.diagram.places.indices where scene.isPresent(index) {
      let tensor = scene.tensor(index)
      let face = scene.face(
        of: index, state: scene.state(of: index), text: text, isShort: false)
      let isWanted = tensor.requiresGrad(at: max(scene.moment.step, tensor.born + 1))
      graph.nodes.append(
        GraphDescription.Node(
          id: tensor.id, kind: !tensor.isLeaf ? .operation : isWanted ? .leaf : .constant,
          title: face.title, name: face.name, shape: tensor.shape, value: face.value,
          gradient: face.gradient.flatMap { $0.isEmpty ? nil : $0 }, line: tensor.line))
    }
    for (index, link) in scene.diagram.links.enumerated() {
      var edge = GraphDescription.Edge(
        from: scene.tensor(link.from).id, to: scene.tensor(link.to).id, input: link.slot,
        kind: GraphDescription.Edge.Kind(link.kind))
      switch scene.flow(on: index) {
      case .absent: continue
      case .data, .declined: break
      case .moving(let gradient, _), .passed(let gradient, _): edge.gradient = text(gradient)
      }
      graph.edges.append(edge)
    }
    return graph
  }
}

extension GraphDescription.Edge.Kind {
  fileprivate init(_ kind: Diagram.Kind) {
    switch kind {
    case .tracked: self = .tracked
    case .untracked: self = .untracked
    case .severed: self = .severed
    }
  }
}
