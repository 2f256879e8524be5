/// Pairs of edges that change sides between two ranks: how Graphviz counts crossings.
///
/// Edges count one by one even where they share a trunk, and only the order of nodes and trunks on
/// each rank matters, not how the lines between them run.
enum Inversions {
  /// A stretch of one or several edges of one source from a rank to the next.
  private struct Stretch {
    var upper: Int
    var lower: Int
    var edges: Int
  }

  /// Counts them in a downward layout; components of the graph do not count against each other.
  ///
  /// Complexity: O(lanes * log(lanes)).
  static func count(in layout: Layout, of graph: Graph) -> Int {
    let frames = layout.frames + layout.stubs.map(\.frame)
    let drawn = Graph(
      nodes: frames.map { Graph.Node(width: $0.width, height: $0.height) },
      edges: zip(layout.origins(of: graph), graph.edges).map { Graph.Edge(from: $0, to: $1.to) })
    return Components.split(drawn).reduce(0) { sum, part in
      sum
        + count(
          frames: part.nodes.map { frames[$0] },
          routes: part.edges.map { layout.routes[$0] }, graph: part.graph)
    }
  }

  private static func count(frames: [Frame], routes: [Route], graph: Graph) -> Int {
    let (rank, tops) = ranks(of: frames)
    let adjacency = Adjacency(graph)
    var channels = [[Stretch]](repeating: [], count: tops.count)
    for source in graph.nodes.indices {
      let edges = adjacency.outgoing(source).sorted {
        rank[graph.edges[$0].to] < rank[graph.edges[$1].to]
      }
      guard let longest = edges.last else { continue }
      // All edges of a source run along its longest one until their last channel.
      let trunk = routes[longest].points
      var column = frames[source].x
      var (passed, corner) = (0, 0)
      for channel in rank[source]..<rank[graph.edges[longest].to] {
        while passed < edges.count, rank[graph.edges[edges[passed]].to] == channel + 1 {
          let target = frames[graph.edges[edges[passed]].to]
          channels[channel].append(Stretch(upper: column, lower: target.x, edges: 1))
          passed += 1
        }
        if passed == edges.count { break }
        while trunk[corner + 1].y < tops[channel + 1] { corner += 1 }
        let next = trunk[corner + 1].x
        channels[channel].append(
          Stretch(upper: column, lower: next, edges: edges.count - passed))
        column = next
      }
    }
    return channels.reduce(0) { $0 + inversions($1) }
  }

  /// The rank of every node, and the first row of every rank: frames that share rows share a rank.
  private static func ranks(of frames: [Frame]) -> (rank: [Int], tops: [Int]) {
    var rank = [Int](repeating: 0, count: frames.count)
    var tops: [Int] = []
    var end = Int.min
    for node in frames.indices.sorted(by: { frames[$0].y < frames[$1].y }) {
      if frames[node].y >= end { tops.append(frames[node].y) }
      end = max(end, frames[node].y + frames[node].height)
      rank[node] = tops.count - 1
    }
    return (rank, tops)
  }

  private static func inversions(_ stretches: [Stretch]) -> Int {
    let columns = Set(stretches.map(\.lower)).sorted()
    let place = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var tree = FenwickTree(count: columns.count)
    var (sum, seen) = (0, 0)
    let sorted = stretches.sorted { $0.upper < $1.upper }
    var start = 0
    while start < sorted.count {
      // Those that begin in one column do not cross each other.
      var end = start
      while end < sorted.count && sorted[end].upper == sorted[start].upper {
        sum += sorted[end].edges * (seen - tree.sum(below: place[sorted[end].lower]! + 1))
        end += 1
      }
      for stretch in sorted[start..<end] {
        tree.add(stretch.edges, at: place[stretch.lower]!)
        seen += stretch.edges
      }
      start = end
    }
    return sum
  }
}
