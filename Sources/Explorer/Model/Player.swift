import Tracing

/// A recording and where one is in it.
struct Player: Sendable {
  private(set) var recording: Recording {
    didSet { failures = Failure.all(in: recording, ofCells: ownCells) }
  }
  /// What goes wrong in the program itself, not in lines that were typed after it.
  private(set) var failures: [Failure]
  /// How many cells are the program's own.
  private var ownCells: Int
  var moment = Moment(step: 0)
  var isPlaying = false
  /// The index in ``speeds`` of the speed.
  var speed = 2
  /// What the user has selected; `nil` to look at whatever happens.
  var selection: NodeID?
  /// Whether the view follows the selected node rather than what happens.
  var followsSelection = false
  /// Where one stood when the program began to run anew, until it has come there again.
  private var returning: Place?
  /// Whether one stands where a running program is, however far it comes.
  private var isFollowing = false

  /// Where to stand in the recording that replaces another, and what to look at.
  private struct Place {
    /// `nil` for the end.
    var step: Int?
    var selection: NodeID?
  }

  /// How many times as fast as normal.
  static let speeds: [(factor: Double, label: String)] = [
    (0.25, "1/4x"), (0.5, "1/2x"), (1, "1x"), (2, "2x"), (4, "4x"), (8, "8x"),
  ]

  init(_ trace: Trace) {
    recording = Recording(trace)
    ownCells = trace.cells.count
    failures = Failure.all(in: recording, ofCells: ownCells)
  }

  /// What the explanation is about: the selected tensor, or the one that something happens to.
  var subject: NodeID? {
    if let selection { return selection }
    var step = moment.active
    while recording.steps.indices.contains(step) {
      if let subject = recording.steps[step].subject { return subject }
      if recording.steps[step].kind == .cell { return nil }
      step -= 1
    }
    return nil
  }

  /// Seconds that a step takes: long programs are played faster.
  func duration(of step: Int) -> Double {
    let haste = min(1, max(0.02, 160 / Double(max(1, recording.steps.count))))
    return pace(of: step) * haste / Self.speeds[speed].factor
  }

  /// Arithmetic on constants, which the graph leaves out, passes quickly.
  private func pace(of step: Int) -> Double {
    if recording.steps[step].kind == .leaf, let id = recording.steps[step].subject,
      recording.tensor(id)?.isTracked == false
    {
      return 0.15
    }
    return recording.steps[step].pace
  }

  /// Lets time pass; at the end playing stops.
  mutating func advance(by seconds: Double) {
    guard isPlaying, seconds > 0 else { return }
    var rest = seconds
    while moment.step < recording.steps.count {
      let duration = duration(of: moment.step)
      let needed = (1 - moment.fraction) * duration
      if rest < needed {
        moment.fraction += rest / duration
        return
      }
      rest -= needed
      moment = Moment(step: moment.step + 1)
    }
    isPlaying = false
    isFollowing = true
  }

  mutating func togglePlay() {
    if !isPlaying, moment >= recording.end || isFollowing { moment = Moment(step: 0) }
    isPlaying.toggle()
    returning = nil
    isFollowing = false
    if isPlaying { followsSelection = false }
  }

  /// Goes somewhere and stands still.
  mutating func go(to step: Int) {
    isPlaying = false
    followsSelection = false
    returning = nil
    isFollowing = step >= recording.steps.count
    moment = Moment(step: min(recording.steps.count, max(0, step)))
  }

  /// One step on, or back to the beginning of the step in progress or of the one before.
  mutating func step(by direction: Int) {
    go(to: direction > 0 ? moment.step + 1 : moment.fraction > 0 ? moment.step : moment.step - 1)
  }

  /// To the next or previous beginning of a cell or a pass.
  mutating func jump(by direction: Int) {
    let starts = recording.steps.indices
      .filter { recording.steps[$0].kind == .cell || recording.steps[$0].kind == .backward }
      .map { $0 + 1 }
    let target =
      direction > 0
      ? starts.first { $0 > moment.step } ?? recording.steps.count
      : starts.last { $0 < moment.step || $0 == moment.step && moment.fraction > 0 } ?? 0
    go(to: target)
  }

  mutating func changeSpeed(by count: Int) {
    speed = min(Self.speeds.count - 1, max(0, speed + count))
  }

  /// Shows a changed program that is still running, and remembers where one stood in the old one.
  mutating func restart(_ beginning: Trace) {
    returning = place
    ownCells = beginning.cells.count
    recording = Recording(beginning)
    moment = Moment(step: 0)
    isPlaying = false
    selection = nil
  }

  /// Takes the recording's place by one of the same program, changed: one who stood at the end does
  /// so again, others stay at their step.
  mutating func replace(by trace: Trace) {
    let place = self.place
    returning = nil
    ownCells = trace.cells.count
    recording = Recording(trace)
    let last = recording.steps.count
    moment = Moment(step: min(place.step ?? last, last))
    isPlaying = false
    selection = place.selection.flatMap { recording.place(of: $0) == nil ? nil : $0 }
  }

  /// Where one stands. The end of what has not run yet is its beginning.
  private var place: Place {
    if let returning { return returning }
    let isAtEnd = moment >= recording.end && !recording.steps.isEmpty
    return Place(step: isAtEnd ? nil : moment.step, selection: selection)
  }

  /// Takes the place of a recording by one that goes on after it, and plays what is new.
  mutating func extend(to trace: Trace) {
    let old = recording.anchor(of: recording.steps.count)
    recording = Recording(trace)
    moment = Moment(step: recording.step(at: old))
    isPlaying = moment < recording.end
    followsSelection = false
    selection = nil
  }

  // MARK: While a program runs

  /// From now on one stands where the program is, if one does not wait for another place.
  mutating func awaitProgress() { isFollowing = true }

  /// Takes what is recorded by now of a program that is running; whoever does not follow it stays where
  /// he is, and goes on playing.
  mutating func progress(to trace: Trace, isLast: Bool = false) {
    let place = recording.anchor(of: moment.step)
    let passes = recording.passes.count { !$0.isOpen }
    recording = Recording(trace)
    let last = recording.steps.count
    if let returning {
      moment = Moment(step: min(returning.step ?? last, last))
      selection = returning.selection
      if isLast { self.returning = nil }
    } else if isFollowing {
      moment = isLast ? recording.end : newest(after: passes)
    } else {
      moment.step = recording.step(at: place)
    }
    selection = selection.flatMap { recording.place(of: $0) == nil ? nil : $0 }
  }

  /// Where to look at a running program: at the end of a pass where one has ended since the last look,
  /// so that the graph of a training loop is seen whole, else at what has happened last.
  private func newest(after passes: Int) -> Moment {
    let closed = recording.passes.filter { !$0.isOpen }
    guard closed.count > passes, let pass = closed.last else { return recording.end }
    return Moment(step: pass.end)
  }
}
