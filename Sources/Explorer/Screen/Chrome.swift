import Drawing

/// The rows around the panes: title, timeline, hints.
struct Chrome {
  let model: Model
  let player: Player
  let palette: Palette
  let signs: Signs

  private var recording: Recording { player.recording }

  // MARK: Title

  func drawTitle(in rect: Rect, on canvas: inout Canvas) {
    var left = StyledText(" \(signs.logo) ", style: palette[.titleAccent])
    left.append(signs.fold(name), style: palette[.strong])
    if let heading { left.append("  " + signs.fold(heading), style: palette[.muted]) }
    let right = state(width: rect.width - min(left.columns, 16))
    canvas.write(right, x: rect.maxX - right.columns, y: rect.y)
    canvas.write(
      left.truncated(to: rect.width - right.columns - 1, ellipsis: signs.glyphs.ellipsis),
      x: rect.x, y: rect.y)
  }

  /// Where the player is, leaving out the less important where there is no room for it.
  private func state(width: Int) -> StyledText {
    let (phase, role) = self.phase
    let activity = self.activity
    let isWatched = model.isRunning && !player.isPlaying
    var parts: [(text: String, role: Role)] = [
      (phase, role),
      (isWatched ? "Esc stops it" : Player.speeds[player.speed].label, .muted), activity,
    ]
    if let pass {
      parts.insert(("pass \(pass.index + 1) of \(recording.passes.count)", .muted), at: 0)
    }
    func joined() -> StyledText {
      var text = StyledText()
      for part in parts {
        text += StyledText("   ") + StyledText(part.text, style: palette[part.role])
      }
      return text + StyledText(" ")
    }
    // The number of the pass goes first, then the speed, then whether it plays; but an error stays.
    if joined().columns > width, pass != nil { parts.removeFirst() }
    if joined().columns > width { parts.remove(at: 1) }
    if joined().columns > width { parts.remove(at: activity.role == .failure ? 0 : 1) }
    return joined()
  }

  /// Whether something runs or plays, or how it ended.
  private var activity: (text: String, role: Role) {
    if player.isPlaying { return ("\(signs.playing) playing", .strong) }
    if model.isRunning { return ("\(signs.playing) running", .strong) }
    guard player.moment >= recording.end else { return ("\(signs.paused) paused", .muted) }
    guard let failure = player.failures.first else { return ("\(signs.stopped) end", .muted) }
    let count = player.failures.count
    let text = count == 1 ? "fails: \(failure.name)" : "\(count) cells fail"
    return (signs.fold("\(signs.stopped) \(text)"), .failure)
  }

  /// The file's name without its folders.
  private var name: String {
    recording.trace.source.split(separator: "/").last.map(String.init) ?? recording.trace.source
  }

  /// The first heading of the narration.
  private var heading: String? {
    guard let first = recording.trace.cells.first, first.kind == .markdown,
      let line = first.text.split(separator: "\n").first, line.first == "#"
    else { return nil }
    return String(line.drop { $0 == "#" || $0 == " " })
  }

  /// The pass that the chapter ends with.
  private var pass: (index: Int, pass: Recording.Pass)? {
    recording.chapters[model.stage.chapter].pass.map { ($0, recording.passes[$0]) }
  }

  /// How far the forward or the backward pass is.
  private var phase: (text: String, role: Role) {
    if let pass = pass?.pass, player.moment.active >= pass.start {
      let done = pass.moves.firstIndex(notBelow: player.moment.step)
      return ("\(signs.glyphs.arrowhead(.north)) backward \(done)/\(pass.moves.count)", .gradient)
    }
    let forward = model.stage.prepared?.forward ?? []
    let done = forward.count { $0 < player.moment.step }
    return ("\(signs.glyphs.arrowhead(.south)) forward \(done)/\(forward.count)", .data)
  }

  // MARK: Timeline

