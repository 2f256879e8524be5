/// The rows of a growing layout, one a rank, with the nodes and lanes on them.
struct GrowingRows: Sendable {
  /// A node or a lane.
  private struct Vertex {
    var rank: Int
    var axis: Int
    var width: Int
    /// The node whose net it belongs to: itself, if it is one.
    var source: Int
    var isLane: Bool
    /// Its net's way through the channel below, rows counted from the channel's first.
    var way = Channel.Way(row: 0)
  }

  private(set) var layout = Layout(width: 0, height: 0, frames: [], routes: [])
  private var graph = Graph(nodes: [], edges: [])
  private let spacing: Int
  private let rankSpacing: Int
  private var vertices: [Vertex] = []
  private var vertexOf: [Int] = []
  /// The lanes of every node's net, from the rank below it down.
  private var lanes: [[Int]] = []
  private var outgoing: [[Int]] = []
  private var incoming: [[Int]] = []
  /// The column in which each edge arrives.
  private var port: [Int] = []
  /// The vertices of each rank from left to right.
  private var rows: [[Int]] = []
  private var heights: [Int] = []
  private var tops: [Int] = []
  private var tracks: [Int] = []
  /// The rightmost dogleg of each channel.
  private var doglegs: [Int] = []
  private var touched: Set<Int> = []

  /// Begins with the layout that the pipeline makes.
  init(_ graph: Graph, options: LayoutOptions) {
    let scaled = options.direction == .down ? options : options.turned
    spacing = scaled.nodeSpacing
    rankSpacing = scaled.rankSpacing
    var offset = 0
    for node in graph.nodes { append(node) }
    for edge in graph.edges { append(edge) }
    for part in Components.split(graph) {
      guard
        let positioned = try? Pipeline.position(part.graph, options: scaled, within: .unlimited)
      else { preconditionFailure("nothing cancels a layout without a budget") }
      let layered = positioned.ordered.layered
      var right = 0
      for rank in 0..<positioned.ordered.rankCount {
        if rank == rows.count { openRow() }
        for place in positioned.ordered.rank(rank) where !layered.landings.contains(place) {
          let source = part.nodes[layered.source(of: place)]
          let isLane = layered.isLane(place)
          let vertex = isLane ? vertices.count : vertexOf[source]
          if isLane {
            vertices.append(Vertex(rank: 0, axis: 0, width: 1, source: source, isLane: true))
            lanes[source].append(vertex)
          }
          vertices[vertex].rank = rank
          vertices[vertex].axis = positioned.axis[place] + offset
          vertices[vertex].width = positioned.width[place]
          rows[rank].append(vertex)
          right = max(
            right, positioned.axis[place] + Positioned.rightExtent(positioned.width[place]))
        }
      }
      offset += right + 1 + spacing
    }
    // Edges that the pipeline leads along the margin get lanes here.
    for edge in graph.edges.indices { reach(edge) }
    touched = Set(rows.indices)
    settle()
  }

  // MARK: What is added

  /// Adds nodes, numbered on, and edges; false when an edge runs against the ranks.
  mutating func add(_ added: Graph) -> Bool {
    let (firstNode, firstEdge) = (graph.nodes.count, graph.edges.count)
    for node in added.nodes { append(node) }
    for edge in added.edges { append(edge) }
    guard let ranks = ranks(from: firstNode) else { return false }
    for (edge, index) in zip(added.edges, firstEdge...) where edge.to < firstNode {
      let above = edge.from < firstNode ? rank(edge.from) : ranks[edge.from - firstNode]
      if above >= rank(edge.to) { return false }
      touched.insert(rank(edge.to))
      widen(graph.edges[index].to)
    }
    for node in (firstNode..<graph.nodes.count).sorted(by: { a, b in
      (ranks[a - firstNode], a) < (ranks[b - firstNode], b)
    }) {
      place(node, on: ranks[node - firstNode])
    }
    for edge in firstEdge..<graph.edges.count { reach(edge) }
    settle()
    return true
  }

