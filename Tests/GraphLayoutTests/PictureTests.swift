import Foundation
import GraphLayout
import Testing

/// Small graphs next to their pictures: `Pictures/NAME.txt` holds a DOT graph, a line `---`, and
/// what is drawn. A comment `// right` turns it, `// size=WxH` gives every node that size.
///
/// After a change that is meant, `UPDATE_PICTURES=1 swift test --filter PictureTests` writes what
/// is drawn now; look at the difference.
@Suite struct PictureTests {
  static let names: [String] = {
    let folder = Bundle.module.resourceURL!.appendingPathComponent("Pictures")
    let files = try! FileManager.default.contentsOfDirectory(atPath: folder.path)
    return files.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }()

  @Test(arguments: names) func picture(_ name: String) throws {
    let url = Bundle.module.resourceURL!.appendingPathComponent("Pictures/\(name).txt")
    let text = try String(contentsOf: url, encoding: .utf8)
    let parts = text.components(separatedBy: "\n---\n")
    let file = try GraphFile(parts[0])
    var graph = file.graph
    var options = LayoutOptions()
    for line in parts[0].split(separator: "\n").map({ $0.trimmingCharacters(in: .whitespaces) }) {
      if line == "// right" { options.direction = .right }
      if line.hasPrefix("// size=") {
        let size = line.dropFirst("// size=".count).split(separator: "x").map { Int($0)! }
        graph.nodes = graph.nodes.map { _ in Graph.Node(width: size[0], height: size[1]) }
      }
    }
    let layout = Layout(graph, options: options)
    #expect(violations(of: layout, for: graph, direction: options.direction) == [])
    let picture = TextPicture.draw(layout, of: graph, labels: file.labels) + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_PICTURES"] != nil {
      let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      try (parts[0] + "\n---\n" + picture).write(
        to: source.appendingPathComponent("Pictures/\(name).txt"), atomically: true,
        encoding: .utf8)
    } else {
      #expect("\n" + picture == "\n" + parts.dropFirst().joined(separator: "\n---\n"))
    }
  }
}
