import Drawing
import GraphLayout
import Tracing

/// Draws a scene: the edges, the nodes over them, and the gradients on their way.
struct GraphPicture {
  let scene: Scene
  let geometry: Geometry
  let palette: Palette
  let signs: Signs
  /// The index of the selected tensor in the scene's diagram.
  let selected: Int?
  /// Indices of the tensors that a search has found.
  var matches: Set<Int> = []
  /// Where the layout's upper left cell comes to lie.
  let origin: (x: Int, y: Int)

  private var text: TensorText {
    TensorText(bars: signs.normBars, isBrief: geometry.isBrief)
  }

  func draw(on canvas: inout Canvas) {
    var lines = LineArt(area: canvas.clip)
    var pulses: [(path: [Point], gradient: TensorValue, progress: Double)] = []
    for link in scene.diagram.links.indices where isVisible(link, in: canvas.clip) {
      draw(link, into: &lines, pulses: &pulses)
    }
    canvas.draw(lines, glyphs: signs.glyphs)
    drawCuts(on: &canvas)
    for stub in geometry.layout.stubs { draw(stub, on: &canvas) }
    for index in scene.diagram.places.indices {
      let frame = self.frame(index)
      guard !canvas.clip.intersection(frame).isEmpty else { continue }
      draw(index, in: frame, on: &canvas)
    }
    if geometry.detail == .card {
      for link in scene.diagram.links.indices where isVisible(link, in: canvas.clip) {
        join(link, on: &canvas)
      }
    }
    for pulse in pulses { draw(pulse.path, pulse.gradient, pulse.progress, on: &canvas) }
  }

  /// The name of a leaf beside one more node that uses it.
  private func draw(_ stub: Stub, on canvas: inout Canvas) {
    let frame = Rect(
      x: stub.frame.x + origin.x, y: stub.frame.y + origin.y, width: stub.frame.width,
      height: stub.frame.height)
    guard !canvas.clip.intersection(frame).isEmpty,
      stub.edges.contains(where: { scene.isPresent(scene.diagram.links[$0].to) })
    else { return }
    let tensor = scene.tensor(stub.node)
    let isWanted = tensor.requiresGrad(at: max(scene.moment.step, tensor.born + 1))
    let style = palette[isWanted ? .leaf : .constant]
    let caps = isWanted ? signs.leafCaps : signs.constantCaps
    let state = scene.state(of: stub.node)
    let name = state.name.isEmpty ? String(signs.glyphs.ellipsis) : signs.fold(state.name)
    if frame.width < 3 {
      canvas.put(isWanted ? signs.leafDot : signs.constantDot, x: frame.x, y: frame.y, style: style)
      return
    }
    let text = name.fitted(
      to: min(name.columns, frame.width - 2), ellipsis: signs.glyphs.ellipsis)
    let x = frame.x + (frame.width - text.columns - 2) / 2
    canvas.write("\(caps.0)\(text)\(caps.1)", x: x, y: frame.y, style: style)
  }

  /// A node's place on the canvas.
  func frame(_ index: Int) -> Rect {
    let frame = geometry.layout.frames[index]
    return Rect(
      x: frame.x + origin.x, y: frame.y + origin.y, width: frame.width, height: frame.height)
  }

  // MARK: Edges

  private func isVisible(_ link: Int, in area: Rect) -> Bool {
    let points = geometry.layout.routes[link].points
    guard let first = points.first, let last = points.last else { return false }
    let top = min(first.y, last.y) + origin.y
    let bottom = max(first.y, last.y) + origin.y
    return bottom >= area.y && top < area.maxY
  }

  /// The corners of an edge; a dot's edges meet in its middle.
  private func points(on link: Int) -> [Point] {
    let route = geometry.layout.routes[link].points
    guard geometry.detail == .dot, let first = route.first, let last = route.last else {
      return route
    }
    let edge = scene.diagram.links[link]
    return [Point(x: geometry.start(of: link, from: edge.from), y: first.y)] + route
      + [Point(x: geometry.middle(edge.to), y: last.y)]
  }

  private func points(_ points: some Sequence<Point>) -> [(x: Int, y: Int)] {
    points.map { ($0.x + origin.x, $0.y + origin.y) }
  }

  private func draw(
    _ link: Int, into lines: inout LineArt,
    pulses: inout [(path: [Point], gradient: TensorValue, progress: Double)]
  ) {
    let route = points(on: link)
    let kind = scene.diagram.links[link].kind
    switch scene.flow(on: link) {
    case .absent: break
    case .data, .declined:
      let isTracked = kind == .tracked
      let style = palette[isTracked ? .data : .constant]
      lines.addPath(points(route), weight: isTracked ? .light : .dashed, style: style)
      if geometry.straightEnd[link] {
        addHead(geometry.lastCell(link), .south, style, into: &lines)
      }
    case .passed(let gradient, let isNew):
      let style = style(of: gradient)
      lines.addPath(points(route), weight: weight(of: gradient), style: style)
      if geometry.straightStart[link] {
        addHead(geometry.firstCell(link), .north, style, into: &lines)
      }
      if isNew { pulses.append((geometry.path(link), gradient, 1)) }
    case .moving(let gradient, let progress):
      let path = geometry.path(link)
      let place = Self.place(progress, on: path)
      lines.addPath(points(path[...place]), weight: .light, style: palette[.data])
      lines.addPath(
        points(path[place...]), weight: weight(of: gradient), style: style(of: gradient))
      pulses.append((path, gradient, progress))
    }
  }

