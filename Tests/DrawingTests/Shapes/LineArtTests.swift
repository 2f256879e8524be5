import Drawing
import Testing

@Suite struct LineArtTests {
  private func lines(_ draw: (inout LineArt) -> Void) -> LineArt {
    var lines = LineArt(area: Rect(x: 0, y: 0, width: 9, height: 5))
    draw(&lines)
    return lines
  }

  private func check(_ lines: LineArt, _ unicode: String, _ ascii: String) {
    #expect(picture(9, 5) { $0.draw(lines) }.text() == unicode + "\n")
    #expect(picture(9, 5) { $0.draw(lines, glyphs: .ascii) }.text() == ascii + "\n")
  }

  @Test func aPathTurns() {
    check(
      lines { $0.addPath([(1, 0), (1, 2), (7, 2), (7, 4)]) },
      " ╷\n │\n ╰─────╮\n       │\n       ╵", " |\n |\n +-----+\n       |\n       |")
  }

  @Test func crossingsDifferFromJoins() {
    check(
      lines {
        $0.addPath([(0, 2), (8, 2)])
        $0.addPath([(2, 0), (2, 4)])
        $0.addPath([(6, 2), (6, 4)])
      },
      "  ╷\n  │\n╶─┼───┬─╴\n  │   │\n  ╵   ╵", "  |\n  |\n--+---+--\n  |   |\n  |   |")
  }

  @Test func weightsMix() {
    check(
      lines {
        $0.addPath([(0, 2), (8, 2)], weight: .heavy)
        $0.addPath([(2, 0), (2, 4)])
        $0.addPath([(5, 0), (5, 4)], weight: .dashed)
      },
      "  ╷  ╷\n  │  ┆\n╺━┿━━┿━━╸\n  │  ┆\n  ╵  ╵", "  |  |\n  |  :\n==+==+===\n  |  :\n  |  |")
  }

  @Test func arrowheadsCoverTheirLines() {
    check(
      lines {
        $0.addPath([(4, 1), (4, 3)])
        $0.addArrowhead(x: 4, y: 3, .south)
        $0.addArrowhead(x: 0, y: 0, .north)
        $0.addArrowhead(x: 8, y: 0, .east)
        $0.addArrowhead(x: 0, y: 4, .west)
      }, "▴       ▸\n    ╷\n    │\n    ▾\n◂", "^       >\n    |\n    |\n    v\n<")
  }

  @Test(arguments: [
    (Border.rounded, "╭┴─╮\n┤  ├\n╰─┬╯\n"), (.double, "╔╧═╗\n╢  ╟\n╚═╤╝\n"),
    (.heavy, "┏┷━┓\n┨  ┠\n┗━┯┛\n"), (.ascii, "++-+\n+  +\n+-++\n"),
  ])
  func joinsTheBordersOfBoxes(border: Border, text: String) {
    var edges = LineArt(area: Rect(x: -2, y: -2, width: 9, height: 9))
    edges.addPath([(1, -2), (1, 0)])
    edges.addPath([(2, 2), (2, 4)])
    edges.addPath([(-2, 1), (0, 1)])
    edges.addPath([(3, 1), (5, 1)])
    let canvas = picture(4, 3) { canvas in
      canvas.box(canvas.bounds, border: border)
      canvas.draw(edges, glyphs: border == .ascii ? .ascii : .unicode, joining: true)
    }
    #expect(canvas.text() == text)
  }

  @Test func longLinesCostOnlyWhatIsVisible() {
    let far = 1 << 40
    check(
      lines { $0.addPath([(-far, 1), (4, 1), (4, far)]) },
      "\n────╮\n    │\n    │\n    │", "\n----+\n    |\n    |\n    |")
  }

  @Test func everySignHasItsLines() {
    for north in LineWeight.solid {
      for east in LineWeight.solid {
        for south in LineWeight.solid {
          for west in LineWeight.solid {
            let arms = LineArms(north: north, east: east, south: south, west: west)
            if arms.isEmpty { continue }
            #expect(LineArms(glyph: arms.glyph(rounded: false)) == arms)
            #expect(LineArms(glyph: arms.glyph()) == arms)
            #expect(arms.asciiGlyph.isASCII && arms.asciiGlyph != " ")
          }
        }
      }
    }
  }
}

extension LineWeight {
  fileprivate static let solid: [LineWeight] = [.none, .light, .heavy]
}
