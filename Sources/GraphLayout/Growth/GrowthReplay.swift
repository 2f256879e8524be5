/// How much a picture changes while its graph is made, node by node.
public struct GrowthReplay: Sendable {
  /// Pairs of nodes on one rank, counted once for every node that was added beside them.
  public private(set) var pairs = 0
  /// Of these, pairs that changed sides.
  public private(set) var swapped = 0
  /// Nodes that were there, counted once for every node that was added.
  public private(set) var places = 0
  /// Cells that they moved by, sideways and up or down.
  public private(set) var displacement = 0
  /// The layout in the end.
  public private(set) var growing: GrowingLayout

  /// The share of pairs that changed sides when a node was added.
  public var swappedShare: Double { Double(swapped) / Double(max(1, pairs)) }
  /// How many cells a node moved on average when another was added.
  public var meanDisplacement: Double { Double(displacement) / Double(max(1, places)) }

  /// Adds the nodes one by one in the order in which a program might make them: inputs before what
  /// they go into, and a leaf just before what uses it first.
  ///
  /// - Precondition: the graph has no cycle.
  /// - Complexity: O(nodes * (nodes + edges)).
  public init(_ graph: Graph, options: LayoutOptions = LayoutOptions()) {
    growing = GrowingLayout(options: options)
    let adjacency = Adjacency(graph)
    let order = Self.order(of: graph, adjacency)
    var nameOf = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { nameOf[old] = new }
    for node in order {
      let before = growing.layout.frames
      growing.add(
        nodes: [graph.nodes[node]],
        edges: adjacency.incoming(node).map {
          Graph.Edge(from: nameOf[graph.edges[$0].from], to: nameOf[node])
        })
      count(before, growing.layout.frames, options.direction)
    }
  }

  private mutating func count(
    _ before: [Frame], _ after: [Frame], _ direction: LayoutOptions.Direction
  ) {
    let isDown = direction == .down
    var ranks: [Int: [Int]] = [:]
    for (node, (old, new)) in zip(before, after).enumerated() {
      // Nodes of one rank have their middle in common, whatever their size.
      let rank = isDown ? 2 * old.y + old.height : 2 * old.x + old.width
      ranks[rank, default: []].append(node)
      places += 1
      displacement += abs(old.x - new.x) + abs(old.y - new.y)
    }
    func isBefore(_ a: Frame, _ b: Frame) -> Bool { isDown ? a.x < b.x : a.y < b.y }
    for rank in ranks.values {
      for (index, a) in rank.enumerated() {
        for b in rank[..<index] {
          pairs += 1
          if isBefore(before[a], before[b]) != isBefore(after[a], after[b]) { swapped += 1 }
        }
      }
    }
  }

  /// By a depth-first search from every node: operators among the inputs first, then leaves.
  private static func order(of graph: Graph, _ adjacency: Adjacency) -> [Int] {
    let inputs = graph.nodes.indices.map { node in
      let all = adjacency.incoming(node).map { graph.edges[$0].from }
      return all.filter { !adjacency.incoming($0).isEmpty }
        + all.filter { adjacency.incoming($0).isEmpty }
    }
    var order: [Int] = []
    var isOpen = graph.nodes.map { _ in true }
    for start in graph.nodes.indices where isOpen[start] {
      var stack = [(node: start, next: 0)]
      while let (node, next) = stack.last {
        if isOpen[node] && next < inputs[node].count {
          stack[stack.count - 1].next += 1
          stack.append((inputs[node][next], 0))
        } else {
          if isOpen[node] { order.append(node) }
          isOpen[node] = false
          stack.removeLast()
        }
      }
    }
    // A leaf that was visited on its own account moves to before what uses it first.
    var place = graph.nodes.map { _ in Int.max }
    for (index, node) in order.enumerated() where !inputs[node].isEmpty {
      place[node] = 2 * index + 1
    }
    for edge in graph.edges where inputs[edge.from].isEmpty {
      place[edge.from] = min(place[edge.from], place[edge.to] - 1)
    }
    return graph.nodes.indices.sorted { (place[$0], $0) < (place[$1], $1) }
  }
}
