import ArgumentParser

/// The command line: every command is a type of its own in `Commands/`.
@main
struct Chainrule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainrule",
    abstract: "Runs autograd code, draws its graph, and plays the backward pass.",
    discussion: """
      With FILE it opens the explorer on a .py, .ipynb or trace; with nothing at all it offers the \
      lessons. Where there is no terminal to draw on, both print plain text instead.
      """,
    version: "0.1.0",
    subcommands: [
      Explore.self, Run.self, Repl.self, Snapshot.self, WriteTrace.self, LayOut.self, Export.self,
      Record.self,
      Demo.self,
      ListOperators.self,
    ],
    defaultSubcommand: Explore.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let failure as Failure {
      StandardStreams().complain("chainrule: \(failure.description)\n")
      exit(withError: ExitCode(failure.status))
    } catch {
      exit(withError: error)
    }
  }
}
