import ArgumentParser

/// `chainrule [FILE]`: the explorer.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explore a program's graph; without FILE, choose a lesson.")

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String?

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  func run() throws {
    try Exploration(options: options, look: look).show(file.map(Subject.open))
  }
}
