import GraphLayout

/// What it costs to change a graph that is laid out, and how much its picture changes.
enum GrowthMeasurement {
  /// The graph made anew node by node: the share of pairs of a rank that changed sides, and the
  /// cells that a node moved by on average, each time a node was added.
  static func replay(_ graph: Graph, _ options: LayoutOptions) -> String {
    let start = Clock.processor()
    let replay = GrowthReplay(graph, options: options)
    let seconds = Clock.processor() - start
    return "{\"nodes\":\(graph.nodes.count),\"pairs\":\(replay.pairs),"
      + "\"swapped\":\(replay.swapped),\"swapped_share\":\(replay.swappedShare),"
      + "\"displacement\":\(replay.meanDisplacement),\"seconds\":\(seconds)}"
  }

  /// Edits near the top, in the middle and at the bottom: a leaf and two operators more, then two
  /// nodes less; the processor time of each.
  static func edits(_ graph: Graph, _ options: LayoutOptions) -> String {
    let box = Graph.Node(width: 9, height: 3)
    var rows: [String] = []
    for place in [0.0, 0.25, 0.5, 0.75, 1.0] where graph.nodes.count > 3 {
      var growing = GrowingLayout(graph, options: options)
      let count = graph.nodes.count
      let node = Int(place * Double(count - 1))
      let adding = time {
        growing.add(
          nodes: [box, box, box],
          edges: [(node, count + 1), (count, count + 1), (count + 1, count + 2)].map {
            Graph.Edge(from: $0.0, to: $0.1)
          })
      }
      let removing = time { growing.remove(nodes: [node, min(node + 1, count - 1)]) }
      rows.append("{\"node\":\(node),\"add_3\":\(adding),\"remove_2\":\(removing)}")
    }
    return "[\(rows.joined(separator: ","))]"
  }

  private static func time(_ work: () -> Void) -> Double {
    let start = Clock.processor()
    work()
    return Clock.processor() - start
  }
}
