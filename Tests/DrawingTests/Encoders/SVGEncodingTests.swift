import Drawing
import FoundationXML
import Foundation
import Testing

@Suite struct SVGEncodingTests {
  /// What is painted for a picture, one element a line.
  private func elements(_ width: Int, _ height: Int, _ draw: (inout Canvas) -> Void) -> [String] {
    let lines = picture(width, height, draw).svg(framed: false).split(separator: "\n")
    return lines.drop { !$0.hasPrefix("<g ") }.dropFirst().dropLast(2).map(String.init)
  }

  @Test func theWholeDocument() {
    let canvas = picture(2, 1) { $0.write("<&", x: 0, y: 0) }
    #expect(
      canvas.svg(framed: false) == """
        <svg xmlns="http://www.w3.org/2000/svg" width="34" height="35" viewBox="0 0 34 35" \
        font-family="ui-monospace,'JetBrains Mono','SF Mono',Menlo,'Cascadia Mono',\
        'DejaVu Sans Mono','Liberation Mono',monospace" font-size="15">
        <rect width="34" height="35" fill="#14171d"/>
        <g transform="translate(8 8)">
        <text x="0" y="14" fill="#d8dce4" textLength="18" \
        lengthAdjust="spacingAndGlyphs">&lt;&amp;</text>
        </g>
        </svg>

        """)
  }

  @Test func linesAreJoinedAcrossCells() {
    #expect(
      elements(4, 3) { $0.box($0.bounds, border: .square) } == [
        """
        <path d="M4.5 8.9V48.1M3.9 9.5H32.1M31.5 8.9V48.1M3.9 47.5H32.1" stroke="#d8dce4" \
        fill="none" stroke-width="1.2"/>
        """
      ])
  }

  @Test func roundedCornersAreBows() {
    #expect(
      elements(1, 1) { $0.put("╭", x: 0, y: 0) } == [
        "<path d=\"M4.5 19V14Q4.5 9.5 9 9.5\" stroke=\"#d8dce4\" fill=\"none\" stroke-width=\"1.2\"/>"
      ])
  }

  @Test func textStandsWhereItsColumnsAre() {
    let bold = Style(foreground: .indexed(208), attributes: .bold)
    #expect(
      elements(16, 2) { canvas in
        canvas.write("one two  three", x: 1, y: 0)
        canvas.write("a日b", x: 0, y: 1, style: bold)
      } == [
        """
        <text x="9" y="14" fill="#d8dce4" textLength="63" lengthAdjust="spacingAndGlyphs">\
        one two</text>
        """,
        """
        <text x="90" y="14" fill="#d8dce4" textLength="45" lengthAdjust="spacingAndGlyphs">\
        three</text>
        """,
        "<text x=\"0\" y=\"33\" fill=\"#ff8700\" font-weight=\"bold\">a</text>",
        """
        <text x="9" y="33" fill="#ff8700" font-weight="bold" textLength="18" \
        lengthAdjust="spacingAndGlyphs">日</text>
        """,
        "<text x=\"27\" y=\"33\" fill=\"#ff8700\" font-weight=\"bold\">b</text>",
      ])
  }

  @Test func attributes() {
    #expect(
      elements(3, 1) { canvas in
        canvas.put("a", x: 0, y: 0, style: Style(attributes: .reverse))
        canvas.put("b", x: 1, y: 0, style: Style(attributes: [.underline, .italic]))
        canvas.put("c", x: 2, y: 0, style: Style(background: .indexed(16), attributes: .dim))
      } == [
        "<rect x=\"0\" y=\"0\" width=\"9\" height=\"19\" fill=\"#d8dce4\"/>",
        "<rect x=\"18\" y=\"0\" width=\"9\" height=\"19\" fill=\"#000000\"/>",
        "<text x=\"0\" y=\"14\" fill=\"#14171d\">a</text>",
        "<path d=\"M9 16.5h9\" stroke=\"#d8dce4\"/>",
        "<text x=\"9\" y=\"14\" fill=\"#d8dce4\" font-style=\"italic\">b</text>",
        "<text x=\"18\" y=\"14\" fill=\"#7d8084\">c</text>",
      ])
  }

  @Test(
    arguments: [
      ("█", "M0 0H9V19H0z"), ("▄", "M0 9.5H9V19H0z"), ("▌", "M0 0H4.5V19H0z"),
      ("▚", "M0 0H4.5V9.5H0zM4.5 9.5H9V19H4.5z"), ("▾", "M4.5 12.7L7.7 6.3L1.3 6.3z"),
      ("⠁", "M2.2 2.3h0"), ("⢀", "M6.7 16.6h0"),
    ] as [(Character, String)])
  func shapes(glyph: Character, data: String) {
    #expect(
      elements(1, 1) { $0.put(glyph, x: 0, y: 0) }.first?.hasPrefix("<path d=\"\(data)\"") == true)
  }

  @Test(arguments: [SVGTheme.dark, .light])
  func everyPictureIsValidXML(theme: SVGTheme) {
    var random = Generator(seed: 6)
    for framed in [true, false] {
      let canvas = picture(40, 9) { canvas in
        canvas.scribble(strokes: 200, using: &random)
        canvas.write("<a b=\"c\">&\u{FFFE}]]>", x: 0, y: 0)
        canvas.cursor = (3, 3)
      }
      let text = canvas.svg(theme: theme, title: "a < b & \"c\"\u{1}", framed: framed)
      #expect(XMLParser(data: Data(text.utf8)).parse())
      #expect(text == canvas.svg(theme: theme, title: "a < b & \"c\"\u{1}", framed: framed))
    }
  }

  @Test(arguments: [Size(width: 0, height: 0), Size(width: 1, height: 1)])
  func tinyPictures(size: Size) {
    #expect(XMLParser(data: Data(Canvas(size: size).svg(title: "t").utf8)).parse())
  }
}
