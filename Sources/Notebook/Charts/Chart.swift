import Glibc

/// One chart of `matplotlib.pyplot`, as the cell's output shows it: dots of braille between two axes.
struct Chart {
  /// What is drawn in the same place with the same means.
  struct Series {
    /// How numbers are shown.
    enum Kind: String {
      case line, points, bars
    }
    var kind: Kind
    var x: [Double]
    var y: [Double]
    var label: String
  }

  var title = ""
  var xLabel = ""
  var yLabel = ""
  var series: [Series] = []

  /// The size of the field between the axes, in cells of two by four dots: with a label it fits into a
  /// pane of a third of a screen.
  static let width = 21
  static let height = 7

  /// The chart, line by line.
  var text: String {
    let points = series.flatMap { zip($0.x, $0.y) }.filter { $0.0.isFinite && $0.1.isFinite }
    guard let first = points.first else {
      return heading.map { $0 + "\n" }.joined() + "(empty chart)"
    }
    var (left, right, low, high) = (first.0, first.0, first.1, first.1)
    for (x, y) in points {
      (left, right) = (min(left, x), max(right, x))
      (low, high) = (min(low, y), max(high, y))
    }
    if series.contains(where: { $0.kind == .bars }) { (low, high) = (min(low, 0), max(high, 0)) }
    var dots = Dots(left...max(right, left.nextUp), low...max(high, low.nextUp))
    for series in series { dots.draw(series) }
    let top = Chart.number(high)
    let bottom = Chart.number(low)
    let margin = max(top.count, bottom.count)
    var lines = heading
    for (row, line) in dots.lines.enumerated() {
      let label = row == 0 ? top : row == Chart.height - 1 ? bottom : ""
      lines.append(
        String(repeating: " ", count: margin - label.count) + label + " │"
          + line.droppingTrailingSpaces)
    }
    lines.append(
      String(repeating: " ", count: margin) + " ╰" + String(repeating: "─", count: Chart.width))
    let (start, end) = (Chart.number(left), Chart.number(right))
    let gap = max(1, Chart.width - start.count - end.count)
    let middle = xLabel.count + 2 <= gap ? xLabel : ""
    let before = (gap - middle.count) / 2
    lines.append(
      String(repeating: " ", count: margin + 2) + start + String(repeating: " ", count: before)
        + middle + String(repeating: " ", count: gap - before - middle.count) + end)
    return lines.joined(separator: "\n")
  }

  /// The title, and what the vertical axis and the lines are called.
  private var heading: [String] {
    let names = ([yLabel] + series.map(\.label)).filter { !$0.isEmpty }
    return [title, names.joined(separator: ", ")].filter { !$0.isEmpty }
  }

  /// At most four digits that count.
  private static func number(_ value: Double) -> String {
    withVaList([value]) { arguments in
      String(unsafeUninitializedCapacity: 32) { buffer in
        buffer.withMemoryRebound(to: CChar.self) {
          Int(vsnprintf($0.baseAddress, 32, "%.4g", arguments))
        }
      }
    }
  }
}

extension String {
  fileprivate var droppingTrailingSpaces: Substring {
    self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)]
  }
}

/// The field of a chart, in dots.
private struct Dots {
  private let columns = Chart.width * 2
  private let rows = Chart.height * 4
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>
  private var cells = [UInt8](repeating: 0, count: Chart.width * Chart.height)

  init(_ x: ClosedRange<Double>, _ y: ClosedRange<Double>) {
    self.x = x
    self.y = y
  }

  var lines: [String] {
    (0..<Chart.height).map { row in
      String(
        String.UnicodeScalarView(
          cells[row * Chart.width..<(row + 1) * Chart.width].map {
            $0 == 0 ? " " : UnicodeScalar(0x2800 + UInt32($0)) ?? " "
          }))
    }
  }

  mutating func draw(_ series: Chart.Series) {
    var before: (column: Int, row: Int)?
    for (x, y) in zip(series.x, series.y) {
      guard x.isFinite, y.isFinite else {
        before = nil
        continue
      }
      let point = (column: column(x), row: row(y))
      switch series.kind {
      case .points: set(point.column, point.row)
      case .line:
        line(from: before ?? point, to: point)
        before = point
      case .bars: line(from: (point.column, row(0)), to: point)
      }
    }
  }

  private func column(_ value: Double) -> Int {
    Int(((value - x.lowerBound) / (x.upperBound - x.lowerBound) * Double(columns - 1)).rounded())
  }

  private func row(_ value: Double) -> Int {
    Int(((y.upperBound - value) / (y.upperBound - y.lowerBound) * Double(rows - 1)).rounded())
  }

  private mutating func line(from a: (column: Int, row: Int), to b: (column: Int, row: Int)) {
    let steps = max(abs(a.column - b.column), abs(a.row - b.row), 1)
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      set(
        a.column + Int((Double(b.column - a.column) * part).rounded()),
        a.row + Int((Double(b.row - a.row) * part).rounded()))
    }
  }

  private mutating func set(_ column: Int, _ row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row) else { return }
    let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    cells[row / 4 * Chart.width + column / 2] |= bits[row % 4][column % 2]
  }
}
