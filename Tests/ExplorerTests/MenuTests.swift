import Drawing
import Testing

@testable import Explorer

/// The list that the program begins with.
@Suite struct MenuTests {
  private let menu = Menu(items: [
    .init(
      target: .lesson("first_derivative"), title: "A first derivative",
      summary: "The slope of x ** 2, by hand and by autograd."),
    .init(
      target: .lesson("chain_rule"), title: "The chain rule",
      summary: "A sine of a square: two local slopes, multiplied."),
    .init(
      target: .lesson("neuron"), title: "A neuron and its loss",
      summary: "One weight, one bias, a sigmoid, and binary cross-entropy."),
    .init(target: .file("/tmp/mine.py"), title: "mine.py", summary: "/tmp/mine.py"),
    .init(target: .blank, title: "A blank sheet", summary: "Type Python line by line."),
  ])

  @Test func welcome() throws {
    var model = Model(menu: menu, size: Size(width: 100, height: 28))
    model.press("jj")
    try expectScreen(draw(model), named: "menu")
  }

  @Test func enterOpensTheChosenItem() {
    var model = Model(menu: menu, size: Size(width: 100, height: 28))
    #expect(model.press("<Enter>") == [.open(.lesson("first_derivative"))])
    #expect(model.press("jjj<Enter>") == [.open(.file("/tmp/mine.py"))])
    #expect(model.press("G<Enter>") == [.open(.blank)])
  }

  @Test func anOpenedProgramTakesTheScreen() {
    var model = Model(menu: menu, size: Size(width: 100, height: 28))
    _ = update(&model, .opened(.square))
    #expect(draw(model).text().contains("square.py"))
    model.press("o")
    #expect(draw(model).text().contains("The chain rule"))
    model.press("<Esc>")
    #expect(draw(model).text().contains("square.py"))
  }

  @Test func aFailureToOpenIsShown() {
    var model = Model(menu: menu, size: Size(width: 100, height: 28))
    _ = update(&model, .failed("mine.py: no such file"))
    #expect(draw(model).text().contains("mine.py: no such file"))
  }
}
