import CAutograd

/// One backward pass: carries gradients from the roots through the graph, every node once, as soon
/// as all that it waits for has arrived; among those that can run, the one made last.
final class Sweep {
  private let keepsGraph: Bool
  private let createsGraph: Bool
  private let observer: (any Observer)?
  private let checksForNaN: Bool
  /// Whether nobody wants to see what happens in between.
  private let isUnwatched: Bool
  /// Which sweep of the thread this is, when hooks start sweeps of their own.
  private let level: UInt8
  // Exempt from the check for overlapping accesses, as the fields of a node are.
  @exclusivity(unchecked) private var queue = ReadyQueue()
  @exclusivity(unchecked) private var skipped: [Unmanaged<Node>] = []
  @exclusivity(unchecked) private var displaced: [Displaced] = []
  @exclusivity(unchecked) private var pulled: [Tensor?] = []
  @exclusivity(unchecked) private var captures: [Capture] = []
  @exclusivity(unchecked) private var failed: Node?
  @exclusivity(unchecked) private var oldest: UInt64 = 0

  /// An edge whose gradient is asked for.
  private struct Capture {
    let node: Node
    let output: UInt32
    var gradient: Tensor?
  }

  /// What an outer sweep knew of a node that this one came across.
  private struct Displaced {
    let node: Node
    let sweep: UInt8
    let pending: UInt32
    let gradient: Tensor?
    let gradients: [Tensor?]
    let flags: Node.Flags
  }

  private static let sweepFlags: Node.Flags = [.needed, .captured, .explored]

  init(keepsGraph: Bool, createsGraph: Bool, observer: (any Observer)?) {
    self.keepsGraph = keepsGraph
    self.createsGraph = createsGraph
    self.observer = observer
    checksForNaN = Engine.detectsAnomalies && Engine.anomalyModeChecksNaN
    isUnwatched = observer == nil && !checksForNaN
    level = UInt8(truncatingIfNeeded: thread.pointee.sweep_depth)
  }

  /// Runs the pass. With targets, returns the gradients that arrive there and runs only what leads to them.
  func run(_ roots: [(edge: Node.Edge, gradient: Tensor)], targets: [Node.Edge]?) throws
    -> [Tensor?]
  {
    let state = thread
    let before = state.pointee.sweep_captures
    state.pointee.sweep_captures = targets != nil
    defer { state.pointee.sweep_captures = before }
    if let targets {
      // Edges lead to older nodes: what is older than every target cannot lead to one.
      oldest = targets.map { $0.node is AccumulateGrad ? 0 : $0.node!.sequenceNumber }.min() ?? 0
    }
    discover(roots.map { $0.edge.node! })
    if let targets { restrict(to: targets, from: roots.map { $0.edge.node! }) }
    defer { forget() }
    for root in roots where root.edge.node!.sweep == level {
      let node = root.edge.node!
      try deliver(root.gradient, to: node, output: root.edge.output)
      arrived(at: .passUnretained(node))
    }
    while let entry = queue.pop() {
      do {
        try entry._withUnsafeGuaranteedRef { try step($0) }
      } catch {
        failed = entry.takeUnretainedValue()
        throw error
      }
    }
    guard let targets else { return [] }
    return targets.map { target in
      captures.first { $0.node === target.node && $0.output == target.output }?.gradient
    }
  }

  // MARK: Before

  /// Counts for every node how many gradients it waits for.
  private func discover(_ roots: [Node]) {
    var stack: [Unmanaged<Node>] = []
    for root in roots where meet(.passUnretained(root)) { stack.append(.passUnretained(root)) }
    while var entry = stack.popLast() {
      // Down the first edges as long as they lead to something new; other edges wait on the stack.
      var isNew = true
      while isNew {
        isNew = false
        let node = entry
        if let next = node._withUnsafeGuaranteedRef({ $0.edge1 }) {
          if meet(next) { stack.append(next) }
          if let rest = node._withUnsafeGuaranteedRef({ $0.rest }) {
            meetEdges(of: rest, &stack)
          }
        } else if node._withUnsafeGuaranteedRef({ $0.flags.contains(.twoEdges) }),
          let rest = node._withUnsafeGuaranteedRef({ $0.rest })
        {
          meetEdges(of: rest, &stack)
        }
        if let next = node._withUnsafeGuaranteedRef({ $0.edge0 }), meet(next) {
          entry = next
          isNew = true
        }
      }
    }
  }

  private func meetEdges(of rest: Node.Rest, _ stack: inout [Unmanaged<Node>]) {
    for edge in rest.edges {
      if let next = edge.node, meet(.passUnretained(next)) { stack.append(.passUnretained(next)) }
    }
  }

