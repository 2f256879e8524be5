/// A layout to which nodes and edges are added, and from which they are removed: what is added finds
/// a place, and what is there keeps its own.
///
/// A node that is added stands directly below its inputs, as near to them sideways as there is
/// room; neighbours move aside only as far as they must, and never change sides. Only the rows
/// around what is new are arranged and routed again. After J. Ellson et al., DynaDAG, whose
/// principles these are: keep ranks and order, and move what must be moved least.
///
/// What cannot be kept, because an edge is added against the ranks, is laid out anew.
public struct GrowingLayout: Sendable {
  /// All nodes and edges so far.
  public private(set) var graph: Graph
  private let options: LayoutOptions
  private var rows: GrowingRows

  /// The layout of all nodes and edges so far.
  ///
  /// Complexity: O(1) when edges run down, else O(corners).
  public var layout: Layout {
    options.direction == .down ? rows.layout : rows.layout.transposed()
  }

  /// Begins with the best layout of a graph.
  ///
  /// - Precondition: the graph has no cycle.
  public init(
    _ graph: Graph = Graph(nodes: [], edges: []), options: LayoutOptions = LayoutOptions()
  ) {
    self.graph = graph
    self.options = options
    rows = GrowingRows(Self.upright(graph, options), options: options)
  }

  /// Adds nodes, which get the next indices, and edges.
  ///
  /// Complexity: O(what is added, its rows, and all that shifts down).
  /// - Precondition: the graph still has no cycle.
  public mutating func add(nodes: [Graph.Node], edges: [Graph.Edge]) {
    let added = Self.upright(Graph(nodes: nodes, edges: edges), options)
    graph.nodes += nodes
    graph.edges += edges
    if !rows.add(added) { rows = GrowingRows(Self.upright(graph, options), options: options) }
  }

  /// Removes nodes with all their edges, and other edges; the rest stays where it is.
  ///
  /// What is left is numbered anew in the same order: node 5 is node 4 once node 2 has gone. What no
  /// longer has anything above or below it still keeps its place.
  ///
  /// Complexity: O(nodes + edges), and the routing of the rows around what is removed.
  public mutating func remove(nodes: Set<Int>, edges: Set<Int> = []) {
    rows.remove(nodes: nodes, edges: edges)
    graph.edges = rows.graph.edges
    graph.nodes = graph.nodes.enumerated().filter { !nodes.contains($0.offset) }.map(\.element)
  }

  /// Gives a node another size; it keeps its middle.
  public mutating func resize(_ node: Int, to size: Graph.Node) {
    graph.nodes[node] = size
    rows.resize(
      node, to: options.direction == .down ? size : .init(width: size.height, height: size.width))
  }

  private static func upright(_ graph: Graph, _ options: LayoutOptions) -> Graph {
    guard options.direction == .right else { return graph }
    return Graph(
      nodes: graph.nodes.map { Graph.Node(width: $0.height, height: $0.width) }, edges: graph.edges)
  }
}
