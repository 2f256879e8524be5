import Autograd

/// An observer that looks at what it is told, as a recorder does, and keeps nothing.
private final class Counter: Observer {
  var events = 0

  func applied(_ operation: Operator, arguments: [Argument], outputs: [Tensor], tracked: Bool) {
    events += 1 + outputs.count
  }

  func ran(_ node: Node, gradOutputs: [Tensor?], gradInputs: [Tensor?]) {
    events += 1 + gradInputs.count
  }

  func accumulated(_ leaf: Tensor, before: Tensor?, incoming: Tensor, after: Tensor) { events += 1 }

  func freed(_ node: Node) { events += 1 }
}

/// How many times longer a chain takes while somebody watches.
func measureObserver() throws {
  let count = 100_000
  let alone = try shortest(of: 7) { try runChain(count) }
  let counter = Counter()
  let watched = try shortest(of: 7) {
    try Engine.withObserver(counter) { try runChain(count) }
  }
  precondition(counter.events > 4 * count)
  report("observer", watched / alone)
}
