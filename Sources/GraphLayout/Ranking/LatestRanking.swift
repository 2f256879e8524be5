/// Ranks by longest path to the sinks, so every node stands as late as it can: a leaf directly above
/// the operator that uses it first.
enum LatestRanking {
  /// Complexity: O(nodes + edges).
  static func rank(_ graph: Graph) -> Ranked {
    let adjacency = Adjacency(graph)
    let order = adjacency.topologicalOrder()
    precondition(order.count == graph.nodes.count, "a graph to lay out must have no cycle")
    var height = [Int](repeating: 0, count: graph.nodes.count)
    var tallest = 0
    for node in order.reversed() {
      for edge in adjacency.outgoing(node) {
        height[node] = max(height[node], height[graph.edges[edge].to] + 1)
      }
      tallest = max(tallest, height[node])
    }
    let ranks = height.map { tallest - $0 }
    return Ranked(
      graph: graph, adjacency: adjacency, ranks: ranks,
      rankCount: graph.nodes.isEmpty ? 0 : tallest + 1)
  }
}
