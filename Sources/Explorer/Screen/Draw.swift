import Drawing
import GraphLayout

/// Makes the picture of a model. Nothing is computed here that ``update(_:_:)`` could have, and
/// nothing outside of the model is asked.
public func draw(_ model: Model) -> Canvas {
  var canvas = Canvas(size: model.size)
  let palette = model.palette
  let signs = model.signs
  guard let plan = ScreenPlan(size: model.size, focus: model.focus) else {
    drawTooSmall(on: &canvas, palette: palette)
    return canvas
  }
  if model.isMenuOpen || model.player == nil {
    MenuScreen(menu: model.menu, notice: model.notice, palette: palette, signs: signs)
      .draw(on: &canvas)
  } else if let player = model.player {
    let chrome = Chrome(model: model, player: player, palette: palette, signs: signs)
    chrome.drawTitle(in: plan.title, on: &canvas)
    model.drawPanes(plan, player, palette, signs, on: &canvas)
    chrome.drawTimeline(in: plan.timeline, on: &canvas)
    Chrome.drawHints(in: plan.hints, on: &canvas, palette: palette)
  }
  switch model.overlay {
  case .help(let scroll):
    HelpScreen(palette: palette, signs: signs).draw(scroll: scroll, on: &canvas)
  case .prompt(let prompt):
    Chrome.draw(prompt, in: plan.hints, on: &canvas, palette: palette, signs: signs)
  case nil: break
  }
  return canvas
}

/// What a window shows that is too small for anything.
private func drawTooSmall(on canvas: inout Canvas, palette: Palette) {
  let (width, height) = (canvas.size.width, canvas.size.height)
  let smallest = ScreenPlan.smallest
  let text =
    "This window has \(width)x\(height) cells; \(smallest.width)x\(smallest.height) are needed."
  let lines = StyledText(text, style: palette[.text]).wrapped(to: width)
  let top = max(0, (height - lines.count) / 2)
  canvas.write(
    lines, in: Rect(x: 0, y: top, width: width, height: height - top), align: .center)
}

extension Model {
  fileprivate func drawPanes(
    _ plan: ScreenPlan, _ player: Player, _ palette: Palette, _ signs: Signs,
    on canvas: inout Canvas
  ) {
    for pane in Pane.allCases {
      guard let frame = plan.panes[pane] else { continue }
      let inside = frame.inset(by: 1)
      let isFocused = focus == pane && !plan.isTabbed
      canvas.box(
        frame, border: signs.glyphs.border(isFocused ? .heavy : .rounded),
        style: palette[isFocused ? .focusedFrame : .frame],
        title: title(of: pane, player, plan, palette, signs))
      switch pane {
      case .graph: drawGraph(in: inside, frame, palette, signs, on: &canvas)
      case .code:
        guard let listing = stage.listing else { continue }
        let code = CodePane(
          listing: listing, recording: player.recording, moment: player.moment, palette: palette,
          signs: signs, scroll: codeScroll)
        code.draw(in: inside, on: &canvas)
        canvas.scrollBar(
          x: frame.maxX - 1, y: inside.y, height: inside.height,
          position: code.position(height: inside.height), style: palette[.muted],
          track: palette[.frame], glyphs: signs.glyphs)
      case .explanation: drawExplanation(in: inside, palette, signs, on: &canvas)
      }
    }
  }

  private func title(
    of pane: Pane, _ player: Player, _ plan: ScreenPlan, _ palette: Palette, _ signs: Signs
  ) -> StyledText {
    func name(_ pane: Pane) -> String {
      switch pane {
      case .graph: "Graph"
      case .code: "Code"
      case .explanation: "Explanation"
      }
    }
    guard plan.isTabbed else {
      return StyledText(name(pane), style: palette[focus == pane ? .strong : .muted])
    }
    var tabs = StyledText()
    for (index, tab) in Pane.allCases.enumerated() {
      if index > 0 { tabs.append("  ", style: palette[.frame]) }
      if tab == pane {
        tabs.append("[\(name(tab))]", style: palette[.strong])
      } else {
        tabs.append(name(tab), style: palette[.muted])
      }
    }
    return tabs
  }

