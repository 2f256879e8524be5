import Autograd
import MiniPython
import Tracing

/// Writes down what the engine does and what the program calls its tensors.
///
/// Tensors are recorded when they first matter: when a variable comes to mean one, or when a tracked
/// operator takes it. Ids count in that order. Nothing that the program has let go of is kept alive.
final class Recorder {
  private(set) var events: [Event] = []
  /// Called after every event.
  var recorded: () -> Void = {}
  private let interpreter: Interpreter
  private let torch: Torch
  private var nextID = 0
  private var pass = 0
  /// How many passes are open, one within the other.
  private var openPasses = 0
  private var budget = EventBudget()

  /// Ids of nodes by their sequence number, which no other node of the thread ever has.
  private var nodes: [UInt64: NodeID] = [:]
  /// Which edge of a node belongs to each of its inputs, where it is not the one of the same number.
  private var edges: [NodeID: [Int?]] = [:]
  /// Living tensors without a node that were recorded.
  private var leaves: [ObjectIdentifier: RecordedLeaf] = [:]
  /// What the program called things last. A comprehension's variable does not hide such a name,
  /// and what is written in place keeps it.
  private var labels: [NodeID: String] = [:]
  /// Parameters called after their place in a module, which other variables do not hide, and how
  /// deep in calls the module got the name.
  private var parameters: [NodeID: Int] = [:]
  /// What objects and collections call leaves that were not recorded yet.
  private var heldNames: [ObjectIdentifier: HeldName] = [:]
  private var heldLimit = 1024
  /// Living tensors that operators made without being tracked, until they matter.
  private var severed: [ObjectIdentifier: SeveredTensor] = [:]
  private var severedLimit = 1024
  /// Whose `.grad` a tensor is.
  private var owners: [ObjectIdentifier: GradientOwner] = [:]
  private var calls = CallScopes()

  init(_ interpreter: Interpreter, _ torch: Torch) {
    self.interpreter = interpreter
    self.torch = torch
    torch.flagChanged = { [unowned self] in flagChanged($0, $1) }
    torch.callDepth = { [unowned interpreter] in interpreter.callDepth }
  }

  private struct RecordedLeaf {
    weak var tensor: Tensor?
    var id: NodeID
  }

  private struct HeldName {
    weak var tensor: Tensor?
    var name: String
  }

  private struct SeveredTensor {
    weak var tensor: Tensor?
    var origin: Leaf.Origin
  }

  private struct GradientOwner {
    weak var gradient: Tensor?
    weak var owner: Tensor?
    var id: NodeID
  }

  // MARK: From the session

  func began(cell index: Int) { append(.cell(index: index)) }

  func printed(_ output: Output) {
    if case .output(var last)? = events.last, last.stream == output.stream,
      last.line == output.line, output.stream == .stdout || output.stream == .stderr
    {
      last.text += output.text
      events[events.count - 1] = .output(last)
    } else {
      append(.output(output))
    }
  }

  // MARK: Writing

  private func append(_ event: Event) {
    events.append(event)
    budget.spend(event)
    if budget.isExhausted { condense() }
    recorded()
  }

  /// Shortens what is long ago, and forgets the ids that are no longer declared.
  private func condense() {
    guard budget.condense(&events) else { return }
    var declared: Set<NodeID> = []
    for event in events {
      switch event {
      case .leaf(let leaf): declared.insert(leaf.id)
      case .node(let node): declared.insert(node.id)
      default: continue
      }
    }
    nodes = nodes.filter { declared.contains($0.value) }
    edges = edges.filter { declared.contains($0.key) }
    leaves = leaves.filter { declared.contains($0.value.id) }
    owners = owners.filter { declared.contains($0.value.id) }
    labels = labels.filter { declared.contains($0.key) }
    parameters = parameters.filter { declared.contains($0.key) }
  }

  private func newID() -> NodeID {
    defer { nextID += 1 }
    return nextID
  }

  private var line: Int? {
    let line = interpreter.currentLine
    return line > 0 ? line : nil
  }

