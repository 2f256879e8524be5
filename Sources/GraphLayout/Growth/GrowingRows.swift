/// The rows of a growing layout, one a rank, with the nodes and lanes on them.
struct GrowingRows: Sendable {
  /// A node or a lane.
  struct Vertex {
    var rank: Int
    var axis: Int
    var width: Int
    /// The node whose net it belongs to: itself, if it is one.
    var source: Int
    var isLane: Bool
    /// Its net's way through the channel below, rows counted from the channel's first.
    var way = Channel.Way(row: 0)
  }

  var layout = Layout(width: 0, height: 0, frames: [], routes: [])
  var graph = Graph(nodes: [], edges: [])
  let spacing: Int
  let rankSpacing: Int
  /// Whether lanes stand side by side without gaps; see ``Layered/lanesAreCrowded``.
  private(set) var lanesAreCrowded = false
  var vertices: [Vertex] = []
  var vertexOf: [Int] = []
  /// The lanes of every node's net, from the rank below it down.
  var lanes: [[Int]] = []
  var outgoing: [[Int]] = []
  var incoming: [[Int]] = []
  /// The column in which each edge arrives.
  var port: [Int] = []
  /// The vertices of each rank from left to right.
  var rows: [[Int]] = []
  var heights: [Int] = []
  var tops: [Int] = []
  var tracks: [Int] = []
  /// The rightmost dogleg of each channel.
  var doglegs: [Int] = []
  var touched: Set<Int> = []

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
      lanesAreCrowded = lanesAreCrowded || layered.lanesAreCrowded
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

  func rank(_ node: Int) -> Int { vertices[vertexOf[node]].rank }

  mutating func append(_ node: Graph.Node) {
    vertexOf.append(vertices.count)
    vertices.append(
      Vertex(rank: -1, axis: 0, width: node.width, source: graph.nodes.count, isLane: false))
    graph.nodes.append(node)
    lanes.append([])
    outgoing.append([])
    incoming.append([])
    layout.frames.append(Frame(x: 0, y: 0, width: 0, height: 0))
  }

  mutating func append(_ edge: Graph.Edge) {
    outgoing[edge.from].append(graph.edges.count)
    incoming[edge.to].append(graph.edges.count)
    graph.edges.append(edge)
    port.append(0)
    layout.routes.append(Route(points: []))
  }

  mutating func openRow() {
    rows.append([])
    heights.append(0)
    tops.append(0)
    tracks.append(0)
    doglegs.append(0)
  }

  mutating func closeLastRow() {
    rows.removeLast()
    heights.removeLast()
    tops.removeLast()
    tracks.removeLast()
    doglegs.removeLast()
    touched.remove(rows.count)
  }

  /// Brings ports, channels, frames and routes up to date with the rows that were touched.
  mutating func settle() {
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
}
