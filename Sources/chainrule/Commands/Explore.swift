import ArgumentParser

/// `chainrule [FILE]`: the explorer.
struct Explore: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Explore a program's graph; without FILE, choose a lesson.")

  @Argument(help: "A .py, .ipynb or trace file; - for standard input.")
  var file: String?

  @Flag(help: "Run the file anew whenever it changes.")
  var watch = false

  @OptionGroup var look: LookOptions
  @OptionGroup var options: RunOptions

  func validate() throws {
    if watch, file == nil || file == "-" { throw ValidationError("--watch needs a file") }
  }

  func run() throws {
    try Exploration(options: options, look: look)
      .show(file.map(Exploration.Shown.init(file:)), watching: watch)
  }
}
