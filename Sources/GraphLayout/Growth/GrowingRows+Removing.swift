/// What is taken away: the rest keeps its place.
extension GrowingRows {
  /// Removes nodes with their edges, and further edges; what is left is numbered anew in the same
  /// order.
  ///
  /// Complexity: O(nodes + edges), and the routing of the rows around what is removed.
  mutating func remove(nodes: Set<Int>, edges: Set<Int>) {
    var gone = edges
    for node in nodes { gone.formUnion(outgoing[node] + incoming[node]) }
    let keptNodes = graph.nodes.indices.filter { !nodes.contains($0) }
    let keptEdges = graph.edges.indices.filter { !gone.contains($0) }
    for edge in gone {
      let (source, target) = (graph.edges[edge].from, graph.edges[edge].to)
      touched.formUnion([rank(source), rank(target) - 1, rank(target)])
    }
    var removed: Set<Int> = []
    for node in Set(gone.map { graph.edges[$0].from }).union(nodes) {
      // Lanes are needed down to the rank above the last target.
      let last = outgoing[node].filter { !gone.contains($0) }.map { rank(graph.edges[$0].to) }.max()
      let needed = last.map { $0 - rank(node) - 1 } ?? 0
      removed.formUnion(lanes[node].dropFirst(needed))
      lanes[node].removeSubrange(needed...)
    }
    for node in nodes { removed.insert(vertexOf[node]) }
    for vertex in removed { touched.formUnion([vertices[vertex].rank - 1, vertices[vertex].rank]) }
    touched = touched.filter { rows.indices.contains($0) }
    for row in touched { rows[row].removeAll { removed.contains($0) } }
    number(vertices: vertices.indices.filter { !removed.contains($0) })
    let lightened = Set(gone.map { graph.edges[$0].to })
    number(nodes: keptNodes, edges: keptEdges)
    for (node, old) in keptNodes.enumerated() where lightened.contains(old) { widen(node) }
    while rows.last?.isEmpty == true { closeLastRow() }
    settle()
  }

  /// Keeps some vertices and numbers them anew.
  private mutating func number(vertices kept: [Int]) {
    var number = [Int](repeating: -1, count: vertices.count)
    for (new, old) in kept.enumerated() { number[old] = new }
    vertices = kept.map { vertices[$0] }
    for row in rows.indices { rows[row] = rows[row].map { number[$0] } }
    for node in lanes.indices { lanes[node] = lanes[node].map { number[$0] } }
    vertexOf = vertexOf.map { number[$0] }
  }

  /// Keeps some nodes and edges and numbers them anew.
  private mutating func number(nodes: [Int], edges: [Int]) {
    var node = [Int](repeating: -1, count: graph.nodes.count)
    for (new, old) in nodes.enumerated() { node[old] = new }
    var edge = [Int](repeating: -1, count: graph.edges.count)
    for (new, old) in edges.enumerated() { edge[old] = new }
    graph = Graph(
      nodes: nodes.map { graph.nodes[$0] },
      edges: edges.map {
        Graph.Edge(from: node[graph.edges[$0].from], to: node[graph.edges[$0].to])
      })
    vertexOf = nodes.map { vertexOf[$0] }
    lanes = nodes.map { lanes[$0] }
    for vertex in vertices.indices { vertices[vertex].source = node[vertices[vertex].source] }
    outgoing = nodes.map { outgoing[$0].compactMap { edge[$0] < 0 ? nil : edge[$0] } }
    incoming = nodes.map { incoming[$0].compactMap { edge[$0] < 0 ? nil : edge[$0] } }
    port = edges.map { port[$0] }
    layout.frames = nodes.map { layout.frames[$0] }
    layout.routes = edges.map { layout.routes[$0] }
  }
}
