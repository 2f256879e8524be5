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
    let roots = roots(of: graph)
    if roots.allSatisfy({ $0 == 0 }) {
      let (nodes, edges) = (Array(graph.nodes.indices), Array(graph.edges.indices))
      return nodes.isEmpty ? [] : [Part(graph: graph, nodes: nodes, edges: edges)]
    }
    var parts: [Part] = []
    var partOf = [Int](repeating: 0, count: graph.nodes.count)
    var nameIn = [Int](repeating: 0, count: graph.nodes.count)
    for node in graph.nodes.indices {
      let root = roots[node]
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

  /// The first node of the component that each node belongs to.
  private static func roots(of graph: Graph) -> [Int] {
    var parent = Array(graph.nodes.indices)
    // Parents have smaller numbers than their children.
    for edge in graph.edges {
      var (a, b) = (edge.from, edge.to)
      while parent[a] != parent[b] {
        if parent[a] < parent[b] { swap(&a, &b) }
        let next = parent[a]
        parent[a] = parent[b]
        if next == a { break }
        a = next
      }
    }
    for node in parent.indices { parent[node] = parent[parent[node]] }
    return parent
  }

  /// Sets the parts' layouts beside each other, and below where the picture would get too wide.
  ///
  /// Parts stand on shelves in the order of their first nodes, on as many shelves as make the
  /// picture about twice as wide as high; a cell is twice as high as wide.
  static func pack(
    _ layouts: [Layout], of parts: [Part], graph: Graph, spacing: Int
  ) -> Layout {
    if layouts.count == 1 { return layouts[0] }
    var frames = [Frame](
      repeating: Frame(x: 0, y: 0, width: 0, height: 0), count: graph.nodes.count)
    var routes = [Route](repeating: Route(points: []), count: graph.edges.count)
    let area = layouts.reduce(0) { $0 + ($1.width + spacing) * ($1.height + 1) }
    let shelf = max(layouts.map(\.width).max() ?? 0, Int((4 * Double(area)).squareRoot()), 100)
    var (x, y, width, height) = (0, 0, 0, 0)
    for (layout, part) in zip(layouts, parts) {
      if x > 0 && x + layout.width > shelf { (x, y) = (0, height + 1) }
      for (frame, node) in zip(layout.frames, part.nodes) {
        frames[node] = Frame(
          x: frame.x + x, y: frame.y + y, width: frame.width, height: frame.height)
      }
      for (route, edge) in zip(layout.routes, part.edges) {
        routes[edge] = Route(points: route.points.map { Point(x: $0.x + x, y: $0.y + y) })
      }
      width = max(width, x + layout.width)
      height = max(height, y + layout.height)
      x += layout.width + spacing
    }
    return Layout(width: width, height: height, frames: frames, routes: routes)
  }
}