  /// The scope in which the program is.
  private var scope: Int? {
    calls.current(interpreter, torch.moduleCalls) { append(.scope($0)) }
  }

  private func value(_ tensor: Tensor) -> TensorValue {
    if let elements = try? tensor.toArray() {
      return TensorValue(shape: tensor.shape, elements: elements)
    }
    // An expanded view may have more elements than there is memory for: nothing is said of them.
    return .statistics(
      shape: tensor.shape, min: .nan, max: .nan, mean: .nan, norm: .nan, nan: 0)
  }

  private func values(_ tensors: [Tensor?]) -> [TensorValue?] {
    tensors.map { $0.map { value($0) } }
  }

  // MARK: Where tensors come from

  /// The recorded source of a tensor, which is recorded now if it was not.
  private func source(_ tensor: Tensor, label: String = "", madeIn scope: Int? = nil)
    -> Tracing.Node.Source
  {
    if let node = tensor.gradFn {
      return Tracing.Node.Source(id: id(of: node, tensor), output: tensor.outputNumber)
    }
    return Tracing.Node.Source(id: id(ofLeaf: tensor, label: label, madeIn: scope))
  }

  private func id(ofLeaf tensor: Tensor, label: String, madeIn scope: Int? = nil) -> NodeID {
    let key = ObjectIdentifier(tensor)
    if let known = leaves[key], known.tensor === tensor { return known.id }
    var origin: Leaf.Origin?
    if let made = severed.removeValue(forKey: key), made.tensor === tensor { origin = made.origin }
    var label = label
    if label.isEmpty, let held = heldNames.removeValue(forKey: key), held.tensor === tensor {
      label = held.name
    }
    let id = newID()
    if !label.isEmpty { labels[id] = label }
    leaves[key] = RecordedLeaf(tensor: tensor, id: id)
    append(
      .leaf(
        Leaf(
          id: id, label: label, shape: tensor.shape, dtype: tensor.dtype.name,
          requiresGrad: tensor.requiresGrad, value: value(tensor), line: line, origin: origin,
          isParameter: torch.isParameter(tensor), scope: scope)))
    return id
  }

  /// The id of a node. One that was made unseen (a view that PyTorch makes anew after a write) is
  /// recorded with what is known of it.
  private func id(of node: Autograd.Node, _ tensor: Tensor) -> NodeID {
    if let id = nodes[node.sequenceNumber] { return id }
    let inputs = node.nextFunctions.compactMap { edge in
      edge.node.flatMap { known($0).map { Tracing.Node.Source(id: $0, output: edge.output) } }
    }
    let scope = scope
    let id = newID()
    nodes[node.sequenceNumber] = id
    append(
      .node(
        Tracing.Node(
          id: id, name: node.name, inputs: inputs, shape: tensor.shape, dtype: tensor.dtype.name,
          line: line, value: value(tensor), scope: scope)))
    return id
  }

  /// The id of a node or of an accumulator's leaf, if it was recorded.
  private func known(_ node: Autograd.Node) -> NodeID? {
    if let accumulator = node as? AccumulateGrad {
      return id(ofLeaf: accumulator.variable, label: "")
    }
    return nodes[node.sequenceNumber]
  }

  private func knownLeaf(_ tensor: Tensor) -> NodeID? {
    guard let leaf = leaves[ObjectIdentifier(tensor)], leaf.tensor === tensor else { return nil }
    return leaf.id
  }

  /// Ids of what an untracked tensor was computed from, as far as it was recorded.
  private func ancestors(_ tensor: Tensor) -> [NodeID] {
    if let node = tensor.gradFn { return nodes[node.sequenceNumber].map { [$0] } ?? [] }
    if let id = knownLeaf(tensor) { return [id] }
    if let made = severed[ObjectIdentifier(tensor)], made.tensor === tensor {
      return made.origin.inputs
    }
    return tensor.requiresGrad ? [id(ofLeaf: tensor, label: "")] : []
  }

  private func flagChanged(_ tensor: Tensor, _ flag: Bool) {
    guard let id = knownLeaf(tensor) else { return }
    append(.requiresGrad(id: id, flag: flag, line: line))
  }
}

