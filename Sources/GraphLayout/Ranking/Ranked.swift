/// A graph whose nodes stand on ranks: every edge leads from a rank to a later one.
struct Ranked {
  let graph: Graph
  /// The graph's edges, grouped by node.
  let adjacency: Adjacency
  /// The rank of every node, from 0.
  let ranks: [Int]
  /// How many ranks there are.
  let rankCount: Int
}
