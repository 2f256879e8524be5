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

  var recording: Recording { scene.recording }
  var pass: Recording.Pass? { scene.chapter.pass.map { recording.passes[$0] } }

  /// The panel's lines at a moment.
  func lines(for player: Player) -> [StyledText] {
    guard pass?.isAbridged == true else { return story(of: player) }
    let note =
      "Of a long run the passes 1, 2, 4, 8 and so on and the last ones are kept whole, "
      + "not the graph of this one."
    return story(of: player) + [StyledText()] + plain(note, .muted)
  }

  /// A summary of a pass that is over, or what one looks at.
  private func story(of player: Player) -> [StyledText] {
    let summary = summary(of: player)
    if let failure = player.shownFailure, summary == nil || pass?.hasFailed == false {
      return lines(about: failure)
    }
    if let summary { return summary }
    guard let subject = player.subject else { return welcome }
    var heading = StyledText(signs.fold(title(of: subject)), style: palette[.strong])
    if player.selection != nil { heading.append("  selected", style: palette[.data]) }
    return (group.map(lines(of:)) ?? []) + [heading] + lines(about: subject)
  }

  /// What a folded call stands for.
  private func lines(of group: Diagram.Group) -> [StyledText] {
    let tensors = group.members.map { recording.tensors[$0] }
    guard let type = group.call?.type else {
      return [StyledText(signs.fold(group.name), style: palette[.strong])]
        + plain(
          "\(group.count), drawn as one: the same folded calls use them, F opens those", .muted)
        + list(tensors.map { wording.formula(of: $0.id, depth: 0).text }) + [StyledText()]
    }
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
      type.isEmpty || type == group.name
      ? "a call of \(group.name)" : "\(group.name), a \(type)"
    return [StyledText(signs.fold(group.title(isShort: false)), style: palette[.strong])]
      + plain("\(call): \(tensors.count) nodes drawn as one, F opens it", .muted)
      + list(names) + plain("its result:", .muted)
  }

  private func list(_ names: [String]) -> [StyledText] {
    let shown = names.prefix(Self.longestList).joined(separator: ", ")
    return plain(
      shown + (names.count > Self.longestList ? ", \(signs.glyphs.ellipsis)" : ""), .data)
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

  // MARK: Text

  func facts(_ tensor: Tensor, kind: String) -> [StyledText] {
    let separator = " \(signs.glyphs.separator) "
    var facts = [kind, "shape " + TensorText.shape(tensor.shape), tensor.dtype]
    if let line = tensor.line { facts.append(recording.trace.name(ofLine: line)) }
    return plain(facts.joined(separator: separator), .muted)
  }

  func plain(_ text: String, _ role: Role) -> [StyledText] {
    StyledText(signs.fold(text), style: palette[role]).wrapped(to: width)
  }

  /// Equal things one after the other: on one line where there is room, else one below the other
  /// with the equals signs in a column.
  func chain(_ parts: [String], _ role: Role) -> [StyledText] {
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
