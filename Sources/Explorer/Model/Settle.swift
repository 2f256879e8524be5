import Drawing
import GraphLayout

extension Model {
  /// Works out anew what has changed for the picture. Every message ends here, so that drawing has
  /// nothing to compute but the picture itself.
  mutating func settle() {
    guard let player, let plan = ScreenPlan(size: size, focus: focus) else { return }
    let recording = player.recording
    let chapter = recording.chapter(ofStep: max(0, player.moment.active))
    let room =
      plan.inside(.graph).map { Size(width: $0.width, height: $0.height) }
      ?? Size(width: max(1, size.width - 2), height: max(1, size.height - 6))
    stage.show(
      chapter, of: recording, in: room, zoom: zoom, hasStubs: hasStubs, folds: folds,
      text: tensorText)
    if let code = plan.inside(.code) {
      let key = Listing.Key(
        width: code.width, outputs: Listing.outputs(of: recording, at: player.moment),
        appearance: appearance)
      if stage.listing?.key != key { stage.listing = Listing(recording, key: key) }
    }
    if let panel = plan.inside(.explanation) { explain(player, width: panel.width - 2) }
    let key = Track.Key(
      width: plan.timeline.width - 2,
      line: recording.chapters[chapter].pass.flatMap { recording.passes[$0].line })
    if stage.track?.key != key { stage.track = Track(recording, key: key) }
  }

  /// Words the explanation anew if it is about something else now.
  private mutating func explain(_ player: Player, width: Int) {
    let key = Stage.Panel.Key(
      step: player.moment.step, active: player.moment.active, selection: player.selection,
      width: width, appearance: appearance, group: selectedGroup?.paths)
    guard stage.panel?.key != key, width > 0, let scene = wholeScene else {
      return
    }
    let explanation = Explanation(
      scene: scene, wording: wording(player), palette: palette, signs: signs, width: width,
      group: selectedGroup)
    stage.panel = Stage.Panel(key: key, lines: explanation.lines(for: player))
  }

  func wording(_ player: Player) -> Wording {
    Wording(
      recording: player.recording, moment: player.moment,
      designations: stage.prepared?.designations ?? Designations(), text: tensorText, signs: signs)
  }

  /// Forgets what was worked out for another program or another look.
  mutating func unsettle() { stage = Stage() }

  var signs: Signs { Signs(glyphs: appearance.glyphs) }
  var palette: Palette { Palette(appearance) }
  var tensorText: TensorText { TensorText(bars: signs.normBars) }

  /// The chapter's graph at the moment, as it is drawn.
  var scene: Scene? { scene(of: stage.prepared?.diagram) }

  /// The same with nothing folded, for who asks about a single tensor.
  var wholeScene: Scene? { scene(of: stage.prepared?.whole) }

  private func scene(of diagram: Diagram?) -> Scene? {
    guard let player, let prepared = stage.prepared, let diagram else { return nil }
    return Scene(
      recording: player.recording, chapter: player.recording.chapters[stage.chapter],
      diagram: diagram, moment: player.moment, peak: prepared.peak,
      designations: prepared.designations)
  }

  /// The index of the selected tensor in the graph.
  var selectedIndex: Int? {
    guard let player, let id = player.selection else { return nil }
    return stage.prepared?.diagram.index(of: id, in: player.recording)
  }

  /// The folded call that is selected.
  var selectedGroup: Diagram.Group? {
    selectedIndex.flatMap { stage.prepared?.diagram.group($0) }
  }

  /// Where the layout's upper left cell comes to lie on the screen: in the middle where the graph
  /// fits, and so that what happens is in view where it does not.
  func graphOrigin(in rect: Rect) -> (x: Int, y: Int) {
    guard let geometry = stage.geometry, let scene else { return (rect.x, rect.y) }
    if geometry.detail == .map { return (rect.x, rect.y) }
    let layout = geometry.layout
    let center = viewCenter(scene, geometry)
    func place(_ room: Int, _ length: Int, _ center: Int, _ moved: Int) -> Int {
      if length <= room { return (room - length) / 2 }
      return min(0, max(room - length, room / 2 - center - moved))
    }
    return (
      rect.x + place(rect.width, layout.width, center.x, pan.x),
      rect.y + place(rect.height, layout.height, center.y, pan.y)
    )
  }

  private func viewCenter(_ scene: Scene, _ geometry: Geometry) -> Point {
    func middle(_ index: Int) -> Point {
      let frame = geometry.layout.frames[index]
      return Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
    }
    /// Between the node and the first input that its gradient goes to, as far as that has come.
    func underway(_ index: Int) -> Point {
      let start = middle(index)
      for link in scene.diagram.inward[index] {
        let progress: Double
        switch scene.flow(on: link) {
        case .moving(_, let part): progress = part
        case .passed(_, isNew: true): progress = 1
        default: continue
        }
        let end = middle(scene.diagram.links[link].from)
        return Point(
          x: start.x + Int(Double(end.x - start.x) * progress),
          y: start.y + Int(Double(end.y - start.y) * progress))
      }
      return start
    }
    if player?.followsSelection == true, let selectedIndex { return middle(selectedIndex) }
    guard let active = scene.activeIndex ?? lastVisible(scene) else { return Point(x: 0, y: 0) }
    return underway(active)
  }

  /// The tensor of the graph that something last happened to.
  private func lastVisible(_ scene: Scene) -> Int? {
    var step = min(scene.moment.active, scene.recording.steps.count - 1)
    let first = max(0, scene.chapter.steps.lowerBound, step - 1000)
    while step >= first {
      if let id = scene.recording.steps[step].subject,
        let index = scene.diagram.index(of: id, in: scene.recording)
      {
        return index
      }
      step -= 1
    }
    return nil
  }
}
