import Tracing

/// One stop of the timeline: an event that a person can see happen, with the events that only
/// complete it (the name a result gets, the saved tensors that go).
struct Step: Sendable, Equatable {
  /// What happens, as far as pace and marks on the timeline care.
  enum Kind: Sendable, Equatable {
    case cell, leaf, node, name, output, backward, backwardNode, accumulate, change
  }

  var kind: Kind
  /// The index of the event that gives the step its meaning.
  var event: Int
  /// The cell that runs, as an index of the trace's cells.
  var cell: Int?
  /// The line of the program that runs.
  var line: Int?
  /// The tensor that the step is about.
  var subject: NodeID?
  /// The pass that the step belongs to.
  var pass: Int?

  /// Whether the step is part of the forward pass.
  var isForward: Bool { kind == .leaf || kind == .node }

  /// Whether the step moves a gradient.
  var isBackward: Bool { kind == .backwardNode || kind == .accumulate }

  /// Seconds that the step takes at normal speed in a short trace.
  var pace: Double {
    switch kind {
    case .leaf, .node: 0.35
    case .backwardNode: 0.7
    case .accumulate: 0.6
    case .backward: 0.5
    case .cell, .change: 0.35
    case .name, .output: 0.2
    }
  }
}

/// A place on the timeline: so many whole steps, and a part of the next.
struct Moment: Sendable, Equatable, Comparable {
  /// Steps that have happened.
  var step: Int
  /// How much of the next step has, from 0 up to but not including 1.
  var fraction: Double = 0

  static func < (left: Moment, right: Moment) -> Bool {
    (left.step, left.fraction) < (right.step, right.fraction)
  }

  /// The step that one looks at: the one in progress, or else the last one that happened.
  var active: Int { fraction > 0 ? step : step - 1 }

  /// How far the active step is.
  var progress: Double { fraction > 0 ? fraction : 1 }
}