  func drawTimeline(in rect: Rect, on canvas: inout Canvas) {
    if let track = model.stage.track { draw(track, x: rect.x + 1, y: rect.y, on: &canvas) }
    var line = StyledText(" ")
    if let notice = model.notice {
      line.append(
        signs.fold(notice.text.oneLine), style: palette[notice.isFailure ? .failure : .strong])
    } else if recording.steps.indices.contains(player.moment.active) {
      let step = recording.steps[player.moment.active]
      let (direction, role): (Direction, Role) =
        switch step.kind {
        case .backward, .backwardNode, .accumulate: (.north, .gradient)
        case .leaf, .node: (.south, .data)
        default: (.east, .muted)
        }
      let text: Role = failed(step) ? .failure : .text
      let arrow = signs.glyphs.arrowhead(direction)
      line.append("\(arrow) ", style: palette[role])
      line.append(
        signs.fold(model.wording(player).caption(of: player.moment.active).oneLine),
        style: palette[text])
    } else if model.isRunning {
      line.append("the program is running; Esc stops it", style: palette[.strong])
    } else {
      line.append("the beginning: nothing has run yet", style: palette[.muted])
      if let failure = player.failures.first {
        let place = failure.line.map { " in \(recording.trace.name(ofLine: $0))" } ?? ""
        line.append(
          signs.fold("; it fails\(place): \(failure.name), G shows it"), style: palette[.failure])
      }
    }
    let legend =
      model.stage.track?.losses.isEmpty == false
      ? [0.9, 0.4, 0].map { String(signs.bar($0)) }.joined() + " loss   " : ""
    let place = legend + "\(player.moment.step)/\(recording.steps.count) "
    canvas.write(
      line.truncated(to: rect.width - place.count - 2, ellipsis: signs.glyphs.ellipsis), x: rect.x,
      y: rect.y + 1)
    canvas.write(place, x: rect.maxX - place.count, y: rect.y + 1, style: palette[.muted])
  }

  private func failed(_ step: Step) -> Bool {
    if case .output(let output) = recording.trace.events[step.event] {
      return output.stream == .error
    }
    return false
  }

  private func draw(_ track: Track, x: Int, y: Int, on canvas: inout Canvas) {
    let knob = track.column(of: player.moment)
    for (column, mark) in track.marks.enumerated() {
      let isPast = column <= knob
      let loss = track.losses.isEmpty ? nil : track.losses[column]
      let (glyph, role) =
        loss.map { (signs.bar($0), .gradient) } ?? signs.trackMark(mark, isPast: isPast)
      canvas.put(glyph, x: x + column, y: y, style: palette[isPast ? role : .faint])
    }
    canvas.put(signs.knob, x: x + knob, y: y, style: palette[.strong])
  }

  // MARK: Hints

  /// The most useful keys, as many as there is room for.
  static func drawHints(
    in rect: Rect, on canvas: inout Canvas, palette: Palette, only names: [String]? = nil
  ) {
    var x = rect.x + 1
    let rows =
      names?.compactMap { name in KeyBinding.all.first { $0.name == name } }
      ?? KeyBinding.all.filter { $0.hint != nil }.sorted { ($0.hint ?? 0) < ($1.hint ?? 0) }
    // However narrow the window, it shows how to learn more and how to leave.
    func columns(_ row: KeyBinding) -> Int { row.label.columns + 1 + row.name.columns }
    let vital = rows.filter { $0.name == "keys" || $0.name == "quit" }
    var reserved = vital.reduce(0) { $0 + columns($1) + 2 }
    for row in rows {
      if vital.contains(where: { $0.name == row.name }) { reserved -= columns(row) + 2 }
      guard x + columns(row) + reserved <= rect.maxX - 1 else { continue }
      x = canvas.write(row.label, x: x, y: rect.y, style: palette[.key]) + 1
      x = canvas.write(row.name, x: x, y: rect.y, style: palette[.hint]) + 2
    }
  }

  /// The line that is being typed, with the cursor.
  static func draw(
    _ prompt: Prompt, in rect: Rect, on canvas: inout Canvas, palette: Palette, signs: Signs
  ) {
    let above = prompt.earlier.suffix(max(0, min(8, rect.y - 1)))
    for (index, line) in above.enumerated() {
      let row = Rect(x: rect.x, y: rect.y - above.count + index, width: rect.width, height: 1)
      canvas.fill(row)
      let isFirst = index + prompt.earlier.count == above.count
      canvas.write(
        (isFirst ? ">>> " : "... ") + signs.fold(line), x: row.x + 1, y: row.y,
        style: palette[.text])
    }
    canvas.fill(rect)
    let label = prompt.purpose == .search ? "/" : prompt.earlier.isEmpty ? ">>> " : "... "
    let start = canvas.write(label, x: rect.x + 1, y: rect.y, style: palette[.key])
    let room = max(1, rect.maxX - 1 - start)
    let before = String(prompt.text[..<prompt.cursor])
    let hidden = max(0, before.columns - room + 1)
    canvas.clipped(to: Rect(x: start, y: rect.y, width: room, height: 1)) { canvas in
      canvas.write(signs.fold(prompt.line), x: start - hidden, y: rect.y, style: palette[.strong])
    }
    canvas.cursor = (min(rect.maxX - 1, start + before.columns - hidden), rect.y)
  }
}

extension String {
  /// The text on one line.
  fileprivate var oneLine: String { String(map { $0.isNewline ? " " : $0 }) }
}
