import GraphLayout

/// The lines that the routes of a layout draw, in rows and columns, so that one can ask what meets in
/// a cell without walking over all of them: a thousand edges of one leaf share a trunk as long as the
/// picture is wide.
struct RoutedLines {
  private var rows: [Int: Stretches] = [:]
  private var columns: [Int: Stretches] = [:]

  /// The parts of a row or a column that lines cover.
  private struct Stretches {
    private(set) var parts: [ClosedRange<Int>] = []

    mutating func add(_ part: ClosedRange<Int>) { parts.append(part) }

    /// Joins those that overlap; those that only touch meet in a corner and stay two.
    mutating func merge() {
      parts.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
      var merged: [ClosedRange<Int>] = []
      for part in parts {
        if let last = merged.last,
          part.lowerBound < last.upperBound || part.lowerBound == last.lowerBound
        {
          merged[merged.count - 1] = last.lowerBound...max(last.upperBound, part.upperBound)
        } else {
          merged.append(part)
        }
      }
      parts = merged
    }

    /// How many lines leave a place: none, one, or one to each side.
    func arms(at place: Int) -> Int {
      var low = 0
      var high = parts.count
      while low < high {
        let middle = (low + high) / 2
        if parts[middle].upperBound < place { low = middle + 1 } else { high = middle }
      }
      var before = false
      var after = false
      for part in parts[low...].prefix(2) where part.contains(place) {
        before = before || part.lowerBound < place
        after = after || part.upperBound > place
      }
      return (before ? 1 : 0) + (after ? 1 : 0)
    }
  }

  /// Complexity: O(corners * log corners).
  init(_ routes: [Route]) {
    for route in routes {
      for (from, to) in zip(route.points, route.points.dropFirst()) {
        if from.y == to.y {
          rows[from.y, default: Stretches()].add(min(from.x, to.x)...max(from.x, to.x))
        } else {
          columns[from.x, default: Stretches()].add(min(from.y, to.y)...max(from.y, to.y))
        }
      }
    }
    for row in rows.keys { rows[row]!.merge() }
    for column in columns.keys { columns[column]!.merge() }
  }

  /// How many lines leave a cell, of the four that can.
  func armCount(at cell: Point) -> Int {
    (rows[cell.y]?.arms(at: cell.x) ?? 0) + (columns[cell.x]?.arms(at: cell.y) ?? 0)
  }
}
