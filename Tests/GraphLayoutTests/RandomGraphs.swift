import GraphLayout

/// A small generator with a seed, so that every run sees the same graphs (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Shapes of random graphs.
enum RandomShape: String, CaseIterable {
  case sparse, dense, tree, chain, ladder, forest, fan, doubled

  /// A graph of this shape with nodes of random sizes.
  func graph(seed: UInt64, nodes count: Int, smallest: Int = 1) -> Graph {
    var random = SeededGenerator(seed: seed)
    let nodes = (0..<count).map { _ in
      Graph.Node(
        width: Int.random(in: smallest...smallest + 11, using: &random),
        height: Int.random(in: 1...5, using: &random))
    }
    var edges: [Graph.Edge] = []
    func join(_ a: Int, _ b: Int) {
      if a != b && a >= 0 && b < count { edges.append(Graph.Edge(from: min(a, b), to: max(a, b))) }
    }
    for node in 1..<max(1, count) {
      switch self {
      case .sparse:
        join(Int.random(in: 0..<node, using: &random), node)
        if node % 3 == 0 { join(Int.random(in: 0..<node, using: &random), node) }
      case .dense:
        for _ in 0..<4 { join(Int.random(in: 0..<node, using: &random), node) }
      case .tree: join(count - 1 - node, count - 1 - Int.random(in: 0..<node, using: &random))
      case .chain:
        join(node - 1, node)
        if node % 5 == 0 { join(node - Int.random(in: 1...5, using: &random), node) }
      case .ladder:
        join(node - 2, node)
        join(node - 1 - node % 2, node)
      case .forest: if node % 7 != 0 { join(node - Int.random(in: 1...3, using: &random), node) }
      case .fan: join(node % 5 == 0 ? 0 : node - 1, node)
      case .doubled:
        join(node - 1, node)
        join(node - 1, node)
        join(Int.random(in: 0..<node, using: &random), node)
      }
    }
    return Graph(nodes: nodes, edges: edges)
  }
}
