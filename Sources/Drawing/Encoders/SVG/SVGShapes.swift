/// The glyphs that are drawn rather than written, collected by colour so that a whole graph takes a
/// handful of elements.
///
/// Coordinates are tenths of a pixel, so that they are whole numbers.
struct SVGShapes {
  /// What shapes can share an element.
  enum Brush: Hashable {
    case light, heavy, dashed, dots, fill
    /// A fill that lets so many percent through.
    case shade(Int)

    var attributes: String {
      switch self {
      case .light: "fill=\"none\" stroke-width=\"1.2\""
      case .heavy: "fill=\"none\" stroke-width=\"2.8\""
      case .dashed: "fill=\"none\" stroke-width=\"1.2\" stroke-dasharray=\"3 3\""
      case .dots: "fill=\"none\" stroke-width=\"2.6\" stroke-linecap=\"round\""
      case .fill: ""
      case .shade(let percent): "fill-opacity=\".\(percent)\""
      }
    }

    var isFill: Bool {
      switch self {
      case .fill, .shade: true
      default: false
      }
    }
  }

  private struct Layer: Hashable {
    let brush: Brush
    let color: RGB
  }

  /// In the order of their first shapes.
  private var layers: [(layer: Layer, path: SVGPath)] = []
  private var indices: [Layer: Int] = [:]

  /// One element for each layer.
  var elements: String {
    layers.map { layer, path in
      let paint = layer.brush.isFill ? "fill" : "stroke"
      let attributes = layer.brush.attributes
      return "<path d=\"\(path.data)\" \(paint)=\"\(layer.color.css)\""
        + (attributes.isEmpty ? "" : " " + attributes) + "/>\n"
    }.joined()
  }

  /// Adds a glyph if it is one that is drawn; says whether it is.
  mutating func add(_ glyph: Character, x: Int, y: Int, color: RGB) -> Bool {
    let cell = SVGCell(x: x, y: y)
    if "╭╮╰╯".contains(glyph) {
      change(.light, color) { $0.add(cell.bow(glyph)) }
    } else if let arms = LineArms(glyph: glyph) {
      addLines(arms, cell: cell, color: color)
    } else if let (brush, command) = cell.shape(glyph) {
      change(brush, color) { $0.add(command) }
    } else {
      return false
    }
    return true
  }

  private mutating func addLines(_ arms: LineArms, cell: SVGCell, color: RGB) {
    let (north, south) = (arms[.north], arms[.south])
    if north == south, north != .none {
      addVertical(x: cell.centerX, from: cell.top, to: cell.bottom, north, color)
    } else {
      addVertical(x: cell.centerX, from: cell.top, to: cell.centerY + cell.overlap, north, color)
      addVertical(x: cell.centerX, from: cell.centerY - cell.overlap, to: cell.bottom, south, color)
    }
    let (west, east) = (arms[.west], arms[.east])
    if west == east, west != .none {
      addHorizontal(y: cell.centerY, from: cell.left, to: cell.right, west, color)
    } else {
      addHorizontal(y: cell.centerY, from: cell.left, to: cell.centerX + cell.overlap, west, color)
      addHorizontal(y: cell.centerY, from: cell.centerX - cell.overlap, to: cell.right, east, color)
    }
  }

  private mutating func addHorizontal(
    y: Int, from: Int, to: Int, _ weight: LineWeight, _ color: RGB
  ) {
    guard let brush = Self.brush(weight) else { return }
    change(brush, color) { $0.addHorizontal(y: y, from: from, to: to) }
  }

  private mutating func addVertical(
    x: Int, from: Int, to: Int, _ weight: LineWeight, _ color: RGB
  ) {
    guard let brush = Self.brush(weight) else { return }
    change(brush, color) { $0.addVertical(x: x, from: from, to: to) }
  }

  private mutating func change(_ brush: Brush, _ color: RGB, _ body: (inout SVGPath) -> Void) {
    let layer = Layer(brush: brush, color: color)
    if let index = indices[layer] {
      body(&layers[index].path)
    } else {
      var path = SVGPath()
      body(&path)
      indices[layer] = layers.count
      layers.append((layer, path))
    }
  }

  private static func brush(_ weight: LineWeight) -> Brush? {
    switch weight {
    case .none: nil
    case .dashed: .dashed
    case .light: .light
    case .heavy: .heavy
    }
  }
}
