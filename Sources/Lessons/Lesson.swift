/// A lesson that comes with the program: a Python file whose narration stands in Markdown cells.
///
/// Everything here is read off the file itself: `03_neuron.py` is the third lesson, is called
/// `neuron`, and takes its title and summary from its first Markdown cell.
public struct Lesson: Sendable, Equatable {
  /// The name to ask for it by: the file's name without number and ending.
  public let name: String
  /// Its file's name in `demos/`.
  public let fileName: String
  /// The first heading.
  public let title: String
  /// The paragraph under the first heading, as one line.
  public let summary: String
  /// The whole file.
  public let source: String

  /// All lessons in teaching order.
  public static let all: [Lesson] = EmbeddedText.files.map(Lesson.init)

  /// The lesson of that name, file name or number (`3`, `03`), if there is one.
  public static func named(_ name: String) -> Lesson? {
    if let number = Int(name) { return all.indices.contains(number - 1) ? all[number - 1] : nil }
    return all.first { $0.name == name || $0.fileName == name }
  }

  init(fileName: String, source: String) {
    self.fileName = fileName
    self.source = source
    let stem = fileName.split(separator: ".").first ?? ""
    name = String(stem.drop { $0.isNumber || $0 == "_" })
    let prose = source.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst().prefix { $0.hasPrefix("#") }
      .map { String($0.dropFirst(2)) }
    title = prose.first.map { String($0.drop { $0 == "#" || $0 == " " }) } ?? name
    summary = prose.dropFirst().prefix { !$0.isEmpty }.joined(separator: " ")
  }
}
