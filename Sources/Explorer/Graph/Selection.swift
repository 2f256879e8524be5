import Drawing
import GraphLayout

extension Model {
  /// Selects a neighbour of the selected tensor: up and down along edges, left and right among
  /// those of about the same height. Without a selection, whatever one looks at is selected first.
  mutating func moveSelection(_ command: Command) {
    guard let scene, let geometry = stage.geometry else { return }
    guard let current = selectedIndex else {
      let start =
        player?.subject.flatMap { scene.diagram.index(of: $0, in: scene.recording) }
        ?? scene.diagram.places.indices.last(where: scene.isPresent)
      if let start { select(start, in: scene) }
      return
    }
    let links = scene.diagram.links
    let candidates: [Int] =
      switch command {
      case .up: scene.diagram.inward[current].map { links[$0].from }
      case .down: scene.diagram.outward[current].map { links[$0].to }
      default: Self.beside(current, command, geometry)
      }
    let middle = Self.middle(current, geometry)
    let target = candidates.filter(scene.isPresent).min { left, right in
      let (a, b) = (Self.middle(left, geometry), Self.middle(right, geometry))
      return (abs(a.x - middle.x) + 4 * abs(a.y - middle.y), left)
        < (abs(b.x - middle.x) + 4 * abs(b.y - middle.y), right)
    }
    if let target { select(target, in: scene) }
  }

  /// Selects the tensor drawn at a place of the screen, or none.
  mutating func select(tensorAtX x: Int, y: Int, in rect: Rect) {
    guard let scene, let geometry = stage.geometry else { return }
    let hit = index(atX: x, y: y, in: rect, scene, geometry)
    explanationScroll = 0
    if let hit, scene.isPresent(hit) {
      player?.selection = scene.tensor(hit).id
    } else {
      player?.selection = nil
    }
  }

  private func index(atX x: Int, y: Int, in rect: Rect, _ scene: Scene, _ geometry: Geometry)
    -> Int?
  {
    if geometry.detail == .map {
      return GraphMap(
        scene: scene, geometry: geometry, palette: palette, signs: signs, selected: nil, area: rect
      ).index(atX: x, y: y)
    }
    let origin = graphOrigin(in: rect)
    return geometry.layout.frames.indices.first { index in
      let frame = geometry.layout.frames[index]
      return Rect(
        x: frame.x + origin.x, y: frame.y + origin.y, width: frame.width, height: frame.height
      ).contains(x: x, y: y)
    }
  }

  /// The nodes that a search finds: by operator, variable, or `line 12`, also within folded calls.
  var matches: [Int] {
    guard let drawn = stage.prepared?.diagram, let scene = wholeScene else { return [] }
    let indices = hits(in: scene).filter(scene.isPresent).compactMap {
      drawn.index(of: scene.tensor($0).id, in: scene.recording)
    }
    return Array(Set(indices)).sorted()
  }

  /// The tensors of a graph that the search is for, also those that are still to come.
  private func hits(in scene: Scene) -> [Int] {
    guard let query = search?.query.lowercased(), !query.isEmpty else { return [] }
    return scene.diagram.places.indices.filter { index in
      let tensor = scene.tensor(index)
      let line = tensor.line.map(scene.recording.trace.name(ofLine:)) ?? ""
      let name = tensor.name(at: max(scene.moment.step, tensor.born + 1))
      return [Scene.title(of: tensor), name, line].contains { $0.lowercased().contains(query) }
    }
  }

  mutating func goToMatch(by direction: Int) {
    let found = matches
    guard let search else { return }
    guard !found.isEmpty, let scene else {
      let later = wholeScene.flatMap { scene in
        hits(in: scene).map { scene.tensor($0).born + 1 }.min()
      }
      notice = Notice(
        text: later.map { "\(search.query) comes later, at step \($0)" }
          ?? "Nothing here is called \(search.query)", isFailure: true)
      return
    }
    let current = selectedIndex
    let target =
      direction > 0
      ? found.first { current == nil || $0 > current! } ?? found[0]
      : found.last { current == nil || $0 < current! } ?? found[found.count - 1]
    select(target, in: scene)
  }

  private mutating func select(_ index: Int, in scene: Scene) {
    player?.selection = scene.tensor(index).id
    player?.followsSelection = true
    player?.isPlaying = false
    pan = Offset()
    explanationScroll = 0
  }

  private static func middle(_ index: Int, _ geometry: Geometry) -> Point {
    let frame = geometry.layout.frames[index]
    return Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
  }

  /// The tensors to one side that stand on about the same rows.
  private static func beside(_ current: Int, _ command: Command, _ geometry: Geometry) -> [Int] {
    let frames = geometry.layout.frames
    let middle = middle(current, geometry)
    let top = frames[current].y - 1
    let bottom = frames[current].y + frames[current].height + 1
    return frames.indices.filter { index in
      let other = Self.middle(index, geometry)
      let across = command == .left ? middle.x - other.x : other.x - middle.x
      return index != current && across > 0 && frames[index].y < bottom
        && frames[index].y + frames[index].height > top
    }
  }
}
