import CNcurses
import Drawing

/// Hands cells to ncurses: glyphs as its wide characters, colours as its pairs.
struct CellPainter {
  private let depth: ColorDepth
  /// How many colours the terminal has; the bright half of sixteen is bold where it has eight.
  private let colors: Int
  /// The pairs that were made, by foreground and background.
  private var pairs: [Int: Int32] = [:]
  /// The style looked up last, and what came out: neighbours mostly share it.
  private var lastStyle = Style.plain
  private var lastLook: (attributes: attr_t, pair: Int32) = (0, 0)
  /// A run of cells on their way to ncurses.
  private var run: [cchar_t] = []

  /// Makes ready for the terminal that ncurses has opened.
  init(depth: ColorDepth) {
    self.depth = depth != .none && has_colors() && start_color() == OK ? depth : .none
    colors = Int(curses_colors())
    if self.depth != .none { use_default_colors() }
  }

  /// Hands the cells that differ to ncurses; says whether there were any.
  ///
  /// - Parameter previous: What ncurses has already, of the same size; `nil` to hand over all.
  mutating func paint(_ canvas: Canvas, over previous: Canvas?) -> Bool {
    guard let window = curses_standard_window() else { return false }
    let width = canvas.size.width
    var hasChanged = false
    canvas.cells.withUnsafeBufferPointer { cells in
      let paintRow = { (painter: inout CellPainter, y: Int, old: UnsafeBufferPointer<Cell>?) in
        var x = 0
        while x < width {
          if let old {
            while x < width, cells[y * width + x] == old[y * width + x] { x += 1 }
            guard x < width else { return }
            // A wide glyph is handed over from its first cell on.
            if cells[y * width + x].glyph == nil, x > 0 { x -= 1 }
          }
          var end = x + 1
          while end < width {
            let isSame = old.map { cells[y * width + end] == $0[y * width + end] } ?? false
            if isSame && cells[y * width + end].glyph != nil { break }
            end += 1
          }
          painter.handOver(
            UnsafeBufferPointer(rebasing: cells[(y * width + x)..<(y * width + end)]), x: x, y: y,
            window: window)
          hasChanged = true
          x = end
        }
      }
      for y in 0..<canvas.size.height {
        if let previous {
          previous.cells.withUnsafeBufferPointer { paintRow(&self, y, $0) }
        } else {
          paintRow(&self, y, nil)
        }
      }
    }
    return hasChanged
  }

  private mutating func handOver(
    _ cells: UnsafeBufferPointer<Cell>, x: Int, y: Int, window: UnsafeMutablePointer<WINDOW>
  ) {
    run.removeAll(keepingCapacity: true)
    for cell in cells {
      guard let glyph = cell.glyph else { continue }
      append(glyph, look(of: cell.style))
    }
    mvwadd_wchnstr(window, Int32(y), Int32(x), run, Int32(run.count))
  }

  private mutating func append(_ glyph: Character, _ look: (attributes: attr_t, pair: Int32)) {
    if let ascii = glyph.asciiValue {
      append([wchar_t(ascii), 0], look)
      return
    }
    let scalars = glyph.terminalText.unicodeScalars
    // Each character with a width of its own starts a cell; those without belong to it.
    var parts: [[wchar_t]] = []
    var columns = 0
    for scalar in scalars {
      let character = wchar_t(bitPattern: scalar.value)
      let width = Int(curses_columns(character))
      if width > 0 || parts.isEmpty {
        columns += width
        parts.append([character])
      } else if width == 0, parts[parts.count - 1].count < 5 {
        parts[parts.count - 1].append(character)
      }
    }
    // The C library may know fewer characters than we do; it decides what ncurses believes.
    if columns != glyph.columns {
      parts = Array(repeating: [0xFFFD], count: glyph.columns)
    }
    for part in parts { append(part + [0], look) }
  }

  private mutating func append(_ text: [wchar_t], _ look: (attributes: attr_t, pair: Int32)) {
    var cell = cchar_t()
    curses_cell(&cell, text, look.attributes, look.pair)
    run.append(cell)
  }

  /// The attributes and the colour pair of a style.
  private mutating func look(of style: Style) -> (attributes: attr_t, pair: Int32) {
    if style == lastStyle { return lastLook }
    var attributes: attr_t = 0
    for (attribute, bit) in Self.attributes where style.attributes.contains(attribute) {
      attributes |= bit
    }
    let (foreground, isBright) = number(of: style.foreground)
    if isBright { attributes |= curses_bold }
    lastLook = (attributes, pair(foreground, number(of: style.background).number))
    lastStyle = style
    return lastLook
  }

  /// A colour's number for ncurses, −1 for the terminal's own, and whether bold must brighten it.
  private func number(of color: Color) -> (number: Int32, isBright: Bool) {
    switch color.quantised(to: depth) {
    case .standard: (-1, false)
    case .indexed(let index) where index >= 8 && colors < 16: (Int32(index) - 8, true)
    case .indexed(let index): (Int32(index), false)
    }
  }

  /// The pair of two colours; the terminal's own where all pairs are taken.
  private mutating func pair(_ foreground: Int32, _ background: Int32) -> Int32 {
    if foreground < 0 && background < 0 { return 0 }
    let key = Int(foreground) << 16 | Int(background) & 0xFFFF
    if let pair = pairs[key] { return pair }
    let pair = Int32(pairs.count + 1)
    guard pair < curses_color_pairs(),
      init_extended_pair(pair, foreground, background) == OK
    else { return 0 }
    pairs[key] = pair
    return pair
  }

  private static let attributes: [(Style.Attributes, attr_t)] = [
    (.bold, curses_bold), (.dim, curses_dim), (.italic, curses_italic),
    (.underline, curses_underline), (.reverse, curses_reverse),
  ]
}
