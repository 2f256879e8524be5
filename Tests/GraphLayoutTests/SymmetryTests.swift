import GraphLayout
import Testing

/// Small graphs that can be drawn symmetric are.
@Suite struct SymmetryTests {
  enum Shape: CaseIterable {
    case fanOut, fanIn, diamond, longDiamond, sharedWeight

    /// That many branches between node 0 and node 1.
    func edges(_ branches: Int) -> [(Int, Int)] {
      (0..<branches).flatMap { branch -> [(Int, Int)] in
        let (first, second) = (2 + 2 * branch, 3 + 2 * branch)
        switch self {
        case .fanOut: return [(0, first)]
        case .fanIn: return [(first, 1)]
        case .diamond: return [(0, first), (first, 1)]
        case .longDiamond: return [(0, first), (first, second), (second, 1)]
        case .sharedWeight: return [(0, first), (second, first), (first, 1)]
        }
      }
    }
  }

  @Test(arguments: Shape.allCases, [2, 3, 4, 5, 6])
  func isItsMirrorImage(_ shape: Shape, _ branches: Int) {
    // Between an odd number of products the weight of all cannot stand in the middle.
    if shape == .sharedWeight && branches % 2 == 1 { return }
    let edges = shape.edges(branches)
    let names = Set(edges.flatMap { [$0.0, $0.1] }).sorted()
    let graph = Graph(
      nodes: names.map { _ in Graph.Node(width: 9, height: 3) },
      edges: edges.map {
        Graph.Edge(from: names.firstIndex(of: $0.0)!, to: names.firstIndex(of: $0.1)!)
      })
    let layout = Layout(graph)
    let places = layout.frames.map { [$0.y, $0.x] }.sorted { $0.lexicographicallyPrecedes($1) }
    let mirrored = layout.frames.map { [$0.y, layout.width - $0.x - $0.width] }
      .sorted { $0.lexicographicallyPrecedes($1) }
    #expect(places == mirrored)
  }

  @Test func aChainBesideASkipRunsStraight() {
    // 0 -> 1 (wide) -> 2 -> 3 -> 4 and 0 -> 4: what is wide pushes its chain aside as a whole.
    let graph = Graph(
      nodes: [5, 10, 5, 9, 5].map { Graph.Node(width: $0, height: 3) },
      edges: [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)].map { Graph.Edge(from: $0.0, to: $0.1) })
    let axes = Layout(graph).frames[1...3].map { $0.x + ($0.width - 1) / 2 }
    #expect(Set(axes).count == 1)
  }
}
