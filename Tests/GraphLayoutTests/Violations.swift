import GraphLayout

/// What every layout must keep; a text for each breach, so an empty list means a valid picture.
func violations(of layout: Layout, for graph: Graph, direction: LayoutOptions.Direction = .down)
  -> [String]
{
  var found: [String] = []
  if layout.frames.count != graph.nodes.count { found.append("a node without a frame") }
  if layout.routes.count != graph.edges.count { found.append("an edge without a route") }

  // Stubs count as nodes after the graph's own.
  let frames = layout.frames + layout.stubs.map(\.frame)
  var origins = graph.edges.map(\.from)
  for (index, stub) in layout.stubs.enumerated() {
    for edge in stub.edges {
      if graph.edges[edge].from != stub.node { found.append("edge \(edge) leaves a strange stub") }
      origins[edge] = graph.nodes.count + index
    }
  }
  var owner: [Point: Int] = [:]
  for (node, frame) in frames.enumerated() {
    if node < graph.nodes.count,
      frame.width < graph.nodes[node].width || frame.height < graph.nodes[node].height
    {
      found.append("node \(node) is smaller than asked")
    }
    if frame.x < 0 || frame.y < 0 || frame.x + frame.width > layout.width
      || frame.y + frame.height > layout.height
    {
      found.append("node \(node) leaves the picture")
    }
    for y in frame.y..<frame.y + frame.height {
      for x in frame.x..<frame.x + frame.width {
        if let other = owner[Point(x: x, y: y)] { found.append("nodes \(other), \(node) overlap") }
        owner[Point(x: x, y: y)] = node
      }
    }
  }

  var lines: [Point: [Int: LineMap.Arms]] = [:]
  var ends: [Point: Int] = [:]
  for (index, route) in layout.routes.enumerated() {
    let edge = graph.edges[index]
    let name = "edge \(index) (\(edge.from) to \(edge.to))"
    guard let first = route.points.first, let last = route.points.last else {
      found.append("\(name) is not drawn")
      continue
    }
    let (source, target) = (frames[origins[index]], frames[edge.to])
    switch direction {
    case .down:
      if owner[first] != origins[index] || first.y != source.y + source.height - 1 {
        found.append("\(name) begins off its source")
      }
      if owner[last] != edge.to || last.y != target.y {
        found.append("\(name) ends off its target")
      }
    case .right:
      if owner[first] != origins[index] || first.x != source.x + source.width - 1 {
        found.append("\(name) begins off its source")
      }
      if owner[last] != edge.to || last.x != target.x {
        found.append("\(name) ends off its target")
      }
    }
    if let other = ends[last] { found.append("\(name) ends where edge \(other) does") }
    ends[last] = index
    for (a, b) in zip(route.points, route.points.dropFirst()) where a.x != b.x && a.y != b.y {
      found.append("\(name) runs aslant")
    }
    for ((a, b), c) in zip(zip(route.points, route.points.dropFirst()), route.points.dropFirst(2))
    where a.x == b.x && b.x == c.x || a.y == b.y && b.y == c.y {
      found.append("\(name) has a needless corner")
    }
    let cells = route.cells
    for cell in cells.dropFirst().dropLast() {
      if let node = owner[cell] { found.append("\(name) passes through node \(node)") }
      if cell.x < 0 || cell.y < 0 || cell.x >= layout.width || cell.y >= layout.height {
        found.append("\(name) leaves the picture")
      }
    }
    for (a, b) in zip(cells, cells.dropFirst()) {
      let (out, back): (LineMap.Arms, LineMap.Arms) =
        a.y == b.y
        ? (a.x < b.x ? (.east, .west) : (.west, .east))
        : (a.y < b.y ? (.south, .north) : (.north, .south))
      lines[a, default: [:]][origins[index], default: []].insert(out)
      lines[b, default: [:]][origins[index], default: []].insert(back)
    }
  }
  // Lines of two sources share a cell only where one runs straight across the other.
  for (point, sources) in lines where sources.count > 1 && owner[point] == nil {
    let arms = Set(sources.values)
    if sources.count > 2 || arms != [[.north, .south], [.east, .west]] {
      found.append("sources \(sources.keys.sorted()) touch at \(point.x),\(point.y)")
    }
  }
  return found
}
