/// A graph whose nodes stand on ranks: every edge leads from a rank to a later one.
struct Ranked {
  let graph: Graph
  /// The rank of every node, from 0.
  let ranks: [Int]
  /// How many ranks there are.
  let rankCount: Int
}
