import GraphLayout
import Testing

/// Scopes folded into single nodes.
@Suite struct FoldingTests {
  private let size = Graph.Node(width: 5, height: 3)

  private func graph(_ count: Int, _ edges: [(Int, Int)]) -> Graph {
    Graph(
      nodes: Array(repeating: size, count: count),
      edges: edges.map { Graph.Edge(from: $0.0, to: $0.1) })
  }

  private func fold(_ graph: Graph, _ scopes: Scopes, _ folded: Set<Int>) -> FoldedGraph {
    FoldedGraph(graph, scopes: scopes, folded: folded) { _, nodes in
      Graph.Node(width: 8 + nodes, height: 3)
    }
  }

  /// x -> a -> b -> c -> y and a weight w into each of a, b, c, which are one scope.
  private var layer: Graph {
    graph(6, [(0, 1), (1, 2), (2, 3), (3, 4), (5, 1), (5, 2), (5, 3)])
  }
  private let layerScopes = Scopes(parents: [nil], scopes: [nil, 0, 0, 0, nil, nil])

  @Test func aFoldedScopeIsOneNode() {
    let folded = fold(layer, layerScopes, [0])
    #expect(folded.members == [[0], [1, 2, 3], [4], [5]])
    #expect(folded.scopes == [nil, 0, nil, nil])
    #expect(folded.representatives == [0, 1, 1, 1, 2, 3])
    #expect(
      folded.graph.edges == [.init(from: 0, to: 1), .init(from: 1, to: 2), .init(from: 3, to: 1)])
    #expect(folded.edges == [[0], [3], [4, 5, 6]])
    #expect(folded.graph.nodes[1].width == 11)
  }

  @Test func nothingFoldedIsTheGraphItself() {
    let folded = fold(layer, layerScopes, [])
    #expect(folded.graph == layer)
    #expect(folded.members == [[0], [1], [2], [3], [4], [5]])
  }

  @Test func parallelEdgesStay() {
    let doubled = graph(2, [(0, 1), (0, 1)])
    #expect(fold(doubled, Scopes(parents: [], scopes: [nil, nil]), []).graph == doubled)
  }

  @Test func anOuterScopeTakesInTheInnerOnes() {
    let chain = graph(4, [(0, 1), (1, 2), (2, 3)])
    let scopes = Scopes(parents: [nil, 0, 0], scopes: [1, 1, 2, nil])
    #expect(fold(chain, scopes, [0, 1]).members == [[0, 1, 2], [3]])
    #expect(fold(chain, scopes, [1]).members == [[0, 1], [2], [3]])
    #expect(fold(chain, scopes, [1, 2]).members == [[0, 1], [2], [3]])
    #expect(fold(chain, scopes, [1, 2]).scopes == [1, 2, nil])
  }

  @Test func aScopeThatAPathLeavesAndEntersAgainIsFoldedInPieces() {
    let chain = graph(5, [(0, 1), (1, 2), (2, 3), (3, 4)])
    let scopes = Scopes(parents: [nil], scopes: [0, 0, nil, 0, 0])
    #expect(fold(chain, scopes, [0]).members == [[0, 1], [2], [3, 4]])
  }

  @Test func scopesThatFeedEachOtherStayWithoutCycle() {
    // a1 -> b1 and b2 -> a2: folded, each would come before the other.
    let crossed = graph(4, [(0, 1), (2, 3)])
    let folded = fold(crossed, Scopes(parents: [nil, nil], scopes: [0, 1, 1, 0]), [0, 1])
    #expect(violations(of: Layout(folded.graph), for: folded.graph) == [])
  }

  @Test(arguments: RandomShape.allCases) func anyFoldingIsWithoutCycle(_ shape: RandomShape) {
    for seed in 0..<10 {
      var random = SeededGenerator(seed: UInt64(seed))
      let graph = shape.graph(seed: UInt64(seed), nodes: 30)
      let scopes = Scopes(
        parents: [nil, 0, 0, nil, 3],
        scopes: graph.nodes.map { _ in [nil, 0, 1, 2, 3, 4].randomElement(using: &random)! })
      let folded = fold(
        graph, scopes, Set([0, 1, 2, 3, 4].filter { _ in Bool.random(using: &random) }))
      #expect(violations(of: Layout(folded.graph), for: folded.graph) == [])
      #expect(folded.members.flatMap { $0 }.sorted() == Array(graph.nodes.indices))
      let within = graph.edges.indices.filter {
        folded.representatives[graph.edges[$0].from] == folded.representatives[graph.edges[$0].to]
      }
      #expect((folded.edges.flatMap { $0 } + within).sorted() == Array(graph.edges.indices))
    }
  }

  @Test func unfoldingKeepsSides() throws {
    // Three branches of two layers each, joined; the middle one is folded at first.
    let branches = graph(
      9, [(0, 1), (1, 2), (0, 3), (3, 4), (4, 5), (0, 6), (6, 7), (2, 8), (5, 8), (7, 8)])
    let scopes = Scopes(parents: [nil], scopes: [nil, nil, nil, 0, 0, 0, nil, nil, nil])
    let folded = fold(branches, scopes, [0])
    let before = Layout(folded.graph)
    let columns = folded.representatives.map { before.frames[$0].x }
    let after = try Layout(branches, near: columns)
    #expect(violations(of: after, for: branches) == [])
    for a in branches.nodes.indices {
      for b in branches.nodes.indices
      where after.frames[a].y == after.frames[b].y && columns[a] < columns[b] {
        #expect(after.frames[a].x < after.frames[b].x, "\(a) and \(b) have changed sides")
      }
    }
  }
}