// MARK: - Names

extension Recorder: InterpreterObserver {
  func bound(_ name: String, to value: Value, line: Int, function: String) {
    if name == "_" { return }
    let isArgument =
      interpreter.callDepth > 0
      && interpreter.call(interpreter.callDepth - 1).firstLine == line
    if let tensor = torch.tensor(value) {
      // What a hook or a derivative calls its tensors says nothing of the program's own.
      if openPasses > 0 || isArgument && isHook(function) { return }
      // A function's parameter does not hide the argument's name, nor does a variable of
      // `<listcomp>` and its kin.
      let isLent = isArgument || function.hasPrefix("<") && function != "<module>"
      if let known = knownID(of: tensor) {
        if function == "<module>", let label = labels[known], isCalled(label, tensor) { return }
        if parameters[known] != nil || isLent && labels[known] != nil { return }
      } else if isLent, let held = heldNames[ObjectIdentifier(tensor)], held.tensor === tensor {
        return self.name(tensor, held.name, line)
      }
      self.name(tensor, name, line, madeIn: isArgument ? nil : scope)
    } else if name != "self" {
      nameContents(of: value, name, line, isArgument: isArgument)
    }
  }

  /// Whether a function is called by the library rather than by the program, and is no `forward`.
  private func isHook(_ function: String) -> Bool {
    let depth = interpreter.callDepth
    return depth > 1 && function != "forward" && interpreter.call(depth - 2).isLibrary
  }

  /// Whether a variable of the program means a tensor: another one does not hide its name then.
  private func isCalled(_ name: String, _ tensor: Tensor) -> Bool {
    interpreter.globals[name].flatMap { torch.tensor($0) } === tensor
  }

  /// Names the parameters of a module after their places, and the leaves that an object or a
  /// collection holds. What is bound further out in the program names a parameter for good.
  private func nameContents(of value: Value, _ name: String, _ line: Int, isArgument: Bool) {
    let held = torch.parameters(in: value)
    guard !held.isEmpty else {
      if !isArgument { note(torch.leaves(in: value, called: name)) }
      return
    }
    if let module: HostObject = value.object() { calls.note(name, means: module) }
    let depth = interpreter.callDepth + (isArgument ? 1 : 0)
    for (path, tensor) in held {
      if let known = knownLeaf(tensor), labels[known] != nil, parameters[known] ?? 0 <= depth {
        continue
      }
      self.name(tensor, "\(name).\(path)", line)
      if let known = knownLeaf(tensor) { parameters[known] = depth }
    }
  }

  /// Keeps names for leaves until they matter.
  private func note(_ leaves: [(name: String, tensor: Tensor)]) {
    for (name, tensor) in leaves {
      if let known = knownLeaf(tensor) {
        if labels[known] == nil {
          self.name(tensor, name, interpreter.currentLine)
        }
      } else {
        heldNames[ObjectIdentifier(tensor)] = HeldName(tensor: tensor, name: name)
      }
    }
    if heldNames.count > heldLimit {
      heldNames = heldNames.filter { $0.value.tensor != nil }
      heldLimit = 2 * heldNames.count + 1024
    }
  }

  private func knownID(of tensor: Tensor) -> NodeID? {
    tensor.gradFn.map { nodes[$0.sequenceNumber] } ?? knownLeaf(tensor)
  }

  /// Writes down what a tensor is called, and in which scope the program made it, if that is known.
  private func name(_ tensor: Tensor, _ label: String, _ line: Int, madeIn scope: Int? = nil) {
    let source = source(tensor, label: label, madeIn: scope)
    labels[source.id] = label
    append(
      .name(
        Naming(
          id: source.id, output: source.output, label: label, line: line > 0 ? line : nil)))
  }
}

// MARK: - Operators

