import Drawing

/// A canvas of so many cells with something drawn on it.
func picture(_ width: Int, _ height: Int, _ draw: (inout Canvas) -> Void) -> Canvas {
  var canvas = Canvas(size: Size(width: width, height: height))
  draw(&canvas)
  return canvas
}

/// A graph in small: boxes, edges, colours, a wide glyph, dots and bars.
let sample = picture(46, 13) { canvas in
  let dim = Style(foreground: .indexed(244))
  var edges = LineArt(area: canvas.bounds)
  edges.addPath([(8, 3), (8, 5), (15, 5), (15, 7)], style: dim)
  edges.addPath(
    [(30, 3), (30, 5), (20, 5), (20, 7)], weight: .heavy, style: Style(foreground: .indexed(36)))
  edges.addPath([(36, 3), (36, 6), (2, 6), (2, 9)], weight: .dashed, style: dim)
  canvas.box(
    Rect(x: 1, y: 1, width: 15, height: 3), style: Style(foreground: .indexed(67)),
    title: StyledText("x", style: Style(attributes: .bold)))
  canvas.write("float32 <2> & 1", x: 1, y: 2, style: Style(foreground: .indexed(149)))
  canvas.box(Rect(x: 24, y: 1, width: 14, height: 3), border: .double)
  canvas.write("w 日本 é", x: 26, y: 2, style: Style(attributes: [.italic, .underline]))
  canvas.box(Rect(x: 10, y: 7, width: 16, height: 3), border: .heavy)
  canvas.write("MulBackward0", x: 12, y: 8, style: Style(attributes: .reverse))
  canvas.draw(edges, joining: true)
  canvas.put("▾", x: 2, y: 9)
  canvas.write("████▎", x: 28, y: 8, style: Style(foreground: .indexed(221)))
  canvas.write("▁▂▃▄▅▆▇█", x: 28, y: 9, style: Style(foreground: .indexed(2)))
  var plot = BraillePlot(cells: Size(width: 8, height: 2))
  plot.line(from: (0, 7), to: (15, 0))
  canvas.draw(plot, x: 28, y: 10)
  canvas.write("∇ 815 ● ○ ◆ ▸ ✓ … ░▒▓ ▚", x: 1, y: 11, style: Style(attributes: .dim))
  canvas.write("bold", x: 1, y: 12, style: Style(foreground: .indexed(1), attributes: .bold))
  canvas.cursor = (6, 12)
}
