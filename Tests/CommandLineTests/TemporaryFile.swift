import Foundation

/// A file in a folder of its own, both of which go with it.
final class TemporaryFile {
  let folder: String
  let path: String

  init(_ name: String, _ text: String) throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
    path = url.appendingPathComponent(name).path
    try write(text)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Puts other text in the file, as an editor does.
  func write(_ text: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}
