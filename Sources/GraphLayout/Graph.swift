/// A directed acyclic graph whose nodes are boxes of character cells.
public struct Graph: Sendable, Equatable {
  /// A node: a box to place.
  public struct Node: Sendable, Equatable {
    /// Width in cells, borders included; at least 1.
    public var width: Int
    /// Height in cells, borders included; at least 1.
    public var height: Int

    /// Makes a node.
    public init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  /// An edge; several may join the same pair of nodes, and each is drawn.
  public struct Edge: Sendable, Equatable {
    /// Index of the node the edge leaves.
    public var from: Int
    /// Index of the node the edge enters.
    public var to: Int

    /// Makes an edge.
    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// The nodes; their index is their name.
  public var nodes: [Node]

  /// The edges. Those that enter one node stand in argument order, which the layout keeps from
  /// left to right where it costs no crossing.
  public var edges: [Edge]

  /// Makes a graph.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}
