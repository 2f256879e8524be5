import ArgumentParser
import Lessons

/// `chainrule demo [NAME]`: the lessons.
struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the lessons, or play one.",
    discussion: "A lesson can be asked for by name or by number.")

  @Argument(help: "The lesson to play.")
  var name: String?

  @Flag(help: "Print the lesson's source, a Python file that PyTorch runs too.")
  var source = false

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    guard let name else { return list() }
    guard source else {
      return try Exploration(options: options, look: look).show(Exploration.Shown(lesson: name))
    }
    let streams = StandardStreams()
    streams.print(try Subject.find(lesson: name).source)
    streams.flush()
  }

  private func list() {
    let streams = StandardStreams()
    let width = Lesson.all.map(\.name.count).max() ?? 0
    for (index, lesson) in Lesson.all.enumerated() {
      let gap = String(repeating: " ", count: width - lesson.name.count + 2)
      streams.print("\(index + 1)  \(lesson.name)\(gap)\(lesson.title)\n")
    }
    streams.print("\nPlay one with: chainrule demo NAME\n")
    streams.flush()
  }
}
