import Drawing
import Testing
import Tracing

@testable import Explorer

/// The timeline: what is seen at a moment depends on the moment alone.
@Suite struct PlayingTests {
  @Test(arguments: Trace.all.map(\.name))
  func steppingBackShowsTheSameAgain(name: String) {
    let trace = Trace.all.first { $0.name == name }!.trace
    var model = Model(trace, size: Size(width: 110, height: 34))
    var pictures = [draw(model)]
    while model.player!.moment < model.player!.recording.end {
      model.press(".")
      pictures.append(draw(model))
    }
    for index in pictures.indices.dropLast().reversed() {
      model.press(",")
      #expect(draw(model) == pictures[index], "\(name), step \(index)")
    }
  }

  @Test func aReloadedProgramStaysWhereItWas() {
    var model = Model(.sine, size: Size(width: 100, height: 30))
    #expect(update(&model, .input(.key(Key(.character("r"))))) == [.reload])
    model.press("...")
    _ = update(&model, .reloaded(.vector))
    #expect(model.player?.moment == Moment(step: 3))
    #expect(model.player?.recording.trace.source == "vector.py")
    model.press("G")
    _ = update(&model, .reloaded(.neuron))
    #expect(model.player?.moment == model.player?.recording.end)
    #expect(model.notice == nil)
    _ = update(&model, .extended(.neuron))
    _ = update(&model, .reloaded(.neuron))
    #expect(model.notice?.text.hasPrefix("Read anew, without the lines typed here") == true)
  }

  @Test func playingAndStoppingArriveAtTheSamePicture() {
    var played = Model(.neuron, size: Size(width: 120, height: 36))
    played.press(" ")
    while played.isAnimating { _ = update(&played, .tick(seconds: 0.03)) }
    var jumped = Model(.neuron, size: Size(width: 120, height: 36))
    jumped.press("G")
    #expect(draw(played) == draw(jumped))
  }

  @Test func thePulseTravelsFromTheResultToItsInput() {
    var model = Model(.sine, size: Size(width: 100, height: 30))
    model.seek(to: .backward(0))
    model.press(" ")
    var rows: [Int] = []
    for _ in 0..<6 {
      _ = update(&model, .tick(seconds: 0.1))
      let lines = draw(model).text().split(separator: "\n", omittingEmptySubsequences: false)
      if let row = lines.firstIndex(where: { $0.contains("● -0.9111") }) { rows.append(row) }
    }
    #expect(rows.count > 3)
    #expect(rows == rows.sorted(by: >))
    #expect(Set(rows).count > 1)
  }

  @Test func aNumberBeforeAKeyCounts() {
    var model = Model(.training, size: Size(width: 100, height: 30))
    func step() -> Int { model.player!.moment.step }
    model.press("12.")
    #expect(step() == 12)
    model.press("3,")
    #expect(step() == 9)
    model.press("3G")
    #expect(step() == model.player!.recording.passes[2].start + 1)
    #expect(draw(model).text().contains("pass 3 of"))
    model.press("99G")
    #expect(model.notice?.text == "There is no pass 99; there are 30")
    model.press("99999.")
    #expect(model.player!.moment == model.player!.recording.end)
    model.press("5z,")
    #expect(step() == model.player!.recording.steps.count - 1)
  }

  @Test func positionsCountForwardEventsAndMoves() {
    let recording = Recording(.accumulation)
    func step(_ text: String) -> Int? { Position(text).map { recording.moment(at: $0).step } }
    #expect(step("forward:0") == 0)
    #expect(step("forward:1") == 2)
    #expect(step("forward:2") == 3)
    #expect(step("forward:3") == 9)
    #expect(step("forward:END") == 9)
    #expect(step("forward:99") == 9)
    #expect(step("backward:0") == 10)
    #expect(step("backward:1") == 11)
    #expect(step("backward:2") == 12)
    #expect(step("backward:END") == 12)
    #expect(step("END") == recording.steps.count)
    for wrong in ["", "forward", "forward:", "forward:x", "forward:-1", "sideways:1", "end"] {
      #expect(Position(wrong) == nil, "\(wrong)")
    }
  }

