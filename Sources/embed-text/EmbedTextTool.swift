import Foundation

/// Writes a Swift file that holds the given text files: `embed-text OUTPUT FILE…`.
@main
struct EmbedTextTool {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard let output = paths.first else { exit(64) }
    let files = try paths.dropFirst().map { path in
      let url = URL(fileURLWithPath: path)
      let text = try String(contentsOf: url, encoding: .utf8)
      // Three marks keep any quote and backslash of the text as it stands.
      return """
          (
            "\(url.lastPathComponent)",
            ###\"\"\"
        \(text)
        \"\"\"###
          ),
        """
    }
    let source = """
      /// Text files that the build has put into the program.
      enum EmbeddedText {
        /// Every file's name and text, in the order of the names.
        static let files: [(name: String, text: String)] = [
      \(files.joined(separator: "\n"))
        ]

        /// The text of a file.
        static subscript(name: String) -> String {
          guard let file = files.first(where: { $0.name == name }) else {
            preconditionFailure("no embedded text is called \\(name)")
          }
          return file.text
        }
      }

      """
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
