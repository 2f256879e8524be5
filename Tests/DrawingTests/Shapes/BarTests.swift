import Drawing
import Testing

@Suite struct BarTests {
  @Test(arguments: [
    (0, 5, 10, 0..<3 as Range<Int>?), (1, 5, 10, 1..<4), (4, 5, 10, 2..<5), (5, 5, 10, 3..<6),
    (0, 10, 10, nil), (0, 1, 1_000_000, 0..<1), (999_999, 1, 1_000_000, 5..<6),
    (999_998, 1, 1_000_000, 4..<5), (-4, 5, 10, 0..<3), (99, 5, 10, 3..<6),
  ])
  func scrollThumb(offset: Int, visible: Int, total: Int, thumb: Range<Int>?) {
    let position = ScrollPosition(offset: offset, visible: visible, total: total)
    #expect(position.thumb(track: 6) == thumb)
  }

  @Test func scrollBars() {
    let position = ScrollPosition(offset: 2, visible: 2, total: 6)
    #expect(
      picture(6, 6) { canvas in
        canvas.scrollBar(x: 5, y: 0, height: 6, position: position)
        canvas.horizontalScrollBar(x: 0, y: 5, width: 5, position: position, glyphs: .ascii)
      }.text() == "     │\n     │\n     ┃\n     ┃\n     │\n--#--│\n")
  }

  @Test func dots() {
    var plot = BraillePlot(cells: Size(width: 3, height: 2))
    plot.line(from: (0, 0), to: (5, 7))
    plot.set(x: 5, y: 0)
    plot.set(x: 6, y: 0)
    plot.set(x: 0, y: -1)
    #expect(plot[5, 0] && plot[0, 0] && !plot[1, 0] && !plot[99, 0])
    #expect(picture(3, 2) { $0.draw(plot, x: 0, y: 0) }.text() == "⠱⡀⠈\n ⠈⢆\n")
    #expect(picture(3, 2) { $0.draw(plot, x: 0, y: 0, glyphs: .ascii) }.text() == ":..\n .:\n")
  }
}
