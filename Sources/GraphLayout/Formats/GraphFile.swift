/// A graph as a file names it: nodes with labels, edges between them.
public struct GraphFile: Sendable, Equatable {
  /// A node of a file.
  public struct Node: Sendable, Equatable {
    /// What the file calls it.
    public var name: String
    /// The text to show in it, of one or more lines.
    public var label: String
    /// Other attributes, such as `fillcolor`; empty for an edge list.
    public var attributes: [String: String]
  }

  /// The nodes in the order in which they are first mentioned.
  public internal(set) var nodes: [Node] = []
  /// The edges by the index of their nodes.
  public internal(set) var edges: [Graph.Edge] = []
  /// Which way the file wants its edges to run.
  public internal(set) var direction: LayoutOptions.Direction = .down
  /// Whether the order of edges into a node means something: in DOT it does, since torchviz and
  /// others write them in argument order; in an edge list it does not.
  public internal(set) var inputsAreOrdered = true

  /// Reads DOT or an edge list, whichever the text begins like.
  public init(_ text: String) throws(GraphFileError) {
    let first = text.first { !$0.isWhitespace }
    if let first, first.isNumber {
      self = try EdgeListReader.read(text)
    } else {
      self = try DOTReader.read(text)
    }
  }

  init() {}

  /// The labels of the nodes.
  public var labels: [String] { nodes.map(\.label) }

  /// The graph, each node a box around its label.
  public var graph: Graph {
    Graph(
      nodes: nodes.map { node in
        let lines = node.label.split(separator: "\n", omittingEmptySubsequences: false)
        let width = lines.map(\.count).max() ?? 0
        return Graph.Node(width: width + 4, height: lines.count + 2)
      }, edges: edges)
  }

  /// An edge that closes a cycle, if there is one.
  func cyclicEdge() -> Int? {
    let graph = Graph(nodes: nodes.map { _ in Graph.Node(width: 1, height: 1) }, edges: edges)
    let order = Adjacency(graph).topologicalOrder()
    if order.count == nodes.count { return nil }
    var isOrdered = [Bool](repeating: false, count: nodes.count)
    for node in order { isOrdered[node] = true }
    // Every node left has an edge from another one left or lies behind a cycle: walking backwards
    // along such edges runs into the cycle.
    var into = [Int?](repeating: nil, count: nodes.count)
    for (index, edge) in edges.enumerated() where !isOrdered[edge.from] && !isOrdered[edge.to] {
      into[edge.to] = into[edge.to] ?? index
    }
    var visited = [Bool](repeating: false, count: nodes.count)
    var node = into.firstIndex { $0 != nil }!
    while !visited[node] {
      visited[node] = true
      node = edges[into[node]!].from
    }
    // `node` lies on the cycle; the edge of it that stands last in the file closes it.
    var (last, next) = (into[node]!, edges[into[node]!].from)
    while next != node {
      last = max(last, into[next]!)
      next = edges[into[next]!].from
    }
    return last
  }
}
