extension Layout {
  /// Lays out a graph: ranks, then an order on each rank, then columns, then routes.
  ///
  /// The result depends on the graph alone; permuting edges changes nothing as long as those that
  /// enter one node keep their order. In a downward layout a route begins on the bottom row of its
  /// source's frame and ends on the top row of its target's; in one to the right it begins on the
  /// rightmost column and ends on the leftmost. A frame is as large as its node, but wider when more
  /// edges enter than it has columns (taller when the direction is right).
  ///
  /// - Precondition: the graph has no cycle, and edges name nodes that exist.
  public init(_ graph: Graph, options: LayoutOptions = LayoutOptions()) {
    do {
      try self.init(graph, options: options, within: .unlimited)
    } catch {
      preconditionFailure("nothing cancels a layout without a budget")
    }
  }

  /// The same within a budget: the best that was found in time.
  ///
  /// What is found in time differs from run to run, unless the budget counts something itself.
  ///
  /// - Parameter neighbours: where each node should stand between others of its rank, so that a
  ///   picture that changes stays recognisable: the columns of an earlier layout, or those of a
  ///   folded node for what was in it. (Rows, when edges run to the right.)
  /// - Throws: `CancellationError` when the budget says that the layout is no longer wanted.
  /// - Precondition: the graph has no cycle, and edges name nodes that exist.
  public init(
    _ graph: Graph, options: LayoutOptions = LayoutOptions(), near neighbours: [Int]? = nil,
    within budget: Budget = .unlimited
  ) throws(CancellationError) {
    guard case .stubs(let limit) = options.sharing else {
      try self.init(withoutStubs: graph, options: options, near: neighbours, within: budget)
      return
    }
    let stubbed = StubbedGraph(graph, above: limit)
    let places = neighbours.map { $0 + stubbed.stubs.map { neighbours![$0.node] } }
    self = stubbed.unsplit(
      try Layout(withoutStubs: stubbed.graph, options: options, near: places, within: budget))
  }

  private init(
    withoutStubs graph: Graph, options: LayoutOptions, near places: [Int]?, within budget: Budget
  ) throws(CancellationError) {
    // The phases see the edges in one order, whatever order they are given in.
    let order =
      options.inputsAreOrdered
      ? Adjacency.group(graph.edges.map(\.to), into: graph.nodes.count).items
      : FreeInputs.arranged(graph)
    let sorted = Graph(nodes: graph.nodes, edges: order.map { graph.edges[$0] })
    switch options.direction {
    case .down:
      self = try Self.down(sorted, options: options, near: places, within: budget)
    case .right:
      let turned = Graph(
        nodes: graph.nodes.map { Graph.Node(width: $0.height, height: $0.width) },
        edges: sorted.edges)
      self = try Self.down(turned, options: options.turned, near: places, within: budget)
        .transposed()
    }
    let inOrder = routes
    for (place, edge) in order.enumerated() { routes[edge] = inOrder[place] }
  }

  private static func down(
    _ graph: Graph, options: LayoutOptions, near places: [Int]?, within budget: Budget
  ) throws(CancellationError) -> Layout {
    let parts = Components.split(graph)
    var layouts: [Layout] = []
    for part in parts {
      let near = places.map { all in part.nodes.map { all[$0] } }
      let positioned = try Pipeline.position(
        part.graph, options: options, near: near, within: budget)
      layouts.append(ChannelRouting.route(positioned, rankSpacing: options.rankSpacing))
    }
    return Components.pack(layouts, of: parts, graph: graph, spacing: options.nodeSpacing)
  }

  /// Rows for columns.
  func transposed() -> Layout {
    Layout(
      width: height, height: width,
      frames: frames.map { Frame(x: $0.y, y: $0.x, width: $0.height, height: $0.width) },
      routes: routes.map { Route(points: $0.points.map { Point(x: $0.y, y: $0.x) }) },
      stubs: stubs.map {
        Stub(
          node: $0.node,
          frame: Frame(
            x: $0.frame.y, y: $0.frame.x, width: $0.frame.height, height: $0.frame.width),
          edges: $0.edges)
      })
  }
}

/// The phases up to columns, for one connected component; what remains is ``ChannelRouting``.
enum Pipeline {
  static func position(
    _ graph: Graph, options: LayoutOptions, near places: [Int]? = nil, within budget: Budget
  ) throws(CancellationError) -> Positioned {
    try budget.check()
    let ranked = budget.isOver ? LatestRanking.rank(graph) : SimplexRanking.rank(graph)
    try budget.check()
    let layered = Layered(ranked)
    let ordered: Ordered
    if let places {
      ordered = InheritedOrder.order(layered, near: places)
    } else {
      ordered = try MedianSweeps.order(layered, within: budget)
    }
    let positioned = try Columns.position(ordered, spacing: options.nodeSpacing, within: budget)
    try budget.check()
    return positioned
  }
}
