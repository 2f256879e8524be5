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
    guard case .stubs(let limit) = options.sharing else {
      self.init(withoutStubs: graph, options: options)
      return
    }
    let stubbed = StubbedGraph(graph, above: limit)
    self = stubbed.unsplit(Layout(withoutStubs: stubbed.graph, options: options))
  }

  private init(withoutStubs graph: Graph, options: LayoutOptions) {
    // The phases see the edges in one order, whatever order they are given in.
    let order =
      options.inputsAreOrdered
      ? Adjacency.group(graph.edges.map(\.to), into: graph.nodes.count).items
      : FreeInputs.arranged(graph)
    self.init(
      sorted: Graph(nodes: graph.nodes, edges: order.map { graph.edges[$0] }), options: options)
    let sorted = routes
    for (place, edge) in order.enumerated() { routes[edge] = sorted[place] }
  }

  private init(sorted graph: Graph, options: LayoutOptions) {
    switch options.direction {
    case .down:
      self = Self.down(graph, options: options)
    case .right:
      let turned = Graph(
        nodes: graph.nodes.map { Graph.Node(width: $0.height, height: $0.width) },
        edges: graph.edges)
      // A cell is twice as high as wide.
      var spaced = options
      spaced.nodeSpacing = (options.nodeSpacing + 1) / 2
      spaced.rankSpacing = 2 * options.rankSpacing + 1
      self = Self.down(turned, options: spaced).transposed()
    }
  }

  private static func down(_ graph: Graph, options: LayoutOptions) -> Layout {
    let parts = Components.split(graph)
    return Components.pack(
      parts.map { Pipeline.layout($0.graph, options: options) }, of: parts, graph: graph,
      spacing: options.nodeSpacing)
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

/// The phases, for one connected component.
enum Pipeline {
  static func layout(_ graph: Graph, options: LayoutOptions) -> Layout {
    let ordered = order(graph)
    let positioned = Columns.position(ordered, spacing: options.nodeSpacing)
    return ChannelRouting.route(positioned, rankSpacing: options.rankSpacing)
  }

  static func order(_ graph: Graph) -> Ordered {
    MedianSweeps.order(Layered(SimplexRanking.rank(graph)))
  }
}
