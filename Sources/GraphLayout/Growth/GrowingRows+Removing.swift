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
    let number = Self.numbers(of: kept, in: vertices.count)
    Self.keep(kept, of: &vertices)
    for row in rows.indices { Self.rename(&rows[row], number) }
    for node in lanes.indices { Self.rename(&lanes[node], number) }
    for node in vertexOf.indices { vertexOf[node] = number[vertexOf[node]] }
  }

  /// Keeps some nodes and edges and numbers them anew.
  private mutating func number(nodes: [Int], edges: [Int]) {
    let node = Self.numbers(of: nodes, in: graph.nodes.count)
    let edge = Self.numbers(of: edges, in: graph.edges.count)
    for vertex in vertices.indices { vertices[vertex].source = node[vertices[vertex].source] }
    Self.keep(nodes, of: &graph.nodes)
    Self.keep(nodes, of: &vertexOf)
    Self.keep(nodes, of: &lanes)
    Self.keep(nodes, of: &outgoing)
    Self.keep(nodes, of: &incoming)
    Self.keep(nodes, of: &layout.frames)
    Self.keep(edges, of: &graph.edges)
    Self.keep(edges, of: &port)
    Self.keep(edges, of: &layout.routes)
    for index in graph.edges.indices {
      graph.edges[index].from = node[graph.edges[index].from]
      graph.edges[index].to = node[graph.edges[index].to]
    }
    for index in graph.nodes.indices {
      Self.rename(&outgoing[index], edge)
      Self.rename(&incoming[index], edge)
    }
  }

  /// The place of each kept element among those kept, or -1.
  private static func numbers(of kept: [Int], in count: Int) -> [Int] {
    var numbers = [Int](repeating: -1, count: count)
    for (new, old) in kept.enumerated() { numbers[old] = new }
    return numbers
  }

  /// Drops all elements but some, in place, since most lists of lists hardly change.
  private static func keep<Element>(_ kept: [Int], of array: inout [Element]) {
    for (new, old) in kept.enumerated() where new != old { array.swapAt(new, old) }
    array.removeLast(array.count - kept.count)
  }

  /// Renames what a list names, and drops what has no name any more.
  private static func rename(_ list: inout [Int], _ names: [Int]) {
    var count = 0
    for index in list.indices {
      let name = names[list[index]]
      if name < 0 { continue }
      list[count] = name
      count += 1
    }
    list.removeLast(list.count - count)
  }
}