  mutating func resize(_ node: Int, to size: Graph.Node) {
    graph.nodes[node] = size
    widen(node)
    touched.insert(rank(node))
    settle()
  }

  private func rank(_ node: Int) -> Int { vertices[vertexOf[node]].rank }

  private mutating func append(_ node: Graph.Node) {
    vertexOf.append(vertices.count)
    vertices.append(
      Vertex(rank: -1, axis: 0, width: node.width, source: graph.nodes.count, isLane: false))
    graph.nodes.append(node)
    lanes.append([])
    outgoing.append([])
    incoming.append([])
    layout.frames.append(Frame(x: 0, y: 0, width: 0, height: 0))
  }

  private mutating func append(_ edge: Graph.Edge) {
    outgoing[edge.from].append(graph.edges.count)
    incoming[edge.to].append(graph.edges.count)
    graph.edges.append(edge)
    port.append(0)
    layout.routes.append(Route(points: []))
  }

  private mutating func openRow() {
    rows.append([])
    heights.append(0)
    tops.append(0)
    tracks.append(0)
    doglegs.append(0)
  }

  /// The ranks of new nodes: directly above what they lead to, else directly below their inputs,
  /// and the last rank for a leaf that nothing uses yet. Nil when there is no such rank.
  private func ranks(from first: Int) -> [Int]? {
    var earliest = [Int](repeating: 0, count: graph.nodes.count - first)
    var missing = [Int](repeating: 0, count: earliest.count)
    for node in first..<graph.nodes.count {
      for edge in incoming[node] {
        let source = graph.edges[edge].from
        if source >= first {
          missing[node - first] += 1
        } else {
          earliest[node - first] = max(earliest[node - first], rank(source) + 1)
        }
      }
    }
    var order = (first..<graph.nodes.count).filter { missing[$0 - first] == 0 }
    var next = 0
    while next < order.count {
      let node = order[next]
      next += 1
      for edge in outgoing[node] where graph.edges[edge].to >= first {
        let target = graph.edges[edge].to - first
        earliest[target] = max(earliest[target], earliest[node - first] + 1)
        missing[target] -= 1
        if missing[target] == 0 { order.append(target + first) }
      }
    }
    var ranks = earliest
    for node in order.reversed() {
      var latest: Int?
      for edge in outgoing[node] {
        let target = graph.edges[edge].to
        let limit = (target < first ? rank(target) : ranks[target - first]) - 1
        latest = min(latest ?? limit, limit)
      }
      let isLeaf = incoming[node].isEmpty
      ranks[node - first] = latest ?? (isLeaf ? max(0, rows.count - 1) : earliest[node - first])
      if ranks[node - first] < earliest[node - first] { return nil }
    }
    return ranks
  }

  // MARK: Rows

  private mutating func place(_ node: Int, on rank: Int) {
    while rows.count <= rank { openRow() }
    let vertex = vertexOf[node]
    vertices[vertex].rank = rank
    vertices[vertex].width = Positioned.width(graph.nodes[node], entering: incoming[node].count)
    // By the middle one of its inputs, or of what it leads to; else by the newest node.
    let inputs = axes(incoming[node].map { graph.edges[$0].from })
    let outputs = axes(outgoing[node].map { graph.edges[$0].to })
    let joined = inputs.isEmpty ? outputs : inputs
    let newest = rows[rank].filter { !vertices[$0].isLane }.max()
    let column =
      joined.isEmpty
      ? newest.map { vertices[$0].axis } ?? 0 : joined[(joined.count - 1) / 2]
    insert(vertex, from: inputs, near: column)
  }

  /// The columns of those nodes that have a place, from left to right.
  private func axes(_ nodes: [Int]) -> [Int] {
    nodes.filter { rank($0) >= 0 }.map { vertices[vertexOf[$0]].axis }.sorted()
  }

