import GraphLayout
import Testing

/// Leaves that feed many nodes.
@Suite struct SharingTests {
  /// A chain whose every step uses the same weight.
  private func unrolled(steps: Int) -> Graph {
    var edges = [Graph.Edge(from: 1, to: 2), Graph.Edge(from: 0, to: 2)]
    for step in 3..<steps + 2 {
      edges += [Graph.Edge(from: step - 1, to: step), Graph.Edge(from: 0, to: step)]
    }
    return Graph(
      nodes: Array(repeating: Graph.Node(width: 7, height: 3), count: steps + 2), edges: edges)
  }

  @Test func stubsStandBesideEachConsumerButTheFirst() {
    let graph = unrolled(steps: 12)
    var options = LayoutOptions()
    options.sharing = .automatic
    for direction in [LayoutOptions.Direction.down, .right] {
      options.direction = direction
      let layout = Layout(graph, options: options)
      #expect(violations(of: layout, for: graph, direction: direction) == [])
      #expect(layout.stubs.count == 11)
      #expect(layout.stubs.allSatisfy { $0.node == 0 && $0.edges.count == 1 })
      #expect(Set(layout.stubs.flatMap(\.edges).map { graph.edges[$0].to }) == Set(3...13))
    }
  }

  @Test func aFewConsumersShareATrunk() {
    let graph = unrolled(steps: 8)
    var options = LayoutOptions()
    options.sharing = .automatic
    #expect(Layout(graph, options: options).stubs.isEmpty)
    options.sharing = .stubs(above: 3)
    #expect(Layout(graph, options: options).stubs.count == 7)
    options.sharing = .trunk
    #expect(Layout(graph, options: options).stubs.isEmpty)
  }

  @Test func anUnrolledNetRunsStraightBetweenItsStubs() {
    // Each step: a = W h, u = U x, s = a + u, t = s + b, h = tanh(t); three weights feed all steps.
    var edges: [Graph.Edge] = []
    var states = [3]
    var count = 4
    for _ in 0..<50 {
      let (h, x, a, u, s, t) = (
        states[states.count - 1], count, count + 1, count + 2, count + 3, count + 4
      )
      for (from, to) in [
        (0, a), (h, a), (1, u), (x, u), (a, s), (u, s), (s, t), (2, t), (t, t + 1),
      ] {
        edges.append(Graph.Edge(from: from, to: to))
      }
      states.append(t + 1)
      count += 6
    }
    let graph = Graph(
      nodes: Array(repeating: Graph.Node(width: 6, height: 3), count: count), edges: edges)
    var options = LayoutOptions()
    options.sharing = .automatic
    let layout = Layout(graph, options: options)
    #expect(violations(of: layout, for: graph) == [])
    #expect(Set(states.dropFirst().map { layout.frames[$0].x }).count == 1)
    #expect(layout.width < 50)
    #expect(Statistics(of: layout, for: graph).crossings == 0)
  }

  @Test func stubsAreDrawn() {
    var options = LayoutOptions()
    options.sharing = .stubs(above: 2)
    let graph = unrolled(steps: 3)
    let picture = TextPicture.draw(
      Layout(graph, options: options), of: graph, labels: ["w", "x", "a", "b", "c"])
    #expect(
      "\n" + picture == """

        ╭─────╮   ╭─────╮
        │  x  │   │  w  │
        ╰──┬──╯   ╰──┬──╯
           ╰───╮ ╭───╯
             ╭─┴─┴─╮
             │  a  │      w
             ╰──┬──╯      │
                │ ╭───────╯
             ╭──┴─┴╮
             │  b  │      w
             ╰──┬──╯      │
                │ ╭───────╯
             ╭──┴─┴╮
             │  c  │
             ╰─────╯
        """)
  }

  @Test func edgesTooLongForLanesRunAlongTheMargin() {
    var random = SeededGenerator(seed: 5)
    var edges: [Graph.Edge] = []
    for node in 1..<700 {
      edges.append(Graph.Edge(from: node - 1, to: node))
      edges.append(Graph.Edge(from: Int.random(in: 0..<node, using: &random), to: node))
    }
    let graph = Graph(
      nodes: Array(repeating: Graph.Node(width: 4, height: 1), count: 700), edges: edges)
    #expect(violations(of: Layout(graph), for: graph) == [])
  }
}
