import Drawing
import Tracing

/// What the explanation panel says: the selected tensor, or the one that something happens to, in
/// words, formulas and numbers.
struct Explanation {
  let scene: Scene
  let wording: Wording
  let palette: Palette
  let signs: Signs
  let width: Int
  /// The folded call that is selected.
  var group: Diagram.Group?

  private var recording: Recording { scene.recording }
  private var pass: Recording.Pass? { scene.chapter.pass.map { recording.passes[$0] } }

  /// The panel's lines at a moment: a summary of a pass that is over, or what one looks at.
  func lines(for player: Player) -> [StyledText] {
    if let summary = summary(of: player) { return summary }
    guard let subject = player.subject else { return welcome }
    var heading = StyledText(signs.fold(title(of: subject)), style: palette[.strong])
    if player.selection != nil { heading.append("  selected", style: palette[.data]) }
    return (group.map(lines(of:)) ?? []) + [heading] + lines(about: subject)
  }

  /// What a folded call stands for.
  private func lines(of group: Diagram.Group) -> [StyledText] {
    let tensors = group.members.map { recording.tensors[$0] }
    let results = tensors.filter { !$0.isLeaf }.map { Scene.title(of: $0) }
    let leaves = tensors.filter(\.isLeaf).map { wording.formula(of: $0.id, depth: 0).text }
    var order: [String] = []
    var counts: [String: Int] = [:]
    for name in results {
      if counts[name] == nil { order.append(name) }
      counts[name, default: 0] += 1
    }
    let names = order.map { counts[$0] == 1 ? $0 : "\(counts[$0]!) \(signs.times) \($0)" } + leaves
    let call =
      group.type.isEmpty || group.type == group.name
      ? "a call of \(group.name)" : "\(group.name), a \(group.type)"
    let shown = names.prefix(Self.longestList).joined(separator: ", ")
    return [StyledText(signs.fold(group.title(isShort: false)), style: palette[.strong])]
      + plain("\(call): \(tensors.count) nodes drawn as one, F opens it", .muted)
      + plain(shown + (names.count > Self.longestList ? ", \(signs.glyphs.ellipsis)" : ""), .data)
      + plain("its result:", .muted)
  }

  /// So many names of what a fold contains are listed.
  private static let longestList = 12

  /// The panel's heading.
  func title(of id: NodeID) -> String {
    guard let tensor = recording.tensor(id) else { return "" }
    let name = wording.formula(of: id, depth: 0).text
    return tensor.isLeaf ? name : Scene.title(of: tensor)
  }

  /// The panel's lines about a tensor.
  func lines(about id: NodeID) -> [StyledText] {
    guard let tensor = recording.tensor(id) else { return [] }
    switch tensor.maker {
    case .node(let node): return lines(node, tensor) + numbers(of: tensor)
    case .leaf(let leaf): return lines(leaf, tensor) + numbers(of: tensor)
    }
  }

  /// The elements of what is otherwise shown by shape and norm.
  private func numbers(of tensor: Tensor) -> [StyledText] {
    let table = NumberTable(palette: palette, signs: signs, width: width)
    let position = max(scene.moment.step, tensor.born + 1)
    var lines: [StyledText] = []
    let state = scene.diagram.index(of: tensor.id, in: recording).map(scene.state)
    let values = [("value", tensor.value(at: position)), ("gradient", state?.gradient)]
    for case (let heading, let value?) in values
    where wording.text.numbers(value, tensor.dtype, within: 30) == nil {
      let rows = table.lines(value, heading: heading)
      if !rows.isEmpty { lines += [StyledText()] + rows }
    }
    return lines
  }

  /// What the panel says while there is nothing to explain.
  var welcome: [StyledText] {
    let text = [
      "Each operation that runs joins the graph; **data flows down**.",
      "`backward()` sends **gradients back up**: on its way through a node, each is multiplied by "
        + "the node's own derivative.",
      "`Space` plays, `.` goes a step, `?` shows all keys.",
    ]
    let markdown = Markdown(palette: palette, signs: signs)
    return text.flatMap { markdown.lines($0, width: width) + [StyledText()] }
  }

