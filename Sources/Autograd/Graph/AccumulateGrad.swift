/// The end of the graph at a leaf: adds what arrives to the leaf's `.grad`. A leaf always has the same one.
public final class AccumulateGrad: Node {
  /// The leaf.
  public let variable: Tensor

  init(_ variable: Tensor) {
    self.variable = variable
    super.init(
      .accumulateGrad, sequenceNumber: .max, outputLayout: variable.layout,
      outputDType: variable.dtype)
    flags.insert(.isSpecial)
    variable.rareOrNew.accumulator = self
  }

  deinit { variable.rare?.accumulator = nil }

  /// `AccumulateGrad`.
  public override var name: String { "AccumulateGrad" }

  /// `torch::autograd::AccumulateGrad`.
  public override var qualifiedName: String { "torch::autograd::AccumulateGrad" }

  /// Adds a gradient to the leaf's and tells those who wait for it.
  ///
  /// - Parameter incoming: The gradient; nil afterwards if the leaf has kept it.
  func accumulate(_ incoming: inout Tensor?, observer: (any Observer)?) throws {
    try variable.accumulateGrad(&incoming, observer: observer)
    guard let hooks = variable.rare?.postAccumulateHooks, !hooks.isEmpty else { return }
    for hook in hooks { try hook.body(variable) }
  }
}
