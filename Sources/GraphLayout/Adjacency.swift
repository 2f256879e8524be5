/// The edges of a graph, grouped by the node they leave and by the node they enter.
struct Adjacency {
  private let ends: [Graph.Edge]
  private let outStart: [Int]
  private let outEdges: [Int]
  private let inStart: [Int]
  private let inEdges: [Int]

  /// Complexity: O(nodes + edges).
  init(_ graph: Graph) {
    ends = graph.edges
    (outStart, outEdges) = Self.group(graph.edges.map(\.from), into: graph.nodes.count)
    (inStart, inEdges) = Self.group(graph.edges.map(\.to), into: graph.nodes.count)
  }

  /// Indices of the edges that leave a node, in the graph's order.
  func outgoing(_ node: Int) -> ArraySlice<Int> { outEdges[outStart[node]..<outStart[node + 1]] }

  /// Indices of the edges that enter a node, in the graph's order: argument order.
  func incoming(_ node: Int) -> ArraySlice<Int> { inEdges[inStart[node]..<inStart[node + 1]] }

  /// The nodes with sources first; shorter than the graph when there is a cycle.
  func topologicalOrder() -> [Int] {
    var missing = (0..<inStart.count - 1).map { inStart[$0 + 1] - inStart[$0] }
    var order = missing.indices.filter { missing[$0] == 0 }
    order.reserveCapacity(missing.count)
    var next = 0
    while next < order.count {
      for edge in outgoing(order[next]) {
        let target = ends[edge].to
        missing[target] -= 1
        if missing[target] == 0 { order.append(target) }
      }
      next += 1
    }
    return order
  }

  /// Sorts indices by key, stably: bucket `k` is `items[start[k]..<start[k + 1]]`.
  static func group(_ keys: [Int], into count: Int) -> (start: [Int], items: [Int]) {
    var start = [Int](repeating: 0, count: count + 1)
    for key in keys { start[key + 1] += 1 }
    for key in 0..<count { start[key + 1] += start[key] }
    var next = start
    var items = [Int](repeating: 0, count: keys.count)
    for (item, key) in keys.enumerated() {
      items[next[key]] = item
      next[key] += 1
    }
    return (start, items)
  }
}