  /// What a pass has done, once it is over and nothing is selected.
  func summary(of player: Player) -> [StyledText]? {
    guard player.selection == nil, let index = scene.chapter.pass, let pass, !pass.isOpen,
      scene.moment.active >= pass.end
    else { return nil }
    if scene.recording.steps[scene.moment.active].kind == .change { return nil }
    var lines = [
      StyledText(
        "Backward pass \(index + 1) of \(recording.passes.count) "
          + (pass.hasFailed ? "failed" : "is over"),
        style: palette[pass.hasFailed ? .failure : .strong])
    ]
    var order: [String] = []
    for move in pass.moves {
      switch recording.event(of: move) {
      case .backwardNode(let step): order.append(step.name)
      case .accumulate(let sum):
        let name = wording.formula(of: sum.id, depth: 0).text
        let gradient = recording.tensor(sum.id)?.gradients.value(at: scene.moment.step) ?? nil
        lines += chain(
          [name + ".grad", gradient.map { wording.value($0) } ?? "None"], .gradient)
      default: break
      }
    }
    if pass.hasFailed { lines += failure(of: pass) }
    lines.append(StyledText())
    if order.isEmpty { return lines + plain("No derivative ran.", .muted) }
    let count = order.count == 1 ? "One derivative" : "\(order.count) derivatives"
    lines += plain(
      "\(count) ran, from the root \(pass.hasFailed ? "up to the failure" : "to the leaves"):",
      .muted)
    let arrow = " \(signs.glyphs.arrowhead(.east)) "
    var list = StyledText()
    for (index, name) in order.prefix(Self.longestOrder).enumerated() {
      if index > 0 { list.append(arrow, style: palette[.gradient]) }
      list.append(name, style: palette[.text])
    }
    if order.count > Self.longestOrder {
      list.append(arrow + signs.glyphs.ellipsis, style: palette[.gradient])
    }
    return lines + list.wrapped(to: width)
  }

  /// The error that ended a pass, if the program let it end a cell.
  private func failure(of pass: Recording.Pass) -> [StyledText] {
    let rest = recording.steps[pass.end...].prefix(8)
    for step in rest {
      if case .output(let output) = recording.trace.events[step.event], output.stream == .error {
        let text = output.text.split(separator: "\n").last.map(String.init) ?? output.text
        return plain(text, .failure)
      }
    }
    return plain("The program has caught the error.", .muted)
  }

  /// So many nodes of a pass are listed.
  private static let longestOrder = 60

  // MARK: Results

