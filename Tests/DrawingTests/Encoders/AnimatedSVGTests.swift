import Drawing
import Foundation
import FoundationXML
import Testing

@Suite struct AnimatedSVGTests {
  @Test func onlyWhatChangesIsAnimated() {
    let frames = ["a", "b", "a"].enumerated().map { index, text in
      TimedFrame(
        time: Double(index),
        canvas: picture(3, 2) { canvas in
          canvas.write("top", x: 0, y: 0)
          canvas.write(text, x: 0, y: 1)
        })
    }
    let svg = AnimatedSVG.encode(frames, framed: false)
    let lines = svg.split(separator: "\n").drop { $0 != "<style>" }
    #expect(
      lines.joined(separator: "\n") == """
        <style>
        @keyframes s0{0%{visibility:visible}25.000%{visibility:hidden}50.000%{visibility:visible}}\
        .s0{animation:s0 4.000s step-end infinite}
        @keyframes s1{0%{visibility:hidden}25.000%{visibility:visible}50.000%{visibility:hidden}}\
        .s1{animation:s1 4.000s step-end infinite}
        @media(prefers-reduced-motion:reduce){g{animation:none!important}}
        </style>
        <rect width="43" height="54" fill="#14171d"/>
        <g transform="translate(8 8)">
        <text x="0" y="14" fill="#d8dce4" textLength="27" lengthAdjust="spacingAndGlyphs">top</text>
        <g class="s0">
        <text x="0" y="33" fill="#d8dce4">a</text>
        </g>
        <g class="s1" visibility="hidden">
        <text x="0" y="33" fill="#d8dce4">b</text>
        </g>
        </g>
        </svg>
        """)
  }

  @Test func aSinglePictureIsStill() {
    let canvas = picture(3, 1) { $0.write("abc", x: 0, y: 0) }
    #expect(AnimatedSVG.encode([TimedFrame(time: 0, canvas: canvas)]) == canvas.svg())
    #expect(XMLParser(data: Data(AnimatedSVG.encode([]).utf8)).parse())
  }

  @Test func sizesMayDiffer() {
    var random = Generator(seed: 8)
    let frames = (0..<20).map { index in
      TimedFrame(
        time: Double(index) / 10,
        canvas: picture(10 + index % 3, 4 + index % 2) { canvas in
          canvas.scribble(strokes: 5, using: &random)
          if index % 4 == 0 { canvas.cursor = (index % 10, 1) }
        })
    }
    let svg = AnimatedSVG.encode(frames, title: "pulse")
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg == AnimatedSVG.encode(frames, title: "pulse"))
  }
}
