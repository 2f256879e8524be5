/// A ranked graph made proper: every segment joins consecutive ranks.
///
/// An edge that skips ranks passes through lanes, vertices one cell wide. All edges of one source
/// share one chain of lanes, and each leaves it in the last channel before its target; so a source
/// owns at most one vertex on each rank, and its routes form one tree, its net.
struct Layered {
  let ranked: Ranked
  /// Vertices `0..<nodeCount` are the nodes; lanes follow, those of one source in rank order.
  let nodeCount: Int
  let rank: [Int]
  /// The node whose net a vertex belongs to: itself for a node.
  let source: [Int]
  /// Segments, those of one upper vertex together.
  let segments: [Segment]
  private let downStart: [Int]
  private let upStart: [Int]
  private let upSegments: [Int]

  /// A piece of a net between two consecutive ranks.
  struct Segment {
    var upper: Int
    var lower: Int
    /// The edge that ends here, or nil when the segment leads on to a lane.
    var edge: Int?
  }

  var vertexCount: Int { rank.count }
  func isLane(_ vertex: Int) -> Bool { vertex >= nodeCount }
  /// Segments that leave a vertex downwards.
  func down(_ vertex: Int) -> Range<Int> { downStart[vertex]..<downStart[vertex + 1] }
  /// Segments that reach a vertex from above, in argument order.
  func up(_ vertex: Int) -> ArraySlice<Int> { upSegments[upStart[vertex]..<upStart[vertex + 1]] }

  /// Complexity: O(nodes + edges + lanes).
  init(_ ranked: Ranked) {
    let graph = ranked.graph
    self.ranked = ranked
    nodeCount = graph.nodes.count
    var rank = ranked.ranks
    var source = Array(0..<nodeCount)
    var segments: [Segment] = []
    segments.reserveCapacity(graph.edges.count)
    let adjacency = Adjacency(graph)
    var laneOf: [Int] = []
    for node in 0..<nodeCount {
      let edges = adjacency.outgoing(node)
      guard let last = edges.map({ ranked.ranks[graph.edges[$0].to] }).max() else { continue }
      laneOf = [node]
      for lane in stride(from: ranked.ranks[node] + 1, to: last, by: 1) {
        segments.append(Segment(upper: laneOf.last!, lower: rank.count, edge: nil))
        laneOf.append(rank.count)
        rank.append(lane)
        source.append(node)
      }
      for edge in edges {
        let target = graph.edges[edge].to
        let upper = laneOf[ranked.ranks[target] - 1 - ranked.ranks[node]]
        segments.append(Segment(upper: upper, lower: target, edge: edge))
      }
    }
    self.rank = rank
    self.source = source
    let (downStart, byUpper) = Adjacency.group(segments.map(\.upper), into: rank.count)
    self.downStart = downStart
    let grouped = byUpper.map { segments[$0] }
    self.segments = grouped
    // Argument order: edges that enter one node keep the order they have in the graph.
    let byEdge = grouped.indices.sorted { (grouped[$0].edge ?? 0) < (grouped[$1].edge ?? 0) }
    let (upStart, byLower) = Adjacency.group(byEdge.map { grouped[$0].lower }, into: rank.count)
    self.upStart = upStart
    upSegments = byLower.map { byEdge[$0] }
  }
}
