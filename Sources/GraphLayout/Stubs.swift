/// A leaf's name beside one of the nodes that use it, instead of a line from the leaf.
public struct Stub: Sendable, Equatable {
  /// The leaf.
  public var node: Int
  /// Where the stub is: as wide as the leaf, one row high (one column wide when edges run to the
  /// right).
  public var frame: Frame
  /// The edges that begin at the stub, all into one node.
  public var edges: [Int]

  /// Makes a stub.
  public init(node: Int, frame: Frame, edges: [Int]) {
    self.node = node
    self.frame = frame
    self.edges = edges
  }
}

/// Splits leaves that feed many nodes.
///
/// A weight that every step of an unrolled net uses would need a trunk along the whole picture, with
/// a branch into each step. Instead it stands at the first node that uses it, and a stub at each
/// other one.
struct StubbedGraph {
  /// The graph with a node more for every stub, after its own.
  private(set) var graph: Graph
  /// For every stub the leaf it stands for, and the edges that begin at it.
  private(set) var stubs: [(node: Int, edges: [Int])] = []

  /// Stubs for leaves that feed more nodes than a number.
  ///
  /// Complexity: O(nodes + edges).
  init(_ graph: Graph, above limit: Int) {
    self.graph = graph
    let adjacency = Adjacency(graph)
    for leaf in graph.nodes.indices where adjacency.incoming(leaf).isEmpty {
      let edges = adjacency.outgoing(leaf)
      guard edges.count > limit else { continue }
      var byTarget: [Int: [Int]] = [:]
      for edge in edges { byTarget[graph.edges[edge].to, default: []].append(edge) }
      guard byTarget.count > limit else { continue }
      for target in byTarget.keys.sorted().dropFirst() {
        for edge in byTarget[target]! { self.graph.edges[edge].from = self.graph.nodes.count }
        self.graph.nodes.append(Graph.Node(width: graph.nodes[leaf].width, height: 1))
        stubs.append((leaf, byTarget[target]!))
      }
    }
  }

  /// The layout of the original graph, from that of the one with stubs.
  func unsplit(_ layout: Layout) -> Layout {
    var result = layout
    let count = layout.frames.count - stubs.count
    result.frames.removeLast(stubs.count)
    result.stubs = zip(stubs, layout.frames[count...]).map { stub, frame in
      Stub(node: stub.node, frame: frame, edges: stub.edges)
    }
    return result
  }
}

extension Layout {
  /// Where each edge's line begins: the index of its source's frame, or the number of frames and
  /// the index of a stub. Lines that begin at one place are one net.
  func origins(of graph: Graph) -> [Int] {
    var origins = graph.edges.map(\.from)
    for (index, stub) in stubs.enumerated() {
      for edge in stub.edges { origins[edge] = frames.count + index }
    }
    return origins
  }
}
