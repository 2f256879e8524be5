import Drawing
import Tracing

/// Draws the listing with the line that runs in view.
struct CodePane {
  let listing: Listing
  let recording: Recording
  let moment: Moment
  let palette: Palette
  let signs: Signs
  let scroll: Int

  private var step: Step? {
    recording.steps.indices.contains(moment.active) ? recording.steps[moment.active] : nil
  }

  /// The row that the program has come to.
  private var currentRow: Int? {
    guard let step else { return nil }
    if let line = step.line, let row = listing.row(ofLine: line) { return row }
    return step.cell.flatMap {
      listing.blocks.indices.contains($0) ? listing.blocks[$0].rows.lowerBound : nil
    }
  }

  /// While a gradient moves, the row that made the node it moves through.
  private var sourceRow: Int? {
    guard let step, step.isBackward, let id = step.subject,
      let line = recording.tensor(id)?.line
    else { return nil }
    return listing.row(ofLine: line)
  }

  func draw(in rect: Rect, on canvas: inout Canvas) {
    let offset = self.offset(height: rect.height)
    let current = currentRow
    let source = sourceRow
    canvas.clipped(to: rect) { canvas in
      for y in 0..<rect.height {
        let index = offset + y
        guard listing.rows.indices.contains(index) else { break }
        let row = listing.rows[index]
        let place = rect.y + y
        if let number = row.number {
          let isCurrent = index == current
          let mark: Character = isCurrent ? signs.current : index == source ? signs.origin : " "
          canvas.put(
            mark, x: rect.x, y: place, style: palette[isCurrent ? .titleAccent : .gradient])
          canvas.write(
            String(number).padded(to: 3, align: .right), x: rect.x + 1, y: place,
            style: palette[isCurrent ? .strong : .lineNumber])
          canvas.write(
            row.text.truncated(to: rect.width - Listing.gutter, ellipsis: signs.glyphs.ellipsis),
            x: rect.x + Listing.gutter, y: place)
          if isCurrent {
            emphasise(Rect(x: rect.x, y: place, width: rect.width, height: 1), &canvas)
          }
        } else {
          canvas.write(row.text, x: rect.x, y: place)
        }
      }
    }
  }

  private func emphasise(_ rect: Rect, _ canvas: inout Canvas) {
    let current = palette[.currentLine]
    canvas.restyle(rect) { style in
      style.attributes.insert(.bold)
      style.background = current.background
    }
  }

  /// The first visible row: a cell with the narration before it as long as that has room, below some of
  /// what came before if it is short, and else so that the current row is in view.
  func offset(height: Int) -> Int {
    let last = max(0, listing.rows.count - height)
    guard let row = currentRow else { return min(last, max(0, scroll)) }
    let block = listing.blocks.first { $0.rows.contains(row) }
    var offset = block?.opening ?? row
    let end = block?.rows.upperBound ?? row + 1
    if end - offset > height {
      // Not all of it fits: keep its end in view if the program is near it, else the current row.
      offset = max(offset, min(end - height, row - height / 3))
      if row >= offset + height { offset = row - height + 1 }
    } else if 2 * (end - offset) <= height {
      // A short cell leaves room for what came before it.
      offset = max(0, offset - height / 3)
    }
    return min(last, max(0, offset + scroll))
  }

  /// How much of the listing is in view.
  func position(height: Int) -> ScrollPosition {
    ScrollPosition(offset: offset(height: height), visible: height, total: listing.rows.count)
  }
}
