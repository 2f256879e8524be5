import ArgumentParser
import Autograd
import Drawing

/// `chainrule ops`: the operator catalogue with formulas.
struct ListOperators: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ops", abstract: "List the operators with their nodes and derivatives.")

  @ArgumentParser.Argument(help: "Only operators whose name contains this.")
  var filter: String?

  func run() {
    let operators = Operator.all.filter { filter.map($0.name.contains) ?? true }
    let signatures = operators.map(\.description)
    let left = min(44, signatures.map(\.columns).max() ?? 0)
    let middle = operators.compactMap { $0.gradFn?.columns }.max() ?? 0
    let streams = StandardStreams()
    for (operation, signature) in zip(operators, signatures) {
      let node = (operation.gradFn ?? "-").padded(to: middle)
      streams.print("\(signature.padded(to: left))  \(node)")
      let formulas = operation.derivatives.map { "d/d\($0.parameter) = \($0.text)" }
      streams.print("  " + formulas.joined(separator: "; ") + "\n")
    }
    streams.flush()
  }
}
