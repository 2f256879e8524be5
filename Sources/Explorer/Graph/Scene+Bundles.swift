import Tracing

/// What is seen of parameters that are drawn as one node.
extension Scene {
  /// The state of a bundle: its gradient is what has arrived at any of them, one behind the other.
  func state(ofParameters group: Diagram.Group, at index: Int) -> State {
    var state = State()
    state.isPresent = isPresent(index)
    state.isActive = activeIndex == index
    state.name = group.name
    guard state.isPresent else { return state }
    let tensors = group.members.map { recording.tensors[$0] }
    state.gradient = Self.gradient(of: tensors, at: moment.step)
    state.isLit = tensors.contains { tensor in
      tensor.additions.contains {
        $0.accumulation.pass == pass?.number && $0.step < moment.step
      }
    }
    return state
  }

  /// The widest face of a bundle in a chapter.
  static func widest(
    _ group: Diagram.Group, chapter: Recording.Chapter, recording: Recording, text: TensorText
  ) -> Face {
    let tensors = group.members.map { recording.tensors[$0] }
    let steps = tensors.flatMap { $0.additions.map(\.step) }.filter(chapter.steps.contains)
    let gradients = ([chapter.steps.lowerBound] + steps.map { $0 + 1 }).compactMap {
      gradient(of: tensors, at: $0).map { text.gradient($0) }
    }
    return Face(
      title: "", name: group.name, value: group.count,
      gradient: gradients.max { $0.count < $1.count })
  }

  private static func gradient(of tensors: [Tensor], at step: Int) -> TensorValue? {
    TensorValue(joining: tensors.compactMap { $0.gradients.value(at: step) ?? nil })
  }
}

extension Diagram.Group {
  /// How many parameters there are.
  var count: String { "\(members.count) parameters" }
}
