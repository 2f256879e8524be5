import Foundation
import GraphLayout
import Testing

/// Graphs from the world: autograd graphs recorded from PyTorch, network graphs, Graphviz's own
/// tests, Ptolemy models, git histories; edge lists in `Graphs/`.
@Suite struct RealGraphTests {
  static let names: [String] = {
    let folder = Bundle.module.resourceURL!.appendingPathComponent("Graphs")
    let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  static func file(_ name: String) throws -> GraphFile {
    let url = Bundle.module.resourceURL!.appendingPathComponent("Graphs/\(name).txt")
    return try GraphFile(try String(contentsOf: url, encoding: .utf8))
  }

  @Test(arguments: names) func isDrawnRight(_ name: String) throws {
    let file = try Self.file(name)
    let graph = file.graph
    var options = LayoutOptions()
    options.inputsAreOrdered = file.inputsAreOrdered
    let layout = Layout(graph, options: options)
    #expect(violations(of: layout, for: graph) == [])
  }

  @Test(arguments: ["ag_vae", "ag_maml5", "gv_cairo", "north_g.56.3", "ag_resnet50"])
  func theOrderOfAnEdgeListDoesNotMatter(_ name: String) throws {
    let file = try Self.file(name)
    let graph = file.graph
    var options = LayoutOptions()
    options.inputsAreOrdered = file.inputsAreOrdered
    var random = SeededGenerator(seed: 3)
    let order = graph.edges.indices.shuffled(using: &random)
    let shuffled = Graph(nodes: graph.nodes, edges: order.map { graph.edges[$0] })
    let (first, second) = (Layout(graph, options: options), Layout(shuffled, options: options))
    #expect(first.frames == second.frames)
    #expect(order.map { first.routes[$0] } == second.routes)
  }

  /// What was measured, with a little room; `dot` reaches the crossings beside it.
  @Test(arguments: [
    ("ag_densenet", 190),  // 340
    ("pt_gr_inversekinematics_InverseKinematics", 1000),  // 1675
    ("rome_grafo8528.84", 115),  // 131
    ("ag_transformer12_hand", 2),  // 12
  ])
  func crossingsStayFew(_ name: String, most: Int) throws {
    let file = try Self.file(name)
    var options = LayoutOptions()
    options.inputsAreOrdered = file.inputsAreOrdered
    let statistics = Statistics(of: Layout(file.graph, options: options), for: file.graph)
    #expect(statistics.crossings <= most)
  }
}
