/// Ranks that make edges short: first every node as late as it can stand, then a network simplex.
///
/// All edges of one source share a trunk, so each weighs as much less as there are more of them;
/// that keeps the branches of a net from being pulled up to a weight that feeds many.
enum SimplexRanking {
  static func rank(_ graph: Graph) -> Ranked {
    let latest = LatestRanking.rank(graph)
    let adjacency = Adjacency(graph)
    let springs = graph.edges.map { edge in
      TensionSimplex.Spring(
        tail: edge.from, head: edge.to, length: 1,
        pull: max(1, 60 / adjacency.outgoing(edge.from).count), push: nil)
    }
    let ranks = TensionSimplex.solve(
      springs, from: latest.ranks,
      work: min(2_000_000 + 100 * graph.nodes.count, 20_000_000))
    let first = ranks.min() ?? 0
    let last = ranks.max() ?? -1
    return Ranked(graph: graph, ranks: ranks.map { $0 - first }, rankCount: last - first + 1)
  }
}
