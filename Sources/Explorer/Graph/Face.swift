import Tracing

/// What is written on a node of the graph.
struct Face: Equatable {
  /// The operator, or what kind of leaf it is.
  var title: String
  /// The variable's name, "" when it has none.
  var name: String
  /// Its numbers.
  var value: String
  /// Its gradient; `nil` where none is wanted, "" while none has come.
  var gradient: String?
  /// Whether there are saved tensors, whose freeing will be marked.
  var canBeFreed = false
  /// Whether it is a folded call's.
  var isFolded = false

  /// The title where room is scarce.
  var shortTitle: String {
    // A fold's name and its class stand apart by a space.
    isFolded ? String(title.prefix { $0 != " " }) : Notation.base(title)
  }

  /// The name and the numbers in one.
  var content: String { name.isEmpty ? value : name + " " + value }

  /// The one word that stands for it: its variable, or else its operator.
  var tag: String {
    isFolded ? shortTitle : name.isEmpty ? title.isEmpty ? value : Notation.base(title) : name
  }

  /// The text of a sum that has just grown: `4 + 4 = 8`.
  static func sum(_ addition: Accumulation, text: TensorText) -> String {
    guard let before = addition.before else { return text.gradient(addition.after) }
    guard addition.after.scalar != nil else {
      return text.gradient(before) + " + … = " + text.gradient(addition.after)
    }
    return [before, addition.incoming].map(text.gradient).joined(separator: " + ") + " = "
      + text.gradient(addition.after)
  }
}

extension Scene {
  /// What is written on a node now.
  func face(of index: Int, state: State, text: TensorText, isShort: Bool) -> Face {
    let tensor = tensor(index)
    let group = diagram.group(index)
    let wanted = tensor.requiresGrad(at: max(moment.step, tensor.born + 1))
    var gradient: String?
    if let addition = state.addition {
      gradient = Face.sum(addition, text: text)
    } else if let value = state.gradient {
      gradient = text.gradient(value)
    } else if wanted {
      gradient = ""
    }
    if let group, group.call == nil {
      return Face(title: "", name: group.name, value: group.count, gradient: gradient)
    }
    return Face(
      title: group.map { $0.title(isShort: isShort) } ?? Self.title(of: tensor, isShort: isShort),
      name: state.name, value: state.value.map { text($0, dtype: tensor.dtype) } ?? "",
      gradient: gradient, isFolded: group != nil)
  }

  /// The widest face that a node has in its chapter, so that its box never has to grow.
  static func widest(
    _ tensor: Tensor, group: Diagram.Group?, chapter: Recording.Chapter, recording: Recording,
    designations: Designations, text: TensorText
  ) -> Face {
    if let group, group.call == nil {
      return widest(group, chapter: chapter, recording: recording, text: text)
    }
    let range = chapter.steps
    func longest(_ texts: some Sequence<String>) -> String {
      texts.reduce("") { $1.count > $0.count ? $1 : $0 }
    }
    let names = Designations.names(of: tensor, during: range)
      .map { designations($0, of: tensor.id) }
    let values =
      [tensor.value(at: max(range.lowerBound, tensor.born + 1))]
      + tensor.values.values(during: range)
    var gradients: [String] = []
    if let old = tensor.gradients.value(at: range.lowerBound), let old {
      gradients.append(text.gradient(old))
    }
    for case let value? in tensor.gradients.values(during: range) {
      gradients.append(text.gradient(value))
    }
    for addition in tensor.additions where range.contains(addition.step) {
      gradients.append(Face.sum(addition.accumulation, text: text))
    }
    let pass = chapter.pass.map { recording.passes[$0].number }
    if let run = tensor.run(in: pass), let step = recording.backwardStep(run) {
      for case let value? in step.gradOutputs { gradients.append(text.gradient(value)) }
    }
    return Face(
      title: group.map { $0.title(isShort: false) } ?? title(of: tensor), name: longest(names),
      value: longest(values.map { text($0, dtype: tensor.dtype) }),
      gradient: gradients.isEmpty ? nil : longest(gradients),
      canBeFreed: tensor.node?.saved.isEmpty == false, isFolded: group != nil)
  }

  /// The name of the operator, if asked for without `Backward0`; a leaf that nothing made has none.
  static func title(of tensor: Tensor, isShort: Bool = false) -> String {
    switch tensor.maker {
    case .node(let node): isShort ? Notation.base(node.name) : node.name
    case .leaf(let leaf): leaf.origin?.op ?? ""
    }
  }
}

extension Diagram.Group {
  /// What stands on the node: the name, and a module's class where there is room.
  func title(isShort: Bool) -> String {
    guard let type = call?.type else { return name }
    if type.isEmpty || type == name { return "▸" + name }
    return "▸" + (isShort ? name : name + " " + type)
  }
}
