import Drawing
import Testing
import Tracing

@testable import Explorer

/// The screens that the program was designed after: a neuron at 120x36.
@Suite struct GoldenScreensTests {
  func model(at position: Position) -> Model {
    var model = Model(.neuron, size: Size(width: 120, height: 36))
    model.seek(to: position)
    return model
  }

  @Test func beforeTheBackwardPass() throws {
    try expectScreen(draw(model(at: .forwardEnd)), named: "neuron-before-backward")
  }

  @Test func inTheMiddleOfTheBackwardPass() throws {
    try expectScreen(draw(model(at: .backward(5))), named: "neuron-in-backward")
  }

  @Test func withANodeSelected() throws {
    var model = model(at: .end)
    _ = update(&model, .input(.key(.character("/"))))
    for letter in "sigm" { _ = update(&model, .input(.key(.character(letter)))) }
    _ = update(&model, .input(.key(Key(.enter))))
    try expectScreen(draw(model), named: "neuron-node-selected")
  }
}