  private func drawGraph(
    in rect: Rect, _ frame: Rect, _ palette: Palette, _ signs: Signs, on canvas: inout Canvas
  ) {
    guard let scene, let geometry = stage.geometry else { return }
    var hasEdges = true
    if geometry.detail == .map {
      let map = GraphMap(
        scene: scene, geometry: geometry, palette: palette, signs: signs, selected: selectedIndex,
        matches: Set(matches), area: rect)
      canvas.clipped(to: rect) { map.draw(on: &$0) }
      hasEdges = map.hasEdges
    } else {
      let picture = GraphPicture(
        scene: scene, geometry: geometry, palette: palette, signs: signs, selected: selectedIndex,
        matches: Set(matches), origin: graphOrigin(in: rect))
      canvas.clipped(to: rect) { picture.draw(on: &$0) }
      drawExtent(of: geometry, in: rect, frame, palette, signs, on: &canvas)
    }
    let folds = scene.diagram.groups.count { $0?.call != nil }
    if folds > 0, frame.width >= 40 {
      canvas.write(
        folds == 1 ? " 1 fold: F opens it " : " \(folds) folds: F opens them ",
        x: frame.x + 2, y: frame.maxY - 1, style: palette[.muted])
    } else if scene.diagram.hidden > 0, frame.width >= 50 {
      canvas.write(
        " \(scene.diagram.hidden) older nodes are not drawn ", x: frame.x + 2, y: frame.maxY - 1,
        style: palette[.failure])
    } else if !hasEdges, frame.width >= 40 {
      canvas.write(
        " the nodes alone: edges would touch ", x: frame.x + 2, y: frame.maxY - 1,
        style: palette[.muted])
    }
    if !scene.diagram.places.indices.contains(where: scene.isPresent) {
      drawEmptiness(in: rect, palette, signs, on: &canvas)
    }
    let south = signs.glyphs.arrowhead(.south)
    let north = signs.glyphs.arrowhead(.north)
    var legend = StyledText(" data \(south)", style: palette[.data])
    legend.append("  gradients \(north) ", style: palette[.gradient])
    if frame.width >= 60 {
      canvas.write(legend, x: frame.maxX - legend.columns - 2, y: frame.y)
    }
  }

  /// What stands in the place of a graph that has no node yet.
  private func drawEmptiness(
    in rect: Rect, _ palette: Palette, _ signs: Signs, on canvas: inout Canvas
  ) {
    guard let player else { return }
    let text =
      isRunning
      ? "Running. **Esc** stops the program and shows how far it came"
      : player.moment < player.recording.end
        ? "**Space** plays" : "No tensors here. Type `:` and a line of Python"
    let lines = Markdown(palette: palette, signs: signs).lines(text, width: rect.width)
    canvas.write(
      lines, in: Rect(x: rect.x, y: rect.y + rect.height / 3, width: rect.width, height: 2),
      align: .center)
  }

  /// Scroll bars where the graph is larger than its pane.
  private func drawExtent(
    of geometry: Geometry, in rect: Rect, _ frame: Rect, _ palette: Palette, _ signs: Signs,
    on canvas: inout Canvas
  ) {
    let origin = graphOrigin(in: rect)
    canvas.scrollBar(
      x: frame.maxX - 1, y: rect.y, height: rect.height,
      position: ScrollPosition(
        offset: rect.y - origin.y, visible: rect.height, total: geometry.layout.height),
      style: palette[.muted], track: palette[.frame], glyphs: signs.glyphs)
    canvas.horizontalScrollBar(
      x: rect.x, y: frame.maxY - 1, width: rect.width,
      position: ScrollPosition(
        offset: rect.x - origin.x, visible: rect.width, total: geometry.layout.width),
      style: palette[.muted], track: palette[.frame], glyphs: signs.glyphs)
  }

  private func drawExplanation(
    in rect: Rect, _ palette: Palette, _ signs: Signs, on canvas: inout Canvas
  ) {
    guard let lines = stage.panel?.lines, rect.width > 2, rect.height > 0 else { return }
    let hidden = max(0, lines.count - rect.height)
    let offset = min(explanationScroll, hidden)
    let area = Rect(x: rect.x + 1, y: rect.y, width: rect.width - 2, height: rect.height)
    canvas.write(Array(lines.dropFirst(offset)), in: area)
    canvas.scrollBar(
      x: rect.maxX, y: rect.y, height: rect.height,
      position: ScrollPosition(offset: offset, visible: rect.height, total: lines.count),
      style: palette[.muted], track: palette[.frame], glyphs: signs.glyphs)
  }
}
