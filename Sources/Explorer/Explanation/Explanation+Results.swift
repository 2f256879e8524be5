import Drawing
import Tracing

/// Results of operators: where they come from, what arrives at them, what they pass on.
extension Explanation {
  func lines(_ node: Node, _ tensor: Tensor) -> [StyledText] {
    var lines: [StyledText] = []
    if let notation = Notation.of(node.name) { lines += plain(notation.words, .muted) }
    lines += chain(wording.equation(of: node), .data)
    lines.append(StyledText())
    let index = scene.diagram.index(of: node.id, in: recording)
    if let run = run(of: tensor), let step = recording.backwardStep(run) {
      lines += upstream(
        of: node, index, total: step.gradOutputs.lazy.compactMap { $0 }.first,
        hasOneOutput: step.gradOutputs.count == 1)
      for slot in node.inputs.indices { lines += share(node, step, slot) }
    } else {
      if let index, let state = Optional(scene.state(of: index)), let part = state.gradient {
        lines += upstream(of: node, index, total: part)
      }
      lines += waiting(node)
    }
    lines.append(StyledText())
    lines += facts(tensor, kind: "result, not a leaf")
    if !node.saved.isEmpty {
      let isFreed = tensor.freed.map { $0 < scene.moment.step } ?? false
      lines += plain(
        "saved for backward: " + node.saved.joined(separator: ", ") + (isFreed ? " (freed)" : ""),
        .muted)
    }
    return lines
  }

  /// The run of the derivative that has happened or is happening in this pass.
  private func run(of tensor: Tensor) -> Tensor.Run? {
    guard let run = tensor.run(in: pass?.number), run.step <= scene.moment.active else {
      return nil
    }
    return run
  }

  /// The gradient that arrived, as a sum where several uses sent one.
  private func upstream(
    of node: Node, _ index: Int?, total: TensorValue?, hasOneOutput: Bool = false
  ) -> [StyledText] {
    guard let total else { return [] }
    let name = wording.gradient(of: wording.result(of: node))
    if pass?.roots.contains(node.id) == true {
      return chain([name, wording.value(total)], .gradient)
        + plain("where the pass begins", .muted)
    }
    guard let index else { return chain([name, wording.value(total)], .gradient) }
    let parts = scene.shares(of: index)
    let uses = scene.diagram.outward[index].filter { scene.diagram.links[$0].kind == .tracked }
      .count
    if hasOneOutput, parts.count == uses, let sum = hooked(parts, total) {
      return hookLines(name, parts, sum, total)
    }
    if parts.count > 1 {
      return chain([name, wording.sum(parts), wording.value(total)], .gradient)
        + plain("one share from each of its \(uses) uses", .muted)
    }
    if parts.count < uses {
      return chain([name, wording.value(total) + " + \(signs.glyphs.ellipsis)"], .gradient)
        + plain("\(parts.count) of \(uses) shares have arrived", .muted)
    }
    return chain([name, wording.value(total)], .gradient)
  }

  /// What arrived, if a hook has made something else of it.
  func hooked(_ parts: [TensorValue], _ total: TensorValue) -> TensorValue? {
    guard let sum = Scene.sum(parts), case .whole(_, let before) = sum,
      case .whole(_, let after) = total, before.count == after.count
    else { return nil }
    // Shares are written with the digits of their type, and added up here in another order.
    let isSame = zip(before, after).allSatisfy { abs($0 - $1) <= 1e-4 * max(abs($0), abs($1)) }
    let isFinite = (before + after).allSatisfy(\.isFinite)
    return isSame || !isFinite ? nil : sum
  }

  func hookLines(
    _ name: String, _ parts: [TensorValue], _ sum: TensorValue, _ total: TensorValue
  ) -> [StyledText] {
    chain([name] + (parts.count > 1 ? [wording.sum(parts)] : []) + [wording.value(sum)], .muted)
      + chain([name, wording.value(total)], .gradient)
      + plain("A hook has changed what arrived.", .muted)
  }

  /// What goes on to one input.
  private func share(_ node: Node, _ step: BackwardStep, _ slot: Int) -> [StyledText] {
    if let parts = wording.chainRule(node, step, slot: slot) { return chain(parts, .gradient) }
    let name = wording.formula(of: node.inputs[slot].id).text
    return plain("\(name) asks for no gradient", .muted)
  }

  /// What will go on to the inputs once a gradient has come.
  private func waiting(_ node: Node) -> [StyledText] {
    var lines: [StyledText] = []
    for slot in node.inputs.indices {
      guard recording.tensor(node.inputs[slot].id)?.isTracked == true,
        let share = wording.share(of: node, slot: slot)
      else { continue }
      let name = wording.gradient(of: wording.formula(of: node.inputs[slot].id))
      lines += chain([name, share], .muted)
    }
    return lines.isEmpty ? lines : plain("on the way back", .muted) + lines
  }
}
