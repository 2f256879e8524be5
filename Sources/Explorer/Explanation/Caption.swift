import Tracing

extension Wording {
  /// What happens at a step, in one line.
  func caption(of step: Int) -> String {
    switch recording.event(of: step) {
    case .cell(let index):
      let code = recording.trace.cells.indices.filter { recording.trace.cells[$0].kind == .code }
      let number = code.firstIndex(of: index).map { $0 + 1 } ?? index + 1
      return "cell \(number) of \(code.count) begins"
    case .leaf(let leaf): return caption(leaf)
    case .node(let node): return equation(of: node).joined(separator: " = ")
    case .name(let naming):
      let value = recording.tensor(naming.id)?.value(at: step)
      return naming.label + (value.map { " = " + self.value($0) } ?? "")
    case .output(let output):
      let line = output.text.split(separator: "\n").first.map(String.init) ?? ""
      return (output.stream == .error ? "fails: " : "shows ") + line
    case .backward(let start):
      return "backward() starts at \(formula(of: start.root).text)"
    case .backwardNode(let run): return caption(run)
    case .accumulate(let sum): return caption(sum)
    case .update(let id, let value, _):
      return "\(formula(of: id).text) is now \(self.value(value)), changed in place"
    case .gradient(let id, let value, _):
      return "\(formula(of: id).text).grad is set to \(value.map { self.value($0) } ?? "None")"
    case .requiresGrad(let id, let flag, _):
      return "\(formula(of: id).text).requires_grad is now \(flag ? "True" : "False")"
    case .freed, .end, .scope: return ""
    }
  }

  private func caption(_ leaf: Leaf) -> String {
    let name = formula(of: leaf.id, depth: 1).text
    let value = value(leaf.value, dtype: leaf.dtype)
    let start = name == value ? value : name + " = " + value
    if let origin = leaf.origin { return start + ", from \(origin.op) without tracking" }
    return start + (leaf.requiresGrad ? ", a leaf that wants a gradient" : ", a constant")
  }

  private func caption(_ run: BackwardStep) -> String {
    guard let node = recording.tensor(run.id)?.node else { return run.name }
    let shares = node.inputs.indices.compactMap { chainRule(node, run, slot: $0) }
    guard let first = shares.first else { return run.name + " passes nothing on" }
    let more = shares.count > 1 ? ", and \(shares.count - 1) more" : ""
    return run.name + ": " + first.joined(separator: " = ") + more
  }

  private func caption(_ sum: Accumulation) -> String {
    let name = formula(of: sum.id).text + ".grad = "
    guard let before = sum.before else { return name + value(sum.after) + ", was None" }
    return name + self.sum([before, sum.incoming]) + " = " + value(sum.after)
  }
}
