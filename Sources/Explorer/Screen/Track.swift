/// The timeline as a row of marks: which steps each column stands for, and what they are.
struct Track: Sendable {
  /// What a column's steps mostly are; the later cases win.
  enum Mark: Int, Sendable, Comparable {
    case quiet, forward, backward, cell, pass

    static func < (left: Mark, right: Mark) -> Bool { left.rawValue < right.rawValue }
  }

  let width: Int
  let marks: [Mark]
  private let steps: Int

  init(_ recording: Recording, width: Int) {
    self.width = max(1, width)
    steps = recording.steps.count
    var marks = [Mark](repeating: .quiet, count: self.width)
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
      let column = Self.column(ofStep: index + 1, steps, self.width)
      if mark == .quiet { mark = isBackward ? .backward : .forward }
      marks[column] = max(marks[column], mark)
      // A short trace has several columns a step; those before belong to the step's own way.
      var before = column - 1
      let previous = Self.column(ofStep: index, steps, self.width)
      while before > previous {
        marks[before] = isBackward ? .backward : .forward
        before -= 1
      }
    }
    self.marks = marks
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
