import Drawing
import Testing
import Tracing

@testable import Explorer

/// Nothing that a user or a terminal does may stop the program.
@Suite struct RobustnessTests {
  /// A generator with a fixed seed (xorshift), so that a failure can be had again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  private static let menu = Menu(items: [
    .init(target: .lesson("square"), title: "A first derivative", summary: "The slope of x².")
  ])

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func randomKeysAndSizes(seed: UInt64) {
    var generator = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    let pool =
      KeyBinding.all.flatMap { $0.actions.map(\.key) }
      + [Key(.character("a")), Key(.backspace), Key(.delete), Key(.function(3)), Key(.pageUp)]
    var model = Model(
      Trace.all[Int(seed) % Trace.all.count].trace, menu: Self.menu,
      size: Size(width: 100, height: 30))
    for _ in 0..<400 {
      switch Int.random(in: 0..<12, using: &generator) {
      case 0:
        let sizes = [(1, 1), (0, 0), (40, 12), (39, 12), (80, 24), (120, 40), (60, 90), (300, 80)]
        let (width, height) = sizes.randomElement(using: &generator)!
        _ = update(&model, .input(.resize(Size(width: width, height: height))))
      case 1: _ = update(&model, .tick(seconds: Double.random(in: 0...0.5, using: &generator)))
      case 2:
        let actions: [MouseEvent.Action] = [.press, .drag, .release, .wheelUp, .wheelDown]
        let event = MouseEvent(
          action: actions.randomElement(using: &generator)!,
          x: Int.random(in: -2..<140, using: &generator),
          y: Int.random(in: -2..<60, using: &generator))
        _ = update(&model, .input(.mouse(event)))
      case 3: _ = update(&model, .input(.paste("two\nlines")))
      default: _ = update(&model, .input(.key(pool.randomElement(using: &generator)!)))
      }
      #expect(draw(model).size == model.size)
    }
  }

  @Test func everySizeCanBeDrawn() {
    for (name, trace) in Trace.all {
      for width in stride(from: 0, through: 130, by: 7) {
        for height in stride(from: 0, through: 50, by: 5) {
          var model = Model(trace, size: Size(width: width, height: height))
          model.seek(to: .backward(2))
          #expect(draw(model).size == Size(width: width, height: height), "\(name)")
        }
      }
    }
  }

  @Test func aSmallWindowSaysWhatIsNeeded() {
    let model = Model(.square, size: Size(width: 30, height: 8))
    #expect(draw(model).text().contains("40x12"))
  }

  @Test func emptyTracesAreShown() {
    for trace in [
      Trace(source: ""), Trace(source: "a.py", cells: [.init(kind: .code, text: "", firstLine: 1)]),
    ] {
      var model = Model(trace, size: Size(width: 80, height: 24))
      model.press(" .,]G/x<Enter>z<Up><Tab><Tab>")
      #expect(draw(model).text().contains("0/0"))
    }
  }

  @Test func asciiScreensAreASCII() {
    for (name, trace) in Trace.all {
      for position in [Position.forward(2), .backward(1), .backward(2), .end] {
        for size in [Size(width: 120, height: 40), Size(width: 60, height: 20)] {
          var model = Model(
            trace, menu: Self.menu, size: size,
            appearance: Appearance(colorDepth: .none, glyphs: .ascii))
          model.seek(to: position)
          #expect(draw(model).text().isAllASCII, "\(name)")
          model.press("?")
          #expect(draw(model).text().isAllASCII, "\(name), help")
          model.press("?o")
          #expect(draw(model).text().isAllASCII, "menu")
        }
      }
    }
  }

  @Test func withoutColoursNoneAreUsed() {
    var model = Model(
      .neuron, size: Size(width: 120, height: 36), appearance: Appearance(colorDepth: .none))
    model.seek(to: .backward(5))
    model.press("/log")
    let canvas = draw(model)
    for y in 0..<canvas.size.height {
      for x in 0..<canvas.size.width {
        #expect(canvas[x, y].style.foreground == .standard)
        #expect(canvas[x, y].style.background == .standard)
      }
    }
  }

  @Test func statesDifferWithoutColours() {
    // Not yet made, made, gradient arrived, selected: four texts for one node.
    var texts: Set<String> = []
    var model = Model(
      .sine, size: Size(width: 100, height: 30), appearance: Appearance(colorDepth: .none))
    for position in [Position.forward(2), .forward(3), .backward(0), .backward(1), .end] {
      model.seek(to: position)
      texts.insert(draw(model).text())
    }
    #expect(texts.count == 5)
    let before = draw(model)
    model.press("/sin<Enter><Esc>")
    model.press("/sin<Enter>")
    #expect(draw(model).text() != before.text())
  }
}

extension String {
  fileprivate var isAllASCII: Bool { utf8.allSatisfy { $0 < 0x80 } }
}
