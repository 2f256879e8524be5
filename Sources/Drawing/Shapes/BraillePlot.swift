/// A picture of dots, two by four in each cell: for graphs seen from afar and for small charts.
public struct BraillePlot: Sendable, Equatable {
  /// The cells that the dots fill.
  public let cells: Size
  private var dots: [UInt8]
  private var styles: [Style]

  /// Makes a picture without dots that fills so many cells.
  public init(cells: Size) {
    self.cells = Size(width: max(0, cells.width), height: max(0, cells.height))
    dots = Array(repeating: 0, count: self.cells.width * self.cells.height)
    styles = Array(repeating: .plain, count: dots.count)
  }

  /// The dots across and down.
  public var size: Size { Size(width: cells.width * 2, height: cells.height * 4) }

  /// Sets a dot; its whole cell takes the style. Dots outside the picture have no effect.
  public mutating func set(x: Int, y: Int, style: Style = .plain) {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return }
    let index = (y / 4) * cells.width + x / 2
    dots[index] |= Self.bits[y % 4 * 2 + x % 2]
    styles[index] = style
  }

  /// Whether a dot is set.
  public subscript(x: Int, y: Int) -> Bool {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return false }
    return dots[(y / 4) * cells.width + x / 2] & Self.bits[y % 4 * 2 + x % 2] != 0
  }

  /// Sets the dots of a straight line between two places, both included (Bresenham's algorithm).
  ///
  /// The part outside the picture costs time but leaves no dots, so clip very long lines first.
  public mutating func line(
    from start: (x: Int, y: Int), to end: (x: Int, y: Int), style: Style = .plain
  ) {
    let (width, height) = (abs(end.x - start.x), -abs(end.y - start.y))
    let step = (x: end.x > start.x ? 1 : -1, y: end.y > start.y ? 1 : -1)
    var (x, y) = start
    var error = width + height
    while true {
      set(x: x, y: y, style: style)
      if x == end.x && y == end.y { return }
      let doubled = 2 * error
      if doubled >= height {
        error += height
        x += step.x
      }
      if doubled <= width {
        error += width
        y += step.y
      }
    }
  }

  /// Sets all dots of a block.
  public mutating func fill(_ rect: Rect, style: Style = .plain) {
    let area = rect.intersection(Rect(x: 0, y: 0, width: size.width, height: size.height))
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { set(x: x, y: y, style: style) }
    }
  }

  /// Calls back for every cell that has a dot.
  fileprivate func forEach(_ body: (_ x: Int, _ y: Int, _ dots: UInt8, _ style: Style) -> Void) {
    for (index, bits) in dots.enumerated() where bits != 0 {
      body(index % cells.width, index / cells.width, bits, styles[index])
    }
  }

  /// The bit of each dot in a braille pattern, row by row.
  private static let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
}

extension Canvas {
  /// Draws the cells of a plot that have dots; the others stay as they are.
  ///
  /// ASCII has no dots, so there a cell shows how many it holds: `.`, `:` or `#`.
  public mutating func draw(_ plot: BraillePlot, x: Int, y: Int, glyphs: Glyphs = .unicode) {
    plot.forEach { column, row, dots, style in
      let glyph =
        glyphs.isASCII
        ? Canvas.asciiDots(dots) : Character(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " ")
      put(glyph, x: x + column, y: y + row, style: style)
    }
  }

  /// The ASCII sign for a cell of braille dots.
  static func asciiDots(_ dots: UInt8) -> Character {
    switch dots.nonzeroBitCount {
    case 0: " "
    case 1...2: "."
    case 3...5: ":"
    default: "#"
    }
  }
}
