import Tracing

/// An error that ended a cell of the program.
struct Failure: Sendable, Equatable {
  /// The step in which it was reported.
  var step: Int
  var cell: Int?
  var line: Int?
  /// What Python prints last for it: the error's type, and what it says.
  var text: String

  /// The error's type.
  var name: String { String(text.prefix { $0 != ":" && !$0.isNewline }) }

  /// The errors that ended any of the first cells, oldest first.
  static func all(in recording: Recording, ofCells cells: Int) -> [Failure] {
    recording.outputSteps.compactMap { step in
      let cell = recording.steps[step].cell
      guard case .output(let output) = recording.event(of: step), output.stream == .error,
        (cell ?? 0) < cells
      else { return nil }
      return Failure(step: step, cell: cell, line: output.line, text: output.text)
    }
  }
}

extension Player {
  /// What went wrong at the moment, where one looks at that rather than at a tensor.
  var shownFailure: Failure? {
    guard selection == nil, recording.steps.indices.contains(moment.active) else { return nil }
    let cell = recording.steps[moment.active].cell
    return failures.last {
      $0.step == moment.active || moment >= recording.end && $0.cell == cell
    }
  }
}
