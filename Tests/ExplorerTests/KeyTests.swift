import Drawing
import Testing
import Tracing

@testable import Explorer

/// What keys do, seen in the model and on the screen.
@Suite struct KeyTests {
  private func model(_ trace: Trace = .square, _ width: Int = 100, _ height: Int = 30) -> Model {
    Model(trace, size: Size(width: width, height: height))
  }

  @Test func everyKeyIsDeclaredOnce() {
    let keys = KeyBinding.all.flatMap { $0.actions.map(\.key) }
    #expect(Set(keys).count == keys.count)
  }

  @Test func theHelpListsEveryRowOfTheTable() {
    var model = model(.square, 100, 80)
    model.press("?")
    let text = draw(model).text()
    for row in KeyBinding.all {
      #expect(text.contains(row.label), "\(row.label) is missing")
      #expect(text.contains(row.help.prefix(30)), "\(row.help) is missing")
    }
  }

  @Test func theHintRowShowsWhatFits() {
    let wide = draw(model(.square, 200, 30)).text()
    for row in KeyBinding.all where row.hint != nil {
      #expect(wide.contains("\(row.label) \(row.name)"))
    }
  }

  @Test func spacePlaysAndStops() {
    var model = model()
    #expect(!model.isAnimating)
    model.press(" ")
    #expect(model.isAnimating)
    _ = update(&model, .tick(seconds: 0.5))
    #expect(model.player?.moment.step == 1)
    model.press(" ")
    #expect(!model.isAnimating)
    let still = draw(model)
    _ = update(&model, .tick(seconds: 5))
    #expect(draw(model) == still)
  }

  @Test func playingStopsAtTheEndAndBeginsAnew() {
    var model = model()
    model.press(" ")
    _ = update(&model, .tick(seconds: 100))
    #expect(!model.isAnimating)
    #expect(model.player?.moment == model.player?.recording.end)
    model.press(" ")
    #expect(model.isAnimating)
    #expect(model.player?.moment.step == 0)
  }

  @Test func speedChangesHowFarATickGoes() {
    var slow = model()
    var fast = model()
    slow.press("- ")
    fast.press("+++ ")
    _ = update(&slow, .tick(seconds: 0.3))
    _ = update(&fast, .tick(seconds: 0.3))
    #expect(slow.player?.moment.step == 0)
    #expect((fast.player?.moment.step ?? 0) > 2)
    #expect(draw(slow).text().contains("1/2x"))
    #expect(draw(fast).text().contains("8x"))
  }

  @Test func sectionsAreCellsAndPasses() {
    var model = model(.accumulation)
    var places: [Int] = []
    for _ in 0..<7 {
      model.press("]")
      places.append(model.player?.moment.step ?? -1)
    }
    #expect(places == [1, 4, 8, 10, 14, 16, 16])
    model.press("[[[")
    #expect(model.player?.moment.step == 8)
  }

