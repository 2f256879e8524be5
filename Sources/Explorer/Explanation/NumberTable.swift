import Drawing
import Tracing

/// The elements of a tensor in rows and columns, as many as there is room for; the numbers that are
/// NaN or infinite stand out.
struct NumberTable {
  /// Rows of the table at most, one of them for what is left out.
  private static let mostRows = 9

  let palette: Palette
  let signs: Signs
  let width: Int

  /// The table of a tensor that is kept whole, under a heading; nothing for a scalar, and nothing
  /// where only statistics were kept.
  func lines(_ value: TensorValue, heading: String) -> [StyledText] {
    guard case .whole(let shape, let data) = value, let columns = shape.last, data.count > 1,
      columns > 0
    else { return [] }
    let texts = data.map(Numerals.text)
    let rows = stride(from: 0, to: data.count, by: columns).map { Array($0..<$0 + columns) }
    let cell = (texts.map(\.count).max() ?? 1) + 1
    let shown = min(columns, max(1, (width - 2) / cell))
    let ellipsis = signs.glyphs.ellipsis
    var lines = [
      StyledText(signs.fold(heading + " " + TensorText.shape(shape)), style: palette[.muted])
    ]
    for (number, row) in rows.enumerated() {
      if number == Self.mostRows - 1, rows.count > Self.mostRows {
        lines.append(StyledText(" \(ellipsis) \(rows.count - number) more", style: palette[.muted]))
        break
      }
      var line = StyledText()
      for place in row.prefix(shown) {
        let isOdd = !data[place].isFinite
        line.append(
          String(repeating: " ", count: cell - texts[place].count) + texts[place],
          style: palette[isOdd ? .failure : .text])
      }
      if shown < columns { line.append(" \(ellipsis)", style: palette[.muted]) }
      lines.append(line)
    }
    return lines
  }
}
