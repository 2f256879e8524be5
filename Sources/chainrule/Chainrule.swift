import ArgumentParser

/// The command line's entry point.
@main
struct Chainrule: ParsableCommand {
  func run() {}
}
