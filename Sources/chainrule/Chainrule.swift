import ArgumentParser
import Autograd
import Glibc

/// The command line: every command is a type of its own in `Commands/`.
@main
struct Chainrule: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chainrule",
    abstract: "Runs autograd code, draws its graph, and plays the backward pass.",
    discussion: """
      With FILE it opens the explorer on a .py, .ipynb or trace; with nothing at all it offers the \
      lessons. Where there is no terminal to draw on, both print plain text instead.

      Statuses: 1 if the program raised, 124 if it was stopped by --timeout and 130 by Ctrl-C, what \
      it gave to sys.exit(); 64 for a command line that makes no sense, 65 for input that is not \
      what it should be, 66 for none, 73 and 74 for output that cannot be written.
      """,
    version: "0.1.0",
    subcommands: [
      Explore.self, Run.self, Repl.self, Snapshot.self, WriteTrace.self, LayOut.self, Export.self,
      Record.self,
      Demo.self,
      ListOperators.self,
    ],
    defaultSubcommand: Explore.self)

  /// The first of the arguments, if it can only be a mistyped command: other arguments follow, and
  /// there is no such file.
  private static func unknownCommand(_ arguments: ArraySlice<String>) -> String? {
    let names = configuration.subcommands.compactMap { $0._commandName } + ["help"]
    guard let first = arguments.first, arguments.count > 1, !first.hasPrefix("-"),
      !names.contains(first), access(first, F_OK) != 0
    else { return nil }
    return first
  }

  static func main() {
    Engine.tuneAllocator()
    do {
      var command = try parsed()
      try command.run()
    } catch let failure as Failure {
      StandardStreams().complain("chainrule: \(failure.description)\n")
      exit(withError: ExitCode(failure.status))
    } catch {
      exit(withError: error)
    }
  }

  private static func parsed() throws -> ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    do {
      if arguments.contains(where: ["-h", "--help"].contains) { try check(arguments) }
      return try parseAsRoot()
    } catch {
      try check(arguments)
      throw error
    }
  }

  private static func check(_ arguments: ArraySlice<String>) throws {
    guard let name = unknownCommand(arguments) else { return }
    throw Failure(
      "there is no command or file '\(name)'; chainrule --help lists the commands", status: .usage)
  }
}
