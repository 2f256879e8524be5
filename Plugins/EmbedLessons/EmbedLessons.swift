import Foundation
import PackagePlugin

/// Turns every `.py` file of `demos/` into Swift source, so that the program carries its lessons
/// with it wherever it is copied. A new lesson is a new file there and nothing else.
@main
struct EmbedLessons: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
    let demos = context.package.directoryURL.appending(path: "demos")
    let pages = try FileManager.default
      .contentsOfDirectory(at: demos, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "py" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "Pages.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(pages.count) lessons",
        executable: try context.tool(named: "embed-lessons").url,
        arguments: [output.path] + pages.map(\.path), inputFiles: pages, outputFiles: [output])
    ]
  }
}