extension Recorder: Autograd.Observer {
  func applied(
    _ operation: Operator, arguments: [Argument], outputs: [Tensor], tracked: Bool
  ) {
    guard tracked, let output = outputs.first, let node = output.gradFn else {
      sever(operation, arguments, outputs)
      return
    }
    // A write through a view is reported as the node that its base gets.
    guard node.isApplication(of: operation), nodes[node.sequenceNumber] == nil else { return }
    let slots = operation.derivatives.map(\.parameter)
    let next = node.nextFunctions
    var inputs: [Tracing.Node.Source] = []
    var operands: [Tracing.Node.Operand] = []
    var derivatives: [String] = []
    var inputEdges: [Int?] = []
    var written: NodeID?
    var edge = 0
    for (parameter, argument) in zip(operation.parameters, arguments) {
      let slot = slots.firstIndex(of: parameter.name)
      let tensors = argument.tensor.map { [$0] } ?? argument.tensors
      guard let tensors else {
        if slot != nil { edge += 1 }
        if argument.isNone { continue }
        operands.append(
          Tracing.Node.Operand(name: parameter.name, value: .constant(argument.pythonText)))
        continue
      }
      for (index, tensor) in tensors.enumerated() {
        let name = argument.tensor == nil ? "\(parameter.name)[\(index)]" : parameter.name
        operands.append(Tracing.Node.Operand(name: name, value: .input(inputs.count)))
        if tensor === output, slot != nil, next.indices.contains(edge),
          let before = next[edge].node
        {
          let id = known(before) ?? id(of: before, tensor)
          written = id
          inputs.append(Tracing.Node.Source(id: id, output: next[edge].output))
        } else {
          inputs.append(source(tensor))
        }
        derivatives.append(slot.map { operation.derivatives[$0].text } ?? "")
        inputEdges.append(slot == nil ? nil : edge)
        if slot != nil { edge += 1 }
      }
    }
    let scope = scope
    let id = newID()
    nodes[node.sequenceNumber] = id
    if inputEdges != inputEdges.indices.map({ $0 }) || next.count != inputs.count {
      edges[id] = inputEdges
    }
    append(
      .node(
        Tracing.Node(
          id: id, name: node.name, inputs: inputs, operands: operands, shape: output.shape,
          dtype: output.dtype.name, line: line, value: value(output), derivatives: derivatives,
          saved: node.savedNames, scope: scope)))
    if let written { inherit(from: written, by: id) }
  }

  /// What was written in place is still what the program called it.
  private func inherit(from before: NodeID, by id: NodeID) {
    guard let label = labels[before], parameters[before] == nil else { return }
    labels[id] = label
    append(.name(Naming(id: id, output: 0, label: label, line: line)))
  }

  func applied(_ node: Autograd.Node, inputs: [Tensor], outputs: [Tensor]) {
    guard let output = outputs.first, nodes[node.sequenceNumber] == nil else { return }
    var sources: [Tracing.Node.Source] = []
    var written: NodeID?
    for (index, tensor) in inputs.enumerated() {
      let next = node.nextFunctions
      if tensor === output, next.indices.contains(index), let before = next[index].node {
        let id = known(before) ?? id(of: before, tensor)
        written = id
        sources.append(Tracing.Node.Source(id: id, output: next[index].output))
      } else {
        sources.append(source(tensor))
      }
    }
    let scope = scope
    let id = newID()
    nodes[node.sequenceNumber] = id
    append(
      .node(
        Tracing.Node(
          id: id, name: node.name, inputs: sources, shape: output.shape,
          dtype: output.dtype.name, line: line, value: value(output), saved: node.savedNames,
          scope: scope)))
    if let written { inherit(from: written, by: id) }
  }

  /// Remembers where an untracked tensor came from.
  private func sever(_ operation: Operator, _ arguments: [Argument], _ outputs: [Tensor]) {
    var ids: [NodeID] = []
    for argument in arguments {
      for tensor in argument.tensor.map({ [$0] }) ?? argument.tensors ?? [] {
        for id in ancestors(tensor) where !ids.contains(id) { ids.append(id) }
      }
    }
    if ids.isEmpty { return }
    for output in outputs where knownLeaf(output) == nil && output.gradFn == nil {
      severed[ObjectIdentifier(output)] = SeveredTensor(
        tensor: output, origin: Leaf.Origin(op: operation.name, inputs: ids))
    }
    if severed.count > severedLimit {
      severed = severed.filter { $0.value.tensor != nil }
      leaves = leaves.filter { $0.value.tensor != nil }
      owners = owners.filter { $0.value.gradient != nil }
      severedLimit = 2 * severed.count + 1024
    }
  }