  /// Counts an edge to a node; true if it is the first.
  @inline(__always)
  private func meet(_ entry: Unmanaged<Node>) -> Bool {
    entry._withUnsafeGuaranteedRef { node in
      guard node.sequenceNumber >= oldest else { return false }
      if node.sweep == level {
        node.pending += 1
        return false
      }
      if node.sweep != 0 { displace(node) }
      node.sweep = level
      node.pending = 1
      return true
    }
  }

  /// Marks the nodes that lead to a target; iteratively, inputs before the nodes that use them.
  private func restrict(to targets: [Node.Edge], from roots: [Node]) {
    for target in targets {
      guard let node = target.node else { continue }
      node.flags.insert(.captured)
      captures.append(Capture(node: node, output: target.output))
    }
    var stack: [(node: Unmanaged<Node>, next: Int)] = roots.map { (.passUnretained($0), 0) }
    while let (entry, next) = stack.popLast() {
      let node = entry.takeUnretainedValue()
      if next == 0 {
        if node.flags.contains(.explored) { continue }
        node.flags.insert(.explored)
      } else if let child = node.edge(next - 1).node,
        !child.flags.isDisjoint(with: [.needed, .captured])
      {
        node.flags.insert(.needed)
      }
      guard next < node.edgeCount else { continue }
      stack.append((entry, next + 1))
      if let child = node.edge(next).node, child.sweep == level, !child.flags.contains(.explored) {
        stack.append((.passUnretained(child), 0))
      }
    }
  }

  private func displace(_ node: Node) {
    displaced.append(
      Displaced(
        node: node, sweep: node.sweep, pending: node.pending, gradient: node.gradient,
        gradients: node.rest?.gradients ?? [], flags: node.flags.intersection(Self.sweepFlags)))
    node.gradient = nil
    node.rest?.gradients = []
    node.flags.subtract(Self.sweepFlags)
  }

  /// Takes back all marks that are left, after an error or where nothing had to run.
  private func forget() {
    var stack = queue.nodes + skipped
    if let failed { stack.append(.passUnretained(failed)) }
    while let entry = stack.popLast() {
      let node = entry.takeUnretainedValue()
      unmark(node)
      for index in 0..<node.edgeCount {
        if let next = node.edge(index).node, next.sweep == level {
          unmark(next)
          stack.append(.passUnretained(next))
        }
      }
    }
    for capture in captures { capture.node.flags.subtract(Self.sweepFlags) }
    for old in displaced {
      old.node.sweep = old.sweep
      old.node.pending = old.pending
      old.node.gradient = old.gradient
      if !old.gradients.isEmpty { old.node.rest?.gradients = old.gradients }
      old.node.flags.formUnion(old.flags)
    }
  }

  private func unmark(_ node: Node) {
    node.sweep = 0
    node.pending = 0
    node.gradient = nil
    node.rest?.gradients = []
    node.flags.subtract(Self.sweepFlags)
  }

  // MARK: Steps

  /// Adds a gradient to what has arrived for an output.
  @inline(__always)
  private func deliver(_ gradient: Tensor, to node: Node, output: UInt32) throws {
    if output == 0 {
      if node.gradient == nil {
        node.gradient = gradient
      } else {
        try Self.accumulate(gradient, in: &node.gradient)
      }
      return
    }
    let rest = node.restOrNew
    while rest.gradients.count < Int(output) { rest.gradients.append(nil) }
    try Self.accumulate(gradient, in: &rest.gradients[Int(output) - 1])
  }

  /// Adds to a gradient, in its own memory if nobody else can see it and no graph is recorded.
  private static func accumulate(_ gradient: Tensor, in sum: inout Tensor?) throws {
    if sum == nil {
      sum = gradient
    } else if Engine.isGradEnabled || !isKnownUniquelyReferenced(&sum)
      || !sum!.addToOwnMemory(gradient)
    {
      sum = try sum! + gradient
    }
  }

  @inline(__always)
  private func arrived(at entry: Unmanaged<Node>) {
    entry._withUnsafeGuaranteedRef { node in
      guard node.sweep == level else { return }
      node.pending -= 1
      if node.pending == 0 { queue.push(entry) }
    }
  }

  @inline(__always)
  private func step(_ node: Node) throws {
    if isUnwatched, node.rest == nil, node.flags.isDisjoint(with: [.isSpecial, .captured]),
      captures.isEmpty || node.flags.contains(.needed)
    {
      try stepPlainly(node)
    } else {
      try stepThoroughly(node)
    }
  }

