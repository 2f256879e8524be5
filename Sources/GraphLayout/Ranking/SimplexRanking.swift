/// Ranks that need few lanes: first every node as late as it can stand, then a network simplex.
///
/// All edges of a source share one chain of lanes down to its last target, so what it costs is the
/// length of its longest edge. A knot of its own for every source with several targets stands for
/// the end of that chain: below the source as far as the chain is long, never above a target's
/// channel. That keeps the steps of an unrolled net from being pulled up to the weights they use.
enum SimplexRanking {
  /// The pull of an edge that is its source's only one; of a trunk, which is less, so that a branch
  /// stands rather by what it leads to than by what it comes from; and of an edge along a trunk.
  private static let (only, trunk, among) = (24, 10, 1)

  static func rank(_ graph: Graph) -> Ranked {
    let latest = LatestRanking.rank(graph)
    let adjacency = latest.adjacency
    var positions = latest.ranks
    var springs: [TensionSimplex.Spring] = []
    springs.reserveCapacity(graph.edges.count)
    for node in graph.nodes.indices {
      let edges = adjacency.outgoing(node)
      let knot = edges.count > 1 ? positions.count : nil
      var end = 0
      for edge in edges {
        let target = graph.edges[edge].to
        springs.append(
          TensionSimplex.Spring(
            tail: node, head: target, length: 1, pull: knot == nil ? only : among, push: nil))
        guard let knot else { continue }
        springs.append(
          TensionSimplex.Spring(tail: target, head: knot, length: -1, pull: 0, push: nil))
        end = max(end, latest.ranks[target] - 1)
      }
      guard let knot else { continue }
      springs.append(
        TensionSimplex.Spring(tail: node, head: knot, length: 0, pull: trunk, push: nil))
      positions.append(end)
    }
    let solved = TensionSimplex.solve(
      springs, from: positions,
      work: min(500_000 + 100 * graph.nodes.count, 20_000_000)
    ).prefix(graph.nodes.count)
    let first = solved.min() ?? 0
    let last = solved.max() ?? -1
    return Ranked(
      graph: graph, adjacency: adjacency, ranks: solved.map { $0 - first },
      rankCount: last - first + 1)
  }
}
