import Tracing

/// A trace arranged for playing: its steps, its chapters, and for every tensor the facts about it
/// with the step from which each holds.
///
/// The state at any moment is looked up, never replayed, so stepping back is as cheap and as exact
/// as stepping forward.
struct Recording: Sendable {
  private(set) var trace: Trace
  var steps: [Step] = []
  var tensors: [Tensor] = []
  var passes: [Pass] = []
  var chapters: [Chapter] = []
  /// The calls of modules and functions in which the tensors were made.
  var scopes = ScopeTree()
  /// For each of the trace's cells, what it has put out so far.
  var outputs: [[Printed]] = []
  /// The steps in which something was put out, in order.
  var outputSteps: [Int] = []
  /// The cells that have begun, with the step that began them.
  var begun: [(step: Int, cell: Int)] = []
  private var places: [NodeID: Int] = [:]

  /// Something a cell put out.
  struct Printed: Sendable {
    var step: Int
    var output: Output
  }

  /// One call of `backward`.
  struct Pass: Sendable {
    var number: Int
    /// The step in which it is called.
    var start: Int
    /// One past its last step.
    var end: Int
    var roots: [NodeID]
    var line: Int?
    /// Whether it gives its gradients back instead of adding them to `.grad`.
    var returnsGradients = false
    /// Whether no more is known of it than what arrived at the leaves.
    var isAbridged = false
    /// Its steps that move gradients, in order.
    var moves: [Int] = []
    var isOpen = true
    /// Whether an error ended it.
    var hasFailed = false
  }

  /// A part of the program's run that has a graph of its own: up to the end of a backward pass,
  /// or what follows the last one.
  struct Chapter: Sendable {
    var steps: Range<Int>
    /// The steps whose new tensors belong to its graph.
    var made: Range<Int>
    /// The index of its pass in ``Recording/passes``.
    var pass: Int?
  }

  init(_ trace: Trace) {
    self.trace = trace
    outputs = Array(repeating: [], count: trace.cells.count)
    var reader = Reader(recording: self)
    for (index, event) in trace.events.enumerated() { reader.read(event, at: index) }
    self = reader.finished()
  }

  /// The place in ``tensors`` of the tensor with an id.
  func place(of id: NodeID) -> Int? { places[id] }

  /// The tensor with an id.
  func tensor(_ id: NodeID) -> Tensor? { places[id].map { tensors[$0] } }

  /// The chapter that a step belongs to; logarithmic.
  func chapter(ofStep step: Int) -> Int {
    var low = 0
    var high = chapters.count - 1
    while low < high {
      let middle = (low + high) / 2
      if step < chapters[middle].steps.upperBound { high = middle } else { low = middle + 1 }
    }
    return max(0, low)
  }

  /// The moment after everything.
  var end: Moment { Moment(step: steps.count) }

  /// The event that gives a step its meaning.
  func event(of step: Int) -> Event { trace.events[steps[step].event] }

  /// What the run of a node's derivative did.
  func backwardStep(_ run: Tensor.Run) -> BackwardStep? {
    if case .backwardNode(let step) = trace.events[run.event] { step } else { nil }
  }

  /// What a pass began at, where that is a single number.
  func loss(of pass: Pass) -> Double? {
    pass.roots.first.flatMap(tensor)?.value(at: pass.start).scalar
  }

  mutating func add(_ tensor: Tensor) {
    for input in tensor.inputs {
      if let place = places[input] { tensors[place].isUsed = true }
    }
    places[tensor.id] = tensors.count
    tensors.append(tensor)
  }
}
