import GraphLayout
import Testing

/// What is added finds a place, and what is there keeps its own.
@Suite struct GrowthTests {
  @Test(arguments: RandomShape.allCases, [LayoutOptions.Direction.down, .right])
  func everyStepIsDrawnRight(_ shape: RandomShape, _ direction: LayoutOptions.Direction) {
    let graph = shape.graph(seed: 11, nodes: 24)
    var options = LayoutOptions()
    options.direction = direction
    var growing = GrowingLayout(options: options)
    for node in graph.nodes.indices {
      growing.add(
        nodes: [graph.nodes[node]], edges: graph.edges.filter { max($0.from, $0.to) == node })
      #expect(
        violations(of: growing.layout, for: growing.graph, direction: direction) == [],
        "\(shape), \(direction), after node \(node)")
    }
  }

  /// Graphs from PyTorch, replayed operation by operation, each leaf just before it is used.
  @Test(arguments: [
    "ag_vae", "ag_maml5", "ag_mlp", "ag_scalar_mlp_b1", "ag_transformer4_hand",
    "ag_transformer_nn4",
  ])
  func whatIsThereStays(_ name: String) throws {
    let graph = try RealGraphTests.file(name).graph
    let replay = GrowthReplay(graph)
    #expect(violations(of: replay.growing.layout, for: replay.growing.graph) == [])
    #expect(replay.growing.graph.edges.count == graph.edges.count)
    #expect(replay.pairs > 0)
    #expect(replay.swapped == 0)
    #expect(replay.meanDisplacement < 0.5)
  }

  @Test func anEditOfAFullLayout() {
    let graph = RandomShape.chain.graph(seed: 4, nodes: 200)
    var growing = GrowingLayout(graph)
    #expect(violations(of: growing.layout, for: graph) == [])
    let before = growing.layout.frames
    growing.add(
      nodes: [Graph.Node(width: 5, height: 3)], edges: [Graph.Edge(from: 199, to: 200)])
    #expect(violations(of: growing.layout, for: growing.graph) == [])
    #expect(Array(growing.layout.frames.prefix(190)) == Array(before.prefix(190)))
    growing.resize(100, to: Graph.Node(width: 20, height: 5))
    #expect(violations(of: growing.layout, for: growing.graph) == [])
    #expect(growing.layout.frames[100].width == 20)
  }

  @Test(arguments: RandomShape.allCases, [LayoutOptions.Direction.down, .right])
  func whatIsLeftStays(_ shape: RandomShape, _ direction: LayoutOptions.Direction) {
    var options = LayoutOptions()
    options.direction = direction
    var growing = GrowingLayout(shape.graph(seed: 5, nodes: 40), options: options)
    var random = SeededGenerator(seed: 9)
    while growing.graph.nodes.count > 4 {
      let count = growing.graph.nodes.count
      let nodes = Set((0..<3).map { _ in Int.random(in: 0..<count, using: &random) })
      let edges = growing.graph.edges.indices.filter { _ in
        Int.random(in: 0..<20, using: &random) == 0
      }
      let kept = growing.graph.nodes.indices.filter { !nodes.contains($0) }
      let before = growing.layout.frames
      let left = growing.graph.edges.enumerated().count {
        !edges.contains($0.offset) && !nodes.contains($0.element.from)
          && !nodes.contains($0.element.to)
      }
      growing.remove(nodes: nodes, edges: Set(edges))
      #expect(growing.graph.nodes.count == kept.count && growing.graph.edges.count == left)
      #expect(violations(of: growing.layout, for: growing.graph, direction: direction) == [])
      for (now, then) in kept.enumerated() {
        let (a, b) = (before[then], growing.layout.frames[now])
        // A box that had been widened for its edges may have become narrower, around its axis.
        #expect(
          direction == .down ? a.width > b.width || a.x == b.x : a.height > b.height || a.y == b.y)
      }
    }
    growing.add(
      nodes: [Graph.Node(width: 5, height: 3)],
      edges: [Graph.Edge(from: 0, to: growing.graph.nodes.count)])
    #expect(violations(of: growing.layout, for: growing.graph, direction: direction) == [])
  }

  @Test func whatIsRemovedLeavesNoLanes() {
    // A long edge beside a chain goes with its target.
    let node = Graph.Node(width: 5, height: 3)
    let chain = Graph(
      nodes: Array(repeating: node, count: 5),
      edges: [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)].map { Graph.Edge(from: $0.0, to: $0.1) })
    var growing = GrowingLayout(chain)
    growing.remove(nodes: [4])
    let alone = Graph(
      nodes: Array(repeating: node, count: 4), edges: Array(chain.edges.prefix(3)))
    #expect(growing.graph == alone)
    #expect(growing.layout.height == Layout(alone).height)
    #expect(growing.layout.routes.allSatisfy { $0.points.count == 2 })
  }

  @Test func anEdgeAgainstTheRanksIsLaidOutAnew() {
    let node = Graph.Node(width: 5, height: 3)
    var growing = GrowingLayout(Graph(nodes: [node, node], edges: []))
    growing.add(nodes: [], edges: [Graph.Edge(from: 0, to: 1)])
    #expect(growing.layout.frames[0].y < growing.layout.frames[1].y)
    #expect(violations(of: growing.layout, for: growing.graph) == [])
  }
}
