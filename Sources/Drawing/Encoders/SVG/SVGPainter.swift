/// Turns cells into SVG elements: first what is behind the cells, then shapes, then text.
struct SVGPainter {
  let theme: SVGTheme
  private var backgrounds = ""
  private var shapes = SVGShapes()
  private var texts = ""

  init(theme: SVGTheme) {
    self.theme = theme
  }

  /// The elements, in the order in which they cover each other.
  var body: String { backgrounds + shapes.elements + texts }

  /// Paints some rows of a canvas.
  mutating func paint(_ canvas: Canvas, rows: Range<Int>) {
    for y in rows {
      let row = Array(canvas.row(y))
      paintBackgrounds(row, y: y)
      paintGlyphs(row, y: y)
    }
  }

  /// Paints a hollow block where the cursor is.
  mutating func paintCursor(of canvas: Canvas) {
    guard let cursor = canvas.cursor, canvas.bounds.contains(x: cursor.x, y: cursor.y) else {
      return
    }
    texts += """
      <rect x="\(cursor.x * SVGMetrics.width).5" y="\(cursor.y * SVGMetrics.height).5" \
      width="\(SVGMetrics.width - 1)" height="\(SVGMetrics.height - 1)" fill="none" \
      stroke="\(theme.foreground.css)"/>

      """
  }

  private mutating func paintBackgrounds(_ row: [Cell], y: Int) {
    var x = 0
    while x < row.count {
      let paper = theme.colors(of: row[x].style).paper
      var end = x + 1
      while end < row.count, theme.colors(of: row[end].style).paper == paper { end += 1 }
      if let paper {
        backgrounds += """
          <rect x="\(x * SVGMetrics.width)" y="\(y * SVGMetrics.height)" \
          width="\((end - x) * SVGMetrics.width)" height="\(SVGMetrics.height)" \
          fill="\(paper.css)"/>

          """
      }
      x = end
    }
  }

  private mutating func paintGlyphs(_ row: [Cell], y: Int) {
    var x = 0
    while x < row.count {
      let cell = row[x]
      guard let glyph = cell.glyph, glyph != " " || cell.style.attributes.contains(.underline)
      else {
        x += 1
        continue
      }
      if shapes.add(glyph, x: x, y: y, color: theme.colors(of: cell.style).ink) {
        if cell.style.attributes.contains(.underline) {
          addText(" ", x: x, y: y, style: cell.style)
        }
        x += 1
        continue
      }
      let end = textEnd(row, from: x)
      addText(
        String(row[x..<end].compactMap(\.glyph)), x: x, y: y, columns: end - x, style: cell.style)
      x = end
    }
  }

  /// Where the text that starts at `x` ends: at another style, at two spaces, or at a glyph that many
  /// fonts lack and that may therefore come from a font with other measures.
  private func textEnd(_ row: [Cell], from x: Int) -> Int {
    guard let first = row[x].glyph, first.isASCII else {
      return x + 1 < row.count && row[x + 1].glyph == nil ? x + 2 : x + 1
    }
    let keepsSpaces = row[x].style.attributes.contains(.underline)
    var end = x + 1
    while end < row.count, row[end].style == row[x].style, row[end].glyph?.isASCII == true {
      let isLast = end + 1 == row.count || row[end + 1].style != row[x].style
      if row[end].glyph == " ", !keepsSpaces, isLast || row[end + 1].glyph == " " { break }
      end += 1
    }
    return end
  }

  private mutating func addText(_ text: String, x: Int, y: Int, columns: Int = 1, style: Style) {
    let left = x * SVGMetrics.width
    let width = columns * SVGMetrics.width
    let ink = theme.colors(of: style).ink.css
    if style.attributes.contains(.underline) {
      // Drawn, because spaces at an end would not be underlined.
      let bottom = y * SVGMetrics.height + SVGMetrics.baseline + 2
      texts += "<path d=\"M\(left) \(bottom).5h\(width)\" stroke=\"\(ink)\"/>\n"
    }
    let shown = text.trimmingSpaces
    guard !shown.isEmpty else { return }
    var attributes = "x=\"\(left)\" y=\"\(y * SVGMetrics.height + SVGMetrics.baseline)\""
    attributes += " fill=\"\(ink)\""
    if style.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if style.attributes.contains(.italic) { attributes += " font-style=\"italic\"" }
    if columns > 1 {
      attributes += " textLength=\"\(shown.columns * SVGMetrics.width)\""
      attributes += " lengthAdjust=\"spacingAndGlyphs\""
    }
    texts += "<text \(attributes)>\(shown.xmlEscaped)</text>\n"
  }
}

extension String {
  /// The text without spaces at its end.
  fileprivate var trimmingSpaces: String {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return String(self[..<end])
  }
}
