/// How nets get through the channels between rows.
extension GrowingRows {
  /// The vertex from which an edge goes down to its target.
  func above(_ edge: Int) -> Int {
    let (source, target) = (graph.edges[edge].from, graph.edges[edge].to)
    let skipped = rank(target) - rank(source) - 1
    return skipped == 0 ? vertexOf[source] : lanes[source][skipped - 1]
  }

  mutating func arrangePorts(_ vertex: Int) {
    let edges = incoming[vertices[vertex].source]
    let columns = Ports.columns(
      from: edges.map { vertices[above($0)].axis }, around: vertices[vertex].axis,
      width: vertices[vertex].width)
    for (edge, column) in zip(edges, columns) { port[edge] = column }
  }

  mutating func route(_ channel: Int) {
    var nets: [Channel.Net] = []
    var bent: [Int] = []
    var straight: [Int] = []
    for vertex in rows[channel] {
      let source = vertices[vertex].source
      var bottoms = outgoing[source].filter { rank(graph.edges[$0].to) == channel + 1 }.map {
        port[$0]
      }
      let next = channel - rank(source)
      if next < lanes[source].count { bottoms.append(vertices[lanes[source][next]].axis) }
      vertices[vertex].way = Channel.Way(row: 0)
      if bottoms.allSatisfy({ $0 == vertices[vertex].axis }) {
        if !bottoms.isEmpty { straight.append(vertices[vertex].axis) }
      } else {
        nets.append(Channel.Net(top: vertices[vertex].axis, bottoms: bottoms))
        bent.append(vertex)
      }
    }
    let routed = Channel(nets, straight: straight)
    tracks[channel] = routed.trackCount
    doglegs[channel] = 0
    let first = (max(rankSpacing, routed.trackCount) - routed.trackCount) / 2
    for (vertex, way) in zip(bent, routed.ways) {
      vertices[vertex].way = Channel.Way(
        row: first + way.row, dogleg: way.dogleg.map { ($0.column, first + $0.row) })
      if let dogleg = way.dogleg { doglegs[channel] = max(doglegs[channel], dogleg.column + 1) }
    }
  }

  func frame(_ node: Int) -> Frame {
    let vertex = vertices[vertexOf[node]]
    let height = graph.nodes[node].height
    return Frame(
      x: vertex.axis - Positioned.leftExtent(vertex.width),
      y: tops[vertex.rank] + (heights[vertex.rank] - height) / 2, width: vertex.width,
      height: height)
  }

  /// Draws edges of one source anew, walking down its trunk once.
  mutating func draw(_ edges: [Int], of source: Int) {
    let edges = edges.sorted { self.rank(graph.edges[$0].to) < self.rank(graph.edges[$1].to) }
    let frame = layout.frames[source]
    var trunk = [Point(x: vertices[vertexOf[source]].axis, y: frame.y + frame.height - 1)]
    var rank = self.rank(source)
    var upper = vertexOf[source]
    for edge in edges {
      let target = graph.edges[edge].to
      while rank + 1 < self.rank(target) {
        let lane = lanes[source][rank - self.rank(source)]
        pass(from: upper, to: vertices[lane].axis, along: &trunk)
        (upper, rank) = (lane, rank + 1)
      }
      var points = trunk
      pass(from: upper, to: port[edge], along: &points)
      Self.extend(&points, to: Point(x: port[edge], y: layout.frames[target].y))
      layout.routes[edge] = Route(points: points)
    }
  }

  /// Goes through the channel below a vertex, to a column.
  func pass(from upper: Int, to column: Int, along points: inout [Point]) {
    let vertex = vertices[upper]
    let channel = tops[vertex.rank] + heights[vertex.rank]
    let row = channel + vertex.way.row
    if let dogleg = vertex.way.dogleg {
      Self.extend(&points, to: Point(x: vertex.axis, y: row))
      Self.extend(&points, to: Point(x: dogleg.column, y: row))
      Self.extend(&points, to: Point(x: dogleg.column, y: channel + dogleg.row))
      Self.extend(&points, to: Point(x: column, y: channel + dogleg.row))
    } else if vertex.axis != column {
      Self.extend(&points, to: Point(x: vertex.axis, y: row))
      Self.extend(&points, to: Point(x: column, y: row))
    }
  }

  /// Adds a point, without corners on a straight line.
  static func extend(_ points: inout [Point], to point: Point) {
    if points.last == point { return }
    if points.count >= 2 {
      let (a, b) = (points[points.count - 2], points[points.count - 1])
      if a.x == b.x && b.x == point.x || a.y == b.y && b.y == point.y { points.removeLast() }
    }
    points.append(point)
  }
}
