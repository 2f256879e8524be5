/// A fact that changes while the program runs: what it is at any step, found without replaying.
struct History<Value: Sendable>: Sendable {
  private var steps: [Int] = []
  private var values: [Value] = []

  /// Every value there ever was, oldest first.
  var all: [Value] { values }

  /// Notes that the fact has this value once `step` has happened; steps come in order.
  mutating func record(_ value: Value, step: Int) {
    if steps.last == step {
      values[values.count - 1] = value
    } else {
      steps.append(step)
      values.append(value)
    }
  }

  /// The value after the first `position` steps, and `nil` before there was one; logarithmic.
  func value(at position: Int) -> Value? {
    let index = steps.firstIndex(notBelow: position)
    return index > 0 ? values[index - 1] : nil
  }

  /// All values recorded during some steps, oldest first.
  func values(during range: Range<Int>) -> ArraySlice<Value> {
    let low = steps.firstIndex(notBelow: range.lowerBound)
    let high = steps.firstIndex(notBelow: range.upperBound)
    return values[low..<max(low, high)]
  }
}

extension [Int] {
  /// In an ascending array, the index of the first element that is at least `bound`.
  func firstIndex(notBelow bound: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
