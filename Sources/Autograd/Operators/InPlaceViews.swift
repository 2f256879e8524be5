/// The views that a tensor can become itself: `x.t_()` and its kind.
///
/// They compute what the views of ``Views`` do, under the names of nodes that PyTorch has for them.
struct InPlaceViews: Family {
  let t = Operator(writing: Operator.views.t, gradFn: "TBackward1")
  let transpose = Operator(writing: Operator.views.transpose, gradFn: "TransposeBackward1")
  let unsqueeze = Operator(writing: Operator.views.unsqueeze, gradFn: "UnsqueezeBackward1")
  let squeeze = Operator(writing: Operator.views.squeeze, gradFn: "SqueezeBackward3")
  let squeezeDim = Operator(writing: Operator.views.squeezeDim, gradFn: "SqueezeBackward4")
}

extension Operator {
  fileprivate convenience init(writing view: Operator, gradFn: String) {
    self.init(
      view.name, aliases: view.aliases, in: .inPlace, view.parameters, gradFn: gradFn,
      forward: view.forward, view: true, derivatives: view.derivatives, samples: view.samples)
  }

  /// Gives the first argument the layout of the operator's result, which looks into the same memory.
  func reshapeInPlace(_ arguments: [Argument], _ target: Tensor) throws -> Tensor {
    guard case .primitive(let body) = forward else { return target }
    let tracks = try target.checkInPlace(with: arguments)
    let result = try Engine.silently {
      try body(Arguments(operation: self, values: arguments))[0]
    }
    if tracks { target.detachFromSavedResult() }
    let node = tracks ? try makeNode(arguments, [result]) : nil
    target.storage = result.storage
    target.payload = result.payload
    target.layout = result.layout
    target.bumpVersion()
    if let node { target.attach(node, output: 0) }
    if let rare = target.rare, rare.view != nil { rare.view!.version = target.currentVersion }
    if thread.pointee.observed {
      Engine.notify { observer in
        observer.applied(self, arguments: arguments, outputs: [target], tracked: node != nil)
        observer.modified(target)
      }
    }
    return target
  }
}
