/// Draws a positioned graph: rows for ranks and tracks, then a polyline for every edge.
enum ChannelRouting {
  static func route(_ positioned: Positioned, rankSpacing: Int) -> Layout {
    let ordered = positioned.ordered
    let layered = ordered.layered
    let graph = layered.ranked.graph
    let axis = positioned.axis
    let ports = Ports.columns(positioned)

    let margin = Margin(positioned)
    // The way of every vertex's net below it, then that of the margin's nets to their landings.
    var wayOf = [Channel.Way](
      repeating: Channel.Way(row: 0), count: layered.vertexCount + layered.landings.count)
    var top: [Int] = []
    var bottom: [Int] = []
    var y = 0
    var nets: [Channel.Net] = []
    var bent: [Int] = []
    for index in 0..<ordered.rankCount {
      let rank = ordered.rank(index)
      var tallest = 0
      for vertex in rank {
        tallest = max(tallest, layered.isLane(vertex) ? 1 : graph.nodes[vertex].height)
      }
      top.append(y)
      y += tallest
      bottom.append(y - 1)
      nets.removeAll(keepingCapacity: true)
      bent.removeAll(keepingCapacity: true)
      for vertex in rank {
        let segments = layered.down(vertex)
        let column = axis[vertex]
        let aside = margin.column(of: vertex)
        if aside == nil && segments.allSatisfy({ ports[$0] == column }) { continue }
        var bottoms = Array(ports[segments])
        if let aside { bottoms.append(aside) }
        nets.append(Channel.Net(top: column, bottoms: bottoms))
        bent.append(vertex)
      }
      for arrival in margin.arrivals(on: index + 1) {
        let (column, landing) = (arrival.column, axis[arrival.landing])
        nets.append(
          Channel.Net(top: column, bottoms: arrival.isLast ? [landing] : [landing, column]))
        bent.append(layered.vertexCount + arrival.landing - layered.landings.lowerBound)
      }
      let channel = Channel(
        nets,
        straight: rank.filter { !layered.down($0).isEmpty }.map { axis[$0] } + margin.columns)
      let space = max(rankSpacing, channel.trackCount)
      let first = y + (space - channel.trackCount) / 2
      for (vertex, way) in zip(bent, channel.ways) {
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

    let straightAbove = straightRuns(positioned, ways: wayOf)
    var routes = [Route](repeating: Route(points: []), count: graph.edges.count)
    var right = 0
    var points: [Point] = []
    for (segment, edge) in layered.edge.enumerated() where edge >= 0 {
      // Backwards along the chain of lanes up to the source.
      points.removeAll(keepingCapacity: true)
      var upper = layered.upper[segment]
      var column = ports[segment]
      points.append(Point(x: column, y: frames[layered.lower[segment]].y))
      func climb(to axis: Int, by way: Channel.Way) {
        if let dogleg = way.dogleg {
          points.append(Point(x: column, y: dogleg.row))
          points.append(Point(x: dogleg.column, y: dogleg.row))
          points.append(Point(x: dogleg.column, y: way.row))
          points.append(Point(x: axis, y: way.row))
          right = max(right, dogleg.column + 1)
        } else if axis != column {
          points.append(Point(x: column, y: way.row))
          points.append(Point(x: axis, y: way.row))
        }
        column = axis
      }
      while true {
        climb(to: axis[upper], by: wayOf[upper])
        upper = straightAbove[upper]
        if layered.landings.contains(upper) {
          let source = layered.source(of: upper)
          climb(
            to: margin.column(of: source)!,
            by: wayOf[layered.vertexCount + upper - layered.landings.lowerBound])
          upper = source
        } else if layered.isLane(upper) {
          upper = layered.upper[layered.into(lane: upper)]
        } else {
          break
        }
      }
      points.append(Point(x: column, y: frames[upper].y + frames[upper].height - 1))
      routes[edge] = Route(points: simplified(points))
    }
    for frame in frames { right = max(right, frame.x + frame.width) }
    for column in axis { right = max(right, column + 1) }
    for column in margin.columns { right = max(right, column + 1) }
    return Layout(width: right, height: (bottom.last ?? -1) + 1, frames: frames, routes: routes)
  }

  /// For each vertex the uppermost one that its net reaches from it straight upwards, so that an
  /// edge that shares a long trunk need not walk along it.
  private static func straightRuns(_ positioned: Positioned, ways: [Channel.Way]) -> [Int] {
    let layered = positioned.ordered.layered
    var top = Array(0..<layered.vertexCount)
    // Lanes of one source are numbered downwards.
    for lane in layered.chainedLanes {
      let above = layered.upper[layered.into(lane: lane)]
      if positioned.axis[above] == positioned.axis[lane] && ways[above].dogleg == nil {
        top[lane] = top[above]
      }
    }
    return top
  }

  /// Reversed, without repeated points and points on a straight line.
  static func simplified(_ points: [Point]) -> [Point] {
    var kept: [Point] = []
    kept.reserveCapacity(points.count)
    for point in points.reversed() {
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