  func modified(_ tensor: Tensor) {
    // What is tracked has become the output of a new node, whose event tells its value.
    guard tensor.gradFn == nil else { return }
    if let id = knownLeaf(tensor) {
      append(.update(id: id, value: value(tensor), line: line))
      return
    }
    if let owner = owners[ObjectIdentifier(tensor)], owner.gradient === tensor,
      let leaf = owner.owner, leaf.isLeaf, leaf.grad === tensor
    {
      append(.gradient(id: owner.id, value: value(tensor), line: line))
      return
    }
    // Most of what an optimizer writes to is its own.
    guard tensor.mayShareStorage else { return }
    if let owner = owner(ofWhatShares: tensor), let gradient = owner.gradient {
      append(.gradient(id: owner.id, value: value(gradient), line: line))
      return
    }
    // A detached alias or a view of a leaf: the numbers are the leaf's.
    for leaf in leaves.values.sorted(by: { $0.id < $1.id }) {
      guard let other = leaf.tensor, other.requiresGrad, other.sharesStorage(with: tensor) else {
        continue
      }
      append(.update(id: leaf.id, value: value(other), line: line))
    }
  }

  private func owner(ofWhatShares tensor: Tensor) -> GradientOwner? {
    owners.values.filter { owner in
      owner.gradient.map { $0.sharesStorage(with: tensor) } ?? false
    }.min { $0.id < $1.id }
  }

  func gradientAssigned(_ tensor: Tensor) {
    guard tensor.isLeaf, let id = knownLeaf(tensor) else { return }
    if let gradient = tensor.grad {
      owners[ObjectIdentifier(gradient)] = GradientOwner(
        gradient: gradient, owner: tensor, id: id)
    }
    append(.gradient(id: id, value: tensor.grad.map { value($0) }, line: line))
  }

  // MARK: Backward passes

  func backwardBegan(roots: [Tensor], createGraph: Bool, returnsGradients: Bool) {
    pass += 1
    openPasses += 1
    let ids = roots.map { source($0).id }
    append(
      .backward(
        BackwardStart(
          pass: pass, root: ids.first ?? 0, roots: ids, line: line,
          returnsGradients: returnsGradients)))
  }

  func ran(_ node: Autograd.Node, gradOutputs: [Tensor?], gradInputs: [Tensor?]) {
    guard let id = nodes[node.sequenceNumber] else { return }
    let locals =
      node.catalogueOperator?.isElementwise == true
      ? LocalDerivatives.values(node, gradOutputs, gradInputs) : []
    append(
      .backwardNode(
        BackwardStep(
          pass: pass, id: id, name: node.name, gradOutputs: values(gradOutputs),
          gradInputs: perInput(values(gradInputs), of: id),
          local: locals.isEmpty ? [] : perInput(locals, of: id))))
  }

  /// Brings what belongs to edges into the order of a node's inputs.
  private func perInput(_ values: [TensorValue?], of id: NodeID) -> [TensorValue?] {
    guard let edges = edges[id] else { return values }
    return edges.map { edge in edge.flatMap { values.indices.contains($0) ? values[$0] : nil } }
  }

  func accumulated(_ leaf: Tensor, before: Tensor?, incoming: Tensor, after: Tensor) {
    let id = source(leaf).id
    owners[ObjectIdentifier(after)] = GradientOwner(gradient: after, owner: leaf, id: id)
    append(
      .accumulate(
        Accumulation(
          pass: pass, id: id, before: before.map { value($0) }, incoming: value(incoming),
          after: value(after))))
  }

  func freed(_ node: Autograd.Node) {
    guard let id = nodes[node.sequenceNumber] else { return }
    append(.freed(pass: pass, id: id))
  }

  func backwardEnded(error: AutogradError?) {
    openPasses -= 1
    append(.end(pass: pass, failed: error != nil))
  }
}