  private func lines(_ node: Node, _ tensor: Tensor) -> [StyledText] {
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
  private func hooked(_ parts: [TensorValue], _ total: TensorValue) -> TensorValue? {
    guard let sum = Scene.sum(parts), case .whole(_, let before) = sum,
      case .whole(_, let after) = total, before.count == after.count
    else { return nil }
    // Shares are written with the digits of their type, and added up here in another order.
    let isSame = zip(before, after).allSatisfy { abs($0 - $1) <= 1e-4 * max(abs($0), abs($1)) }
    let isFinite = (before + after).allSatisfy(\.isFinite)
    return isSame || !isFinite ? nil : sum
  }

  private func hookLines(
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

  // MARK: Leaves

  private func lines(_ leaf: Leaf, _ tensor: Tensor) -> [StyledText] {
    let name = wording.formula(of: leaf.id, depth: 1).text
    let position = max(scene.moment.step, tensor.born + 1)
    let value = wording.value(tensor.value(at: position), dtype: tensor.dtype)
    var lines = name == value ? [] : chain([name, value], .data)
    if let origin = leaf.origin { lines += self.origin(origin, of: leaf) }
    let isWanted = tensor.requiresGrad(at: position)
    if isWanted {
      lines.append(StyledText())
      lines += accumulated(name, tensor)
    } else if leaf.origin == nil {
      lines += plain("A constant: no gradient is asked of it.", .muted)
    }
    lines.append(StyledText())
    lines += facts(tensor, kind: isWanted ? "leaf, requires_grad=True" : "requires_grad=False")
    return lines
  }

  private func origin(_ origin: Leaf.Origin, of leaf: Leaf) -> [StyledText] {
    let from = origin.inputs.map { wording.formula(of: $0).text }.joined(separator: ", ")
    let wasTracked = origin.inputs.contains {
      recording.tensor($0)?.requiresGrad(at: scene.moment.step) == true
    }
    return plain("from \(origin.op)(\(from))", .data)
      + plain(
        wasTracked
          ? "Cut off \(signs.scissors): made without tracking, so no gradient goes back through here."
          : "Made from constants, so there is nothing to track.", wasTracked ? .failure : .muted)
  }

  /// The story of `.grad` in this chapter.
  private func accumulated(_ name: String, _ tensor: Tensor) -> [StyledText] {
    let range = scene.chapter.steps
    let additions = tensor.additions.filter {
      range.contains($0.step) && $0.step <= scene.moment.active
    }
    let current = tensor.gradients.value(at: scene.moment.step) ?? nil
    let parts = shares(of: tensor)
    guard let last = additions.last else {
      var lines: [StyledText] = []
      if let total = Scene.sum(parts) { lines = arrived(name, parts, total) }
      if pass?.returnsGradients == true, !lines.isEmpty {
        lines += plain("grad() gives it back and leaves .grad alone:", .muted)
      }
      return lines
        + chain([name + ".grad", current.map { wording.value($0) } ?? "None"], .gradient)
    }
    var lines = arrived(name, parts, last.accumulation.incoming)
    let sum = last.accumulation
    if let before = sum.before {
      lines += chain(
        [name + ".grad", wording.sum([before, sum.incoming]), wording.value(sum.after)], .gradient)
      lines += plain("What was there stays: gradients add up.", .muted)
    } else {
      lines += chain([name + ".grad", wording.value(sum.after)], .gradient)
      lines += plain("It was None before.", .muted)
    }
    if current != sum.after, last.step < scene.moment.step {
      lines += chain([name + ".grad", current.map { wording.value($0) } ?? "None"], .gradient)
      lines += plain("The program has changed it since.", .muted)
    }
    return lines
  }

  /// What the uses of a tensor have sent back so far.
  private func shares(of tensor: Tensor) -> [TensorValue] {
    guard let index = scene.diagram.index(of: tensor.id, in: recording) else { return [] }
    return scene.shares(of: index)
  }

  /// The gradient that reached a leaf, as a sum where it has several uses.
  private func arrived(_ name: String, _ parts: [TensorValue], _ total: TensorValue)
    -> [StyledText]
  {
    let gradient = wording.gradient(of: .name(name))
    if let sum = hooked(parts, total) { return hookLines(gradient, parts, sum, total) }
    guard parts.count > 1 else { return chain([gradient, wording.value(total)], .gradient) }
    return chain([gradient, wording.sum(parts), wording.value(total)], .gradient)
      + plain("one share from each of its \(parts.count) uses", .muted)
  }

  // MARK: Text

  private func facts(_ tensor: Tensor, kind: String) -> [StyledText] {
    let separator = " \(signs.glyphs.separator) "
    var facts = [kind, "shape " + TensorText.shape(tensor.shape), tensor.dtype]
    if let line = tensor.line { facts.append("line \(line)") }
    return plain(facts.joined(separator: separator), .muted)
  }

  private func plain(_ text: String, _ role: Role) -> [StyledText] {
    StyledText(signs.fold(text), style: palette[role]).wrapped(to: width)
  }

  /// Equal things one after the other: on one line where there is room, else one below the other
  /// with the equals signs in a column.
  private func chain(_ parts: [String], _ role: Role) -> [StyledText] {
    let parts = parts.map(signs.fold)
    guard let first = parts.first else { return [] }
    var lines: [StyledText] = []
    var line = StyledText(first, style: palette[.text])
    let indent = min(first.columns, max(4, width / 3))
    for (index, part) in parts.enumerated().dropFirst() {
      let isLast = index == parts.count - 1
      let style = palette[isLast ? role : .text]
      if line.columns + 3 + part.columns > width, line.columns > indent {
        lines.append(line)
        let room = indent + 3 + part.columns <= width ? indent : 2
        line = StyledText(String(repeating: " ", count: room))
      }
      line.append(" = ", style: palette[.muted])
      line.append(part, style: style)
    }
    lines.append(line)
    return lines.flatMap { $0.columns > width ? $0.wrapped(to: width) : [$0] }
  }
}
