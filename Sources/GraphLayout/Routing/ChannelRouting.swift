/// Draws a positioned graph: rows for ranks and tracks, then a polyline for every edge.
enum ChannelRouting {
  static func route(_ positioned: Positioned, rankSpacing: Int) -> Layout {
    let ordered = positioned.ordered
    let layered = ordered.layered
    let graph = layered.ranked.graph
    let ports = Ports.columns(positioned)

    var wayOf = [Channel.Way](repeating: Channel.Way(row: 0), count: layered.vertexCount)
    var top: [Int] = []
    var bottom: [Int] = []
    var y = 0
    for index in 0..<ordered.rankCount {
      let rank = ordered.rank(index)
      let tallest = rank.map { layered.isLane($0) ? 1 : graph.nodes[$0].height }.max() ?? 0
      top.append(y)
      y += tallest
      bottom.append(y - 1)
      let upper = rank.filter { !layered.down($0).isEmpty }
      let channel = Channel(
        upper.map { vertex in (positioned.axis[vertex], layered.down(vertex).map { ports[$0] }) })
      let space = max(rankSpacing, channel.trackCount)
      let first = y + (space - channel.trackCount) / 2
      for (vertex, way) in zip(upper, channel.ways) {
        wayOf[vertex] = Channel.Way(
          row: first + way.row, dogleg: way.dogleg.map { ($0.column, first + $0.row) })
      }
      y += space
    }

    let frames = graph.nodes.indices.map { node in
      let rank = layered.rank[node]
      let height = graph.nodes[node].height
      let slack = bottom[rank] - top[rank] + 1 - height
      return Frame(
        x: positioned.left(node), y: top[rank] + slack / 2, width: positioned.width[node],
        height: height)
    }

    var routes = [Route](repeating: Route(points: []), count: graph.edges.count)
    for (index, edge) in layered.edge.enumerated() where edge >= 0 {
      let target = frames[layered.lower[index]]
      // Backwards along the chain of lanes up to the source.
      var points = [Point(x: ports[index], y: target.y)]
      var (upper, column) = (layered.upper[index], ports[index])
      while true {
        let axis = positioned.axis[upper]
        let way = wayOf[upper]
        if axis != column || way.dogleg != nil && !layered.down(upper).isEmpty {
          var row = way.row
          if let dogleg = way.dogleg {
            points.append(Point(x: column, y: dogleg.row))
            points.append(Point(x: dogleg.column, y: dogleg.row))
            column = dogleg.column
          }
          points.append(Point(x: column, y: row))
          points.append(Point(x: axis, y: row))
          row = way.row
        }
        column = axis
        guard layered.isLane(upper) else { break }
        upper = layered.upper[layered.into(lane: upper)]
      }
      let source = frames[upper]
      points.append(Point(x: column, y: source.y + source.height - 1))
      routes[edge] = Route(points: simplified(points.reversed()))
    }
    let width = frames.map { $0.x + $0.width }.max() ?? 0
    let reach = routes.flatMap { $0.points.map { $0.x + 1 } }.max() ?? 0
    let height = frames.map { $0.y + $0.height }.max() ?? 0
    return Layout(width: max(width, reach), height: height, frames: frames, routes: routes)
  }

  /// Without repeated points and points on a straight line.
  private static func simplified(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    for point in points {
      if kept.last == point { continue }
      if kept.count >= 2 {
        let (a, b) = (kept[kept.count - 2], kept[kept.count - 1])
        if a.x == b.x && b.x == point.x || a.y == b.y && b.y == point.y { kept.removeLast() }
      }
      kept.append(point)
    }
    return kept
  }
}
