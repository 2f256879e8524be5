/// What a write through a view does to the gradient of the view's base: the written part goes
/// through the operator that wrote it, the rest passes unchanged.
final class CopySlices: Node {
  private let written: Node
  private let view: (shape: [Int], strides: [Int], offset: Int)
  /// The layout the base's gradient is brought into, so that the view's strides hold for it too.
  private let baseLayout: Layout?

  /// The node of the operator that wrote, whose first edge is replaced by the base's own past.
  init(base: Tensor, view: Tensor, written: Node) {
    self.written = written
    self.view = (view.shape, view.strides, view.storageOffset - base.storageOffset)
    baseLayout = base.layout
    super.init(.copySlices, outputLayout: base.layout, outputDType: base.dtype)
    flags.insert(.isSpecial)
    addEdge(to: base)
    for index in 1..<max(written.edgeCount, 1) where index < written.edgeCount {
      addEdge(written.edge(index))
    }
  }

  override var name: String { "CopySlices" }
  override var qualifiedName: String { "torch::autograd::CopySlices" }

  override func derivatives(of gradient: Tensor?, into gradients: inout [Tensor?]) throws {
    guard let gradient else {
      for _ in 0..<edgeCount { gradients.append(nil) }
      return
    }
    let whole = try Tensor.uninitialized(baseLayout, outputDType)
    try whole.copyInPlace(gradient)
    let part = try whole.asStrided(view.shape, view.strides, offset: view.offset)
    var inner: [Tensor?] = []
    try written.checkSaved()
    let wanted = written.flags
    written.flags.remove(.needed)
    defer { written.flags = wanted }
    try written.derivatives(of: part.clone(), into: &inner)
    if inner.isEmpty || inner[0] == nil {
      try part.fillInPlace(0)
    } else {
      try part.copyInPlace(
        inner[0]!.brought(to: view.shape, outputDType, self, 0))
    }
    gradients.append(wants(0) ? whole : nil)
    for index in 1..<max(edgeCount, 1) where index < edgeCount {
      gradients.append(wants(index) ? inner[index] : nil)
    }
  }

  override func free() -> Bool { written.free() }
}
