import Drawing

extension Model {
  /// The graph that is on the screen without the screen around it, whole, with nodes as cards or as
  /// large as the user has zoomed.
  public var graphCanvas: Canvas {
    let nothing = Size(width: 1, height: 1)
    guard let player else { return Canvas(size: nothing) }
    var model = self
    model.stage.show(
      stage.chapter, of: player.recording, in: nothing, zoom: zoom ?? .card, text: tensorText)
    guard let scene = model.scene, let geometry = model.stage.geometry else {
      return Canvas(size: nothing)
    }
    let margin = (x: 2, y: 1)
    var canvas = Canvas(
      size: Size(
        width: geometry.layout.width + 2 * margin.x, height: geometry.layout.height + 2 * margin.y))
    GraphPicture(
      scene: scene, geometry: geometry, palette: palette, signs: signs, selected: selectedIndex,
      origin: margin
    ).draw(on: &canvas)
    return canvas
  }
}
