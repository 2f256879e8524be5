import Drawing

/// What a terminal of the type `xterm-256color` would show: as much of it as ncurses programs use.
public struct VirtualScreen {
  /// Columns and rows.
  public private(set) var size: Size
  /// Where the cursor is.
  public private(set) var cursor = (x: 0, y: 0)
  /// The private modes that are set: `25` is the visible cursor, `1049` the full screen, `2004`
  /// bracketed paste, `1000`, `1002` and `1006` the mouse.
  public private(set) var modes: Set<Int> = [7, 25]
  /// Whether the keypad is in application mode.
  public private(set) var isKeypadOn = false
  /// The window's title.
  public private(set) var title = ""
  /// How often it rang.
  public private(set) var bells = 0
  /// Sequences that it does not know.
  public private(set) var unknown: [String] = []

  private var grid: [[Cell]]
  /// What was on the screen when the full screen was entered.
  private var kept: (grid: [[Cell]], cursor: (x: Int, y: Int))?
  private var style = Style.plain
  private var region: Range<Int>
  private var saved = (x: 0, y: 0)
  /// The last column was written; the next glyph goes to the next line.
  private var isFull = false
  private var lastGlyph: Character = " "
  private var parser = SequenceParser()

  /// Makes an empty screen; of absurd sizes only the part that memory is reasonable for.
  public init(size: Size) {
    let size = Size(width: min(size.width, 2000), height: min(size.height, 1000))
    self.size = size
    region = 0..<size.height
    grid = Array(repeating: Array(repeating: .blank, count: size.width), count: size.height)
  }

  /// The screen as a picture, with the cursor if it is shown.
  public var canvas: Canvas {
    var canvas = Canvas(size: size)
    for (y, row) in grid.enumerated() {
      for (x, cell) in row.enumerated() {
        if let glyph = cell.glyph { canvas.put(glyph, x: x, y: y, style: cell.style) }
      }
    }
    canvas.cursor = modes.contains(25) ? cursor : nil
    return canvas
  }

  /// The rows as text, without the spaces at their ends.
  public var text: String { canvas.text() }

  /// One row as text.
  public func row(_ y: Int) -> String {
    String(text.split(separator: "\n", omittingEmptySubsequences: false)[y])
  }

  /// Gives the screen another size; what does not fit is lost.
  public mutating func resize(_ size: Size) {
    self.size = size
    grid = (0..<size.height).map { y in
      (0..<size.width).map { x in
        y < grid.count && x < grid[y].count ? grid[y][x] : .blank
      }
    }
    kept = nil
    region = 0..<size.height
    moveCursor(x: cursor.x, y: cursor.y)
  }

