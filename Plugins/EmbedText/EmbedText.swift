import Foundation
import PackagePlugin

/// Turns text files into Swift source, so that one program carries them wherever it is copied: for the
/// lessons the `.py` files of `demos/`, for other targets what lies in their folder `Embedded`. A new
/// file there is found by itself.
@main
struct EmbedText: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let folder =
      target.name == "Lessons"
      ? context.package.directoryURL.appending(path: "demos")
      : target.directoryURL.appending(path: "Embedded")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { ["py", "txt"].contains($0.pathExtension) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedText.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(files.count) text files in \(target.name)",
        executable: try context.tool(named: "embed-text").url,
        arguments: [output.path] + files.map(\.path), inputFiles: files, outputFiles: [output])
    ]
  }
}