  @Test func chaptersEndWithThePassAndWhatIsPrintedAfterIt() {
    let recording = Recording(.accumulation)
    #expect(recording.chapters.map(\.steps) == [0..<8, 8..<16])
    #expect(recording.chapters.map(\.pass) == [0, 1])
  }

  @Test func accumulationIsShownAsASum() {
    var model = Model(.accumulation, size: Size(width: 100, height: 30))
    model.seek(to: .backward(2))
    let text = draw(model).text()
    #expect(text.contains("∇ 6 + 6 = 12"))
    #expect(text.contains("x.grad = 6 + 6 = 12"))
  }

  @Test func severedEdgesCarryScissors() {
    var model = Model(.severed, size: Size(width: 100, height: 30))
    model.seek(to: .end)
    #expect(draw(model).text().filter { $0 == "✂" }.count == 2)
    model.press("/cut<Enter>")
    #expect(draw(model).text().contains("Cut off ✂"))
  }

  @Test func arithmeticOnConstantsStaysOutOfTheGraph() {
    var builder = TraceBuilder("constants.py")
    builder.cell(
      .code,
      "a = torch.tensor(2.0)\nb = a * 3\nx = torch.tensor(1.0, requires_grad=True)\ny = x * a")
    builder.add(.cell(index: 0))
    let a = builder.leaf("a", 2, line: "a = ")
    _ = builder.leaf("b", 6, line: "b = ", from: .init(op: "mul", inputs: [a]))
    let x = builder.leaf("x", 1, grad: true, line: "x = ")
    _ = builder.node("MulBackward0", [x, a], ["self", "other"], 2, line: "y = ", as: "y")
    let recording = Recording(builder.trace)
    let diagram = Diagram(chapter: recording.chapters[0], of: recording)
    let names = diagram.places.map { recording.tensors[$0].name(at: 99) }
    #expect(names == ["a", "x", "y"])
  }

  @Test func aLongTraceIsPlayedAndSearchedQuickly() {
    var builder = TraceBuilder("long.py")
    builder.cell(.code, "x = torch.tensor(1.0, requires_grad=True)")
    builder.add(.cell(index: 0))
    var last = builder.leaf("x", 1, grad: true)
    for _ in 0..<20_000 {
      last = builder.node("SinBackward0", [last], ["self"], 0.5, derivatives: ["cos(self)"])
    }
    var model = Model(builder.trace, size: Size(width: 120, height: 40))
    model.press("G,,,,")
    #expect(model.player?.moment.step == 19_998)
    model.press("/sin<Enter>nn")
    #expect(!draw(model).text().isEmpty)
  }

  @Test func ofLongOutputTheEndIsShown() {
    var builder = TraceBuilder("prints.py")
    builder.cell(.code, "for i in range(5000):\n    print(i)")
    builder.add(.cell(index: 0))
    for number in 0..<5000 { builder.output("\(number)\n", line: "print") }
    var model = Model(builder.trace, size: Size(width: 100, height: 40))
    model.press("G")
    let text = draw(model).text()
    #expect(text.contains("… more before"))
    #expect(text.contains("4999"))
    #expect(!text.contains("4980"))
  }

  @Test func aMistakeInATypedLineIsNotOneOfTheProgram() {
    var program = TraceBuilder("fine.py")
    program.cell(.code, "x = 1")
    program.add(.cell(index: 0))
    var typed = program
    typed.cell(.code, "y")
    typed.add(.cell(index: 1))
    typed.output("NameError: name 'y' is not defined", stream: .error)
    var model = Model(program.trace, size: Size(width: 100, height: 30))
    _ = update(&model, .extended(typed.trace))
    model.press("G")
    #expect(draw(model).text().contains("■ end"))
    // The same in a program's own cell.
    _ = update(&model, .reloaded(typed.trace))
    #expect(draw(model).text().contains("■ fails: NameError"))
  }