  @Test func arrowsFollowEdges() {
    var model = model(.neuron)
    model.press("G")
    var path: [String] = []
    func note() {
      guard let id = model.player?.selection, let tensor = model.player?.recording.tensor(id) else {
        return path.append("-")
      }
      path.append(tensor.leaf?.label ?? tensor.node?.name ?? "")
    }
    for key in ["<Up>", "j", "j", "j", "k", "<Left>", "l"] {
      model.press(key)
      note()
    }
    #expect(
      path == [
        "w", "MulBackward0", "AddBackward0", "SigmoidBackward0", "AddBackward0", "AddBackward0",
        "AddBackward0",
      ])
    model.press("<Esc>")
    note()
    #expect(path.last == "-")
  }

  @Test func searchSelectsAndGoesRound() {
    var model = model(.neuron)
    model.press("G/log<Enter>")
    let first = model.player?.selection
    model.press("n")
    let second = model.player?.selection
    model.press("n")
    #expect(first != second)
    #expect(model.player?.selection == first)
    model.press("N")
    #expect(model.player?.selection == second)
    model.press("/nothing<Enter>")
    #expect(draw(model).text().contains("Nothing here is called nothing"))
  }

  @Test func aTypedLineAsksForItsEvaluation() {
    var model = model()
    #expect(model.press(":y = x * 2<Enter>") == [.evaluate("y = x * 2")])
    #expect(model.press(":<Up><Enter>") == [.evaluate("y = x * 2")])
    #expect(model.press(":q<Esc>").isEmpty)
    #expect(model.press(":   <Enter>").isEmpty)
    #expect(model.overlay == nil)
  }

  @Test func aBlockEndsWithAnEmptyLine() {
    var model = model()
    #expect(model.press(":for i in range(3):<Enter>x = x * 2<Enter>").isEmpty)
    #expect(draw(model).text().contains(">>> for i in range(3):\n ...     x = x * 2\n ..."))
    #expect(
      model.press("<Enter>") == [.evaluate("for i in range(3):\n    x = x * 2\n    ")])
    #expect(model.overlay == nil)
  }

  @Test func pastedLinesAreRunOneAfterTheOther() {
    var model = model()
    model.press(":")
    let pasted = "a = 1\ndef f(x):\n    return x\n\nb = 2"
    #expect(
      update(&model, .input(.paste(pasted))) == [
        .evaluate("a = 1"), .evaluate("def f(x):\n    return x\n"),
      ])
    #expect(model.press("<Enter>") == [.evaluate("b = 2")])
  }

  @Test func tabCompletes() {
    var model = model()
    #expect(model.press(":y = x.si<Tab>") == [.complete(line: "y = x.si", cursor: 8)])
    _ = update(
      &model,
      .completed(line: "y = x.si", replaced: 2, candidates: ["sigmoid", "sign", "size"]))
    #expect(draw(model).text().contains("sigmoid  sign  size"))
    model.press("g")
    _ = update(
      &model, .completed(line: "y = x.sig", replaced: 3, candidates: ["sigmoid"]))
    #expect(model.press("()<Enter>") == [.evaluate("y = x.sigmoid()")])
  }

  @Test func whatIsNewIsPlayed() {
    var model = model()
    var longer = Trace.square
    longer.events.append(
      .leaf(
        Leaf(
          id: 9, label: "new", shape: [], dtype: "float32", requiresGrad: true, value: 1, line: nil)
      ))
    model.press("G")
    let end = model.player?.moment.step
    _ = update(&model, .extended(longer))
    #expect(model.isAnimating)
    #expect(model.player?.moment.step == end)
    _ = update(&model, .tick(seconds: 10))
    #expect(draw(model).text().contains("new"))
  }

  @Test func aFailureIsShownUntilTheNextKey() {
    var model = model()
    _ = update(&model, .failed("NameError: name 'q' is not defined"))
    #expect(draw(model).text().contains("NameError: name 'q'"))
    model.press(".")
    #expect(!draw(model).text().contains("NameError"))
  }

  @Test func effectsGoToTheHost() {
    var model = model()
    #expect(model.press("q") == [.quit])
    #expect(model.press("<C-c>") == [.quit])
    #expect(model.press("<C-l>") == [.redraw])
    #expect(model.press("<C-z>") == [.suspend])
    #expect(model.press("m") == [.mouse(false)])
    #expect(model.press("m") == [.mouse(true)])
  }

  @Test func tabGoesThroughThePanes() {
    var model = model(.neuron, 80, 24)
    #expect(draw(model).text().contains("[Graph]"))
    model.press("<Tab>")
    #expect(draw(model).text().contains("[Code]"))
    model.press("<Tab>")
    #expect(draw(model).text().contains("[Explanation]"))
    model.press("<S-Tab><S-Tab>")
    #expect(draw(model).text().contains("[Graph]"))
  }

  @Test func aClickSelectsAndTheTimelineCanBeDragged() {
    var model = model(.square)
    model.press("G")
    let picture = draw(model)
    let lines = picture.text().split(separator: "\n", omittingEmptySubsequences: false)
    let row = lines.firstIndex { $0.contains("PowBackward0 ▫") }!
    let column = lines[row].distance(
      from: lines[row].startIndex, to: lines[row].firstRange(of: "PowBackward0 ▫")!.lowerBound)
    _ = update(&model, .input(.mouse(MouseEvent(action: .press, x: column, y: row))))
    #expect(model.player?.selection == 1)
    _ = update(&model, .input(.mouse(MouseEvent(action: .drag, x: 1, y: 27))))
    #expect(model.player?.moment.step == 0)
    _ = update(&model, .input(.mouse(MouseEvent(action: .press, x: 98, y: 27))))
    #expect(model.player?.moment == model.player?.recording.end)
  }
}
