import Drawing
import Tracing

/// A pass that is over.
extension Explanation {
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
    if pass.isAbridged { return lines }
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
        return text(of: output.text)
      }
    }
    return plain("The program has caught the error.", .muted)
  }

  /// So many nodes of a pass are listed.
  private static let longestOrder = 60
}