  /// A step of a node with one output and at most two inputs, without hooks, that nobody watches.
  @inline(__always)
  private func stepPlainly(_ node: Node) throws {
    node.sweep = 0
    var gradient: Tensor?
    swap(&gradient, &node.gradient)
    if let gradient {
      try node.checkSaved()
      try send(node, 0, gradient, node.edge0, node.edgeOutput0)
      try send(node, 1, gradient, node.edge1, node.edgeOutput1)
      if !keepsGraph { _ = node.free() }
    } else {
      if let next = node.edge0 { arrived(at: next) }
      if let next = node.edge1 { arrived(at: next) }
    }
    node.flags.subtract(Self.sweepFlags)
  }

  /// Computes the gradient for one edge and sends it there.
  @inline(__always)
  private func send(
    _ node: Node, _ edge: Int, _ gradient: Tensor, _ next: Unmanaged<Node>?, _ output: UInt32
  ) throws {
    guard let entry = next else { return }
    try entry._withUnsafeGuaranteedRef { next in
      if next.sweep == level,
        !node.flags.contains(.needed) || !next.flags.isDisjoint(with: [.needed, .captured]),
        var computed = try node.derivative(edge, of: gradient)
      {
        let (layout, dtype) =
          output == 0
          ? (next.outputLayout, next.outputDType)
          : (next.layout(ofOutput: output), next.dtype(ofOutput: output))
        if computed.layout !== layout || computed.dtype != dtype {
          computed = try computed.brought(to: layout?.shape ?? [], dtype, node, edge)
        }
        try deliver(computed, to: next, output: output)
      }
    }
    arrived(at: entry)
  }

  private func stepThoroughly(_ node: Node) throws {
    if !captures.isEmpty, try !capture(node) {
      skipped.append(.passUnretained(node))
      return
    }
    node.sweep = 0
    if let rest = node.rest, !rest.tensorHooks.isEmpty || !rest.prehooks.isEmpty {
      try runPrehooks(node)
    }
    var gradient: Tensor?
    swap(&gradient, &node.gradient)
    if let leaf = node as? AccumulateGrad {
      if gradient != nil { try accumulate(&gradient, at: leaf) }
      return
    }
    pulled.removeAll(keepingCapacity: true)
    if gradient == nil, node.rest?.gradients.contains(where: { $0 != nil }) != true {
      for _ in 0..<node.edgeCount { pulled.append(nil) }
    } else {
      try node.checkSaved()
      try pull(node, gradient)
    }
    if let rest = node.rest, !rest.hooks.isEmpty { try runPosthooks(node, gradient) }
    if checksForNaN { try checkForNaN(node) }
    if let observer { report(node, gradient, to: observer) }
    node.rest?.gradients = []
    if !keepsGraph, node.free(), let observer { Engine.silently { observer.freed(node) } }
    try distribute(node)
    node.flags.subtract(Self.sweepFlags)
  }

  /// Runs the derivatives and brings what they give to the shape and type of the inputs.
  private func pull(_ node: Node, _ gradient: Tensor?) throws {
    try node.derivatives(of: gradient, into: &pulled)
    for index in pulled.indices {
      guard let computed = pulled[index] else { continue }
      let edge = node.edge(index)
      guard let next = edge.node else { continue }
      let layout = next.layout(ofOutput: edge.output)
      if computed.layout !== layout || computed.dtype != next.dtype(ofOutput: edge.output) {
        pulled[index] = try computed.brought(
          to: layout?.shape ?? [], next.dtype(ofOutput: edge.output), node, index)
      }
    }
  }

  private func distribute(_ node: Node) throws {
    for index in pulled.indices {
      let edge = node.edge(index)
      guard let next = edge.node else { continue }
      // Handed on, so that a gradient nobody else has can be written to or kept.
      if let gradient = pulled[index].take(), next.sweep == level {
        try deliver(gradient, to: next, output: edge.output)
      }
      arrived(at: .passUnretained(next))
    }
  }

  /// Keeps a gradient that was asked for; false if the node has nothing else to do.
  private func capture(_ node: Node) throws -> Bool {
    if node.flags.contains(.captured) {
      if let rest = node.rest, !rest.tensorHooks.isEmpty { try runTensorHooks(node) }
      for index in captures.indices where captures[index].node === node {
        let output = captures[index].output
        let gradients = node.rest?.gradients ?? []
        captures[index].gradient =
          output == 0
          ? node.gradient : Int(output) <= gradients.count ? gradients[Int(output) - 1] : nil
        if let leaf = node as? AccumulateGrad, let gradient = captures[index].gradient {
          captures[index].gradient = try runLeafHooks(leaf, gradient)
        }
      }
    }
    return node.flags.contains(.needed)
  }