  /// Reads output of a program.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for token in parser.parse(bytes) {
      switch token {
      case .scalar(let scalar): print(scalar)
      case .control(let byte): control(byte)
      case .escape(let text): escape(text)
      case .sequence(let sequence): perform(sequence)
      case .title(let text): title = text
      }
    }
  }

  // MARK: Text

  private mutating func print(_ scalar: Unicode.Scalar) {
    let glyph = Character(scalar)
    let width = glyph.columns
    if width == 0 {
      // Belongs to the glyph before.
      let x = isFull ? cursor.x : cursor.x - 1
      guard x >= 0, let base = grid[cursor.y][x].glyph else { return }
      grid[cursor.y][x].glyph = Character(String(base) + String(scalar))
      return
    }
    if isFull || cursor.x + width > size.width {
      cursor.x = 0
      lineFeed()
    }
    isFull = false
    lastGlyph = glyph
    guard cursor.x + width <= size.width else { return }
    for x in cursor.x..<(cursor.x + width) { separate(x: x) }
    grid[cursor.y][cursor.x] = Cell(glyph, style)
    if width == 2 { grid[cursor.y][cursor.x + 1] = Cell(nil, style) }
    cursor.x += width
    if cursor.x >= size.width {
      cursor.x = size.width - 1
      isFull = true
    }
  }

  /// Blanks the other half of a wide glyph.
  private mutating func separate(x: Int) {
    if grid[cursor.y][x].glyph == nil, x > 0 { grid[cursor.y][x - 1].glyph = " " }
    if x + 1 < size.width, grid[cursor.y][x + 1].glyph == nil {
      grid[cursor.y][x + 1].glyph = " "
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 7: bells += 1
    case 8: moveCursor(x: cursor.x - 1, y: cursor.y)
    case 9: moveCursor(x: (cursor.x / 8 + 1) * 8, y: cursor.y)
    case 10...12: lineFeed()
    case 13: moveCursor(x: 0, y: cursor.y)
    default: break
    }
  }

  private mutating func lineFeed() {
    isFull = false
    if cursor.y + 1 == region.upperBound {
      scroll(region, by: 1)
    } else if cursor.y + 1 < size.height {
      cursor.y += 1
    }
  }

  private mutating func moveCursor(x: Int, y: Int) {
    isFull = false
    cursor = (max(0, min(x, size.width - 1)), max(0, min(y, size.height - 1)))
  }

  /// Moves the rows of a region up, or down if `count` is negative.
  private mutating func scroll(_ rows: Range<Int>, by count: Int) {
    guard !rows.isEmpty else { return }
    let blank = Array(repeating: erased, count: size.width)
    for _ in 0..<min(abs(count), rows.count) {
      if count > 0 {
        grid.remove(at: rows.lowerBound)
        grid.insert(blank, at: rows.upperBound - 1)
      } else {
        grid.remove(at: rows.upperBound - 1)
        grid.insert(blank, at: rows.lowerBound)
      }
    }
  }

  private var erased: Cell { Cell(" ", Style(background: style.background)) }

  private mutating func erase(_ columns: Range<Int>, y: Int) {
    for x in columns where x >= 0 && x < size.width { grid[y][x] = erased }
  }

  // MARK: Sequences

  private mutating func escape(_ text: String) {
    switch text {
    case "7": saved = cursor
    case "8": moveCursor(x: saved.x, y: saved.y)
    case "M":
      if cursor.y == region.lowerBound { scroll(region, by: -1) } else { cursor.y -= 1 }
    case "=": isKeypadOn = true
    case ">": isKeypadOn = false
    case "(B", ")B", "(0", ")0", "\\": break
    default: unknown.append("ESC \(text)")
    }
  }

  private mutating func perform(_ sequence: SequenceParser.Sequence) {
    let (x, y) = cursor
    let first = max(1, sequence.numbers.first ?? 1)
    let zero = sequence.numbers.first ?? 0
    switch sequence.name {
    case "A": moveCursor(x: x, y: y - first)
    case "B": moveCursor(x: x, y: y + first)
    case "C": moveCursor(x: x + first, y: y)
    case "D": moveCursor(x: x - first, y: y)
    case "G": moveCursor(x: first - 1, y: y)
    case "d": moveCursor(x: x, y: first - 1)
    case "H", "f":
      moveCursor(x: max(1, sequence.numbers.dropFirst().first ?? 1) - 1, y: first - 1)
    case "Z": moveCursor(x: (x - 1) / 8 * 8, y: y)
    case "J": eraseDisplay(zero)
    case "K":
      erase(zero == 0 ? x..<size.width : zero == 1 ? 0..<(x + 1) : 0..<size.width, y: y)
    case "X": erase(x..<(x + first), y: y)
    case "@":
      for _ in 0..<min(first, size.width - x) {
        grid[y].insert(erased, at: x)
        grid[y].removeLast()
      }
    case "P":
      for _ in 0..<min(first, size.width - x) {
        grid[y].remove(at: x)
        grid[y].append(erased)
      }
    case "L": if region.contains(y) { scroll(y..<region.upperBound, by: -first) }
    case "M": if region.contains(y) { scroll(y..<region.upperBound, by: first) }
    case "S": scroll(region, by: first)
    case "T": scroll(region, by: -first)
    case "b":
      for _ in 0..<first { for scalar in lastGlyph.unicodeScalars { print(scalar) } }
    case "r":
      let end = sequence.numbers.dropFirst().first ?? size.height
      region = (first - 1)..<max(first, min(end == 0 ? size.height : end, size.height))
      moveCursor(x: 0, y: 0)
    case "m": style.apply(renditions: sequence.numbers)
    case "?h": for mode in sequence.numbers { set(mode) }
    case "?l": for mode in sequence.numbers { reset(mode) }
    case "h", "l", "t", ">c", "c": break
    default: unknown.append("CSI \(sequence)")
    }
  }

  private mutating func eraseDisplay(_ which: Int) {
    switch which {
    case 0:
      erase(cursor.x..<size.width, y: cursor.y)
      for y in (cursor.y + 1)..<max(cursor.y + 1, size.height) { erase(0..<size.width, y: y) }
    case 1:
      for y in 0..<cursor.y { erase(0..<size.width, y: y) }
      erase(0..<(cursor.x + 1), y: cursor.y)
    default: for y in 0..<size.height { erase(0..<size.width, y: y) }
    }
  }

  private mutating func set(_ mode: Int) {
    if mode == 1049, !modes.contains(1049) {
      kept = (grid, cursor)
      grid = Array(repeating: Array(repeating: .blank, count: size.width), count: size.height)
    }
    modes.insert(mode)
  }

  private mutating func reset(_ mode: Int) {
    if mode == 1049, modes.contains(1049), let kept {
      grid = kept.grid
      cursor = kept.cursor
      self.kept = nil
    }
    modes.remove(mode)
  }
}
