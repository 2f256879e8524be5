import Tracing

/// A chapter's graph at one moment: what every tensor and every edge looks like just then.
struct Scene {
  let recording: Recording
  let chapter: Recording.Chapter
  let diagram: Diagram
  let moment: Moment
  /// The largest gradient of the chapter's pass.
  let peak: Double
  let designations: Designations

  /// What is known of a tensor.
  struct State {
    var isPresent = false
    /// Whether the step one looks at is about it.
    var isActive = false
    var name = ""
    var value: TensorValue?
    /// For a leaf its `.grad`, for a result the gradient that has arrived so far.
    var gradient: TensorValue?
    /// Whether a gradient reached it in this chapter's pass.
    var isLit = false
    /// The sum by which `.grad` has just grown.
    var addition: Accumulation?
    var isFreed = false
  }

  /// What is known of an edge.
  enum Flow {
    /// What it leads to has not been computed.
    case absent
    /// Data went down; no gradient came back yet.
    case data
    /// The gradient is on its way, so much of it done.
    case moving(TensorValue, Double)
    /// The gradient has passed; `isNew` while one still looks at the step that moved it.
    case passed(TensorValue, isNew: Bool)
    /// The pass came by, but asked for no gradient here.
    case declined
  }

  var pass: Recording.Pass? { chapter.pass.map { recording.passes[$0] } }

  /// The tensor that the active step is about, if the graph shows it.
  var activeIndex: Int? {
    guard recording.steps.indices.contains(moment.active),
      let id = recording.steps[moment.active].subject
    else { return nil }
    return diagram.index(of: id, in: recording)
  }

  func tensor(_ index: Int) -> Tensor { recording.tensors[diagram.places[index]] }

  /// Whether a step has taken effect: it is over, or it is the one in progress and has come far
  /// enough to show it.
  private func hasHappened(_ step: Int) -> Bool { step < moment.step }

  /// Whether a tensor is there: computed, or just being computed. A folded call is there from its
  /// first operator on.
  func isPresent(_ index: Int) -> Bool {
    guard let group = diagram.group(index) else { return isPresent(tensor(index)) }
    return group.members.contains {
      (!recording.tensors[$0].isLeaf || group.call == nil) && isPresent(recording.tensors[$0])
    }
  }

  private func isPresent(_ tensor: Tensor) -> Bool {
    tensor.born < moment.step || tensor.born == moment.active
  }

  func state(of index: Int) -> State {
    if let group = diagram.group(index), group.call == nil {
      return state(ofParameters: group, at: index)
    }
    let tensor = tensor(index)
    var state = State()
    state.isPresent = isPresent(index)
    state.isActive = activeIndex == index
    let seen = max(moment.step, tensor.born == moment.active ? tensor.born + 1 : 0)
    state.name = designations(tensor.name(at: seen), of: tensor.id)
    state.value = isPresent(tensor) ? tensor.value(at: seen) : nil
    state.isFreed = tensor.node?.saved.isEmpty == false && tensor.freed.map(hasHappened) == true
    guard state.isPresent else { return state }
    if let addition = tensor.additions.last(where: { $0.step == moment.active }) {
      state.addition = addition.accumulation
    }
    if tensor.isLeaf || tensor.node == nil {
      state.gradient = tensor.gradients.value(at: moment.step) ?? nil
      state.isLit = tensor.additions.contains {
        $0.accumulation.pass == pass?.number && hasHappened($0.step)
      }
    } else {
      state.gradient = upstream(of: index)
      state.isLit = state.gradient != nil
    }
    return state
  }

  /// The gradient that has reached a result so far in this chapter's pass.
  private func upstream(of index: Int) -> TensorValue? {
    guard let pass, hasHappened(pass.start) else { return nil }
    let tensor = tensor(index)
    if let run = tensor.run(in: pass.number), run.step < moment.step || run.step == moment.active,
      let step = recording.backwardStep(run)
    {
      return step.gradOutputs.lazy.compactMap { $0 }.first
    }
    if pass.roots.contains(tensor.id), let run = tensor.run(in: pass.number) {
      return recording.backwardStep(run)?.gradOutputs.lazy.compactMap { $0 }.first
    }
    return Self.sum(shares(of: index))
  }

  /// The gradients that the uses of a tensor have sent back so far in this chapter's pass.
  func shares(of index: Int) -> [TensorValue] {
    diagram.outward[index].flatMap { number in
      let link = diagram.links[number]
      let flows =
        link.parts.isEmpty
        ? [flow(on: number)]
        : link.parts.filter { $0.source == diagram.places[index] }.map {
          flow(to: $0.consumer, slot: $0.slot, isTracked: link.kind == .tracked)
        }
      return flows.compactMap { if case .passed(let part, _) = $0 { part } else { nil } }
    }
  }

  /// The sum of gradients; of those too large to be kept the last one stands for it.
  static func sum(_ parts: [TensorValue]) -> TensorValue? {
    parts.dropFirst().reduce(parts.first) { $0?.adding($1) ?? $1 }
  }

  /// What happens on an edge; on one that stands for several, what is most worth seeing.
  func flow(on link: Int) -> Flow {
    let link = diagram.links[link]
    let isTracked = link.kind == .tracked
    if link.parts.isEmpty {
      return flow(to: diagram.places[link.to], slot: link.slot, isTracked: isTracked)
    }
    return link.parts.lazy.map { flow(to: $0.consumer, slot: $0.slot, isTracked: isTracked) }
      .max { $0.interest < $1.interest } ?? .absent
  }

  /// What happens on an edge into the tensor at a place of the recording.
  private func flow(to place: Int, slot: Int, isTracked: Bool) -> Flow {
    let consumer = recording.tensors[place]
    guard isPresent(consumer) else { return .absent }
    guard isTracked, let pass, let run = consumer.run(in: pass.number),
      run.step < moment.step || run.step == moment.active,
      let step = recording.backwardStep(run)
    else { return .data }
    guard step.gradInputs.indices.contains(slot), let gradient = step.gradInputs[slot]
    else { return .declined }
    if run.step < moment.step {
      return .passed(gradient, isNew: run.step == moment.active)
    }
    return .moving(gradient, moment.fraction)
  }

  /// How large a gradient is beside the largest of the pass, on a logarithmic scale over four
  /// powers of ten; 0 only for zero itself.
  func level(of gradient: TensorValue) -> Double {
    let size = gradient.peak
    guard size > 0, peak > 0 else { return 0 }
    guard size.isFinite, peak.isFinite else { return 1 }
    let decades = (Self.log2(peak) - Self.log2(size)) / 3.3219
    return min(1, max(0.05, 1 - decades / 4))
  }

  /// The binary logarithm, linear between powers of two: near enough for a colour.
  private static func log2(_ value: Double) -> Double {
    Double(value.exponent) + value.significand - 1
  }

  /// The largest gradient that moves in a pass.
  static func peak(of chapter: Recording.Chapter, in recording: Recording) -> Double {
    guard let pass = chapter.pass else { return 0 }
    var peak = 0.0
    for move in recording.passes[pass].moves {
      switch recording.event(of: move) {
      case .backwardNode(let step):
        for gradient in step.gradOutputs + step.gradInputs {
          if let size = gradient?.peak, size.isFinite { peak = max(peak, size) }
        }
      default: break
      }
    }
    return peak
  }
}

extension Scene.Flow {
  /// Which of several flows on one edge is shown.
  fileprivate var interest: Int {
    switch self {
    case .absent: 0
    case .declined: 1
    case .data: 2
    case .passed(_, isNew: false): 3
    case .passed(_, isNew: true): 4
    case .moving: 5
    }
  }
}
