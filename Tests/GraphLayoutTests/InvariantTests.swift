import GraphLayout
import Testing

/// Whatever the graph, the picture is valid.
@Suite struct InvariantTests {
  @Test(arguments: RandomShape.allCases)
  func randomGraphs(_ shape: RandomShape) {
    for seed in 0..<40 {
      let graph = shape.graph(
        seed: UInt64(seed), nodes: 2 + seed, smallest: seed % 3 == 0 ? 1 : 5)
      for direction in [LayoutOptions.Direction.down, .right] {
        var options = LayoutOptions()
        options.direction = direction
        let layout = Layout(graph, options: options)
        #expect(
          violations(of: layout, for: graph, direction: direction) == [],
          "\(shape) with seed \(seed), \(direction)")
      }
    }
  }

  @Test func nothing() {
    #expect(
      Layout(Graph(nodes: [], edges: [])) == Layout(width: 0, height: 0, frames: [], routes: []))
  }

  @Test func theOrderOfEdgesDoesNotMatter() {
    for shape in RandomShape.allCases {
      let graph = shape.graph(seed: 7, nodes: 30)
      // Edges that enter one node keep their order: it is their argument order.
      let order = graph.edges.indices.sorted {
        (graph.edges[$0].to * 17 % 31, $0) < (graph.edges[$1].to * 17 % 31, $1)
      }
      let permuted = Graph(nodes: graph.nodes, edges: order.map { graph.edges[$0] })
      let (first, second) = (Layout(graph), Layout(permuted))
      #expect(first.frames == second.frames)
      #expect(order.map { first.routes[$0] } == second.routes)
    }
  }
}