  // MARK: While the program runs

  /// A trace as far as its first events.
  private func beginning(of trace: Trace, events: Int) -> Trace {
    Trace(source: trace.source, cells: trace.cells, events: Array(trace.events.prefix(events)))
  }

  /// A model that is told of a program as it runs.
  private func watching(_ trace: Trace) -> Model {
    var model = Model(menu: Menu(items: []), size: Size(width: 100, height: 30))
    _ = update(&model, .started(.program(beginning(of: trace, events: 0))))
    return model
  }

  @Test(arguments: Trace.all.map(\.name))
  func aRunningProgramIsFollowed(name: String) {
    let trace = Trace.all.first { $0.name == name }!.trace
    var model = watching(trace)
    #expect(draw(model).text().contains("running"))
    for events in trace.events.indices {
      _ = update(&model, .progressed(beginning(of: trace, events: events)))
      let recording = model.player!.recording
      let lastPass = recording.passes.last { !$0.isOpen }?.end
      let places = [recording.end] + (lastPass.map { [Moment(step: $0)] } ?? [])
      #expect(places.contains(model.player!.moment))
      #expect(draw(model).size == model.size)
    }
    _ = update(&model, .finished(trace))
    #expect(model.player?.moment == model.player?.recording.end)
    var opened = Model(trace, size: Size(width: 100, height: 30))
    opened.press("G")
    #expect(draw(model) == draw(opened))
  }

  @Test func whoLooksAtAMomentStaysThereWhileTheProgramRunsOn() {
    var model = watching(.training)
    _ = update(&model, .progressed(beginning(of: .training, events: 100)))
    model.press("3G..")
    let seen = model.player!.moment
    _ = update(&model, .progressed(beginning(of: .training, events: 120)))
    #expect(model.player!.moment == seen)
    model.press("G")
    _ = update(&model, .progressed(beginning(of: .training, events: 140)))
    #expect(model.player!.moment > seen)
    model.press(" ")
    #expect(model.player!.moment == Moment(step: 0))
    _ = update(&model, .tick(seconds: 0.01))
    let playing = model.player!.moment
    _ = update(&model, .finished(.training))
    #expect(model.player!.moment == playing)
    #expect(model.player!.isPlaying)
  }

  @Test func aPlaceIsFoundAgainWhereTheOlderPartWasShortened() {
    let whole = Recording(.training)
    let pass = whole.passes[20]
    let step = pass.start + 2
    let place = whole.anchor(of: step)
    #expect(place == Anchor(pass: 21, offset: 2))
    // The first ten passes are in short: their derivatives are left out.
    var shorter = Trace.training
    shorter.events.removeAll {
      if case .backwardNode(let step) = $0 { step.pass <= 10 } else { false }
    }
    let short = Recording(shorter)
    #expect(short.step(at: place) == step - 10)
    #expect(short.step(at: whole.anchor(of: 0)) == 0)
    #expect(short.step(at: whole.anchor(of: whole.steps.count)) == short.steps.count)
    // One that has been left out: what is nearest before it.
    shorter.events.removeAll {
      if case .backward(let start) = $0 { start.pass == 21 } else { false }
    }
    let gone = Recording(shorter)
    #expect(gone.step(at: place) == gone.passes.last { $0.number < 21 }!.end)
  }

  @Test func aPassOfWhichLittleIsKeptSaysSo() {
    var trace = Trace.training
    trace.events = trace.events.compactMap { event in
      switch event {
      case .backward(var start) where start.pass == 1:
        start.isAbridged = true
        return .backward(start)
      case .backwardNode(let step) where step.pass == 1: return nil
      default: return event
      }
    }
    var model = Model(trace, size: Size(width: 100, height: 30))
    model.press("1G.")
    let text = draw(model).text()
    #expect(text.contains("Of a long run the passes 1, 2, 4"))
    #expect(!text.contains("No derivative ran"))
  }
}
