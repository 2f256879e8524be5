import Drawing
import Testing

@Suite struct WrapTests {
  @Test(arguments: [
    ("the chain rule multiplies", 10, ["the chain", "rule", "multiplies"]),
    ("the chain rule", 14, ["the chain rule"]),
    ("the chain rule", 13, ["the chain", "rule"]),
    ("one  two", 4, ["one", "two"]),
    ("one  two", 8, ["one  two"]),
    ("a\n\nb\n", 5, ["a", "", "b", ""]),
    ("", 5, [""]),
    ("    ", 2, [""]),
    ("SigmoidBackward0", 6, ["Sigmoi", "dBackw", "ard0"]),
    ("x SigmoidBackward0", 6, ["x", "Sigmoi", "dBackw", "ard0"]),
    ("t(net.layers.weight)", 12, ["t(net.", "layers.", "weight)"]),
    ("t(weights.of)", 8, ["t(weight", "s.of)"]),
    ("  indented text here", 10, ["  indented", "text here"]),
    ("      a", 3, ["a"]),
    ("日本語 text", 5, ["日本", "語", "text"]),
    ("日", 1, ["日"]),
    ("ab 日", 1, ["a", "b", "日"]),
    ("word   ", 5, ["word"]),
    ("anything", 0, []),
  ])
  func wrapped(text: String, width: Int, lines: [String]) {
    #expect(wrap(text, width: width) == lines)
  }

  @Test func noLineIsTooLongAndNoWordIsLost() {
    var random = Generator(seed: 1)
    for _ in 0..<500 {
      let letters: [Character] = ["a", "b", "日", " ", " ", "\n", "é", "."]
      let text = String(
        (0..<Int.random(in: 0...60, using: &random)).map { _ in
          letters.randomElement(using: &random) ?? "a"
        })
      let width = Int.random(in: 2...12, using: &random)
      let lines = wrap(text, width: width)
      #expect(lines.allSatisfy { $0.columns <= width }, "\(text.debugDescription) in \(width)")
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " && $0 != "\n" },
        "\(text.debugDescription) in \(width)")
    }
  }

  @Test func stylesSurviveBreaks() {
    let bold = Style(attributes: .bold)
    let text = StyledText("the ") + StyledText("chain rule", style: bold) + StyledText(" again")
    #expect(
      text.wrapped(to: 9) == [
        StyledText("the ") + StyledText("chain", style: bold),
        StyledText("rule", style: bold),
        StyledText("again"),
      ])
  }
}
