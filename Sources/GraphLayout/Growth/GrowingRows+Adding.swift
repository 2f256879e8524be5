/// Where what is added goes.
extension GrowingRows {
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

  /// The ranks of new nodes: directly above what they lead to, else directly below their inputs,
  /// and the last rank for what nothing uses yet and only leaves lead to. Nil when there is no such
  /// rank.
  func ranks(from first: Int) -> [Int]? {
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
      // What comes from leaves alone, as a transposed weight does, is made where it is used.
      let isFree = incoming[node].allSatisfy { incoming[graph.edges[$0].from].isEmpty }
      ranks[node - first] =
        latest ?? max(earliest[node - first], isFree ? rows.count - 1 : 0)
      if ranks[node - first] < earliest[node - first] { return nil }
    }
    return ranks
  }

  mutating func place(_ node: Int, on rank: Int) {
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
  func axes(_ nodes: [Int]) -> [Int] {
    nodes.filter { rank($0) >= 0 }.map { vertices[vertexOf[$0]].axis }.sorted()
  }

  /// Lengthens the source's lanes to the rank above an edge's target.
  mutating func reach(_ edge: Int) {
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

  func separation(_ left: Int, _ right: Int) -> Int {
    let (a, b) = (vertices[left], vertices[right])
    return Positioned.separation(
      a.width, b.width, lanes: (a.isLane ? 1 : 0) + (b.isLane ? 1 : 0),
      areCrowded: lanesAreCrowded, spacing: spacing)
  }

  /// Puts a vertex on its row where its segments from above cross the fewest others, and of such
  /// places in the one next to a column.
  mutating func insert(_ vertex: Int, from above: [Int], near column: Int) {
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
  func distance(of column: Int, from place: Int, in row: [Int]) -> Int {
    if place > 0, column < vertices[row[place - 1]].axis {
      return vertices[row[place - 1]].axis - column
    }
    if place < row.count, column >= vertices[row[place]].axis {
      return column - vertices[row[place]].axis + 1
    }
    return 0
  }

  /// The columns from which segments lead down to a vertex.
  func uppers(_ vertex: Int) -> [Int] {
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

  mutating func insert(_ vertex: Int, at place: Int, near column: Int) {
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
  mutating func makeRoom(on rank: Int, from place: Int) {
    for index in rows[rank].indices.dropFirst(place + 1) {
      let (left, right) = (rows[rank][index - 1], rows[rank][index])
      let least = vertices[left].axis + separation(left, right)
      if vertices[right].axis >= least { return }
      vertices[right].axis = least
    }
  }

  /// Makes a node as wide as it must be now.
  mutating func widen(_ node: Int) {
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
}