  private func addHead(
    _ head: Point, _ direction: Drawing.Direction, _ style: Style, into lines: inout LineArt
  ) {
    lines.addArrowhead(x: head.x + origin.x, y: head.y + origin.y, direction, style: style)
  }

  /// Joins an edge to the borders of its boxes, at the ends where it has no arrowhead.
  private func join(_ link: Int, on canvas: inout Canvas) {
    let points = geometry.layout.routes[link].points
    guard let first = points.first, let last = points.last else { return }
    var start: LineWeight = .none
    var end: LineWeight = .none
    switch scene.flow(on: link) {
    case .absent: return
    case .data, .declined:
      let weight: LineWeight = scene.diagram.links[link].kind == .tracked ? .light : .dashed
      start = weight
      end = geometry.straightEnd[link] ? .none : weight
    case .passed(let gradient, _):
      start = geometry.straightStart[link] ? .none : weight(of: gradient)
      end = weight(of: gradient)
    case .moving(let gradient, _):
      start = .light
      end = weight(of: gradient)
    }
    join(LineArms(south: start), at: first, on: &canvas)
    join(LineArms(north: end), at: last, on: &canvas)
  }

  private func join(_ arms: LineArms, at point: Point, on canvas: inout Canvas) {
    let (x, y) = (point.x + origin.x, point.y + origin.y)
    guard !arms.isEmpty, canvas.clip.contains(x: x, y: y), let sign = canvas[x, y].glyph,
      !signs.glyphs.isASCII
    else { return }
    // Double lines have no heavy arms.
    let joint: Character? =
      sign == "═"
      ? (arms[.south] == .none ? "╧" : "╤") : LineArms(glyph: sign)?.union(arms).glyph()
    if let joint { canvas.put(joint, x: x, y: y, style: canvas[x, y].style) }
  }

  /// The index in a path that a gradient has reached on its way back; it starts and comes to rest
  /// slowly.
  private static func place(_ progress: Double, on path: [Point]) -> Int {
    let eased = progress * progress * (3 - 2 * progress)
    let inner = max(1, path.count - 2)
    return max(1, min(path.count - 2, inner - Int(eased * Double(inner))))
  }

  private func style(of gradient: TensorValue) -> Style {
    gradient.isZero ? palette[.muted] : palette.heat(scene.level(of: gradient))
  }

  private func weight(of gradient: TensorValue) -> LineWeight {
    gradient.isZero ? .dashed : .heavy
  }

  /// Scissors on the edges that a gradient cannot pass.
  private func drawCuts(on canvas: inout Canvas) {
    for (link, edge) in scene.diagram.links.enumerated() where edge.kind == .severed {
      if case .absent = scene.flow(on: link) { continue }
      let path = geometry.path(link)
      guard path.count > 2 else { continue }
      let middle = path[path.count / 2]
      canvas.put(
        signs.scissors, x: middle.x + origin.x, y: middle.y + origin.y, style: palette[.failure])
    }
  }

  private func draw(
    _ path: [Point], _ gradient: TensorValue, _ progress: Double, on canvas: inout Canvas
  ) {
    let place = path[Self.place(progress, on: path)]
    let (x, y) = (place.x + origin.x, place.y + origin.y)
    var style = style(of: gradient)
    style.attributes.insert(.bold)
    canvas.put(signs.pulse, x: x, y: y, style: style)
    let label = signs.fold(text(gradient))
    let places = [
      (x + 2, y), (x - 1 - label.columns, y), (x + 2, y - 1), (x + 2, y + 1),
    ]
    for (left, row) in places
    where canvas.isBlank(Rect(x: left - 1, y: row, width: label.columns + 2, height: 1), except: x)
    {
      canvas.write(label, x: left, y: row, style: style)
      return
    }
  }

  // MARK: Nodes

  private func draw(_ index: Int, in frame: Rect, on canvas: inout Canvas) {
    let state = scene.state(of: index)
    let look = NodeLook(
      tensor: scene.tensor(index),
      face: scene.face(
        of: index, state: state, text: text, isShort: geometry.isShort),
      state: state, fields: geometry.fields[index], isSelected: selected == index,
      isMatch: matches.contains(index), level: state.gradient.map(scene.level(of:)) ?? 0,
      moment: scene.moment, palette: palette, signs: signs)
    switch geometry.detail {
    case .card: look.drawCard(in: frame, on: &canvas)
    case .pill: look.drawPill(in: frame, on: &canvas)
    case .tag: look.drawTag(in: frame, on: &canvas)
    case .dot, .map: look.drawDot(in: frame, on: &canvas)
    }
  }
}

extension Canvas {
  /// Whether nothing is written in a block, which must be visible; the cell in column `except`
  /// does not count.
  fileprivate func isBlank(_ rect: Rect, except column: Int) -> Bool {
    guard clip.intersection(rect) == rect else { return false }
    for y in rect.y..<rect.maxY {
      for x in rect.x..<rect.maxX where x != column && self[x, y].glyph != " " { return false }
    }
    return true
  }
}
