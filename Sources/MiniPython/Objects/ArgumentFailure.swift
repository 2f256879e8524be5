/// The texts of CPython for calls that don't fit a function.
enum ArgumentFailure {
  /// A built-in function was given too few or too many arguments.
  static func miscounted(_ name: String, _ range: ClosedRange<Int>, given: Int) -> PythonError {
    let wanted = given < range.lowerBound ? range.lowerBound : range.upperBound
    let limit =
      range.count == 1 ? "" : given < range.lowerBound ? "at least " : "at most "
    return PythonError(
      .typeError,
      "\(name) expected \(limit)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(given)")
  }

  /// A built-in function of one argument was given none, or more.
  static func notOne(_ name: String, given: Int) -> PythonError {
    PythonError(.typeError, "\(name)() takes exactly one argument (\(given) given)")
  }

  static func missing(_ names: [String], kind: String, in function: String) -> PythonError {
    let quoted = names.map { "'\($0)'" }
    let list: String
    switch quoted.count {
    case 1: list = quoted[0]
    case 2: list = "\(quoted[0]) and \(quoted[1])"
    default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
    }
    let plural = names.count == 1 ? "" : "s"
    return PythonError(
      .typeError,
      "\(function)() missing \(names.count) required \(kind) argument\(plural): \(list)")
  }

  static func tooMany(
    _ function: String, required: Int, accepted: Int, given: Int, keywordOnlyGiven: Int = 0
  ) -> PythonError {
    let range = required == accepted ? "\(accepted)" : "from \(required) to \(accepted)"
    let plural = required == accepted && accepted == 1 ? "" : "s"
    if keywordOnlyGiven > 0 {
      return PythonError(
        .typeError,
        "\(function)() takes \(range) positional argument\(plural) but \(given) positional argument"
          + "\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only argument"
          + "\(keywordOnlyGiven == 1 ? "" : "s")) were given")
    }
    return PythonError(
      .typeError,
      "\(function)() takes \(range) positional argument\(plural) but \(given) "
        + "\(given == 1 ? "was" : "were") given")
  }
}
