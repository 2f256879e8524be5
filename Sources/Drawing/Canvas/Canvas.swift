/// A grid of styled cells: what every picture of the program is drawn on, whether it ends up on a
/// terminal, in a file or in a test.
///
/// Drawing is clipped to ``clip``, so no caller checks bounds. A wide glyph always stands in two
/// cells, the second of which is empty: whatever covers one half of it blanks the other.
public struct Canvas: Sendable, Equatable {
  /// Columns and rows.
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

  /// The cells of one row inside the canvas.
  public func row(_ y: Int) -> ArraySlice<Cell> {
    cells[(y * size.width)..<((y + 1) * size.width)]
  }

  /// Puts one glyph down, unless the place is clipped away; glyphs without a width leave no trace.
  public mutating func put(_ glyph: Character, x: Int, y: Int, style: Style = .plain) {
    place(glyph, width: glyph.columns, x: x, y: y, style: style)
  }

  /// Writes one line of text and returns the column after its last glyph, clipped or not.
  ///
  /// Line breaks and other control characters take no room and leave no trace.
  @discardableResult
  public mutating func write(_ text: some StringProtocol, x: Int, y: Int, style: Style = .plain)
    -> Int
  {
    var column = x
    for glyph in text {
      let width = glyph.columns
      place(glyph, width: width, x: column, y: y, style: style)
      column += width
    }
    return column
  }

  /// Fills a block with one glyph; a wide one takes every second column.
  public mutating func fill(_ rect: Rect, with glyph: Character = " ", style: Style = .plain) {
    let area = rect.intersection(clip)
    let width = glyph.columns
    guard width > 0, !area.isEmpty else { return }
    for y in area.y..<area.maxY {
      if width == 1 {
        // Only the wide glyphs across the two borders need care.
        separate(x: area.x, y: y)
        separate(x: area.maxX, y: y)
        let start = y * size.width
        for index in (start + area.x)..<(start + area.maxX) { cells[index] = Cell(glyph, style) }
      } else {
        for x in stride(from: area.x, to: area.maxX, by: width) {
          let fits = x + width <= area.maxX
          place(fits ? glyph : " ", width: fits ? width : 1, x: x, y: y, style: style)
        }
      }
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

  /// Copies another canvas onto this one, with its top left corner at a place.
  public mutating func draw(_ other: Canvas, x: Int, y: Int) {
    let area = Rect(x: x, y: y, width: other.size.width, height: other.size.height)
      .intersection(clip)
    guard !area.isEmpty else { return }
    for row in area.y..<area.maxY {
      for column in area.x..<area.maxX {
        let cell = other[column - x, row - y]
        if let glyph = cell.glyph {
          place(glyph, width: glyph.columns, x: column, y: row, style: cell.style)
        } else if column == area.x {
          place(" ", width: 1, x: column, y: row, style: cell.style)
        }
      }
    }
  }

  /// The same picture with every glyph replaced by another of the same width.
  func mapGlyphs(_ replacement: (Character) -> Character) -> Canvas {
    var copy = self
    for (index, cell) in cells.enumerated() {
      guard let glyph = cell.glyph else { continue }
      let other = replacement(glyph)
      if other != glyph { copy.cells[index].glyph = other }
      if glyph.columns == 2, other.columns == 1 { copy.cells[index + 1].glyph = other }
    }
    return copy
  }

  /// Puts a glyph down; of a wide one that is half clipped, the visible half becomes a space.
  private mutating func place(_ glyph: Character, width: Int, x: Int, y: Int, style: Style) {
    guard width > 0, y >= clip.y, y < clip.maxY else { return }
    let index = y * size.width + x
    if width == 1 {
      guard x >= clip.x, x < clip.maxX else { return }
      separate(x: x, y: y)
      separate(x: x + 1, y: y)
      cells[index] = Cell(glyph, style)
      return
    }
    switch (x >= clip.x && x < clip.maxX, x + 1 >= clip.x && x + 1 < clip.maxX) {
    case (true, true):
      separate(x: x, y: y)
      separate(x: x + 2, y: y)
      cells[index] = Cell(glyph, style)
      cells[index + 1] = Cell(nil, style)
    case (true, false): place(" ", width: 1, x: x, y: y, style: style)
    case (false, true): place(" ", width: 1, x: x + 1, y: y, style: style)
    case (false, false): break
    }
  }

  /// Blanks a wide glyph that stands across the left border of a cell.
  private mutating func separate(x: Int, y: Int) {
    let index = y * size.width + x
    guard x > 0, x < size.width, cells[index].glyph == nil else { return }
    cells[index - 1].glyph = " "
    cells[index].glyph = " "
  }
}
