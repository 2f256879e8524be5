/// One character cell.
public struct Cell: Sendable, Hashable {
  /// What stands in the cell; `nil` in the second cell of a wide glyph.
  public var glyph: Character?
  public var style: Style

  public init(_ glyph: Character?, _ style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  /// A space in the terminal's own colours.
  public static let blank = Cell(" ")
}

/// A grid of styled cells: what every picture of the program is drawn on, whether it ends up on a
/// terminal, in a file or in a test.
///
/// Drawing is clipped to ``clip``, so no caller checks bounds.
public struct Canvas: Sendable, Equatable {
  public let size: Size
  /// Row by row; use the subscript to read single cells.
  public private(set) var cells: [Cell]
  /// Where drawing has an effect; always inside the canvas.
  public private(set) var clip: Rect
  /// Where the terminal's cursor belongs while text is typed, or `nil` when it is hidden.
  public var cursor: (x: Int, y: Int)? {
    get { cursorX.map { ($0, cursorY) } }
    set {
      cursorX = newValue?.x
      cursorY = newValue?.y ?? 0
    }
  }
  private var cursorX: Int?
  private var cursorY = 0

  /// Makes a blank canvas.
  public init(size: Size) {
    self.size = Size(width: max(0, size.width), height: max(0, size.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    clip = Rect(x: 0, y: 0, width: self.size.width, height: self.size.height)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(x: 0, y: 0, width: size.width, height: size.height) }

  /// The cell at a place inside the canvas.
  public subscript(x: Int, y: Int) -> Cell {
    cells[y * size.width + x]
  }

  /// Puts one cell down, unless the place is clipped away.
  public mutating func put(_ glyph: Character, x: Int, y: Int, style: Style = .plain) {
    guard clip.contains(x: x, y: y) else { return }
    cells[y * size.width + x] = Cell(glyph, style)
  }

  /// Writes one line of text and returns the column after its last glyph, clipped or not.
  @discardableResult
  public mutating func write(_ text: some StringProtocol, x: Int, y: Int, style: Style = .plain)
    -> Int
  {
    var column = x
    for glyph in text {
      let width = glyph.columns
      guard width > 0 else { continue }
      if clip.contains(x: column, y: y), clip.contains(x: column + width - 1, y: y) {
        cells[y * size.width + column] = Cell(glyph, style)
        if width == 2 { cells[y * size.width + column + 1] = Cell(nil, style) }
      }
      column += width
    }
    return column
  }

  /// Fills a block with one glyph.
  public mutating func fill(_ rect: Rect, with glyph: Character = " ", style: Style = .plain) {
    let area = rect.intersection(clip)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { cells[y * size.width + x] = Cell(glyph, style) }
    }
  }

  /// Changes the style of what stands in a block.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    for y in area.y..<area.maxY {
      for x in area.x..<area.maxX { change(&cells[y * size.width + x].style) }
    }
  }

  /// Draws with everything outside `rect` protected.
  public mutating func clipped(to rect: Rect, _ draw: (inout Canvas) -> Void) {
    let outer = clip
    clip = outer.intersection(rect)
    draw(&self)
    clip = outer
  }
}

extension Character {
  /// The columns a terminal gives this glyph: 0 for what takes no room, 2 for wide ones, else 1.
  public var columns: Int { 1 }
}
