/// Connected components: laid out apart, then set beside each other.
enum Components {
  /// A component as a graph of its own.
  struct Part {
    var graph: Graph
    /// What its nodes are called in the whole graph.
    var nodes: [Int]
    /// What its edges are called in the whole graph.
    var edges: [Int]
  }

  /// The components in the order of their first nodes.
  static func split(_ graph: Graph) -> [Part] {
    var parent = Array(graph.nodes.indices)
    func find(_ node: Int) -> Int {
      var root = node
      while parent[root] != root {
        parent[root] = parent[parent[root]]
        root = parent[root]
      }
      return root
    }
    for edge in graph.edges {
      let (a, b) = (find(edge.from), find(edge.to))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    var parts: [Part] = []
    var partOf = [Int](repeating: 0, count: graph.nodes.count)
    var nameIn = [Int](repeating: 0, count: graph.nodes.count)
    for node in graph.nodes.indices {
      let root = find(node)
      if root == node {
        partOf[node] = parts.count
        parts.append(Part(graph: Graph(nodes: [], edges: []), nodes: [], edges: []))
      }
      let part = partOf[root]
      partOf[node] = part
      nameIn[node] = parts[part].nodes.count
      parts[part].nodes.append(node)
      parts[part].graph.nodes.append(graph.nodes[node])
    }
    for (index, edge) in graph.edges.enumerated() {
      let part = partOf[edge.from]
      parts[part].edges.append(index)
      parts[part].graph.edges.append(
        Graph.Edge(from: nameIn[edge.from], to: nameIn[edge.to]))
    }
    return parts
  }

  /// Sets the parts' layouts beside each other.
  static func pack(
    _ layouts: [Layout], of parts: [Part], graph: Graph, spacing: Int
  ) -> Layout {
    var frames = [Frame](
      repeating: Frame(x: 0, y: 0, width: 0, height: 0), count: graph.nodes.count)
    var routes = [Route](repeating: Route(points: []), count: graph.edges.count)
    var x = 0
    for (layout, part) in zip(layouts, parts) {
      for (frame, node) in zip(layout.frames, part.nodes) {
        frames[node] = Frame(x: frame.x + x, y: frame.y, width: frame.width, height: frame.height)
      }
      for (route, edge) in zip(layout.routes, part.edges) {
        routes[edge] = Route(points: route.points.map { Point(x: $0.x + x, y: $0.y) })
      }
      x += layout.width + spacing
    }
    return Layout(
      width: max(0, x - spacing), height: layouts.map(\.height).max() ?? 0, frames: frames,
      routes: routes)
  }
}