  /// Lengthens the source's lanes to the rank above an edge's target.
  private mutating func reach(_ edge: Int) {
    let (source, target) = (graph.edges[edge].from, graph.edges[edge].to)
    let first = rank(source) + 1
    while first + lanes[source].count < rank(target) {
      let above = lanes[source].last ?? vertexOf[source]
      let lane = vertices.count
      vertices.append(
        Vertex(
          rank: first + lanes[source].count, axis: 0, width: 1, source: source, isLane: true))
      lanes[source].append(lane)
      insert(lane, from: [vertices[above].axis], near: vertices[above].axis)
      touched.insert(vertices[above].rank)
    }
    touched.insert(rank(target))
    touched.insert(rank(target) - 1)
  }

  private func separation(_ left: Int, _ right: Int) -> Int {
    let (a, b) = (vertices[left], vertices[right])
    return Positioned.separation(
      a.width, b.width, isLane: a.isLane || b.isLane, spacing: spacing)
  }

  /// Puts a vertex on its row where its segments from above cross the fewest others, and of such
  /// places in the one next to a column.
  private mutating func insert(_ vertex: Int, from above: [Int], near column: Int) {
    let row = rows[vertices[vertex].rank]
    // Crossings when it stands leftmost, then what each step to the right changes.
    var cost = 0
    var steps = [Int](repeating: 0, count: row.count)
    for (index, other) in row.enumerated() {
      for end in uppers(other) {
        for own in above {
          if end < own { cost += 1 }
          steps[index] += end < own ? -1 : end > own ? 1 : 0
        }
      }
    }
    var (best, least, distance) = (0, Int.max, 0)
    for place in 0...row.count {
      if place > 0 { cost += steps[place - 1] }
      let away = self.distance(of: column, from: place, in: row)
      if cost < least || cost == least && away < distance {
        (best, least, distance) = (place, cost, away)
      }
    }
    insert(vertex, at: best, near: column)
  }

  /// How far a column lies outside of the gap before a place of a row.
  private func distance(of column: Int, from place: Int, in row: [Int]) -> Int {
    if place > 0, column < vertices[row[place - 1]].axis {
      return vertices[row[place - 1]].axis - column
    }
    if place < row.count, column >= vertices[row[place]].axis {
      return column - vertices[row[place]].axis + 1
    }
    return 0
  }

  /// The columns from which segments lead down to a vertex.
  private func uppers(_ vertex: Int) -> [Int] {
    let source = vertices[vertex].source
    if vertices[vertex].isLane {
      let index = vertices[vertex].rank - rank(source) - 1
      return [vertices[index == 0 ? vertexOf[source] : lanes[source][index - 1]].axis]
    }
    return incoming[source].compactMap { edge in
      let from = graph.edges[edge].from
      // What is added at the same time may not be in place yet.
      guard rank(from) >= 0, lanes[from].count >= rank(source) - rank(from) - 1 else { return nil }
      return vertices[above(edge)].axis
    }
  }

  private mutating func insert(_ vertex: Int, at place: Int, near column: Int) {
    let rank = vertices[vertex].rank
    let left =
      place > 0
      ? vertices[rows[rank][place - 1]].axis + separation(rows[rank][place - 1], vertex)
      : Positioned.leftExtent(vertices[vertex].width)
    var axis = max(left, column)
    if place < rows[rank].count {
      let next = rows[rank][place]
      axis = max(left, min(axis, vertices[next].axis - separation(vertex, next)))
    }
    vertices[vertex].axis = axis
    rows[rank].insert(vertex, at: place)
    touched.insert(rank)
    makeRoom(on: rank, from: place)
  }

  /// Moves what stands too near to the right.
  private mutating func makeRoom(on rank: Int, from place: Int) {
    for index in rows[rank].indices.dropFirst(place + 1) {
      let (left, right) = (rows[rank][index - 1], rows[rank][index])
      let least = vertices[left].axis + separation(left, right)
      if vertices[right].axis >= least { return }
      vertices[right].axis = least
    }
  }

