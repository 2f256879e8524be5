/// Where a view comes from, so that writing through it reaches the graph of its base.
struct ViewOrigin {
  /// The tensor whose memory it looks into; never a view itself.
  let base: Tensor
  /// The version of the memory at which the view's node was right.
  var version: UInt32
  /// Made by an operator with several outputs; such a view cannot be modified while it is tracked.
  let isOneOfMany: Bool
  /// Made while recording was off, and so without a node although its base has one.
  let isUntracked: Bool
}

extension Tensor {
  func becomeView(of source: Tensor, isOneOfMany: Bool) {
    let base = source.rare?.view?.base ?? source
    rareOrNew.view = ViewOrigin(
      base: base, version: currentVersion, isOneOfMany: isOneOfMany,
      isUntracked: !Engine.isGradEnabled)
  }

  /// Whether it looks into another tensor's memory and knows it.
  var isView: Bool { rare?.view != nil }

  /// The node it was computed by; for a view whose memory was written to by others, made anew.
  @inline(__always)
  func currentNode() -> Node? {
    guard let rare, let view = rare.view, view.version != currentVersion else { return node }
    return regeneratedNode(rare, view)
  }

  private func regeneratedNode(_ rare: Rare, _ view: ViewOrigin) -> Node? {
    guard view.base.requiresGrad, !view.isUntracked else { return node }
    rare.view!.version = currentVersion
    node = Engine.withGradMode(true) {
      let node = Node(
        Operator.views.asStrided,
        attributes: [.ints(shape), .ints(strides), .int(storageOffset)],
        outputLayout: layout, outputDType: dtype)
      node.addEdge(to: view.base)
      return node
    }
    outputIndex = 0
    return node
  }
}
