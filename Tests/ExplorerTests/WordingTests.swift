import Drawing
import Testing
import Tracing

@testable import Explorer

/// Formulas, explanations, narration: what is said in words and signs.
@Suite struct WordingTests {
  @Test(arguments: [
    ("2 * x^(2-1)", "2 * x"), ("1 * g", "g"), ("g * 1", "g"), ("x / 1", "x"), ("x^0", "1"),
    ("-(-x)", "x"), ("a - (b - c)", "a - (b - c)"), ("a * (b + c)", "a * (b + c)"),
    ("result * (1 - result)", "result * (1 - result)"), ("-self / other^2", "-self / other^2"),
    ("a ** b ** c", "a**b**c"), ("exp(-x^2)", "exp(-x^2)"), ("2/sqrt(pi)", "2 / sqrt(pi)"),
    ("x >= 0", "x >= 0"), ("1e-05 + 2", "1e-05 + 2"), ("f(a, b)", "f(a, b)"), ("(-2)^2", "(-2)^2"),
  ])
  func formulasAreSimplified(text: String, expected: String) {
    #expect(Formula(text)?.simplified.text == expected)
  }

  @Test func whatIsNoFormulaIsNotRead() {
    for text in ["", "1 where x > 0, else 0", "a +", "(a", "a b", "f(a", "grad put back"] {
      #expect(Formula(text) == nil, "\(text)")
    }
  }

  private func explanation(_ trace: Trace, at position: Position, of name: String) -> [String] {
    var model = Model(trace, size: Size(width: 200, height: 60))
    model.seek(to: position)
    model.press("/\(name)<Enter>")
    return model.stage.panel?.lines.map(\.plain) ?? []
  }

  @Test func aPowersDerivativeIsWrittenAsOnPaper() {
    let lines = explanation(.square, at: .end, of: "pow")
    #expect(lines.contains("y = x**2 = 3**2 = 9"))
    #expect(lines.contains("dL/dx = dL/dy * 2 * x = 1 * 6 = 6"))
  }

  @Test func tensorsOfOneNameAreToldApart() {
    let lines = explanation(.layer, at: .end, of: "tanh")
    #expect(lines.contains("h₂ = tanh(h) = tanh((8,4)) = (8,4) ‖4.243‖"))
    #expect(lines.contains("dL/dh = dL/dh₂ * (1 - h₂^2) = (8,4) ‖2.475‖"))
  }

  @Test(arguments: [
    ("LogSoftmaxBackward0", "log_softmax"), ("TBackward0", "t"), ("AddmmBackward0", "addmm"),
    ("MseLossBackward0", "mse_loss"), ("CopySlices", "copy_slices"),
  ])
  func operatorsAreCalledAsInAProgram(node: String, function: String) {
    #expect(Notation.function(node) == function)
  }

  @Test func sharesOfSeveralUsesAreAddedUp() {
    #expect(explanation(.fanOut, at: .end, of: "x").contains("dL/dx = 2 + 2 + 1 = 5"))
    let clamp = explanation(.neuron, at: .end, of: "clamp")
    #expect(clamp.contains("dL/dc = 0 + 813.4 = 813.4"))
    let early = explanation(.neuron, at: .backward(5), of: "clamp")
    #expect(early.contains("1 of 2 shares have arrived"))
  }

  @Test func freedTensorsAreSaid() {
    #expect(
      explanation(.neuron, at: .end, of: "sigm").contains("saved for backward: result (freed)"))
    #expect(
      explanation(.neuron, at: .forwardEnd, of: "sigm").contains("saved for backward: result"))
  }

  @Test func conditionsAreFactors() {
    var t = TraceBuilder("relu.py")
    t.cell(.code, "x = torch.tensor(2.0, requires_grad=True)\ny = torch.relu(x)\nz = y.view(1)")
    t.add(.cell(index: 0))
    let x = t.leaf("x", 2, grad: true, line: "x = ")
    let y = t.node(
      "ReluBackward0", [x], ["self"], 2, derivatives: ["1 where self > 0, else 0"], as: "y")
    let z = t.node(
      "ViewBackward0", [y], ["self"], 2, derivatives: ["grad in the shape of self"], as: "z")
    t.backward(z)
    t.run(z, "ViewBackward0", 1, [1])
    t.run(y, "ReluBackward0", 1, [1], local: [1])
    t.accumulate(x, 1)
    t.end()
    #expect(
      explanation(t.trace, at: .end, of: "relu")
        .contains("dL/dx = dL/dy * (1 where x > 0, else 0) = 1 * 1 = 1"))
    #expect(
      explanation(t.trace, at: .end, of: "view").contains("dL/dy = dL/dz in the shape of y = 1"))
  }

  @Test func aParametersNameDoesNotHideTheArguments() {
    var t = TraceBuilder("names.py")
    t.cell(
      .code,
      "def square(value):\n    result = value * value\n    return result\nx = torch.tensor(3.0)\ny = square(x)"
    )
    t.add(.cell(index: 0))
    let x = t.leaf("x", 3, grad: true, line: "x = ")
    t.add(.name(Naming(id: x, label: "x", line: t.line("x = "))))
    t.add(.name(Naming(id: x, label: "value", line: t.line("def square"))))
    let y = t.node("MulBackward0", [x, x], ["self", "other"], 9, line: "result = ")
    t.add(.name(Naming(id: y, label: "result", line: t.line("result = "))))
    t.add(.name(Naming(id: y, label: "y", line: t.line("y = "))))
    let recording = Recording(t.trace)
    #expect(recording.tensors.map { $0.name(at: 99) } == ["x", "y"])
  }

  @Test func narrationIsStyledSimply() {
    let palette = Palette(Appearance())
    let markdown = Markdown(palette: palette, signs: Signs(glyphs: .unicode))
    let lines = markdown.lines(
      "# Title\nSome **bold** and `code` and\nx**2 + y**2, 2 * 3 * 4, *so*.\n\n- one\n- two",
      width: 80)
    #expect(
      lines.map(\.plain) == [
        "Title", "Some bold and code and x**2 + y**2, 2 * 3 * 4, so.", "", "• one", "• two",
      ])
    #expect(lines[1].runs.contains { $0.text == "bold" && $0.style == palette[.strong] })
    #expect(lines[1].runs.contains { $0.text == "code" && $0.style == palette[.code] })
  }

  @Test func codeIsColouredLightly() {
    let palette = Palette(Appearance())
    var highlighter = Highlighter(palette: palette)
    func roles(_ text: String) -> [String: Style] {
      Dictionary(
        highlighter.line(Substring(text)).runs.map { ($0.text, $0.style) },
        uniquingKeysWith: { first, _ in first })
    }
    let line = roles("for i in range(10):  # ten times")
    #expect(line["for"] == palette[.keyword])
    #expect(line["10"] == palette[.number])
    #expect(line["# ten times"] == palette[.comment])
    #expect(roles("x = f\"a # b\"")["f\"a # b\""] == palette[.string])
    _ = roles("\"\"\"begins")
    #expect(roles("inside 1 for")["inside 1 for"] == palette[.string])
    #expect(roles("ends\"\"\" + x")["ends\"\"\""] == palette[.string])
  }
}
