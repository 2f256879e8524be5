/// A graph in which folded scopes are one node each.
///
/// Edges within a folded scope disappear, and all edges between the same two groups become one. A
/// scope that a path leaves and enters again cannot be one node, for that would close a cycle; it
/// is folded in as many pieces as it takes, and opened where even that closes one.
public struct FoldedGraph: Sendable {
  /// The smaller graph, to be laid out.
  public let graph: Graph
  /// For each node of the smaller graph the nodes that it stands for.
  public let members: [[Int]]
  /// For each node of the smaller graph the scope that is folded in it, or nil for a single node.
  public let scopes: [Int?]
  /// For each node of the original graph the node that stands for it.
  public let representatives: [Int]
  /// For each edge of the smaller graph the original edges that it stands for.
  public let edges: [[Int]]

  /// Folds scopes; one within another folded one is part of that.
  ///
  /// Groups stand in the order of their first nodes, and edges in that of their first edges.
  ///
  /// - Parameter size: how large a folded scope is, given its number and that of its nodes.
  /// - Precondition: the graph has no cycle.
  ///
  /// Complexity: O(nodes + edges), and as much again for each scope that must be folded in pieces.
  public init(
    _ graph: Graph, scopes hierarchy: Scopes, folded: Set<Int>,
    size: (_ scope: Int, _ nodes: Int) -> Graph.Node
  ) {
    let scopes = hierarchy.outermost(of: folded)
    let order = Adjacency(graph).topologicalOrder()
    // What is one group: a scope, a piece of one, or a node alone.
    var groups = scopes.enumerated().map { node, scope in
      scope.map { Group(scope: $0, piece: 0) } ?? Group(scope: -1, piece: node)
    }
    var cyclic = Quotient(graph, groups).cyclicGroups()
    for scope in Set(cyclic.map(\.scope)).sorted() where scope >= 0 {
      Self.cut(scope, of: scopes, graph, order, into: &groups)
    }
    cyclic = Quotient(graph, groups).cyclicGroups()
    for node in groups.indices where cyclic.contains(groups[node]) {
      groups[node] = Group(scope: -1, piece: node)
    }
    let quotient = Quotient(graph, groups)
    members = quotient.members
    representatives = quotient.representatives
    edges = quotient.edges
    self.scopes = quotient.members.map { groups[$0[0]].scope < 0 ? nil : groups[$0[0]].scope }
    self.graph = Graph(
      nodes: zip(quotient.members, self.scopes).map { members, scope in
        scope.map { size($0, members.count) } ?? graph.nodes[members[0]]
      }, edges: quotient.graph.edges)
  }

  /// Cuts a scope into pieces, a new one wherever a path comes back to it.
  private static func cut(
    _ scope: Int, of scopes: [Int?], _ graph: Graph, _ order: [Int], into groups: inout [Group]
  ) {
    let adjacency = Adjacency(graph)
    // Twice the piece that the paths to a node have reached, and one more once they have left it.
    var reached = [Int](repeating: -1, count: graph.nodes.count)
    for node in order {
      var most = -1
      for edge in adjacency.incoming(node) { most = max(most, reached[graph.edges[edge].from]) }
      if scopes[node] == scope {
        reached[node] = max(0, most + most & 1)
        groups[node].piece = reached[node] / 2
      } else if most >= 0 {
        reached[node] = most | 1
      }
    }
  }
}

/// What folds into one node.
private struct Group: Hashable {
  /// The scope, or -1 for a single node.
  var scope: Int
  /// Which piece of the scope; of a single node the node.
  var piece: Int
}

/// A graph of groups.
private struct Quotient {
  private(set) var graph = Graph(nodes: [], edges: [])
  private(set) var members: [[Int]] = []
  private(set) var representatives: [Int] = []
  private(set) var edges: [[Int]] = []
  private var groups: [Group] = []

  init(_ graph: Graph, _ groups: [Group]) {
    var number: [Group: Int] = [:]
    for (node, group) in groups.enumerated() {
      if number[group] == nil {
        number[group] = members.count
        members.append([])
        self.groups.append(group)
      }
      members[number[group]!].append(node)
      representatives.append(number[group]!)
    }
    self.graph.nodes = members.map { _ in Graph.Node(width: 1, height: 1) }
    var known: [[Int]: Int] = [:]
    for (index, edge) in graph.edges.enumerated() {
      let (from, to) = (representatives[edge.from], representatives[edge.to])
      if from == to { continue }
      // Between two single nodes each edge stays one of its own.
      let isSingle = groups[edge.from].scope < 0 && groups[edge.to].scope < 0
      if !isSingle, let same = known[[from, to]] {
        edges[same].append(index)
      } else {
        known[[from, to]] = edges.count
        edges.append([index])
        self.graph.edges.append(Graph.Edge(from: from, to: to))
      }
    }
  }

  /// The groups of scopes that lie on cycles or between them.
  func cyclicGroups() -> Set<Group> {
    let adjacency = Adjacency(graph)
    var isLeft = [Bool](repeating: true, count: members.count)
    for node in adjacency.topologicalOrder() { isLeft[node] = false }
    // What is left lies on a cycle or behind one; taking away sinks leaves what leads to one, too.
    var following = members.indices.map { node in
      adjacency.outgoing(node).count { isLeft[graph.edges[$0].to] }
    }
    var sinks = members.indices.filter { isLeft[$0] && following[$0] == 0 }
    while let node = sinks.popLast() {
      isLeft[node] = false
      for edge in adjacency.incoming(node) {
        let source = graph.edges[edge].from
        following[source] -= 1
        if isLeft[source] && following[source] == 0 { sinks.append(source) }
      }
    }
    return Set(members.indices.filter { isLeft[$0] && groups[$0].scope >= 0 }.map { groups[$0] })
  }
}