  // MARK: Leaves

  /// Adds a gradient to a leaf's, or makes it the leaf's if nobody else has it.
  private func accumulate(_ gradient: inout Tensor?, at leaf: AccumulateGrad) throws {
    if leaf.variable.rare?.hooks.isEmpty == false {
      gradient = try runLeafHooks(leaf, gradient!)
    }
    if let rest = leaf.rest, !rest.hooks.isEmpty {
      for hook in rest.hooks { _ = try hook.body([], [gradient!]) }
    }
    if gradient!.layout !== leaf.outputLayout || gradient!.dtype != leaf.outputDType {
      gradient = try gradient!.brought(
        to: leaf.outputLayout?.shape ?? [], leaf.outputDType, leaf, 0)
    }
    try leaf.accumulate(&gradient, observer: observer)
  }

  private func runLeafHooks(_ leaf: AccumulateGrad, _ gradient: Tensor) throws -> Tensor {
    guard let hooks = leaf.variable.rare?.hooks, !hooks.isEmpty else { return gradient }
    return try hooks.reduce(gradient) { try Self.run($1, $0) }
  }

  private static func run(_ hook: TensorHook, _ gradient: Tensor) throws -> Tensor {
    guard let replacement = try hook.body(gradient) else { return gradient }
    guard replacement.shape == gradient.shape else {
      throw AutogradError.runtime("hook '\(hook.name)' has changed the size of value")
    }
    return replacement
  }

  // MARK: Hooks

  private func runPrehooks(_ node: Node) throws {
    if !node.flags.contains(.captured) { try runTensorHooks(node) }
    guard let rest = node.rest, !rest.prehooks.isEmpty else { return }
    var gradients = gradients(of: node)
    for hook in rest.prehooks {
      if let replaced = try hook.body(gradients) { gradients = replaced }
    }
    setGradients(gradients, of: node)
  }

  private func runTensorHooks(_ node: Node) throws {
    var gradients = gradients(of: node)
    for waiting in node.rest!.tensorHooks {
      guard var gradient = gradients[Int(waiting.output)] else { continue }
      for hook in waiting.hooks { gradient = try Self.run(hook, gradient) }
      gradients[Int(waiting.output)] = gradient
      for retainer in waiting.retainers {
        if let tensor = retainer.tensor { try retain(gradient, in: tensor) }
      }
    }
    setGradients(gradients, of: node)
  }

  private func retain(_ gradient: Tensor, in tensor: Tensor) throws {
    let before = tensor.rare?.grad
    let after =
      try before.map { try $0 + gradient } ?? (createsGraph ? gradient : gradient.copied())
    tensor.rareOrNew.grad = after
    if let observer {
      Engine.silently {
        observer.accumulated(tensor, before: before, incoming: gradient, after: after)
      }
    }
  }

  private func gradients(of node: Node) -> [Tensor?] {
    var gradients = [node.gradient] + (node.rest?.gradients ?? [])
    while gradients.count < node.outputCount { gradients.append(nil) }
    return gradients
  }

  private func setGradients(_ gradients: [Tensor?], of node: Node) {
    node.gradient = gradients.first ?? nil
    if node.outputCount > 1 { node.rest?.gradients = Array(gradients.dropFirst()) }
  }

  private func runPosthooks(_ node: Node, _ gradient: Tensor?) throws {
    let outputs = [gradient] + node.rest!.gradients
    for hook in node.rest!.hooks {
      if let replaced = try hook.body(pulled, outputs) { pulled = replaced }
    }
  }

  // MARK: Watching

  private func report(_ node: Node, _ gradient: Tensor?, to observer: any Observer) {
    var outputs = [gradient]
    if let rest = node.rest { outputs += rest.gradients }
    while outputs.count < node.outputCount { outputs.append(nil) }
    let inputs = pulled
    Engine.silently { observer.ran(node, gradOutputs: outputs, gradInputs: inputs) }
  }

  private func checkForNaN(_ node: Node) throws {
    for (index, gradient) in pulled.enumerated() {
      guard let gradient, try gradient.toArray().contains(where: \.isNaN) else { continue }
      var text = "Error detected in \(node.name)."
      if let site = node.site {
        text += " Traceback of forward call that caused the error:\n\(site)"
      }
      Engine.warn(.user, text)
      throw AutogradError.runtime(
        "Function '\(node.name)' returned nan values in its \(index)th output.")
    }
  }
}
