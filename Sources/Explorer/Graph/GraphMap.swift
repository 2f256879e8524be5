import Drawing
import GraphLayout

/// The whole graph from so far away that a node is a dot of braille: where it is wide and where it
/// is narrow, how far a pass has come, and where gradients are large.
struct GraphMap {
  let scene: Scene
  let geometry: Geometry
  let palette: Palette
  let signs: Signs
  /// The index of the selected tensor in the scene's diagram.
  let selected: Int?
  /// Indices of the tensors that a search has found.
  var matches: Set<Int> = []
  /// The cells it is drawn in.
  let area: Rect

  /// Dots for one of the layout's columns and rows: never more than the cells they come from have,
  /// but that a long graph is widened.
  private var scale: (x: Double, y: Double) {
    let layout = geometry.layout
    let y = min(4, Double(4 * area.height - 4) / Double(max(1, layout.height)))
    return (
      min(y < 1 ? 8 : 2, Double(2 * area.width - 4) / Double(max(1, layout.width))), y
    )
  }

  /// Whether rows have dots of their own, so that lines between them can be told apart; a map
  /// without edges says so.
  var hasEdges: Bool { scale.x >= 0.5 && scale.y >= 0.8 }

  /// The dot in which a place of the layout comes to lie.
  private func dot(_ point: Point) -> (x: Int, y: Int) {
    let scale = scale
    let layout = geometry.layout
    let left = (Double(2 * area.width) - Double(layout.width) * scale.x) / 2
    let top = (Double(4 * area.height) - Double(layout.height) * scale.y) / 2
    return (
      Int(left + (Double(point.x) + 0.5) * scale.x), Int(top + (Double(point.y) + 0.5) * scale.y)
    )
  }

  private func middle(_ index: Int) -> Point {
    let frame = geometry.layout.frames[index]
    return Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
  }

  /// The tensor nearest to a cell of the screen, if one is within two cells of it.
  func index(atX x: Int, y: Int) -> Int? {
    func distance(_ index: Int) -> Int {
      let dot = dot(middle(index))
      return max(abs(dot.x / 2 + area.x - x), abs(dot.y / 4 + area.y - y))
    }
    let nearest = geometry.layout.frames.indices.min { distance($0) < distance($1) }
    return nearest.flatMap { distance($0) <= 2 ? $0 : nil }
  }

  func draw(on canvas: inout Canvas) {
    var plot = BraillePlot(cells: Size(width: area.width, height: area.height))
    if hasEdges {
      for link in scene.diagram.links.indices { draw(link, into: &plot) }
    }
    var active: (dot: (x: Int, y: Int), style: Style)?
    for index in scene.diagram.places.indices {
      let dot = dot(middle(index))
      guard scene.isPresent(index) else {
        plot.set(x: dot.x, y: dot.y, style: palette[.faint])
        continue
      }
      let state = scene.state(of: index)
      let style = style(of: index, state)
      let side = hasEdges ? 2 : 1
      plot.fill(Rect(x: dot.x, y: dot.y, width: side, height: side), style: style)
      if state.isActive { active = (dot, style) }
    }
    canvas.draw(plot, x: area.x, y: area.y, glyphs: signs.glyphs)
    if let active { mark(active.dot, signs.pulse, active.style, on: &canvas) }
    for index in matches where scene.isPresent(index) {
      mark(dot(middle(index)), signs.operatorDot, palette[.match], on: &canvas)
    }
    if let selected { mark(dot(middle(selected)), signs.pulse, palette[.selection], on: &canvas) }
  }

  private func draw(_ link: Int, into plot: inout BraillePlot) {
    let style: Style
    switch scene.flow(on: link) {
    case .absent: return
    case .data, .declined: style = palette[.frame]
    case .moving(let gradient, _), .passed(let gradient, _):
      style = gradient.isZero ? palette[.muted] : palette.heat(scene.level(of: gradient))
    }
    let points = geometry.layout.routes[link].points.map(dot)
    for (start, end) in zip(points, points.dropFirst()) {
      plot.line(from: start, to: end, style: style)
    }
  }

  private func style(of index: Int, _ state: Scene.State) -> Style {
    if state.isLit, let gradient = state.gradient {
      return gradient.isZero ? palette[.muted] : palette.heat(scene.level(of: gradient))
    }
    let tensor = scene.tensor(index)
    let isWanted = tensor.requiresGrad(at: max(scene.moment.step, tensor.born + 1))
    return palette[!isWanted ? .constant : tensor.isLeaf ? .leaf : .data]
  }

  private func mark(
    _ dot: (x: Int, y: Int), _ sign: Character, _ style: Style, on canvas: inout Canvas
  ) {
    var style = style
    style.attributes.insert(.bold)
    canvas.put(sign, x: area.x + dot.x / 2, y: area.y + dot.y / 4, style: style)
  }
}
