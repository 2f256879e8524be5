/// A ranked graph made proper: every segment joins consecutive ranks.
///
/// An edge that skips ranks passes through lanes, vertices one cell wide. All edges of one source
/// share one chain of lanes, and each leaves it in the last channel before its target; so a source
/// owns at most one vertex on each rank, and its routes form one tree, its net.
///
/// Where that would take too many lanes, the longest edges run down the picture's margin instead
/// and come back to a landing, a lane of their own on the rank above their target.
///
/// A class because the phases hand it on by reference: a copy would retain each of its arrays.
final class Layered: Sendable {
  let ranked: Ranked
  /// Vertices `0..<nodeCount` are the nodes; lanes follow, those of one source in rank order.
  let nodeCount: Int
  /// The rank of every vertex.
  let rank: [Int]
  /// Segments are numbered so that those of one upper vertex stand together; this is where each
  /// vertex's begin.
  let downStart: [Int]
  /// The lower vertex of every segment.
  let lower: [Int]
  /// The upper vertex of every segment.
  let upper: [Int]
  /// The edge that ends with a segment, or -1 when it leads on to a lane.
  let edge: [Int]
  /// Whether some rank has so many lanes that they stand side by side without gaps.
  let lanesAreCrowded: Bool
  private let laneSource: [Int]
  /// Lanes from this one on are landings.
  private let firstLanding: Int
  /// Where in ``upSegments`` those of each vertex begin.
  let upStart: [Int]
  /// The segments again, those of one lower vertex together, in argument order.
  let upSegments: [Int]

  var vertexCount: Int { rank.count }
  var segmentCount: Int { lower.count }
  func isLane(_ vertex: Int) -> Bool { vertex >= nodeCount }
  /// Lanes that are reached from the margin, and so have no segment above them.
  var landings: Range<Int> { firstLanding..<vertexCount }
  /// Lanes that continue a chain.
  var chainedLanes: Range<Int> { nodeCount..<firstLanding }
  /// Whether any lane carries several edges.
  var hasBranchingLanes: Bool { chainedLanes.contains { down($0).count > 1 } }
  /// Segments that leave a vertex downwards.
  func down(_ vertex: Int) -> Range<Int> { downStart[vertex]..<downStart[vertex + 1] }
  /// Where in ``upSegments`` the segments stand that reach a vertex from above.
  func up(_ vertex: Int) -> Range<Int> { upStart[vertex]..<upStart[vertex + 1] }
  /// The node whose net a vertex belongs to.
  func source(of vertex: Int) -> Int { isLane(vertex) ? laneSource[vertex - nodeCount] : vertex }
  /// The segment that reaches a lane.
  func into(lane: Int) -> Int { upSegments[upStart[lane]] }

  /// - Parameter copies: how often at most a segment into a lane stands beside itself, once for every
  ///   edge that it carries; so that in an order trunks of many edges cross others less readily.
  ///
  /// Complexity: O(nodes + edges + lanes * copies).
  init(_ ranked: Ranked, copies: Int = 1) {
    let graph = ranked.graph
    self.ranked = ranked
    nodeCount = graph.nodes.count
    var rank = ranked.ranks
    var laneSource: [Int] = []
    var (from, to, ending): ([Int], [Int], [Int]) = ([], [], [])
    from.reserveCapacity(graph.edges.count)
    to.reserveCapacity(graph.edges.count)
    ending.reserveCapacity(graph.edges.count)
    let adjacency = ranked.adjacency
    func skipped(_ edge: Int) -> Int {
      ranked.ranks[graph.edges[edge].to] - ranked.ranks[graph.edges[edge].from] - 1
    }
    let longest = Self.longestChain(
      (0..<nodeCount).map { adjacency.outgoing($0).map(skipped).max() ?? 0 },
      limit: max(60_000, 10 * (nodeCount + graph.edges.count)))
    func isFar(_ edge: Int) -> Bool { skipped(edge) > longest }
    for node in 0..<nodeCount {
      let edges = adjacency.outgoing(node)
      var chain = 0
      for edge in edges where !isFar(edge) { chain = max(chain, skipped(edge)) }
      let firstLane = rank.count
      let carried = copies == 1 ? nil : Self.edgesCarried(edges.lazy.map(skipped), steps: chain)
      for step in 0..<chain {
        for _ in 0..<min(copies, carried?[step] ?? 1) {
          from.append(step == 0 ? node : rank.count - 1)
          to.append(rank.count)
          ending.append(-1)
        }
        rank.append(ranked.ranks[node] + 1 + step)
        laneSource.append(node)
      }
      for edge in edges where !isFar(edge) {
        from.append(skipped(edge) == 0 ? node : firstLane + skipped(edge) - 1)
        to.append(graph.edges[edge].to)
        ending.append(edge)
      }
    }
    firstLanding = rank.count
    for node in 0..<nodeCount {
      // One landing for all of a source's far edges that end on one rank.
      var landingAbove: [Int: Int] = [:]
      for edge in adjacency.outgoing(node) where isFar(edge) {
        let target = graph.edges[edge].to
        let level = ranked.ranks[target] - 1
        if landingAbove[level] == nil {
          landingAbove[level] = rank.count
          rank.append(level)
          laneSource.append(node)
        }
        from.append(landingAbove[level]!)
        to.append(target)
        ending.append(edge)
      }
    }
    self.rank = rank
    self.laneSource = laneSource
    var lanes = [Int](repeating: 0, count: ranked.rankCount)
    for lane in nodeCount..<rank.count { lanes[rank[lane]] += 1 }
    lanesAreCrowded = lanes.contains { $0 > Self.mostLanesApart }
    let (downStart, byUpper) = Adjacency.group(from, into: rank.count)
    self.downStart = downStart
    upper = byUpper.map { from[$0] }
    let (lower, edge) = (byUpper.map { to[$0] }, byUpper.map { ending[$0] })
    self.lower = lower
    self.edge = edge
    // Argument order: edges that enter one node keep the order they have in the graph.
    let (edgeStart, byEdge) = Adjacency.group(edge.map { $0 + 1 }, into: graph.edges.count + 1)
    _ = edgeStart
    let (upStart, byLower) = Adjacency.group(byEdge.map { lower[$0] }, into: rank.count)
    self.upStart = upStart
    upSegments = byLower.map { byEdge[$0] }
  }

  /// More lanes on one rank than a screen has columns for, gaps included.
  private static let mostLanesApart = 100

  /// How many of some edges of one source pass each step of its chain of lanes.
  private static func edgesCarried(_ skipped: some Sequence<Int>, steps: Int) -> [Int] {
    var carried = [Int](repeating: 0, count: steps)
    for length in skipped where length > 0 && length <= steps { carried[length - 1] += 1 }
    for step in carried.indices.dropLast().reversed() { carried[step] += carried[step + 1] }
    return carried
  }

  /// The length to which chains must be limited so that there are not too many lanes.
  private static func longestChain(_ lengths: [Int], limit: Int) -> Int {
    func lanes(_ longest: Int) -> Int { lengths.reduce(0) { $0 + min($1, longest) } }
    var (fits, fails) = (2, (lengths.max() ?? 0) + 1)
    if lanes(fails) <= limit { return fails }
    while fits + 1 < fails {
      let middle = (fits + fails) / 2
      if lanes(middle) <= limit { fits = middle } else { fails = middle }
    }
    return fits
  }
}
