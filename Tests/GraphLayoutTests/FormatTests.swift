import GraphLayout
import Testing

/// What files say, and what is wrong with them.
@Suite struct FormatTests {
  /// As torchviz writes it: quoted numbers, labels of several lines, colours.
  @Test func torchvizGraphsAreRead() throws {
    let file = try GraphFile(
      """
      digraph {
      	graph [size="12,12"]
      	node [align=left fontname=monospace fontsize=10 height=0.2 ranksep=0.1 shape=box style=filled]
      	139 [label="
       ()" fillcolor=darkolivegreen1]
      	140 [label=AddmmBackward0]
      	141 -> 140
      	141 [label=AccumulateGrad]
      	142 [label="weight
       (3, 2)" fillcolor=lightblue]
      	142 -> 141
      	140 -> 139
      }
      """)
    #expect(file.labels == ["()", "AddmmBackward0", "AccumulateGrad", "weight\n(3, 2)"])
    #expect(file.nodes[0].attributes["fillcolor"] == "darkolivegreen1")
    #expect(file.edges == [.init(from: 2, to: 1), .init(from: 3, to: 2), .init(from: 1, to: 0)])
    #expect(file.inputsAreOrdered)
  }

  @Test func anEdgeListHasNoOrderOfInputs() throws {
    let file = try GraphFile("3 2\n1 2\n0 2\n")
    #expect(!file.inputsAreOrdered)
    #expect(file.edges == [.init(from: 0, to: 2), .init(from: 1, to: 2)])
  }

  @Test(arguments: [
    ("digraph {\n  a -> \n}", 3, 1),
    ("digraph {\n  a -> b\n  b -> c\n  c -> a\n}", 4, 5),
    ("digraph {\n  a [label=\"never ends\n}", 2, 12),
    ("graph { a -- b }", 1, 1),
    ("digraph { a -- b }", 1, 13),
    ("2 1\n0 2\n", 2, 3),
    ("2 2\n0 1\n1 0\n", 3, 1),
    ("2 2\n0 1\n", 2, 3),
    ("2 1\n0 x\n", 2, 3),
  ])
  func errorsNameLineAndColumn(_ text: String, _ line: Int, _ column: Int) {
    let error = #expect(throws: GraphFileError.self) { try GraphFile(text) }
    #expect(
      error?.line == line && error?.column == column, "\(error.map(String.init(describing:)) ?? "")"
    )
  }

  @Test func statisticsAreCountedAsDrawn() {
    // Two nets that change sides: one crossing, one inversion.
    let node = Graph.Node(width: 5, height: 3)
    let graph = Graph(
      nodes: [node, node, node, node],
      edges: [(0, 2), (0, 3), (1, 2), (1, 3)].map { Graph.Edge(from: $0.0, to: $0.1) })
    let layout = Layout(graph)
    let statistics = Statistics(of: layout, for: graph)
    let crossed = LineMap(layout, of: graph).cells.filter { $0.isCrossing && !$0.isPort }
    #expect(statistics.crossings == crossed.count)
    #expect(statistics.inversions == 1)
    #expect(statistics.length == layout.routes.reduce(0) { $0 + $1.cells.count - 1 })
    #expect(statistics.area == layout.width * layout.height)
  }
}
