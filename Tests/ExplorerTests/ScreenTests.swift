import Drawing
import Testing
import Tracing

@testable import Explorer

/// Keys and the screens they lead to.
@Suite struct ScreenTests {
  /// A row of the table: what is shown, how large, which keys are pressed.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var trace: Trace
    var size = Size(width: 100, height: 30)
    var keys: String
    var appearance = Appearance()

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(name: "square-at-the-start", trace: .square, keys: ""),
    Case(name: "square-leaf-made", trace: .square, keys: ".."),
    Case(name: "square-pulse-under-way", trace: .square, keys: ".... <0.3s> "),
    Case(name: "square-at-the-end", trace: .square, keys: "G"),
    Case(name: "sine-selected-while-playing", trace: .sine, keys: "G<Up><Down>g]] <1.2s>"),
    Case(name: "vector-in-backward", trace: .vector, keys: "]]."),
    Case(name: "accumulation-second-pass", trace: .accumulation, keys: "]]]].."),
    Case(name: "severed-at-the-end", trace: .severed, keys: "G/cut<Enter>"),
    Case(name: "failing-at-the-start", trace: .severed, keys: "g"),
    Case(name: "failing-at-the-end", trace: .severed, keys: "G"),
    Case(
      name: "failing-40x12", trace: .severed, size: Size(width: 40, height: 12), keys: "G<S-Tab>"),
    Case(name: "fan-out-sum", trace: .fanOut, keys: "G"),
    Case(name: "training-timeline", trace: .training, keys: "G"),
    Case(name: "layer-cards", trace: .layer, keys: "G"),
    Case(
      name: "layer-shapes", trace: .layer, size: Size(width: 84, height: 24), keys: "G"),
    Case(name: "hooked", trace: .hooked, keys: "G/y<Enter>"),
    Case(name: "modules-open", trace: .modules, keys: "G"),
    Case(name: "modules-folded", trace: .modules, keys: "Gf"),
    Case(name: "modules-folded-twice", trace: .modules, keys: "Gff"),
    Case(name: "modules-opened-again", trace: .modules, keys: "GffF"),
    Case(name: "modules-fold-selected", trace: .modules, keys: "Gf/fc1<Enter>"),
    Case(name: "modules-in-backward", trace: .modules, keys: "]]f......"),
    Case(name: "notebook-at-a-short-cell", trace: .notebook, keys: "]]]]]."),
    Case(name: "notebook-failing", trace: .notebook, keys: "G"),
    Case(name: "cell-open", trace: .cell, keys: "G"),
    Case(name: "cell-folded-half-way-back", trace: .cell, keys: "]]f....."),
    Case(name: "cell-weights-selected", trace: .cell, keys: "Gf/weight<Enter>"),
    Case(name: "cell-opened-at-its-weights", trace: .cell, keys: "Gf/weight<Enter>F"),
    Case(name: "neuron-search", trace: .neuron, keys: "G/log"),
    Case(name: "neuron-python-line", trace: .neuron, keys: "G:q = w * 2"),
    Case(name: "help", trace: .square, size: Size(width: 100, height: 50), keys: "?"),
    Case(name: "help-scrolled", trace: .square, size: Size(width: 60, height: 16), keys: "?jjjjj"),
    Case(
      name: "neuron-80x24", trace: .neuron, size: Size(width: 80, height: 24),
      keys: "]]]......."),
    Case(
      name: "neuron-80x24-code", trace: .neuron, size: Size(width: 80, height: 24),
      keys: "G<Tab>"),
    Case(
      name: "neuron-80x24-explanation", trace: .neuron, size: Size(width: 80, height: 24),
      keys: "]]].......<S-Tab>"),
    Case(
      name: "neuron-80x50", trace: .neuron, size: Size(width: 80, height: 50),
      keys: "]]]......."),
    Case(
      name: "neuron-40x12", trace: .neuron, size: Size(width: 40, height: 12),
      keys: "]]]......."),
    Case(name: "neuron-cards", trace: .neuron, keys: "]]].....z"),
    Case(name: "neuron-names", trace: .neuron, keys: "]]].....zzz"),
    Case(name: "neuron-dots", trace: .neuron, keys: "]]].....zzzz"),
    Case(
      name: "neuron-map", trace: .neuron, size: Size(width: 80, height: 24), keys: "]]].....Z"),
    Case(name: "chain-map", trace: .chain, size: Size(width: 80, height: 24), keys: "GZ"),
    Case(
      name: "neuron-ascii", trace: .neuron, size: Size(width: 120, height: 36),
      keys: "]]].....", appearance: Appearance(colorDepth: .none, glyphs: .ascii)),
    Case(
      name: "accumulation-ascii", trace: .accumulation, keys: "]]]]..",
      appearance: Appearance(colorDepth: .none, glyphs: .ascii)),
    Case(name: "too-small", trace: .square, size: Size(width: 30, height: 9), keys: ""),
  ]

  @Test(arguments: cases)
  func screen(_ row: Case) throws {
    var model = Model(row.trace, size: row.size, appearance: row.appearance)
    model.press(row.keys)
    try expectScreen(draw(model), named: row.name)
  }
}
