extension Canvas {
  /// The picture as a drawing of a terminal, in SVG 1.1.
  ///
  /// Lines, blocks, dots and arrowheads are drawn as shapes, so they join without gaps whatever the
  /// font; text is placed piece by piece, so columns line up in every program that shows it. The
  /// same canvas always gives the same bytes.
  ///
  /// - Parameters:
  ///   - title: Shown above the picture in a framed window, and read aloud by screen readers.
  ///   - framed: Whether a window is drawn around the picture.
  public func svg(theme: SVGTheme = .dark, title: String = "", framed: Bool = true) -> String {
    let page = SVGPage(size: size, theme: theme, title: title, framed: framed)
    var painter = SVGPainter(theme: theme)
    painter.paint(self, rows: 0..<size.height)
    painter.paintCursor(of: self)
    return page.document(style: "", body: painter.body)
  }
}

/// The sheet a picture is on: its measures, and the window around it.
struct SVGPage {
  let size: Size
  let theme: SVGTheme
  let title: String
  let framed: Bool

  /// The column of the first cell's left edge and the row of its upper one, in pixels.
  private var origin: (x: Int, y: Int) { framed ? (18, 44) : (8, 8) }

  /// The whole document around what was painted.
  func document(style: String, body: String) -> String {
    let width = size.width * SVGMetrics.width + 2 * origin.x
    let height = size.height * SVGMetrics.height + origin.y + (framed ? 18 : 8)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" font-family="\(SVGMetrics.fonts)" \
      font-size="\(SVGMetrics.fontSize)">

      """
    if !title.isEmpty { text += "<title>\(title.xmlEscaped)</title>\n" }
    if !style.isEmpty { text += "<style>\(style)</style>\n" }
    text += framed ? window(width: width, height: height) : sheet(width: width, height: height)
    text += "<g transform=\"translate(\(origin.x) \(origin.y))\">\n\(body)</g>\n</svg>\n"
    return text
  }

  private func sheet(width: Int, height: Int) -> String {
    "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(theme.background.css)\"/>\n"
  }

  private func window(width: Int, height: Int) -> String {
    var text = """
      <rect x=".5" y=".5" width="\(width - 1)" height="\(height - 1)" rx="10" \
      fill="\(theme.background.css)" stroke="\(theme.frame.css)"/>

      """
    for (index, color) in ["#ee6a5f", "#f5bf4f", "#61c454"].enumerated() {
      text += "<circle cx=\"\(20 + 20 * index)\" cy=\"20\" r=\"6\" fill=\"\(color)\"/>\n"
    }
    let room = (width - 2 * 80) / 8
    if !title.isEmpty && room > 0 {
      let shown = title.truncated(to: room).xmlEscaped
      text += """
        <text x="\(width / 2)" y="25" text-anchor="middle" font-size="13" \
        fill="\(theme.title.css)">\(shown)</text>

        """
    }
    return text
  }
}

/// The measures of a cell in pixels: odd, so that lines through its centre are sharp.
enum SVGMetrics {
  static let width = 9
  static let height = 19
  /// Where letters stand, below the cell's upper edge.
  static let baseline = 14
  static let fontSize = 15
  /// Fonts whose letters are close to 0.6 of their size wide, and have the signs that are used.
  static let fonts = """
    ui-monospace,'JetBrains Mono','SF Mono',Menlo,'Cascadia Mono','DejaVu Sans Mono',\
    'Liberation Mono',monospace
    """
}

extension String {
  /// The text with what XML reserves or forbids replaced.
  var xmlEscaped: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "\t", "\n", "\r": text += " "
      case _ where scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
