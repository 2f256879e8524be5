import Drawing
import Foundation
import Testing
import Tracing

@testable import Explorer

/// Compares a picture's text with a file beside the tests; `SNAPSHOT_UPDATE=1` writes the file, and
/// `SNAPSHOT_SVG=FOLDER` a coloured picture of it elsewhere.
func expectScreen(
  _ canvas: Canvas, named name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let text = canvas.text()
  if let pictures = ProcessInfo.processInfo.environment["SNAPSHOT_SVG"] {
    let file = URL(fileURLWithPath: pictures).appendingPathComponent(name + ".svg")
    try canvas.svg(title: name).write(to: file, atomically: true, encoding: .utf8)
  }
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots")
  let file = folder.appendingPathComponent(name + ".txt")
  if ProcessInfo.processInfo.environment["SNAPSHOT_UPDATE"] == "1" {
    try text.write(to: file, atomically: true, encoding: .utf8)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8)
  #expect(text == expected, "the screen differs from \(name).txt", sourceLocation: sourceLocation)
}
