import Foundation

/// Writes a Swift file that holds the given text files: `embed-lessons OUTPUT FILE…`.
@main
struct EmbedLessonsTool {
  static func main() throws {
    let paths = CommandLine.arguments.dropFirst()
    guard let output = paths.first else { exit(64) }
    let pages = try paths.dropFirst().map { path in
      let url = URL(fileURLWithPath: path)
      let text = try String(contentsOf: url, encoding: .utf8)
      // Text longer than one literal comfortably holds is no lesson; three marks keep any quote
      // and backslash of the page as it stands.
      return """
          Page(
            fileName: "\(url.lastPathComponent)",
            text: ###\"\"\"
        \(text)
        \"\"\"###),
        """
    }
    let source = """
      extension Page {
        static let all: [Page] = [
      \(pages.joined(separator: "\n"))
        ]
      }

      """
    try source.write(toFile: output, atomically: true, encoding: .utf8)
  }
}