  /// Makes a node as wide as it must be now.
  private mutating func widen(_ node: Int) {
    let vertex = vertexOf[node]
    let rank = vertices[vertex].rank
    vertices[vertex].width = Positioned.width(graph.nodes[node], entering: incoming[node].count)
    guard let place = rows[rank].firstIndex(of: vertex) else { return }
    let left =
      place > 0
      ? vertices[rows[rank][place - 1]].axis + separation(rows[rank][place - 1], vertex)
      : Positioned.leftExtent(vertices[vertex].width)
    vertices[vertex].axis = max(vertices[vertex].axis, left)
    makeRoom(on: rank, from: place)
  }

  // MARK: Routes

  /// The vertex from which an edge goes down to its target.
  private func above(_ edge: Int) -> Int {
    let (source, target) = (graph.edges[edge].from, graph.edges[edge].to)
    let skipped = rank(target) - rank(source) - 1
    return skipped == 0 ? vertexOf[source] : lanes[source][skipped - 1]
  }

  /// Brings ports, channels, frames and routes up to date with the rows that were touched.
  private mutating func settle() {
    var channels: Set<Int> = []
    for row in touched {
      channels.formUnion([row - 1, row])
      heights[row] =
        rows[row].map { vertices[$0].isLane ? 1 : graph.nodes[vertices[$0].source].height }.max()
        ?? 0
      for arrivals in [row, row + 1] where arrivals < rows.count {
        for vertex in rows[arrivals] where !vertices[vertex].isLane { arrangePorts(vertex) }
      }
    }
    touched = []
    channels = channels.filter { rows.indices.contains($0) }
    for channel in channels { route(channel) }
    let before = tops
    var y = 0
    for row in rows.indices {
      tops[row] = y
      y += heights[row] + (row + 1 < rows.count ? max(rankSpacing, tracks[row]) : 0)
    }
    for node in graph.nodes.indices { layout.frames[node] = frame(node) }
    // Edges of a net that goes through a channel are drawn anew if they reach as far down as that.
    var stale: [Int: Int] = [:]
    for channel in channels {
      for vertex in rows[channel] {
        let source = vertices[vertex].source
        stale[source] = min(stale[source] ?? channel, channel)
      }
    }
    for (source, channel) in stale {
      draw(outgoing[source].filter { rank(graph.edges[$0].to) > channel }, of: source)
    }
    for edge in graph.edges.indices {
      let (source, target) = (graph.edges[edge].from, graph.edges[edge].to)
      if let channel = stale[source], rank(target) > channel { continue }
      let top = rank(source)
      if tops[top] != before[top] {
        for corner in layout.routes[edge].points.indices {
          layout.routes[edge].points[corner].y += tops[top] - before[top]
        }
      }
    }
    layout.height = y
    layout.width = doglegs.max() ?? 0
    for row in rows {
      if let last = row.last {
        layout.width = max(
          layout.width, vertices[last].axis + Positioned.rightExtent(vertices[last].width) + 1)
      }
    }
  }

  private mutating func arrangePorts(_ vertex: Int) {
    let edges = incoming[vertices[vertex].source]
    let columns = Ports.columns(
      from: edges.map { vertices[above($0)].axis }, around: vertices[vertex].axis,
      width: vertices[vertex].width)
    for (edge, column) in zip(edges, columns) { port[edge] = column }
  }

  private mutating func route(_ channel: Int) {
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

  private func frame(_ node: Int) -> Frame {
    let vertex = vertices[vertexOf[node]]
    let height = graph.nodes[node].height
    return Frame(
      x: vertex.axis - Positioned.leftExtent(vertex.width),
      y: tops[vertex.rank] + (heights[vertex.rank] - height) / 2, width: vertex.width,
      height: height)
  }

  /// Draws edges of one source anew, walking down its trunk once.
  private mutating func draw(_ edges: [Int], of source: Int) {
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
  private func pass(from upper: Int, to column: Int, along points: inout [Point]) {
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
  private static func extend(_ points: inout [Point], to point: Point) {
    if points.last == point { return }
    if points.count >= 2 {
      let (a, b) = (points[points.count - 2], points[points.count - 1])
      if a.x == b.x && b.x == point.x || a.y == b.y && b.y == point.y { points.removeLast() }
    }
    points.append(point)
  }
}
