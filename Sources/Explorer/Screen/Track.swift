/// The timeline as a row of marks: which steps each column stands for, and what they are.
struct Track: Sendable {
  /// What a column's steps mostly are; the later cases win.
  enum Mark: Int, Sendable, Comparable {
    case quiet, forward, backward, cell, pass

    static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
  }

  /// What the row depends on.
  struct Key: Equatable, Sendable {
    var width: Int
    /// The line whose passes have their losses drawn; of two networks that train in turns, one.
    var line: Int?
  }

  let key: Key
  let marks: [Mark]
  /// Where passes stand so close that their marks say nothing: for each column the loss of the last
  /// pass up to there, from 0 for the smallest to 1 for the largest. Empty elsewhere.
  let losses: [Double?]
  private let steps: Int

  init(_ recording: Recording, key: Key) {
    self.key = key
    let width = max(1, key.width)
    steps = recording.steps.count
    var marks = [Mark](repeating: .quiet, count: width)
    var mark = Mark.quiet
    var ends = recording.passes.map(\.end)[...]
    var isBackward = false
    for (index, step) in recording.steps.enumerated() {
      switch step.kind {
      case .cell: mark = .cell
      case .backward: mark = .pass
      case .backwardNode, .accumulate: mark = .backward
      case .leaf, .node: mark = .forward
      case .name, .output, .change: mark = .quiet
      }
      if mark == .pass { isBackward = true }
      while let end = ends.first, end <= index {
        ends.removeFirst()
        isBackward = false
      }
      let column = Self.column(ofStep: index + 1, steps, width)
      if mark == .quiet { mark = isBackward ? .backward : .forward }
      marks[column] = max(marks[column], mark)
      // A short trace has several columns a step; those before belong to the step's own way.
      var before = column - 1
      let previous = Self.column(ofStep: index, steps, width)
      while before > previous {
        marks[before] = isBackward ? .backward : .forward
        before -= 1
      }
    }
    self.marks = marks
    losses = Self.losses(recording, width: width, line: key.line)
  }

  private var width: Int { max(1, key.width) }

  private static func losses(_ recording: Recording, width: Int, line: Int?) -> [Double?] {
    guard recording.passes.count > max(8, width / 6) else { return [] }
    var losses = [Double?](repeating: nil, count: width)
    for pass in recording.passes where line == nil || pass.line == line {
      guard let loss = recording.loss(of: pass), loss.isFinite else { continue }
      losses[column(ofStep: pass.start + 1, recording.steps.count, width)] = loss
    }
    let known = losses.compactMap { $0 }
    guard let low = known.min(), let high = known.max(), known.count > 8, high > low else {
      return []
    }
    // A pass's loss stands until the next one's.
    var last: Double?
    return losses.map { loss in
      last = loss ?? last
      return last.map { ($0 - low) / (high - low) }
    }
  }

  private static func column(ofStep step: Int, _ steps: Int, _ width: Int) -> Int {
    steps == 0 ? 0 : step * (width - 1) / steps
  }

  /// The column of a moment.
  func column(of moment: Moment) -> Int {
    guard steps > 0 else { return 0 }
    let place = (Double(moment.step) + moment.fraction) / Double(steps)
    return min(width - 1, Int(place * Double(width - 1)))
  }

  /// The number of steps that have happened at a column.
  func step(at column: Int) -> Int {
    let column = min(width - 1, max(0, column))
    return width > 1 ? (column * steps + (width - 1) / 2) / (width - 1) : 0
  }
}
