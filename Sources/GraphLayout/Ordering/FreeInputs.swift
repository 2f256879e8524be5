/// An order of the inputs of nodes that have none of their own, as those of an edge list.
///
/// The input with the longest way behind it stands in the middle, so that a chain runs straight
/// between the leaves it takes in; of the others one goes to the left, the next to the right.
enum FreeInputs {
  /// Indices of the edges, grouped by the node they enter, each group from left to right.
  ///
  /// Complexity: O(edges * log(edges)).
  static func arranged(_ graph: Graph) -> [Int] {
    let adjacency = Adjacency(graph)
    var depth = [Int](repeating: 0, count: graph.nodes.count)
    for node in adjacency.topologicalOrder() {
      for edge in adjacency.incoming(node) {
        depth[node] = max(depth[node], depth[graph.edges[edge].from] + 1)
      }
    }
    var order: [Int] = []
    order.reserveCapacity(graph.edges.count)
    for node in graph.nodes.indices {
      let incoming = adjacency.incoming(node)
      if incoming.count < 2 {
        order += incoming
        continue
      }
      let inputs = incoming.sorted { a, b in
        let (first, second) = (graph.edges[a].from, graph.edges[b].from)
        return (depth[first], first, a) < (depth[second], second, b)
      }
      order += stride(from: 0, to: inputs.count, by: 2).map { inputs[$0] }
      order += stride(from: 1, to: inputs.count, by: 2).map { inputs[$0] }.reversed()
    }
    return order
  }
}
